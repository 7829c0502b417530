#include "base/pool.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

/* Most requests fit into their first block. */
#define BLOCK_SIZE ((size_t)32 * 1024)

#define FIRST_ROOM 8

struct block {
    struct block *before;
    size_t size, used;
    max_align_t data[];
};

struct release {
    struct release *before;
    void (*run)(void *);
    void *thing;
};

struct pool {
    struct block *last;
    struct release *releases;
};

static void *memory_or_end(void *memory)
{
    if (memory == NULL) {
        log_line("out of memory");
        abort();
    }
    return memory;
}

static void pool_add_block(struct pool *pool, size_t size)
{
    struct block *block = memory_or_end(malloc(sizeof *block + size));
    *block = (struct block){.before = pool->last, .size = size};
    pool->last = block;
}

struct pool *pool_new(void)
{
    return memory_or_end(calloc(1, sizeof(struct pool)));
}

void pool_free(struct pool *pool)
{
    if (pool == NULL)
        return;
    for (struct release *release = pool->releases; release != NULL; release = release->before)
        release->run(release->thing);
    for (struct block *block = pool->last, *before; block != NULL; block = before) {
        before = block->before;
        free(block);
    }
    free(pool);
}

void *pool_alloc(struct pool *pool, size_t size)
{
    const size_t unit = sizeof(max_align_t);
    if (size > SIZE_MAX - BLOCK_SIZE)
        memory_or_end(NULL);
    size = (size + unit - 1) / unit * unit;
    if (pool->last == NULL || pool->last->size - pool->last->used < size)
        pool_add_block(pool, size > BLOCK_SIZE ? size : BLOCK_SIZE);
    char *memory = (char *)pool->last->data + pool->last->used;
    pool->last->used += size;
    return memset(memory, 0, size);
}

void *pool_array(struct pool *pool, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        memory_or_end(NULL);
    return pool_alloc(pool, count * size);
}

/* A list has room for FIRST_ROOM or the next power of two, so that its count alone says when it is full. */
void *pool_grow(struct pool *pool, void *list, size_t count, size_t size)
{
    bool full = count == 0 || (count >= FIRST_ROOM && (count & (count - 1)) == 0);
    if (!full)
        return list;
    char *wider = pool_array(pool, count < FIRST_ROOM ? FIRST_ROOM : 2 * count, size);
    return count == 0 ? wider : memcpy(wider, list, count * size);
}

char *pool_copy_part(struct pool *pool, const char *text, size_t length)
{
    char *copy = pool_alloc(pool, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *pool_copy(struct pool *pool, const char *text)
{
    return text ? pool_copy_part(pool, text, strlen(text)) : NULL;
}

char *pool_take(struct pool *pool, char *text)
{
    char *copy = pool_copy(pool, text);
    free(text);
    return copy;
}

/* Nearly every text fits into a buffer, and is formatted once then. */
char *pool_format(struct pool *pool, const char *format, ...)
{
    char buffer[256];
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    size_t length = (size_t)vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    char *text = pool_alloc(pool, length + 1);
    if (length < sizeof buffer)
        memcpy(text, buffer, length);
    else
        vsnprintf(text, length + 1, format, again);
    va_end(again);
    return text;
}

void pool_on_free(struct pool *pool, void (*release)(void *), void *thing)
{
    struct release *entry = pool_alloc(pool, sizeof *entry);
    *entry = (struct release){.before = pool->releases, .run = release, .thing = thing};
    pool->releases = entry;
}
