/* Joining: sets the pages of insets (paper/inset.h) into the frames that a document of ours has left for them.
 *
 * As these pages were strangers', it is done in a child, too. */
#ifndef REDRESS_PAPER_JOIN_H
#define REDRESS_PAPER_JOIN_H

#include <stddef.h>

#include "paper/place.h"

struct fault;
struct inset;
struct pool;

/* Where a page of an inset goes: scaled down to fit, in the middle of the frame's upper edge. */
struct frame {
    const struct inset *inset;
    int number; /* of its page: the first is 0 */
    struct place place;
};

/* The document with all of them set in, of `*length` bytes; NULL with a fault 500 "broken". `*length` is that of the
 * document before. */
const char *join(struct pool *pool, const char *document, size_t *length, const struct frame *frames, size_t count,
                 struct fault *fault);

#endif
