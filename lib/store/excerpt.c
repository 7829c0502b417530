#include "store/excerpt.h"

#include <glib.h>
#include <string.h>

#include "base/folding.h"
#include "base/pool.h"
#include "base/telephone.h"
#include "base/text.h"
#include "store/store.h"

enum { WORDS = 24 };

/* A text with what was found in it. */
struct excerpt {
    const char *const *sought; /* the words of the terms, NULL-ended */
    struct word *words;
    bool *hits;
    size_t count;
};

/* The words of all terms. */
static const char *const *words_of(struct pool *pool, const char *const *terms)
{
    const char *all = "";
    for (; *terms != NULL; terms++)
        all = pool_format(pool, "%s %s", all, *terms);
    return text_words(pool, all);
}

/* True if one of the words sought stands there, or the beginning of one where it is the last. */
static bool is_sought(const char *const *sought, const char *word)
{
    for (; *sought != NULL; sought++)
        if (text_equal(word, *sought) || (sought[1] == NULL && g_str_has_prefix(word, *sought)))
            return true;
    return false;
}

static bool is_hit(struct pool *pool, const char *const *sought, const struct word *word)
{
    if (is_sought(sought, word->folded))
        return true;
    for (const char *const *part = word->apart ? text_words(pool, word->apart) : NULL; part && *part; part++)
        if (is_sought(sought, *part))
            return true;
    return false;
}

/* True if one of the words sought may be a telephone number. */
static bool seeks_number(const char *const *sought)
{
    while (*sought != NULL && !g_ascii_isdigit(**sought))
        sought++;
    return *sought != NULL;
}

/* All words of a telephone number that was sought as one. */
static void mark_numbers(struct pool *pool, struct excerpt *excerpt, const char *text)
{
    struct telephone number;
    for (const char *at = text; seeks_number(excerpt->sought) && telephone_next(pool, &at, &number);)
        for (size_t i = 0; is_sought(excerpt->sought, number.digits) && i < excerpt->count; i++)
            excerpt->hits[i] = excerpt->hits[i] ||
                               (excerpt->words[i].begins >= number.begins && excerpt->words[i].ends <= number.ends);
}

static void read(struct pool *pool, struct excerpt *excerpt, const char *text)
{
    struct word word;
    size_t hits = 0;
    for (const char *at = text; word_next(pool, &at, &word);) {
        *LIST_ADD(pool, excerpt->hits, hits) = is_hit(pool, excerpt->sought, &word);
        *LIST_ADD(pool, excerpt->words, excerpt->count) = word;
    }
    mark_numbers(pool, excerpt, text);
}

/* The first of the words from which most hits stand together; a few words before the first hit. */
static size_t best_start(const struct excerpt *excerpt)
{
    size_t best = 0, hits = 0, most = 0, lead = WORDS / 4;
    for (size_t i = 0; i < excerpt->count; i++) {
        hits += excerpt->hits[i];
        hits -= i >= WORDS - lead && excerpt->hits[i - (WORDS - lead)];
        if (hits > most) {
            most = hits;
            best = i;
        }
    }
    size_t first = best >= WORDS - lead ? best - (WORDS - lead) + 1 : 0;
    while (first < excerpt->count && !excerpt->hits[first])
        first++;
    if (first == excerpt->count || excerpt->count <= WORDS)
        return 0;
    first = first > lead ? first - lead : 0;
    return first + WORDS > excerpt->count ? excerpt->count - WORDS : first;
}

const char *excerpt_of(struct pool *pool, const char *text, const char *const *terms)
{
    struct excerpt excerpt = {.sought = words_of(pool, terms)};
    GString *out = g_string_new(NULL);
    read(pool, &excerpt, text);
    size_t first = best_start(&excerpt), end = first + WORDS < excerpt.count ? first + WORDS : excerpt.count;
    const char *at = first > 0 ? excerpt.words[first].begins : text;
    g_string_append(out, first > 0 ? "…" : "");
    for (size_t i = first; i < end; i++) {
        const struct word *word = &excerpt.words[i];
        g_string_append_len(out, at, word->begins - at);
        if (excerpt.hits[i])
            g_string_append_c(out, HIT_BEGINS);
        g_string_append_len(out, word->begins, word->ends - word->begins);
        if (excerpt.hits[i])
            g_string_append_c(out, HIT_ENDS);
        at = word->ends;
    }
    g_string_append(out, end < excerpt.count ? "…" : at);
    return pool_take(pool, g_string_free(out, FALSE));
}
