/* Folding: the one form in which texts are compared, by search, by the rules of who is named, by names.
 *
 * Capitals, accents, ligatures, wide forms, letters that do not decompose (ł, ø, ß, æ), apostrophes and all that cannot
 * be seen make no difference; what is no letter or figure only parts words. */
#ifndef REDRESS_BASE_FOLDING_H
#define REDRESS_BASE_FOLDING_H

#include <stdbool.h>
#include <stdint.h>

struct pool;

/* A word of a text. */
struct word {
    const char *begins, *ends; /* where it stands; the possessive ’s is no part of it */
    const char *folded;        /* oneill of O’Neill */
    const char *apart;         /* o neill of O’Neill; NULL: no apostrophe stands in it */
};

/* The next word from *at on, which is moved past it; false: there is none. */
bool word_next(struct pool *pool, const char **at, struct word *word);

/* The words of a text, folded, with one blank between; "" if it has none, or is NULL. */
const char *text_folded(struct pool *pool, const char *text);

/* The place of a text in alphabetical order, by the first twelve letters and figures of its words: a smaller number
 * comes first. Letters beyond a to z come after all others, a text without words last of all. */
int64_t text_place(const char *text);

/* What a text is found by: its words folded and, on a line of their own, what else people might look for: words that
 * hold an apostrophe taken apart, between their neighbours, and telephone numbers without anything between their
 * figures. */
const char *text_findable(struct pool *pool, const char *text);

/* What is looked for in that, out of what somebody typed: each word of it, what belongs together as one, NULL-ended. */
const char *const *text_sought(struct pool *pool, const char *typed);

#endif
