/* A pool for each test, and the tree of a text in it. */
#ifndef REDRESS_TESTS_TREE_H
#define REDRESS_TESTS_TREE_H

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "xml/xml.h"

static struct pool *pool;

static inline void tree_setup(void)
{
    pool = pool_new();
}

static inline void tree_teardown(void)
{
    pool_free(pool);
}

static inline struct node *tree(const char *text)
{
    struct fault fault = {0};
    struct node *node = xml_read(pool, text, strlen(text), "test", &fault);
    ck_assert_msg(node != NULL, "%s", fault.detail);
    return node;
}

#endif
