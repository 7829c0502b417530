/* Naming: whether a text names somebody, says how they are reached, or quotes them.
 *
 * Words are compared as folding.h folds them. Three ways to look for a name, from the strictest to the one that rather
 * finds a name too many: which is right depends on whether a person can write it otherwise, or the program decides
 * alone. A name may be written "Brown, Anna", and bear titles: they are no part of it. */
#ifndef REDRESS_BASE_NAMING_H
#define REDRESS_BASE_NAMING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/folding.h"

struct pool;

struct words {
    struct word *list;
    size_t count;
};

/* A text taken apart, once for all that is looked for in it. */
struct naming {
    const char *text;
    const char *folded; /* its words with one blank between, before and behind them */
    const char *apart;  /* the same with a blank where an apostrophe stands */
    struct words words;
};

/* `text` may be NULL, as may every name, address, number and quotation below: nothing is found. */
struct naming naming_of(struct pool *pool, const char *text);

/* True if the whole name (of three letters at least) stands there, as words in their order. */
bool naming_whole(struct pool *pool, const struct naming *text, const char *name);

/* True if the name stands there whole, in either order, or its last part as a word that does not begin with a small
 * letter: "Mrs Price", not "our price list". A part that is an English word of two letters counts only where no
 * sentence begins. */
bool naming_plain(struct pool *pool, const struct naming *text, const char *name);

/* True if any part of the name (of two letters at least) stands there as a word. */
bool naming_part(struct pool *pool, const struct naming *text, const char *name);

/* True if that e-mail address, or telephone number however it is spaced, stands there. */
bool naming_email(struct pool *pool, const struct naming *text, const char *email);
bool naming_telephone(struct pool *pool, const struct naming *text, const char *number);

/* True if a sentence of what somebody said (of 20 characters at least: anybody may write “Thank you”) stands there. */
bool naming_quotes(struct pool *pool, const struct naming *text, const char *said);

#endif
