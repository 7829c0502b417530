#include "base/naming.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "base/telephone.h"
#include "base/text.h"

/* The shortest that is looked for, in letters: of fewer, too many words would be one. */
enum { SHORTEST_PART = 2, SHORTEST_NAME = 3, SHORTEST_QUOTATION = 20 };

static const char *const titles_before[] = {
    "mr",       "mrs", "ms",   "miss", "mx",   "dr",   "doctor",     "prof", "professor", "rev", "revd",
    "reverend", "sir", "dame", "lord", "lady", "cllr", "councillor", "capt", "captain",   "and", NULL};
static const char *const titles_behind[] = {"mr",  "mrs", "ms",  "miss", "mx",  "dr",  "jr",  "jnr", "sr",
                                            "snr", "mbe", "obe", "cbe",  "phd", "bsc", "esq", NULL};
/* Words of English that are names, too. */
static const char *const short_words[] = {"ah", "am", "an", "as", "at", "be", "by", "do", "eh", "go",
                                          "ha", "he", "hi", "if", "in", "is", "it", "me", "my", "no",
                                          "of", "oh", "on", "or", "so", "to", "up", "us", "we", NULL};

static struct words words_of(struct pool *pool, const char *text)
{
    struct words words = {.list = NULL};
    struct word word;
    for (const char *at = text ? text : ""; word_next(pool, &at, &word);)
        *LIST_ADD(pool, words.list, words.count) = word;
    return words;
}

/* So many of the words from that one on, round to the first, with a blank between, before and behind them; apart: as
 * apostrophes part them. */
static const char *joined(struct pool *pool, struct words words, size_t first, size_t count, bool apart)
{
    GString *text = g_string_new(" ");
    for (size_t i = 0; i < count; i++) {
        const struct word *word = &words.list[(first + i) % words.count];
        g_string_append(text, apart && word->apart != NULL ? word->apart : word->folded);
        g_string_append_c(text, ' ');
    }
    return pool_take(pool, g_string_free(text, FALSE));
}

struct naming naming_of(struct pool *pool, const char *text)
{
    const struct words words = words_of(pool, text);
    return (struct naming){.text = text ? text : "",
                           .folded = joined(pool, words, 0, words.count, false),
                           .apart = joined(pool, words, 0, words.count, true),
                           .words = words};
}

/* True if those words, with their blanks, stand in the text, of so many letters at least. */
static bool holds(const char *text, const char *words, long letters)
{
    return g_utf8_strlen(words, -1) >= letters + 2 && strstr(text, words) != NULL;
}

static void take_titles(struct words *name)
{
    const struct words all = *name;
    while (name->count > 0 && text_among(name->list[0].folded, titles_before)) {
        name->list++;
        name->count--;
    }
    while (name->count > 0 && text_among(name->list[name->count - 1].folded, titles_behind))
        name->count--;
    if (name->count == 0)
        *name = all;
}

/* A name without titles. "Brown, Anna" is Anna Brown: the words behind the comma come first, unless they are titles. */
static struct words name_of(struct pool *pool, const char *text)
{
    const struct words all = words_of(pool, text);
    struct words name = all;
    const char *comma = text ? strchr(text, ',') : NULL;
    size_t last = 0;
    while (comma != NULL && last < all.count && all.list[last].begins < comma)
        last++;
    take_titles(&name);
    bool turned = comma != NULL && last > 0 && last < all.count && !text_among(all.list[last].folded, titles_behind) &&
                  name.list == all.list;
    if (!turned)
        return name;
    name = (struct words){.list = pool_array(pool, all.count, sizeof *name.list), .count = all.count};
    for (size_t i = 0; i < all.count; i++)
        name.list[i] = all.list[(i + last) % all.count];
    take_titles(&name);
    return name;
}

static bool holds_words(struct pool *pool, const struct naming *text, const struct words *name, size_t first,
                        size_t count, long letters)
{
    return holds(text->folded, joined(pool, *name, first, count, false), letters) ||
           holds(text->apart, joined(pool, *name, first, count, true), letters);
}

static bool is_unparted(const char *word)
{
    switch (g_unichar_get_script(g_utf8_get_char(word))) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
        return true;
    default:
        return false;
    }
}

