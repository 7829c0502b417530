#include "registry/serial.h"

#include <sodium.h>

#include "base/fault.h"
#include "store/store.h"

/* So often a number is drawn; until a year is nearly full one of them is free. */
#define DRAWS 8

/* When so many were taken, the next free one after the last draw is good enough; after the highest comes the first. */
uint32_t serial_draw(struct store *store, struct pool *pool, const char *prefix, uint32_t most, struct fault *fault)
{
    int64_t drawn = 0, free = 0;
    for (int draw = 0; draw < DRAWS && (draw == 0 || free != drawn) && fault->kind == 0; draw++) {
        drawn = 1 + (int64_t)randombytes_uniform(most);
        free = store_free_serial(store, pool, prefix, drawn, fault);
    }
    if (fault->kind == 0 && free > most)
        free = store_free_serial(store, pool, prefix, 1, fault);
    if (fault->kind == 0 && free > most)
        fault_set(fault, 503, "full", "no reference left for %s", prefix);
    return fault->kind == 0 ? (uint32_t)free : 0;
}
