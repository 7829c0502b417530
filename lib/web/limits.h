/* Limits: how much strangers can do within an hour, by the address that they come from and on one case. All in one
 * table.
 *
 * What goes beyond is never dropped: a try of an access code is refused until the hour has passed, and what was sent is
 * kept, but waits to be sorted. An address is kept only as a MAC, so that nobody can be named by it; of IPv6 it is the
 * network, as a household has all of one. */
#ifndef REDRESS_WEB_LIMITS_H
#define REDRESS_WEB_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

struct measures;
struct pool;
struct seal;

enum limited {
    LIMITED_TRIES,    /* of access codes that were wrong */
    LIMITED_CASES,    /* new complaints and compliments */
    LIMITED_MESSAGES, /* everything that a complainant sends about a case */
    LIMITED_FILES
};

/* Who does something, where, when. */
struct stranger {
    const char *address;   /* as the web server says it; NULL: unknown, and all of these are one */
    const char *reference; /* the case; NULL: none yet */
    int64_t now;
};

/* Counts `count` more of it; true if all of this hour are within the limits. With 0 it only asks whether one more is.
 * */
bool limits_allow(struct pool *pool, struct measures *measures, const struct seal *seal, enum limited what,
                  const struct stranger *stranger, int count);

#endif
