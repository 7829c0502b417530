/* What no rule of the schema can say: times, and the case as it counts, with the schools' site. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "record/record.h"
#include "registry/case_file.h"
#include "registry/check.h"
#include "store/folder.h"
#include "xml/xml.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

static struct pool *pool;
static const char *folder;
static struct registry registry;
static struct fault fault;

static void setup(void)
{
    pool = pool_new();
    folder = folder_new(pool);
    fault = (struct fault){0};
    const struct folders folders = {
        .site = "conf/sites/schools-mutual-services", .calendars = "conf/calendars", .share = ".", .data = folder};
    ck_assert_msg(registry_open(pool, &folders, &registry, &fault), "%s", fault.detail);
}

static void teardown(void)
{
    struct pool *last = pool_new();
    const char *path = pool_copy(last, folder);
    pool_free(pool);
    folder_remove(last, path);
    pool_free(last);
}

#define EVENT(name, seq, at, inside) "<" name " seq=\"" seq "\" at=\"" at "\" by=\"handler\"" inside "</" name ">"
#define BEFORE "2026-06-01T09:00:00+01:00"
#define RECEIVED(inside) EVENT("received", "1", BEFORE, ">" inside)
#define UNTIL(until) EVENT("responded", "2", BEFORE, " next-until=\"" until "\">")
#define CLOSED(at, how) EVENT("closed", "3", at, "><how>" how "</how>")
#define HANDS_OVER(seq, inside) EVENT("assigned", seq, BEFORE, ">" inside)
#define CORRECTED(seq, inside) EVENT("corrected", seq, BEFORE, " corrects=\"2\"><event>" inside "</event>")
#define TO_SAM "<handler>sam</handler>"
#define ABOUT_SAM "<concerned>sam</concerned>"

/* The events of a complaint, the last being entered, and the problem that is found. */
static const struct {
    const char *events, *field, *words;
} CHECKED[] = {
    /* The complainant's right stands to the end of its last moment; being content ends it. */
    {UNTIL("2026-06-09T23:59:59+01:00") CLOSED("2026-06-09T23:59:59+01:00", "window-passed"), "how",
     "The complainant can still ask"},
    {UNTIL("2026-06-09T23:59:59+01:00") CLOSED("2026-06-10T00:00:00+01:00", "window-passed"), NULL, NULL},
    {UNTIL("2026-12-01T00:30:00+01:00") CLOSED("2026-11-30T23:45:00Z", "window-passed"), NULL, NULL},
    {UNTIL("2026-06-09T23:59:59+01:00") CLOSED("2026-06-02T09:00:00+01:00", "content"), NULL, NULL},
    {UNTIL("2026-06-09T23:59:59+01:00") CLOSED("2026-06-02T09:00:00+01:00", ""), NULL, NULL},
    {UNTIL("2026-06-02T23:59:59+01:00") UNTIL("2026-06-09T23:59:59+01:00")
         CLOSED("2026-06-03T09:00:00+01:00", "window-passed"),
     "how", "The complainant can still ask"},
    {EVENT("responded", "2", BEFORE, ">") CLOSED("2026-06-02T09:00:00+01:00", "window-passed"), NULL, NULL},
    /* Nobody handles a case that is about them, whichever of the two was said first. */
    {RECEIVED(ABOUT_SAM) HANDS_OVER("2", TO_SAM), "handler", "The case is about this member of staff"},
    {RECEIVED("") HANDS_OVER("2", TO_SAM) HANDS_OVER("3", ABOUT_SAM), "handler", "The case is about"},
    {RECEIVED(ABOUT_SAM) HANDS_OVER("2", "<handler>ann</handler>"), NULL, NULL},
    {RECEIVED(ABOUT_SAM) HANDS_OVER("2", TO_SAM) HANDS_OVER("3", "<handler>ann</handler>"), NULL, NULL},
    /* As they count: what was corrected does not. */
    {RECEIVED("") HANDS_OVER("2", ABOUT_SAM) CORRECTED("3", HANDS_OVER("2", "<division>ict</division>"))
         HANDS_OVER("4", TO_SAM),
     NULL, NULL},
    {RECEIVED(ABOUT_SAM) HANDS_OVER("2", "<handler>ann</handler>") CORRECTED("3", HANDS_OVER("2", TO_SAM)),
     "event.assigned.handler", "The case is about this member of staff"},
};

START_TEST(checks_times_and_what_counts)
{
    struct problems wrong = {.pool = pool};
    const char *events[] = {CHECKED[_i].events};
    struct node *record = record_join(pool, "complaint", "C-2026-000001-A", "SMS-CP/2.0", events, 1, &fault);
    ck_assert_msg(record != NULL, "%s", fault.detail);
    const struct case_file *file = case_file_of(&registry, pool, record, INSTANT_NONE, &fault);
    ck_assert_msg(file != NULL, "%s", fault.detail);
    check_event(&registry, pool, file, node_last(record), &wrong);
    ck_assert_uint_eq(wrong.count, CHECKED[_i].field != NULL);
    if (wrong.count > 0) {
        ck_assert_str_eq(wrong.list[0].field, CHECKED[_i].field);
        ck_assert_str_eq(wrong.list[0].code, "rule");
        ck_assert_msg(strstr(wrong.list[0].words, CHECKED[_i].words) != NULL, "%s", wrong.list[0].words);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("check");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, checks_times_and_what_counts, 0, COUNT(CHECKED));
    return suite_run("check", tests);
}
