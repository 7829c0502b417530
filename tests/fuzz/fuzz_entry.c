/* What is sent for an event, by the schema: the first byte chooses the event and the realm, the rest is the form. */
#include "fuzz.h"

#include <string.h>

#include "base/text.h"
#include "base/urlencoded.h"
#include "record/correction.h"
#include "record/entry.h"
#include "xml/xml.h"

static const char *const actions[] = {"submit",  "contact",  "note",  "acknowledge",
                                      "respond", "escalate", "learn", "improve"};
static const char received[] = "<complaint xmlns=\"urn:redress:record\" reference=\"C-2026-000001-T\" policy=\"p/1\">"
                               "<received seq=\"1\" at=\"2026-06-01T09:00:00+01:00\" by=\"complainant\"><anonymous>yes"
                               "</anonymous><summary>s</summary><details>d</details><channel>web</channel></received>"
                               "</complaint>";

static struct fields *form(struct pool *pool, const char *at, const char *end)
{
    bool readable;
    struct encoded field;
    struct fields *fields = fields_new(pool);
    while (fields->count < 100 && urlencoded_next(pool, &at, end, &field))
        fields_add(fields, text_said(pool, field.name, field.name_length, &readable),
                   text_said(pool, field.value, field.value_length, &readable));
    return fields;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct list lists[] = {{.name = "divisions"}, {.name = "people"}, {.name = NULL}};
    struct pool *pool = pool_new();
    struct fault fault = {0};
    uint8_t first = size > 0 ? *data : 0;
    struct asking asking = {.schema = fuzz_schema(), .realm = first & 1 ? "staff" : "public", .lists = lists};
    asking.event =
        schema_event_of(asking.schema, "complaint", actions[(first >> 1) % (sizeof actions / sizeof *actions)]);
    if (asking.event != NULL && size > 0) {
        struct problems problems = {.pool = pool};
        struct node *record = xml_read(pool, received, strlen(received), "record", &fault);
        struct node *event =
            entry_build(&asking, form(pool, (const char *)data + 1, (const char *)data + size), record);
        node_set(event, "seq", "2");
        node_set(event, "at", "2026-06-02T09:00:00+01:00");
        node_set(event, "by", "sam");
        entry_check(&asking, record, correction_apply(pool, record), event, &problems);
    }
    pool_free(pool);
    return 0;
}
