/* Tries: how many wrong access codes are heard within an hour, from one address and on one case. What goes beyond has
 * to wait until the hour has passed.
 *
 * An address is kept only as a MAC, so that nobody can be named by it; of IPv6 it is the network, as a household has
 * all of one. Many may share an address, so that its limit is no low one. */
#ifndef REDRESS_WEB_TRIES_H
#define REDRESS_WEB_TRIES_H

#include <stdbool.h>
#include <stdint.h>

struct measures;
struct pool;
struct seal;

enum { TRIES_OF_ADDRESS = 30, TRIES_OF_CASE = 100 };

/* Who tries, on which case, when. */
struct stranger {
    const char *address;   /* as the web server says it; NULL: unknown, and all of these are one */
    const char *reference; /* the case; NULL: none that could be */
    int64_t now;
};

/* The address, or the network of an IPv6 address, that nobody can tell. */
const char *stranger_name(struct pool *pool, const struct seal *seal, const char *address);

/* Counts `count` wrong codes more; true if all of this hour are within the limits. With 0 it only asks whether one more
 * would be. */
bool tries_allow(struct pool *pool, struct measures *measures, const struct seal *seal, const struct stranger *stranger,
                 int count);

#endif
