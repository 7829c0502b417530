/* Sorting: what a message of the post becomes by itself, before anybody looks at it.
 *
 * In this order: what a mail server says of an email of ours is noted with that and filed; an automatic answer is
 * filed, and is a note of the case that it names, if it names one; a reply to what we sent is a contact of its case
 * (belonging.h); a filled form of ours is a case at once. All else waits: mail of lists, from our own addresses, that
 * was not read as a whole, with more files than are taken, what a case cannot take any more, a form in which something
 * is wrong; and that a reply of ours without a case could not be delivered, as nobody else would learn of it. Nothing
 * here writes to anybody but that the receipt of a case goes out.
 *
 * Each is looked at once: what it became, and that it was looked at, is one transaction. */
#ifndef REDRESS_POST_SORTING_H
#define REDRESS_POST_SORTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/filled.h"

struct examiner;
struct fault;
struct list;
struct pool;
struct registry;
struct schema;
struct seal;

struct sorting {
    struct registry *registry;
    const struct seal *seal;
    /* What the face of paper knows: what a filled form says (paper/filled.h). */
    struct filled (*read_form)(struct pool *pool, struct schema *schema, const struct list *lists, const char *bytes,
                               size_t size);
    const struct examiner *examiner; /* NULL until there is a file to look into */
};

/* Looks at all that was not looked at. False with a fault: what is left is looked at the next time. */
bool sorting_run(struct sorting *sorting, struct fault *fault);

#endif
