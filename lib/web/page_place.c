#include "web/page_place.h"

#include <stddef.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "web/listed.h"

/* So many of one instant can be passed over at the most. */
#define MOST_AT_ONCE 10000

struct page_place page_place_read(struct pool *pool, const char *text)
{
    const char *dot = text ? strchr(text, '.') : NULL;
    int passed = dot ? text_number(dot + 1, 0, MOST_AT_ONCE) : -1;
    int64_t place = dot ? listed_number(pool_copy_part(pool, text, (size_t)(dot - text)), STORE_NONE) : STORE_NONE;
    if (passed < 0 || place == STORE_NONE)
        return (struct page_place){.place = STORE_NONE + 1, .passed = 0};
    return (struct page_place){place, passed};
}

const char *page_place_write(struct pool *pool, const struct page_place *place)
{
    return pool_format(pool, "%lld.%d", (long long)place->place, place->passed);
}

void page_place_pass(struct page_place *place, int64_t shown)
{
    if (place->place != shown)
        *place = (struct page_place){.place = shown, .passed = 0};
    place->passed++;
}
