/* Cleaning: takes from what is drawn all that is no part of the drawing. */
#ifndef REDRESS_PAPER_INSET_CLEAN_H
#define REDRESS_PAPER_INSET_CLEAN_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

struct cleaning;
struct pool;

/* Begins to clean things of that file, which lasts as long as the pool. */
struct cleaning *cleaning_new(struct pool *pool, qpdf_data pdf);

/* Cleans a thing and whatever it leads to, once. False: it leads too far, or to too much. */
bool clean(struct cleaning *cleaning, qpdf_oh thing);

#endif
