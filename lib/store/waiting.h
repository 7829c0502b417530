/* Waiting files: those that came with a form which was given back, until it is sent again.
 *
 * They are no part of the record, so they are kept in a database of their own, DATA/waiting.db, from which they are
 * wiped out when their time has passed. Who is given back a form is told of each file that could not be kept: none of
 * this is a fault. */
#ifndef REDRESS_STORE_WAITING_H
#define REDRESS_STORE_WAITING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;
struct pool;
struct waiting;

/* Whatever strangers send, no more than so many bytes wait, and each for so many seconds at least; twice that at the
 * most, if anything is written then. */
enum { WAITING_MOST = 1024 * 1024 * 1024, WAITING_SECONDS = 60 * 60 };

/* Opens the waiting files of a data folder; closed with the pool. NULL with a fault 503. */
struct waiting *waiting_open(struct pool *pool, const char *data, struct fault *fault);

/* Keeps these bytes, known by their digest, from `now` on. False if there is no room for them. */
bool waiting_keep(struct waiting *waiting, const char *digest, const char *bytes, size_t size, int64_t now);

/* True if bytes of that digest wait for another WAITING_SECONDS already: to keep them costs nothing. */
bool waiting_keeps(struct waiting *waiting, const char *digest, int64_t now);

/* The bytes of that digest, `size` of them, in the pool; NULL if they wait no longer. */
const char *waiting_bytes(struct waiting *waiting, struct pool *pool, const char *digest, size_t size);

#endif
