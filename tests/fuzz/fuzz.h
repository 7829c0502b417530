/* What the fuzz harnesses share: each is given any bytes, again and again, and must neither crash nor run on
 * (make fuzz SECONDS=60). A find is kept in tests/fuzz/corpus/NAME once it is mended. */
#ifndef REDRESS_TESTS_FUZZ_H
#define REDRESS_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/fault.h"
#include "base/pool.h"
#include "xml/schema.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes as a text, ended by NUL. */
static inline char *fuzz_text(struct pool *pool, const uint8_t *data, size_t size)
{
    return pool_copy_part(pool, (const char *)data, size);
}

/* What has to hold, whatever came. */
static inline void fuzz_holds(int holds)
{
    if (!holds)
        abort();
}

/* The shipped schema, opened once. */
static inline struct schema *fuzz_schema(void)
{
    static struct schema *opened;
    static struct pool *forever;
    struct fault fault = {0};
    if (opened == NULL)
        opened = schema_open(forever = pool_new(), "schema/record.xsd", &fault);
    fuzz_holds(opened != NULL);
    return opened;
}

#endif
