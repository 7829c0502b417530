/* Excerpts: what stands around the words that were found in a text. */
#ifndef REDRESS_STORE_EXCERPT_H
#define REDRESS_STORE_EXCERPT_H

struct pool;

/* The part of the text in which most of the terms (NULL-ended, folded; the last may be the beginning of a word) stand,
 * of two dozen words at most, with HIT_BEGINS and HIT_ENDS (store.h) around each and … where something is left out. */
const char *excerpt_of(struct pool *pool, const char *text, const char *const *terms);

#endif
