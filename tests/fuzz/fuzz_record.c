/* A record as it might stand in the store. */
#include "fuzz.h"

#include "record/consent.h"
#include "record/correction.h"
#include "record/record.h"
#include "record/unnamed.h"
#include "record/wording.h"
#include "xml/xml.h"

static void on_wrong(struct node *node, const char *code, const char *detail, void *closure)
{
    (void)node;
    (void)code;
    (void)detail;
    ++*(int *)closure;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int wrong = 0;
    struct pool *pool = pool_new();
    struct fault fault = {0};
    struct node *record = xml_read(pool, (const char *)data, size, "record", &fault);
    if (record != NULL) {
        schema_validate(fuzz_schema(), record, on_wrong, &wrong);
        const struct node *current = correction_apply(pool, record);
        wording_of(pool, fuzz_schema(), record);
        consent_of(pool, current);
        unnamed_wrong(pool, current, "Anna Price told us");
        record_last_seq(record);
    }
    pool_free(pool);
    return 0;
}
