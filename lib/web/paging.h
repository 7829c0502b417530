/* Paging: where a page of a list begins, as it stands in an address.
 *
 * A list of cases says PLACE.REFERENCE, where the page before ended. A list that everybody may read says
 * INSTANT.PASSED, so that no reference stands in its address: the place in the list, and how many that stand there were
 * shown before. */
#ifndef REDRESS_WEB_PAGING_H
#define REDRESS_WEB_PAGING_H

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

struct pool;

/* How many cases or lessons a page of a list has. */
#define PAGE_LENGTH 25

/* The most rows of a file to be saved, and how many of them are fetched at a time. */
#define CSV_MOST 10000
#define CSV_PART 500

struct paging {
    int64_t place;
    int passed; /* 0: from the first one there */
};

/* Anything that is no such place is the beginning of all; so is nothing, but that is meant. */
struct paging paging_read(struct pool *pool, const char *text);
bool paging_is_place(struct pool *pool, const char *text);
const char *paging_write(struct pool *pool, const struct paging *place);

/* Steps over one that was shown and stands there. */
void paging_pass(struct paging *place, int64_t shown);

/* The whole text as a number; `otherwise` for what is none. */
int64_t paging_number(const char *text, int64_t otherwise);

/* Where a page ended, PLACE.REFERENCE, for an address; anything else is read as the beginning. */
const char *paging_case_write(struct pool *pool, struct list_place place);
struct list_place paging_case_read(struct pool *pool, const char *text);

#endif
