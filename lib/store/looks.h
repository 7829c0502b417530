/* Looks: who looked at which case, when, through which program.
 *
 * Kept in a database of its own, DATA/looks.db, which does not wait for the disk: a look takes no turn among those who
 * write, and a power cut may lose the last of them. As events, looks are only ever added. */
#ifndef REDRESS_STORE_LOOKS_H
#define REDRESS_STORE_LOOKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;
struct looks;
struct pool;

struct look {
    int64_t at;
    const char *user;    /* a user name, or `complainant` */
    const char *program; /* `refused`: they were not shown it */
};

/* Opens the looks of a data folder; closed with the pool. NULL with a fault 503. */
struct looks *looks_open(struct pool *pool, const char *data, struct fault *fault);

/* Somebody who looked at a case, how often, first and last. */
struct looker {
    const char *user;
    int64_t count, first, last;
};

/* Which looks at a case: those of one user (NULL: of all), from an instant backwards (INT64_MAX: from the newest), so
 * many of them passed over. */
struct look_choice {
    const char *reference, *user;
    int64_t until;
    int passed;
};

/* Keeps a look at a case. False with a fault 503 if it cannot be kept, and with it, for staff, the page. */
bool looks_keep(struct looks *looks, const char *reference, const struct look *look, struct fault *fault);

/* Up to `most` looks of that choice, the newest first. Gives their number. */
size_t looks_of(struct looks *looks, struct pool *pool, const struct look_choice *choice, struct look *list,
                size_t most);

/* Up to `most` who looked at a case, by name. Gives their number. */
size_t looks_people(struct looks *looks, struct pool *pool, const char *reference, struct looker *list, size_t most);

/* When that user last looked at the case through that program; the smallest number: never. */
int64_t looks_last(struct looks *looks, const char *reference, const char *user, const char *program);

/* Every look of all cases, the oldest first, or those of one user: `each` is told of it. */
void looks_walk(struct looks *looks, const char *user,
                void (*each)(const char *reference, const struct look *look, void *closure), void *closure);

#endif
