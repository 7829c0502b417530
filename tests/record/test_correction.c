/* Corrections: the record as it counts, and what a correction keeps of what it replaces. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "record/correction.h"
#include "record/record.h"
#include "xml/xml.h"

#define RECEIVED                                                                                                       \
    "<received seq=\"1\" at=\"2026-06-03T09:00:00+01:00\" "                                                            \
    "by=\"sam\"><division>finance</division><summary>Wrong</summary>"                                                  \
    "<details>d</details><channel>phone</channel><concerned>hal</concerned></received>"
#define NOTED "<noted seq=\"2\" at=\"2026-06-03T10:00:00+01:00\" by=\"hal\"><note>first words</note></noted>"
#define CORRECTS(seq, corrects, inner)                                                                                 \
    "<corrected seq=\"" seq "\" at=\"2026-06-04T09:00:00+01:00\" by=\"leila\" corrects=\"" corrects                    \
    "\"><reason>r</reason><event>" inner "</event></corrected>"
#define RIGHT                                                                                                          \
    "<received seq=\"1\" at=\"2026-06-01T09:00:00+01:00\" recorded=\"2026-06-03T09:00:00+01:00\" by=\"sam\">"          \
    "<division>people</division><summary>Right</summary><details>d</details><channel>phone</channel></received>"
#define NOTE_2 "<noted seq=\"2\" at=\"2026-06-03T10:00:00+01:00\" by=\"hal\"><note>second words</note></noted>"
#define NOTE_3 "<noted seq=\"2\" at=\"2026-06-03T10:00:00+01:00\" by=\"hal\"><note>third words</note></noted>"

static struct pool *pool;

static void begin(void)
{
    pool = pool_new();
}

static void end(void)
{
    pool_free(pool);
}

static struct node *record_of(const char *const *events)
{
    struct fault fault = {0};
    size_t count = 0;
    while (events[count] != NULL)
        count++;
    struct node *record = record_join(pool, "complaint", "C-2026-000123-9", "P/1", events, count, &fault);
    ck_assert_msg(record != NULL, "%s", fault.detail);
    return record;
}

static const char *text_of(const struct node *event, const char *child)
{
    return node_text(pool, node_first(event, child));
}

START_TEST(leaves_alone_what_was_never_corrected)
{
    struct node *record = record_of((const char *const[]){RECEIVED, NOTED, NULL});
    ck_assert_ptr_eq(correction_apply(pool, record), record);
}
END_TEST

START_TEST(the_last_word_counts_and_the_first_is_kept)
{
    struct node *record = record_of((const char *const[]){RECEIVED, NOTED, CORRECTS("3", "1", RIGHT), NULL});
    struct node *current = correction_apply(pool, record);
    ck_assert_str_eq(text_of(record_event(record, 1), "summary"), "Wrong");
    ck_assert_str_eq(record_summary(pool, current), "Right");
    ck_assert_str_eq(node_get(pool, record_event(current, 1), "corrected-by"), "3");
    ck_assert_ptr_null(node_get(pool, record_event(current, 2), "corrected-by"));
    const struct node *held = node_first(node_first(record_event(current, 3), "event"), NULL);
    ck_assert_str_eq(text_of(held, "summary"), "Wrong");
    ck_assert_int_eq(record_last_seq(current), 3);

    const struct timeline *timeline = record_timeline(pool, current);
    ck_assert_uint_eq(timeline->count, 3);
    ck_assert_str_eq(instant_write(pool, timeline->events[0].at), "2026-06-01T09:00:00+01:00");
    ck_assert_str_eq(instant_write(pool, timeline->events[0].recorded), "2026-06-03T09:00:00+01:00");
    ck_assert_str_eq(timeline_division(timeline), "people");
    ck_assert(!timeline_concerns(timeline, "hal"));
    ck_assert(timeline_concerns(record_timeline(pool, record), "hal"));
}
END_TEST

START_TEST(may_be_corrected_again)
{
    struct node *record =
        record_of((const char *const[]){RECEIVED, NOTED, CORRECTS("3", "2", NOTE_2), CORRECTS("4", "2", NOTE_3), NULL});
    struct node *current = correction_apply(pool, record);
    ck_assert_str_eq(text_of(record_event(current, 2), "note"), "third words");
    ck_assert_str_eq(node_get(pool, record_event(current, 2), "corrected-by"), "4");
    ck_assert_str_eq(text_of(node_first(node_first(record_event(current, 3), "event"), NULL), "note"), "first words");
    ck_assert_str_eq(text_of(node_first(node_first(record_event(current, 4), "event"), NULL), "note"), "second words");
}
END_TEST

START_TEST(passes_over_one_that_corrects_nothing)
{
    struct node *record =
        record_of((const char *const[]){RECEIVED, NOTED, CORRECTS("3", "9", NOTE_2),
                                        "<corrected seq=\"4\" at=\"2026-06-04T09:00:00+01:00\" by=\"leila\" "
                                        "corrects=\"2\"><reason>r</reason><event/></corrected>",
                                        NULL});
    struct node *current = correction_apply(pool, record);
    ck_assert_str_eq(text_of(record_event(current, 2), "note"), "first words");
    ck_assert_str_eq(record_summary(pool, current), "Wrong");
}
END_TEST

START_TEST(bears_what_the_program_set_on_the_original)
{
    struct node *record = record_of((const char *const[]){
        RECEIVED,
        "<responded seq=\"2\" at=\"2026-06-03T10:00:00+01:00\" recorded=\"2026-06-03T11:00:00+01:00\" by=\"hal\" "
        "level=\"1\""
        " next-level=\"2\" next-until=\"2026-06-10T23:59:59+01:00\"><outcome>upheld</outcome></responded>",
        "<corrected seq=\"3\" at=\"2026-06-04T09:00:00+01:00\" by=\"leila\"><reason>r</reason><event><responded>"
        "<outcome>not-upheld</outcome></responded></event></corrected>",
        NULL});
    struct node *corrected = record_event(record, 3);
    const struct node *event = correction_mark(pool, corrected, record_event(record, 2));
    ck_assert_str_eq(node_get(pool, corrected, "corrects"), "2");
    ck_assert_str_eq(node_get(pool, corrected, "by"), "leila");
    static const char *const names[] = {"seq", "at", "recorded", "by", "level", "next-level", "next-until"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert_str_eq(node_get(pool, event, names[i]), node_get(pool, record_event(record, 2), names[i]));
    ck_assert_str_eq(text_of(event, "outcome"), "not-upheld");

    struct node *current = correction_apply(pool, record);
    struct node *again = record_event(current, 3);
    const struct node *second = correction_mark(pool, again, record_event(current, 2));
    ck_assert_ptr_null(node_get(pool, second, "corrected-by"));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("correction");
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, leaves_alone_what_was_never_corrected);
    tcase_add_test(tests, the_last_word_counts_and_the_first_is_kept);
    tcase_add_test(tests, may_be_corrected_again);
    tcase_add_test(tests, passes_over_one_that_corrects_nothing);
    tcase_add_test(tests, bears_what_the_program_set_on_the_original);
    return suite_run("correction", tests);
}
