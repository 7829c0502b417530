/* Parsing a PDF that somebody sent: what the child of filled.h does, through qpdf. */
#ifndef REDRESS_PAPER_FILLED_PARSE_H
#define REDRESS_PAPER_FILLED_PARSE_H

#include <stdbool.h>
#include <stddef.h>

struct pdf_bytes {
    const char *bytes;
    size_t size;
};

/* For child_run, with struct pdf_bytes: writes one byte, an enum filled_as plus 'A' (FILLED_FORM: any form), then of
 * each field its whole name and its value in UTF-8, each ended by NUL. */
bool filled_parse(int out, const void *closure);

#endif
