/* Marks in the store: what happened in a month, what stands at an instant or the end of a month, and that nothing of a case stays behind. */
#include "suite.h"

#include "base/text.h"
#include "store/listed.h"
#include "store/mark.h"

#define ONE "C-2026-000001-1"
#define TWO "C-2026-000002-Z"
#define MOST 9

static void put_marks_of(const char *reference, struct stored_mark *marks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        marks[i].reference = reference;
    put(&(struct case_index){
        .row = {.reference = reference, .kind = "complaint", .state = "closed", .recorded_by = "x", .summary = ""},
        .concerned = (const char *const[]){NULL},
        .tags = (const char *const[]){NULL},
        .text = "",
        .marks = marks,
        .mark_count = count});
    const struct case_index *found = store_index(store, pool, reference, &fault);
    ck_assert_uint_eq(found->mark_count, count);
    for (size_t i = 0; i < count; i++)
        ck_assert(mark_same(&found->marks[i], &marks[i]));
}

static struct stored_mark happened(const char *row, const char *item, const char *month, int64_t at, int64_t length)
{
    return (struct stored_mark){.figure = "answered",
                                .row = row,
                                .column = "late",
                                .item = item,
                                .month = month,
                                .since = at,
                                .until = STORE_NONE,
                                .length = length};
}

static struct stored_mark stands(const char *row, int64_t since, int64_t until, const char *month,
                                 const char *until_month)
{
    return (struct stored_mark){.figure = "open",
                                .row = row,
                                .column = "number",
                                .item = "1",
                                .month = month,
                                .since = since,
                                .until = until,
                                .until_month = until_month,
                                .length = STORE_NONE};
}

/* How many that row has, of what happened in that month or stands then. */
static int64_t tallied(const char *month, int64_t at, const char *row)
{
    size_t count;
    int64_t number = 0;
    const struct tally *tallies = store_tallies(store, pool, month, month, at, &count, &fault);
    ck_assert_int_eq(fault.kind, 0);
    for (size_t i = 0; i < count; i++)
        number += text_equal(tallies[i].row, row) ? tallies[i].number : 0;
    return number;
}

static struct mark_question late_in(const char *month, const char *row)
{
    return (struct mark_question){.month = month, .figure = "answered", .row = row, .column = "late"};
}

START_TEST(counts_what_happened)
{
    struct stored_mark one[] = {happened("1", "2", "2026-05", 20, 5), happened("1", "3", "2026-05", 10, 9),
                                happened("2", "4", "2026-06", 30, STORE_NONE)};
    struct stored_mark two[] = {happened("1", "2", "2026-05", 15, 2)};
    put_marks_of(ONE, one, COUNT(one));
    put_marks_of(TWO, two, COUNT(two));
    ck_assert_int_eq(tallied("2026-05", 0, "1"), 3);
    ck_assert_int_eq(tallied("2026-05", 0, "2"), 0);
    ck_assert_int_eq(tallied("2026-06", 0, "2"), 1);
    ck_assert_int_eq(store_mark_length(store, "2026-05", "2026-05", "answered", &fault), 5);
    ck_assert_int_eq(store_mark_length(store, "2026-06", "2026-06", "answered", &fault), STORE_NONE);

    struct stored_mark marks[MOST];
    struct mark_question asked = late_in("2026-05", "1");
    ck_assert_int_eq(store_mark_count(store, &asked, &fault), 3);
    ck_assert_int_eq(store_marks(store, pool, &asked, 0, marks, MOST, &fault), 3);
    ck_assert(marks[0].since == 10 && text_equal(marks[1].reference, TWO) && marks[2].since == 20);
    ck_assert_int_eq(store_marks(store, pool, &asked, 0, marks, 2, &fault), 2);
    ck_assert_int_eq(store_marks(store, pool, &asked, 2, marks, MOST, &fault), 1);
    ck_assert_int_eq(marks[0].since, 20);
    asked.row = NULL;
    ck_assert_int_eq(store_mark_count(store, &asked, &fault), 3);
    asked.column = "x";
    ck_assert_int_eq(store_mark_count(store, &asked, &fault), 0);
}
END_TEST

