/* Looks: who looked at which case, when, through which program.
 *
 * Kept in a database of its own, DATA/looks.db, which does not wait for the disk: a look takes no turn among those who
 * write, and a power cut may lose the last of them. A look that cannot be kept is a line in the log, not a refusal. */
#ifndef REDRESS_STORE_LOOKS_H
#define REDRESS_STORE_LOOKS_H

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

/* Keeps a look at a case. */
void looks_keep(struct looks *looks, const char *reference, const struct look *look);

/* Up to `most` looks at a case, the newest first. Gives their number. */
size_t looks_of(struct looks *looks, struct pool *pool, const char *reference, struct look *list, size_t most);

#endif
