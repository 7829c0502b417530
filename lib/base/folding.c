#include "base/folding.h"

#include <glib.h>
#include <string.h>

#include "base/letter.h"
#include "base/pool.h"
#include "base/telephone.h"
#include "base/text.h"

/* As many characters as Unicode takes one apart into at most. */
enum { MOST_PARTS = 18, ASCII_END = 0x80, ARABIC_TATWEEL = 0x0640, SYRIAC = 0x0700 };

/* Accents and vowel points, which people leave out; not the vowel signs of scripts that cannot be read without. */
static bool is_accent(gunichar letter)
{
    return letter == ARABIC_TATWEEL ||
           (g_unichar_ismark(letter) &&
            (letter < SYRIAC || g_unichar_get_script(letter) == G_UNICODE_SCRIPT_INHERITED));
}

static bool makes_words(gunichar letter)
{
    if (letter < ASCII_END)
        return g_ascii_isalnum((char)letter);
    return (g_unichar_isalnum(letter) || g_unichar_ismark(letter)) && !letter_apostrophe(letter);
}

/* Nothing for a reader: it parts no words. */
static bool is_nothing(gunichar letter)
{
    return letter_hidden(letter) || letter_turns(letter) || letter_joins(letter) || letter_varies(letter) ||
           is_accent(letter);
}

/* Most letters are of ASCII, and every word of a case is folded with each event: those go the short way. */
static void fold_letter(GString *out, gunichar letter)
{
    if (letter < ASCII_END) {
        g_string_append_c(out, g_ascii_tolower((char)letter));
        return;
    }
    gunichar parts[MOST_PARTS];
    gsize count = g_unichar_fully_decompose(letter, TRUE, parts, MOST_PARTS);
    for (gsize i = 0; i < count; i++) {
        gunichar small = g_unichar_tolower(parts[i]);
        const char *plain = letter_plain(small);
        if (is_accent(small) || !makes_words(small))
            continue;
        if (plain != NULL)
            g_string_append(out, plain);
        else
            g_string_append_unichar(out, small);
    }
}

