/* Notes: what somebody filled in or noted on a page of a PDF, as the drawings by which it is seen (PDF 32000-1,
 * 12.5.5). What can be done with them is no part of these. */
#ifndef REDRESS_PAPER_INSET_NOTES_H
#define REDRESS_PAPER_INSET_NOTES_H

#include <qpdf/qpdf-c.h>
#include <stddef.h>

struct pool;

struct note {
    const char *name; /* by which `drawn` calls it */
    qpdf_oh drawing;
};

struct notes {
    struct note *list;
    size_t count;
    const char *drawn; /* operators that draw them all where they are on the page */
};

/* What is seen of the notes on that page, a few thousand at the most. */
struct notes notes_of(qpdf_data pdf, struct pool *pool, qpdf_oh page);

#endif
