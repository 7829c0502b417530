/* Insets: files that strangers sent, made into clean pages that can be set into a document of ours (paper/join.h).
 *
 * A file is read in a child (base/child.h). Of a PDF only what is drawn comes along, page by page, with what was
 * filled in and noted on it; scripts, actions, links, attachments, fields and whatever else a viewer could do stay
 * behind. A photo or a picture becomes a page. */
#ifndef REDRESS_PAPER_INSET_H
#define REDRESS_PAPER_INSET_H

#include <stddef.h>

struct pool;

enum inset_as {
    INSET_PAGES,    /* it has become pages */
    INSET_PASSWORD, /* it cannot be opened without one */
    INSET_LONG,     /* it has more pages than there is room for */
    INSET_BROKEN,   /* it cannot be read within the bounds */
    INSET_OTHER,    /* neither a PDF nor a picture that we can draw */
    INSET_FULL      /* it was not read, as there was no room left (paper/insets.h) */
};

struct inset {
    enum inset_as as;
    int pages;
    const char *pdf; /* NULL: it has become none */
    size_t length;
};

/* The code by which words.xml calls it: pages, password, long, broken, other, full. */
const char *inset_code(enum inset_as as);

/* Reads the file of that type, if it has no more than `most` pages. Never fails: what became of it, is said by `as`. */
struct inset inset_read(struct pool *pool, const char *type, const char *bytes, size_t size, int most);

#endif
