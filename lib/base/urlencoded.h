/* Names and values as a form without files, or an address, encodes them (application/x-www-form-urlencoded). */
#ifndef REDRESS_BASE_URLENCODED_H
#define REDRESS_BASE_URLENCODED_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

/* A field as it came, decoded: any bytes. */
struct encoded {
    const char *name, *value; /* each ends with NUL, and may hold others */
    size_t name_length, value_length;
    bool broken; /* a percent sign without its two figures; it stands as it came */
};

/* The next field from *at on, which is moved past it; false: there is none. */
bool urlencoded_next(struct pool *pool, const char **at, const char *end, struct encoded *field);

#endif