/* The first character from there on that is something; 0: none is. */
static gunichar something_from(const char *at)
{
    while (*at != '\0' && is_nothing(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return *at != '\0' ? g_utf8_get_char(at) : 0;
}

/* True if behind the apostrophe there stands nothing of the word but an s. */
static bool is_possessive(const char *behind)
{
    gunichar letter = something_from(behind);
    if (letter != 's' && letter != 'S')
        return false;
    gunichar next = something_from(strpbrk(behind, "sS") + 1);
    return next == 0 || (!makes_words(next) && !letter_apostrophe(next));
}

/* What taking a word carries. */
struct taking {
    GString *folded, *apart; /* apart NULL: no apostrophe stood in it yet */
};

/* Takes what stands at *at into the word; false: the word has ended before it. */
static bool take_letter(struct taking *taking, const char **at)
{
    gunichar letter = g_utf8_get_char(*at);
    const char *behind = g_utf8_next_char(*at);
    if (letter_apostrophe(letter)) {
        if (!makes_words(something_from(behind)) || is_possessive(behind))
            return false;
        if (taking->apart == NULL)
            taking->apart = g_string_new(taking->folded->str);
        g_string_append_c(taking->apart, ' ');
    } else if (makes_words(letter)) {
        fold_letter(taking->folded, letter);
        if (taking->apart != NULL)
            fold_letter(taking->apart, letter);
    } else if (!is_nothing(letter)) {
        return false;
    }
    *at = behind;
    return true;
}

bool word_next(struct pool *pool, const char **at, struct word *word)
{
    struct taking taking = {.folded = g_string_new(NULL)};
    while (**at != '\0' && taking.folded->len == 0) {
        while (**at != '\0' && !makes_words(g_utf8_get_char(*at)))
            *at = g_utf8_next_char(*at);
        word->begins = *at;
        while (**at != '\0' && take_letter(&taking, at))
            continue;
        word->ends = *at;
        if (letter_apostrophe(**at != '\0' ? g_utf8_get_char(*at) : 0) && is_possessive(g_utf8_next_char(*at)))
            *at = strpbrk(*at, "sS") + 1;
    }
    bool any = taking.folded->len > 0;
    word->folded = pool_copy(pool, taking.folded->str);
    word->apart = taking.apart ? pool_copy(pool, taking.apart->str) : NULL;
    g_string_free(taking.folded, TRUE);
    if (taking.apart != NULL)
        g_string_free(taking.apart, TRUE);
    return any;
}

static const char *finish(struct pool *pool, GString *text)
{
    const char *copy = pool_copy(pool, text->str);
    g_string_free(text, TRUE);
    return copy;
}

static void add(GString *out, const char *words)
{
    if (out->len > 0 && *words != '\0')
        g_string_append_c(out, ' ');
    g_string_append(out, words);
}

const char *text_folded(struct pool *pool, const char *text)
{
    struct word word;
    GString *out = g_string_new(NULL);
    for (const char *at = text ? text : ""; word_next(pool, &at, &word);)
        add(out, word.folded);
    return finish(pool, out);
}

/* A blank or the end, 0 to 9, a to z, and all other letters: twelve of them fill a number of 63 bits. */
enum { PLACED_LETTERS = 12, FIGURES_FROM = 1, LETTERS_FROM = 11, LETTERS_OTHER = 37, LETTER_PLACES = 38 };

static int letter_place(gunichar letter)
{
    if (letter == 0 || letter == ' ')
        return 0;
    if (letter >= '0' && letter <= '9')
        return FIGURES_FROM + (int)(letter - '0');
    return letter >= 'a' && letter <= 'z' ? LETTERS_FROM + (int)(letter - 'a') : LETTERS_OTHER;
}

int64_t text_place(const char *text)
{
    struct pool *pool = pool_new();
    const char *at = text_folded(pool, text);
    int64_t place = *at == '\0' ? INT64_MAX : 0;
    for (int i = 0; i < PLACED_LETTERS && place != INT64_MAX; i++) {
        place = place * LETTER_PLACES + letter_place(g_utf8_get_char(at));
        at += *at != '\0' ? g_utf8_next_char(at) - at : 0;
    }
    pool_free(pool);
    return place;
}

const char *text_findable(struct pool *pool, const char *text)
{
    struct word word;
    struct telephone number;
    GString *words = g_string_new(NULL), *more = g_string_new(NULL);
    const char *before = "";
    bool parted = false; /* the word before was */
    for (const char *at = text; word_next(pool, &at, &word); before = word.folded, parted = word.apart != NULL) {
        add(words, word.folded);
        if (word.apart != NULL && !parted)
            add(more, before);
        if (word.apart != NULL || parted)
            add(more, word.apart ? word.apart : word.folded);
    }
    for (const char *at = text; telephone_next(pool, &at, &number);)
        add(more, number.digits);
    if (more->len > 0)
        g_string_append_printf(words, "\n%s", more->str);
    g_string_free(more, TRUE);
    return finish(pool, words);
}

/* The words up to `end`, each run of them that stands together as one term. */
static size_t seek_words(struct pool *pool, const char *from, const char *end, const char **terms)
{
    size_t count = 0;
    const char *const *apart = text_words(pool, pool_copy_part(pool, from, (size_t)(end - from)));
    for (; *apart != NULL; apart++) {
        const char *term = text_folded(pool, *apart);
        if (!text_blank(term))
            terms[count++] = term;
    }
    return count;
}

const char *const *text_sought(struct pool *pool, const char *typed)
{
    struct telephone number;
    size_t count = 0;
    const char **terms = pool_array(pool, strlen(typed) + 2, sizeof *terms), *from = typed;
    for (const char *at = typed; telephone_next(pool, &at, &number); from = number.ends) {
        count += seek_words(pool, from, number.begins, terms + count);
        terms[count++] = number.digits;
    }
    seek_words(pool, from, from + strlen(from), terms + count);
    return terms;
}
