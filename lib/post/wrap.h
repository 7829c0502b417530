/* Wrapping: text in lines of a width that every mail program shows. */
#ifndef REDRESS_POST_WRAP_H
#define REDRESS_POST_WRAP_H

#include <stddef.h>

struct pool;

/* The text with its lines broken at blanks so that none has more than `columns` characters, but for a word that alone
 * is longer. A no-break space is a blank at which nothing is broken. What follows "- " or "1. " stands below its first
 * word; what follows "> " has that before it, too. */
char *text_wrapped(struct pool *pool, const char *text, size_t columns);

#endif
