/* Making pages of a file that somebody sent: what the child of inset.h does, through qpdf. */
#ifndef REDRESS_PAPER_INSET_PARSE_H
#define REDRESS_PAPER_INSET_PARSE_H

#include <stdbool.h>
#include <stddef.h>

enum inset_kind { INSET_PDF, INSET_JPEG, INSET_PNG };

struct inset_file {
    enum inset_kind kind;
    const char *bytes;
    size_t size;
    int most; /* pages */
};

/* What the child says first, before the bytes of the PDF. */
struct inset_told {
    int as, pages; /* enum inset_as */
};

/* In a page of what becomes of it, the drawing that the page consists of. */
#define INSET_DRAWING "/Drawing"

/* For child_run, with struct inset_file: writes struct inset_told, then a PDF of which each page is as big as what it
 * shows, and shows one drawing, INSET_DRAWING. */
bool inset_parse(int out, const void *closure);

#endif
