#include "web/paging.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "core/reference.h"

/* So many of one instant can be passed over at the most. */
#define MOST_AT_ONCE 10000

struct paging paging_read(struct pool *pool, const char *text)
{
    const char *dot = text ? strchr(text, '.') : NULL;
    int passed = dot ? text_number(dot + 1, 0, MOST_AT_ONCE) : -1;
    int64_t place = dot ? paging_number(pool_copy_part(pool, text, (size_t)(dot - text)), STORE_NONE) : STORE_NONE;
    if (passed < 0 || place == STORE_NONE)
        return (struct paging){.place = STORE_NONE + 1, .passed = 0};
    return (struct paging){place, passed};
}

bool paging_is_place(struct pool *pool, const char *text)
{
    return paging_read(pool, text).place != STORE_NONE + 1;
}

const char *paging_write(struct pool *pool, const struct paging *place)
{
    return pool_format(pool, "%lld.%d", (long long)place->place, place->passed);
}

void paging_pass(struct paging *place, int64_t shown)
{
    if (place->place != shown)
        *place = (struct paging){.place = shown, .passed = 0};
    place->passed++;
}

int64_t paging_number(const char *text, int64_t otherwise)
{
    char *rest = NULL;
    errno = 0;
    long long number = text ? strtoll(text, &rest, 10) : 0;
    return rest != NULL && rest != text && *rest == '\0' && errno == 0 ? number : otherwise;
}

const char *paging_case_write(struct pool *pool, struct list_place place)
{
    return pool_format(pool, "%lld.%s", (long long)place.place, place.reference);
}

struct list_place paging_case_read(struct pool *pool, const char *text)
{
    struct list_place place = {.reference = ""};
    char *rest = NULL;
    errno = 0;
    long long number = text ? strtoll(text, &rest, 10) : 0;
    const char *reference = rest != NULL && *rest == '.' && errno == 0 ? reference_read(pool, rest + 1) : NULL;
    if (reference != NULL)
        place = (struct list_place){number, reference};
    return place;
}
