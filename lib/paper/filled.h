/* A filled form: a PDF that came back, read as the fields of the form on the website. It may be one of years ago: what
 * is not asked any more is said beside.
 *
 * Whatever a stranger sent is read in a child (base/child.h), and told apart: it is our form, or it was made flat, is
 * a picture, has a password, is another form, or cannot be read. */
#ifndef REDRESS_PAPER_FILLED_H
#define REDRESS_PAPER_FILLED_H

#include <stddef.h>

#include "record/filled.h"

struct list;
struct pool;
struct schema;

/* Reads the file. Never fails: what it is, is said by `as`. `lists`: what the site offers as answers; NULL: not known.
 * It is ours if at least half of its fields are those of one of our forms. */
struct filled filled_read(struct pool *pool, struct schema *schema, const struct list *lists, const char *bytes,
                          size_t size);

#endif
