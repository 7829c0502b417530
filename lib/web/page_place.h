/* Places: where a page of a list begins, for addresses that everybody may read: no reference stands in them.
 *
 * INSTANT.PASSED: the place in the list, and how many that stand there were shown before. */
#ifndef REDRESS_WEB_PAGE_PLACE_H
#define REDRESS_WEB_PAGE_PLACE_H

#include <stdint.h>

struct pool;

struct page_place {
    int64_t place;
    int passed; /* 0: from the first one there */
};

/* Anything that is no such place is the beginning of all. */
struct page_place page_place_read(struct pool *pool, const char *text);
const char *page_place_write(struct pool *pool, const struct page_place *place);

/* Steps over one that was shown and stands there. */
void page_place_pass(struct page_place *place, int64_t shown);

#endif