/* Of several months: each by itself, and all of them as one list; the last ones without a look at the others. */
START_TEST(counts_several_months)
{
    struct stored_mark one[] = {happened("1", "2", "2026-05", 20, 5), happened("1", "3", "2026-05", 10, 9),
                                happened("1", "4", "2026-07", 40, 9), happened("2", "5", "2026-06", 30, STORE_NONE)};
    struct stored_mark two[] = {happened("1", "2", "2026-05", 15, 2), stands("a", 10, 20, "2026-03", "2026-05")};
    put_marks_of(ONE, one, COUNT(one));
    put_marks_of(TWO, two, COUNT(two));
    static const struct {
        const char *from, *until;
        int months, number;
    } spans[] = {{"2026-05", "2026-07", 3, 5}, {"2026-06", "2026-07", 2, 2}, {"2026-05", "2026-05", 1, 3},
                 {"2025-01", "2026-04", 0, 0}, {"2026-07", "2026-05", 0, 0}, {"2026-01", "2027-12", 3, 5}};
    for (int i = 0; i < COUNT(spans); i++) {
        struct stored_mark marks[MOST];
        size_t count;
        int64_t number = 0;
        const struct tally *tallies =
            store_tallied(store, pool, "answered", spans[i].from, spans[i].until, &count, &fault);
        for (size_t k = 0; k < count; k++)
            number += tallies[k].number;
        ck_assert(count == (size_t)spans[i].months && number == spans[i].number);
        struct mark_question asked = {.month = spans[i].until, .from = spans[i].from, .figure = "answered"};
        ck_assert_int_eq(store_mark_count(store, &asked, &fault), spans[i].number);
        ck_assert_int_eq(store_marks(store, pool, &asked, 0, marks, MOST, &fault), spans[i].number);
        for (int k = 1; k < spans[i].number; k++)
            ck_assert_int_le(marks[k - 1].since, marks[k].since);
    }
    struct stored_mark last[2];
    struct mark_question asked = late_in("2026-05", "1");
    ck_assert_int_eq(store_last_marks(store, pool, &asked, last, 2, &fault), 2);
    ck_assert(last[0].since == 20 && last[1].since == 15);
    asked.column = "in-time";
    ck_assert_int_eq(store_last_marks(store, pool, &asked, last, 2, &fault), 0);
    ck_assert_int_eq(fault.kind, 0);
}
END_TEST

/* What a case no longer counts for is taken off, and what is as it was is not counted twice. */
START_TEST(counts_anew)
{
    struct stored_mark before[] = {happened("1", "2", "2026-05", 20, 5), happened("1", "3", "2026-05", 10, 9),
                                   happened("2", "1", "2026-05", 30, 1)};
    struct stored_mark after[] = {happened("0", "1", "2026-05", 20, 5), happened("1", "3", "2026-06", 10, 9),
                                  happened("2", "1", "2026-05", 30, 1)};
    put_marks_of(ONE, before, COUNT(before));
    put_marks_of(ONE, after, COUNT(after));
    put_marks_of(ONE, after, COUNT(after));
    ck_assert_int_eq(tallied("2026-05", 0, "0"), 1);
    ck_assert_int_eq(tallied("2026-05", 0, "1"), 0);
    ck_assert_int_eq(tallied("2026-06", 0, "1"), 1);
    ck_assert_int_eq(tallied("2026-05", 0, "2"), 1);
    put_marks_of(ONE, after, 0);
    ck_assert_int_eq(tallied("2026-05", 0, "2"), 0);
    ck_assert_int_eq(store_mark_length(store, "2026-05", "2026-05", "answered", &fault), STORE_NONE);
}
END_TEST

/* The median of an even number is the mean of the middle two. */
START_TEST(finds_the_median)
{
    static const struct {
        int64_t lengths[5];
        int count, median;
    } cases[] = {{{7}, 1, 7}, {{1, 4}, 2, 2}, {{9, 1, 4}, 3, 4}, {{9, 1, 3, 5}, 4, 4}, {{5, 5, 5, 0, 90}, 5, 5}};
    static const char *const items[] = {"1", "2", "3", "4", "5"};
    for (int i = 0; i < COUNT(cases); i++) {
        struct stored_mark marks[COUNT(items)];
        for (int k = 0; k < cases[i].count; k++)
            marks[k] = happened("1", items[k], "2026-05", k, cases[i].lengths[k]);
        put_marks_of(ONE, marks, (size_t)cases[i].count);
        ck_assert_int_eq(store_mark_length(store, "2026-05", "2026-05", "answered", &fault), cases[i].median);
    }
}
END_TEST

