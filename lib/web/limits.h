/* Limits: what strangers may do within an hour of the clock, from one address, on one case and all together: one table.
 *
 * Nobody is refused who sends something in earnest: cases and messages above the measure are kept as ever, and wait to
 * be sorted (core/timeline.h). Wrong codes, and what would fill the disk, have to wait until the hour has passed.
 *
 * An address is kept only as a MAC, so that nobody can be named by it; of IPv6 it is the network, as a household has
 * all of one. Many may share an address, a whole school, so that its limits are no low ones. */
#ifndef REDRESS_WEB_LIMITS_H
#define REDRESS_WEB_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

struct measures;
struct pool;
struct seal;

enum limit {
    LIMIT_WRONG_CODES, /* beyond it no code is heard */
    LIMIT_CASES,       /* beyond these two they wait to be sorted */
    LIMIT_MESSAGES,
    LIMIT_FILES, /* beyond these two the form goes back, with all that was typed */
    LIMIT_KILOBYTES,
    LIMIT_COUNT
};

/* How many within an hour; 0: as many as there are. */
struct limit_row {
    const char *what; /* its name among the measures */
    int64_t of_address, of_case, of_all;
};
extern const struct limit_row LIMITS[LIMIT_COUNT];

/* Who does it, on which case, when. */
struct stranger {
    const char *address;   /* as the web server says it; NULL: unknown, and all of these are one */
    const char *reference; /* the case; NULL: none that could be */
    int64_t now;
};

/* The address, or the network of an IPv6 address, that nobody can tell. */
const char *stranger_name(struct pool *pool, const struct seal *seal, const char *address);

/* Counts `count` more; true if all of this hour are within the limits. With 0 it only asks whether one more would
 * be. */
bool limit_allows(struct pool *pool, struct measures *measures, const struct seal *seal, enum limit limit,
                  const struct stranger *stranger, int64_t count);

#endif