static const char *without_blanks(struct pool *pool, const char *words)
{
    char *copy = pool_copy(pool, words), *to = copy;
    for (; *words != '\0'; words++)
        if (*words != ' ')
            *to++ = *words;
    *to = '\0';
    return copy;
}

/* The same in scripts that put no blank between words. */
static bool holds_unparted(struct pool *pool, const struct naming *text, const struct words *name)
{
    const char *wanted = without_blanks(pool, joined(pool, *name, 0, name->count, false));
    return is_unparted(wanted) && g_utf8_strlen(wanted, -1) >= SHORTEST_PART &&
           strstr(without_blanks(pool, text->folded), wanted) != NULL;
}

static bool is_whole(struct pool *pool, const struct naming *text, const struct words *name)
{
    return name->count > 0 &&
           (holds_words(pool, text, name, 0, name->count, SHORTEST_NAME) || holds_unparted(pool, text, name));
}

bool naming_whole(struct pool *pool, const struct naming *text, const char *name)
{
    const struct words whole = name_of(pool, name);
    return is_whole(pool, text, &whole);
}

/* True if that word of the text begins a sentence. */
static bool begins_sentence(const struct naming *text, size_t n)
{
    if (n == 0)
        return true;
    const char *from = text->words.list[n - 1].ends;
    for (; from < text->words.list[n].begins; from++)
        if (strchr(".!?:\n", *from) != NULL)
            return !text_among(text->words.list[n - 1].folded, titles_before);
    return false;
}

/* True if that word stands there as a name does, beginning with what is no small letter. */
static bool holds_capital(const struct naming *text, const char *word)
{
    bool common = text_among(word, short_words);
    for (size_t n = 0; n < text->words.count; n++) {
        gunichar first = g_utf8_get_char(text->words.list[n].begins);
        if (text_equal(text->words.list[n].folded, word) && !g_unichar_islower(first) &&
            !(common && begins_sentence(text, n)))
            return true;
    }
    return false;
}

bool naming_plain(struct pool *pool, const struct naming *text, const char *name)
{
    const struct words whole = name_of(pool, name);
    if (is_whole(pool, text, &whole))
        return true;
    if (whole.count == 0)
        return false;
    const struct word *last = &whole.list[whole.count - 1];
    return (whole.count > 1 && holds_words(pool, text, &whole, whole.count - 1, whole.count, SHORTEST_NAME)) ||
           (last->apart != NULL && holds_words(pool, text, &whole, whole.count - 1, 1, SHORTEST_NAME)) ||
           (g_utf8_strlen(last->folded, -1) >= SHORTEST_PART && holds_capital(text, last->folded));
}

bool naming_part(struct pool *pool, const struct naming *text, const char *name)
{
    const struct words whole = name_of(pool, name);
    for (size_t i = 0; i < whole.count; i++)
        if (holds_words(pool, text, &whole, i, 1, SHORTEST_PART))
            return true;
    return whole.count > 0 && holds_unparted(pool, text, &whole);
}

/* True if all the words of the other text stand there. */
static bool holds_all(struct pool *pool, const struct naming *text, const char *other, long letters)
{
    const struct words words = words_of(pool, other);
    return holds(text->folded, joined(pool, words, 0, words.count, false), letters);
}

bool naming_email(struct pool *pool, const struct naming *text, const char *email)
{
    return holds_all(pool, text, email, SHORTEST_NAME);
}

bool naming_telephone(struct pool *pool, const struct naming *text, const char *number)
{
    struct telephone theirs, other;
    const char *at = number ? number : "";
    if (!telephone_next(pool, &at, &theirs))
        return false;
    for (at = text->text; telephone_next(pool, &at, &other);)
        if (text_equal(other.digits, theirs.digits))
            return true;
    return false;
}

bool naming_quotes(struct pool *pool, const struct naming *text, const char *said)
{
    char **sentences = g_strsplit_set(said ? said : "", ".!?\n", -1);
    bool found = false;
    for (char **sentence = sentences; *sentence != NULL && !found; sentence++)
        found = holds_all(pool, text, *sentence, SHORTEST_QUOTATION);
    g_strfreev(sentences);
    return found;
}
