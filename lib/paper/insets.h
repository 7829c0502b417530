/* The insets of a record (paper/inset.h): its files as pages that can be set into its bundle, each once, as many of
 * them as there is room for. */
#ifndef REDRESS_PAPER_INSETS_H
#define REDRESS_PAPER_INSETS_H

#include <stdbool.h>
#include <stddef.h>

#include "paper/inset.h"

struct fault;
struct node;
struct registry;

struct insets {
    struct named_inset {
        const char *digest;
        struct inset inset;
    } * list;
    size_t count;
};

/* Reads the files that the record names, in its order. False with a fault 500 "broken" if the store does not hold one
 * exactly; a file that cannot be set in is no fault. */
bool insets_read(struct insets *insets, struct registry *registry, struct pool *pool, const struct node *record,
                 struct fault *fault);

/* The inset of that file; NULL: it is none of them. */
const struct inset *insets_find(const struct insets *insets, const char *digest);

#endif