/* From `since` on, and not at `until` any more. */
START_TEST(counts_what_stands)
{
    struct stored_mark one[] = {stands("a", 10, 20, "2026-03", "2026-05"),
                                stands("b", 20, MARK_LASTS, "2026-05", NULL)};
    struct stored_mark two[] = {stands("a", 15, 30, "2026-04", "2026-06")};
    put_marks_of(ONE, one, COUNT(one));
    put_marks_of(TWO, two, COUNT(two));
    static const struct {
        int64_t at;
        int a, b;
    } times[] = {{9, 0, 0}, {10, 1, 0}, {15, 2, 0}, {19, 2, 0}, {20, 1, 1}, {29, 1, 1}, {30, 0, 1}, {1000000, 0, 1}};
    for (int i = 0; i < COUNT(times); i++) {
        struct stored_mark marks[MOST];
        struct mark_question asked = {.at = times[i].at, .figure = "open", .row = "a"};
        ck_assert_int_eq(tallied("2026-05", times[i].at, "a"), times[i].a);
        ck_assert_int_eq(tallied("2026-05", times[i].at, "b"), times[i].b);
        ck_assert_int_eq(store_marks(store, pool, &asked, 0, marks, MOST, &fault), times[i].a);
        ck_assert_int_eq(store_mark_count(store, &asked, &fault), times[i].a);
        size_t count;
        const struct tally *now = store_standing(store, pool, "open", times[i].at, &count, &fault);
        ck_assert_uint_eq(count, (size_t)(times[i].a > 0) + (size_t)(times[i].b > 0));
        ck_assert(times[i].a == 0 || (text_equal(now->row, "a") && now->number == times[i].a));
    }
    static const struct {
        const char *month;
        int a, b;
    } months[] = {{"2025-12", 0, 0}, {"2026-03", 1, 0}, {"2026-04", 2, 0}, {"2026-05", 1, 1},
                  {"2026-06", 0, 1}, {"2026-07", 0, 1}, {"2031-01", 0, 1}};
    for (int i = 0; i < COUNT(months); i++) {
        ck_assert_int_eq(tallied(months[i].month, STORE_NONE, "a"), months[i].a);
        ck_assert_int_eq(tallied(months[i].month, STORE_NONE, "b"), months[i].b);
        size_t count;
        const struct tally *stood = store_stood(store, pool, "open", months[i].month, &count, &fault);
        ck_assert_uint_eq(count, (size_t)(months[i].a > 0) + (size_t)(months[i].b > 0));
        ck_assert(months[i].a == 0 || (text_equal(stood->row, "a") && stood->number == months[i].a));
    }
    put_marks_of(TWO, two, 0);
    ck_assert_int_eq(tallied("2026-04", STORE_NONE, "a"), 1);
    put_marks_of(ONE, one, 0);
    ck_assert_int_eq(tallied("2026-05", STORE_NONE, "a") + tallied("2026-05", STORE_NONE, "b"), 0);
    ck_assert_int_eq(store_wrong_tallies(store, &fault), 0);
}
END_TEST

/* A count that is not as the marks are is seen, and counted anew. */
static const char *const SPOILT[] = {"UPDATE tally SET number = 7", "DELETE FROM tally",
                                     "INSERT INTO tally VALUES (0, '2026-05', 'x', 'x', 'x', 1)"};

START_TEST(knows_a_wrong_count)
{
    struct stored_mark marks[] = {happened("1", "2", "2026-05", 20, 5), stands("a", 10, 20, "2026-03", "2026-05")};
    struct stored_mark fewer[] = {stands("a", 10, 20, "2026-03", "2026-05")};
    put_marks_of(ONE, marks, COUNT(marks));
    ck_assert_int_eq(store_wrong_tallies(store, &fault), 0);
    ck_assert_int_eq(sqlite3_exec(store->database, SPOILT[_i], NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_gt(store_wrong_tallies(store, &fault), 0);
    ck_assert(store_begin(store, &fault) && store_count_anew(store, &fault) && store_commit(store, &fault));
    ck_assert_int_eq(store_wrong_tallies(store, &fault), 0);
    ck_assert_int_eq(tallied("2026-05", 0, "1"), 1);
    put_marks_of(ONE, fewer, COUNT(fewer));
    ck_assert_int_eq(store_wrong_tallies(store, &fault), 0);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("mark");
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_add_test(tests, counts_what_happened);
    tcase_add_test(tests, counts_several_months);
    tcase_add_test(tests, counts_anew);
    tcase_add_test(tests, finds_the_median);
    tcase_add_test(tests, counts_what_stands);
    tcase_add_loop_test(tests, knows_a_wrong_count, 0, COUNT(SPOILT));
    return suite_run("mark", tests);
}
