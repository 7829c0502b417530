/* A child: work on what strangers sent, in a process of its own that can do nothing but compute.
 *
 * It has bounds on time, memory and on what it gives back; it opens no file, makes no connection and starts nothing
 * (seccomp; Landlock where the kernel has it). It is killed at its bounds, and whatever becomes of it, the caller goes
 * on. */
#ifndef REDRESS_BASE_CHILD_H
#define REDRESS_BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

struct bounds {
    size_t memory, output; /* bytes */
    int seconds;           /* of the processor, and twice as many by the clock */
    int in;                /* the one open file that it may read; 0: none */
};

/* What the child does: it writes its result to `out`. False: it failed. */
typedef bool child_work(int out, const void *closure);

/* What the work gave back, `*length` bytes of it and a NUL; NULL: it failed, or was killed. */
const char *child_run(struct pool *pool, const struct bounds *bounds, child_work *work, const void *closure,
                      size_t *length);

#endif
