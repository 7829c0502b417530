/* Numbers, dates and times as a workbook holds them: each is a number, a date that of its day, a time with a fraction
 * of it. A workbook knows no zones: it says the local time. */
#ifndef REDRESS_BOOK_SERIAL_H
#define REDRESS_BOOK_SERIAL_H

#include <stdbool.h>

#include "book/table.h"

/* The number of that text, which is a `kind` (schema/book.xsd). False: it is none, and of texts and codes. */
bool serial_read(enum cell kind, const char *text, double *number);

#endif
