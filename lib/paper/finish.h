/* Finishing a PDF that was drawn: what Cairo does not say of it, through qpdf. */
#ifndef REDRESS_PAPER_FINISH_H
#define REDRESS_PAPER_FINISH_H

#include <stddef.h>

struct pool;

/* The file in that language, called by its title in the window that shows it, without the time at which it was made:
 * the same drawing gives the same bytes. NULL if it cannot be read. */
const char *pdf_finish(struct pool *pool, const char *pdf, size_t *length, const char *language);

#endif
