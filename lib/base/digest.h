/* Digests: what bytes are known by. SHA-256, in hexadecimal. */
#ifndef REDRESS_BASE_DIGEST_H
#define REDRESS_BASE_DIGEST_H

#include <stddef.h>

struct pool;

/* The digest of `size` bytes: 64 small hexadecimal digits. */
const char *bytes_digest(struct pool *pool, const void *bytes, size_t size);

#endif
