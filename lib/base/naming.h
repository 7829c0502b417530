/* Naming: whether a text names somebody, or quotes them.
 *
 * Words are compared, whatever their accents. Three ways, from the strictest to the one that rather finds a name too many:
 * which is right depends on whether a person can write it otherwise, or the program decides alone. */
#ifndef REDRESS_BASE_NAMING_H
#define REDRESS_BASE_NAMING_H

#include <stdbool.h>

struct pool;

/* A text taken apart, once for all that is looked for in it. */
struct naming {
    const char *words;  /* with one blank between, before and behind them; without accents */
    const char *folded; /* the same whatever the capitals */
};

/* `text` may be NULL, as may every name and quotation below: nothing is found. */
struct naming naming_of(struct pool *pool, const char *text);

/* True if the whole name (of three letters at least) stands there, as words in their order. */
bool naming_whole(struct pool *pool, const struct naming *text, const char *name);

/* True if the name stands there whole, or its last part (of three letters at least) as a word that does not begin with a small
 * letter: “Mrs Price”, not “our price list”. */
bool naming_plain(struct pool *pool, const struct naming *text, const char *name);

/* True if any part of the name (of two letters at least) stands there as a word. */
bool naming_part(struct pool *pool, const struct naming *text, const char *name);

/* True if a sentence of what somebody said (of 20 characters at least: anybody may write “Thank you”) stands there. */
bool naming_quotes(struct pool *pool, const struct naming *text, const char *said);

#endif
