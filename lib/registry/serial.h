/* Serial numbers of new cases: drawn among those that are free in their year and kind, so that the references of two
 * cases tell nothing about each other: neither which came first nor how many there are (domain.md, Reference). */
#ifndef REDRESS_REGISTRY_SERIAL_H
#define REDRESS_REGISTRY_SERIAL_H

#include <stdint.h>

struct fault;
struct pool;
struct store;

/* A serial number from 1 to `most` that no reference with that prefix has (`C-2026-`); for who has begun to write, so
 * that it stays free until the case is added. 0 with a fault: 503 "full" where all are taken. */
uint32_t serial_draw(struct store *store, struct pool *pool, const char *prefix, uint32_t most, struct fault *fault);

#endif
