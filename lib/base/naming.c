#include "base/naming.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"

/* The shortest that is looked for, in letters: of fewer, too many words would be one. */
enum { SHORTEST_PART = 2, SHORTEST_NAME = 3, SHORTEST_QUOTATION = 20 };

/* The words of the text with one blank between, before and behind them; without accents. */
static const char *words_of(struct pool *pool, const char *text)
{
    char *apart = g_utf8_normalize(text ? text : "", -1, G_NORMALIZE_NFKD);
    GString *words = g_string_new(" ");
    for (const char *at = apart ? apart : ""; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (g_unichar_isalnum(letter))
            g_string_append_unichar(words, letter);
        else if (!g_unichar_ismark(letter) && words->str[words->len - 1] != ' ')
            g_string_append_c(words, ' ');
    }
    if (words->str[words->len - 1] != ' ')
        g_string_append_c(words, ' ');
    const char *copy = pool_copy(pool, words->str);
    g_string_free(words, TRUE);
    g_free(apart);
    return copy;
}

struct naming naming_of(struct pool *pool, const char *text)
{
    struct naming naming = {.words = words_of(pool, text)};
    char *folded = g_utf8_casefold(naming.words, -1);
    naming.folded = pool_copy(pool, folded);
    g_free(folded);
    return naming;
}

/* True if those words, with their blanks, stand in the text, of so many letters at least. */
static bool holds(const char *text, const char *words, long letters)
{
    return g_utf8_strlen(words, -1) >= letters + 2 && strstr(text, words) != NULL;
}

bool naming_whole(struct pool *pool, const struct naming *text, const char *name)
{
    return holds(text->folded, naming_of(pool, name).folded, SHORTEST_NAME);
}

/* The word that ends at that blank, with its blanks; " " if none does. */
static const char *word_before(struct pool *pool, const char *words, const char *end)
{
    const char *start = end;
    while (start > words && start[-1] != ' ')
        start--;
    return start > words && start < end ? pool_format(pool, " %.*s ", (int)(end - start), start) : " ";
}

/* True if that word (folded, with its blanks) stands there, beginning with what is no small letter. Folding keeps the
 * order of the words, so that the n-th of the one is the n-th of the other. */
static bool holds_capital(const struct naming *text, const char *word)
{
    const char *one = text->words, *folded = text->folded;
    for (; one != NULL && folded != NULL && one[1] != '\0' && folded[1] != '\0';
         one = strchr(one + 1, ' '), folded = strchr(folded + 1, ' '))
        if (strncmp(folded, word, strlen(word)) == 0 && !g_unichar_islower(g_utf8_get_char(one + 1)))
            return true;
    return false;
}

bool naming_plain(struct pool *pool, const struct naming *text, const char *name)
{
    const char *words = naming_of(pool, name).folded;
    const char *last = word_before(pool, words, words + strlen(words) - 1);
    return holds(text->folded, words, SHORTEST_NAME) ||
           (holds(text->folded, last, SHORTEST_NAME) && holds_capital(text, last));
}

bool naming_part(struct pool *pool, const struct naming *text, const char *name)
{
    const char *words = naming_of(pool, name).folded;
    for (const char *end = strchr(words + 1, ' '); end != NULL; end = strchr(end + 1, ' '))
        if (holds(text->folded, word_before(pool, words, end), SHORTEST_PART))
            return true;
    return false;
}

bool naming_quotes(struct pool *pool, const struct naming *text, const char *said)
{
    char **sentences = g_strsplit_set(said ? said : "", ".!?\n", -1);
    bool found = false;
    for (char **sentence = sentences; *sentence != NULL && !found; sentence++)
        found = holds(text->folded, naming_of(pool, *sentence).folded, SHORTEST_QUOTATION);
    g_strfreev(sentences);
    return found;
}
