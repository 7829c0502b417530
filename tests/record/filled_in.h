/* Forms of the shipped schema, filled in: the fields, and the entry that is built of them. Run from the root of the
 * repository. */
#ifndef REDRESS_TESTS_RECORD_FILLED_IN_H
#define REDRESS_TESTS_RECORD_FILLED_IN_H

#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "base/typed_in.h"
#include "record/entry.h"
#include "record/record.h"
#include "xml/xml.h"

static struct choice divisions[] = {{.value = "finance", .label = "Finance"}, {.value = "people", .label = "People"}};
static struct choice people[] = {{.value = "sam", .label = "Sam"}, {.value = "priya", .label = "Priya"}};
static struct choice issues[] = {{.value = "1", .label = "Late"}, {.value = "2", .label = "Wrong"}};
static const struct list lists[] = {{.name = "divisions", .choices = divisions, .count = COUNT(divisions)},
                                    {.name = "people", .choices = people, .count = COUNT(people)},
                                    {.name = "issues", .choices = issues, .count = COUNT(issues)},
                                    {.name = NULL}};

static struct schema *schema;
static struct pool *schema_pool;

static inline void setup(void)
{
    struct fault fault = {0};
    schema_pool = pool_new();
    schema = schema_open(schema_pool, "schema/record.xsd", &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
}

static inline void teardown(void)
{
    pool_free(schema_pool);
}

/* What an entry is about: the event as EVENT/REALM, of a complaint, or of a compliment where it begins with `+`. */
static inline struct asking asking_of(struct pool *pool, const char *what)
{
    const char *kind = *what == '+' ? "compliment" : "complaint";
    char *event = pool_copy(pool, what + (*what == '+')), *realm = strchr(event, '/');
    *realm++ = '\0';
    struct asking asking = {
        .schema = schema, .event = schema_event(schema, kind, event), .realm = realm, .lists = lists};
    ck_assert_ptr_nonnull(asking.event);
    return asking;
}

/* The record so far: `responded` follows a complaint that says what would put it right. */
static inline struct node *record_before(struct pool *pool, const struct asking *asking, const char *what)
{
    static const char *const received =
        "<received seq=\"1\" at=\"2026-06-01T09:00:00+01:00\" by=\"complainant\"><anonymous>yes</anonymous><summary>s"
        "</summary><details>d</details><desired-outcome>Sorry</desired-outcome><channel>web</channel></received>";
    struct fault fault = {0};
    if (text_equal(asking->event->name, "received"))
        return record_new(pool, *what == '+' ? "compliment" : "complaint", "C-2026-000123-9", "P/1");
    return record_join(pool, "complaint", "C-2026-000123-9", "P/1", &received, 1, &fault);
}

static inline struct node *built(struct pool *pool, const char *what, const struct fields *fields,
                                 struct asking *asking, struct node **record)
{
    *asking = asking_of(pool, what);
    *record = record_before(pool, asking, what);
    return entry_build(asking, fields, *record);
}

#endif
