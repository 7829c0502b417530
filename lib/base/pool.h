/* A pool: memory that is given out piece by piece and goes all at once.
 *
 * A request, a command or a site has one pool; whatever belongs to it lives in that pool, so nothing below frees
 * anything by hand. Not for memory that must go earlier than its pool.
 * Out of memory ends the process: the service manager starts a fresh one, and nothing is half done because
 * whatever must last is in one database transaction. */
#ifndef REDRESS_BASE_POOL_H
#define REDRESS_BASE_POOL_H

#include <stdarg.h>
#include <stddef.h>

struct pool;

/* A new, empty pool; the caller frees it. */
struct pool *pool_new(void);

/* Runs what pool_on_free was given, last first, then frees the pool and all that it gave out. NULL is nothing. */
void pool_free(struct pool *pool);

/* `size` bytes, all zero, aligned for any type. */
void *pool_alloc(struct pool *pool, size_t size);

/* An array of `count` elements of `size` bytes, all zero; an overflow of the product ends the process. */
void *pool_array(struct pool *pool, size_t count, size_t size);

/* The list with room for one more behind its `count` elements of `size` bytes, all zero there: the same list, or a
 * wider one with their copies. `list` came from here before, or is NULL with a count of 0. */
void *pool_grow(struct pool *pool, void *list, size_t count, size_t size);

/* A new last element of a list that pool_grow widens, all zero, and counted; elements may move. */
#define LIST_ADD(pool, list, count) ((list) = pool_grow((pool), (list), (count), sizeof *(list)), &(list)[(count)++])

/* A copy of the text; NULL gives NULL. */
char *pool_copy(struct pool *pool, const char *text);

/* A copy of the first `length` bytes, ended by NUL. */
char *pool_copy_part(struct pool *pool, const char *text, size_t length);

/* A copy of a text that malloc gave out, or a library that takes its memory from there, such as GLib; it is freed. */
char *pool_take(struct pool *pool, char *text);

/* What printf would print. */
char *pool_format(struct pool *pool, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Calls release(thing) when the pool goes: for documents and handles of libraries that own their memory. */
void pool_on_free(struct pool *pool, void (*release)(void *), void *thing);

#endif
