/* A policy document as somebody might write it. */
#include "fuzz.h"

#include "base/fault.h"
#include "site/policy_file.h"
#include "xml/validity.h"
#include "xml/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    struct node *document = xml_read(pool, (const char *)data, size, "policy", &fault);
    if (document != NULL)
        policy_read(pool, document, "policy", &fault);
    pool_free(pool);
    return 0;
}
