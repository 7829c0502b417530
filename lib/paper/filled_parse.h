/* Parsing a PDF that somebody sent: what the child of filled.h does, through qpdf. */
#ifndef REDRESS_PAPER_FILLED_PARSE_H
#define REDRESS_PAPER_FILLED_PARSE_H

#include <stdbool.h>
#include <stddef.h>

struct pdf_bytes {
    const char *bytes;
    size_t size;
};

/* What is told of a field: its whole name, what it is called for a person, its value, and what that is called where it
 * is one of several choices. What a file does not say is "". */
enum told { TOLD_NAME, TOLD_LABEL, TOLD_VALUE, TOLD_CHOICE, TOLD_PARTS };

/* For child_run, with struct pdf_bytes: writes one byte, an enum filled_as plus 'A' (FILLED_FORM: any form), then of
 * each field the TOLD_PARTS in UTF-8, each ended by NUL. */
bool filled_parse(int out, const void *closure);

#endif
