/* Registers and recurrence, with the academy's site and a store of the test's own. Run from the root of the repository. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/case_index.h"
#include "registry/lessons.h"
#include "registry/case_file.h"
#include "store/folder.h"
#include "xml/xml.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))
#define MOST 50

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
        .site = "conf/sites/one-academy", .calendars = "conf/calendars", .share = ".", .data = folder};
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

static int64_t at(const char *text)
{
    int64_t instant;
    ck_assert(instant_read(text, &instant));
    return instant;
}

static struct node *add_event(struct node *record, const char *name, const char *when)
{
    int seq = record_last_seq(record) + 1;
    struct node *event = node_add(record, name);
    node_set_number(event, "seq", seq);
    node_set(event, "at", instant_write(pool, at(when)));
    node_set(event, "by", "support");
    return event;
}

static struct node *received(const char *kind, const char *division, const char *when)
{
    struct node *record = record_new(pool, kind, "C-2026-000001-0", registry.site.policies[0].identity);
    struct node *event = add_event(record, "received", when);
    if (division != NULL)
        node_add_text(event, "division", division);
    node_add_text(event, text_equal(kind, "complaint") ? "summary" : "about", "Secret");
    return record;
}

/* Keeps the record's last event. */
static bool keep(struct node *record, int64_t now)
{
    bool repeated;
    struct case_file *file = case_file_of(&registry, pool, record, now, &fault);
    return file != NULL && case_file_keep(&registry, pool, file, NULL, NULL, now, &repeated, &fault);
}

static const char *kept(struct node *record)
{
    ck_assert_msg(keep(record, at("2026-12-01T09:00")), "%s", fault.detail);
    return node_get(pool, record, "reference");
}

/* A lesson decision with one improvement, to be kept yet. */
static struct node *decision(struct node *record, const char *cause, const char *lesson, const char *when)
{
    struct node *event = add_event(record, "learned", when);
    node_add_text(event, "why", "Secret");
    node_add_text(event, "cause", cause);
    node_add_text(event, lesson ? "lesson" : "no-lesson", lesson ? lesson : "Secret");
    struct node *improvement = node_add(event, "improvement");
    node_add_text(improvement, "what", "A book for cälls");
    node_add_text(improvement, "owner", "handler");
    node_add_text(improvement, "by", "2026-06-30");
    return event;
}

/* A complaint kept with its decision as event 2. */
static struct node *learned(const char *division, const char *cause, const char *when)
{
    struct node *record = received("complaint", division, when);
    kept(record);
    decision(record, cause, "Write calls down", when);
    kept(record);
    return record;
}

static void improve(struct node *record, const char *became, const char *when)
{
    struct node *event = add_event(record, "improved", when);
    node_add_text(event, "planned", "2.1");
    node_add_text(event, "became", became);
    node_add_text(event, "said", "Calls got lost");
    node_add_text(event, "did", "We write them down");
    kept(record);
}

static int ask(const struct lesson_question *question, struct lesson_place *places)
{
    const struct lesson_place beginning = {.place = -INT64_MAX, .reference = "", .item = ""};
    int count = lessons_page(&registry, pool, question, &beginning, places, MOST, &fault);
    ck_assert_msg(count >= 0, "%s", fault.detail);
    return count;
}

static int count_of(const char *list)
{
    struct lesson_place places[MOST];
    return ask(&(struct lesson_question){.list = list}, places);
}

static struct case_file *file_of(const struct node *record)
{
    return case_file_open(&registry, pool, node_get(pool, record, "reference"), at("2026-12-01T09:00"), &fault);
}

static const struct lesson *entry_of(const struct node *record, const char *item)
{
    return lesson_named(pool, file_of(record), item);
}

START_TEST(makes_entries)
{
    struct lesson_place places[MOST];
    struct node *record = learned("digital", "records", "2026-05-01T09:00");
    const struct lesson *lesson = entry_of(record, "2"), *improvement = entry_of(record, "2.1");
    ck_assert(text_equal(lesson->list, LESSONS) && text_equal(lesson->cause, "records") && lesson->seq == 2);
    ck_assert_ptr_null(lesson->state);
    ck_assert(text_equal(improvement->state, STATE_OPEN) && text_equal(improvement->owner, "handler"));
    ck_assert(text_equal(improvement->division, "digital") && improvement->due == at("2026-06-30T23:59:59"));
    ck_assert_ptr_null(entry_of(record, "2.2"));

    improve(record, "done", "2026-06-01T09:00");
    ck_assert_str_eq(entry_of(record, "2.1")->state, STATE_DONE);
    ck_assert_int_eq(count_of(HAVE_HELPED), 0);
    improve(record, "effective", "2026-07-01T09:00");
    improvement = entry_of(record, "2.1");
    ck_assert(text_equal(improvement->state, STATE_EFFECTIVE) && improvement->done == at("2026-06-01T09:00") &&
              improvement->judged == at("2026-07-01T09:00") && improvement->due == INSTANT_NONE);
    ck_assert_int_eq(ask(&(struct lesson_question){.list = HAVE_HELPED}, places), 1);
    ck_assert(places[0].place == -at("2026-07-01T09:00") && text_equal(places[0].item, "2.1"));

    struct node *nothing = received("complaint", NULL, "2026-05-01T09:00");
    kept(nothing);
    decision(nothing, "records", NULL, "2026-05-02T09:00");
    kept(nothing);
    ck_assert_ptr_null(entry_of(nothing, "2"));
    ck_assert_ptr_nonnull(entry_of(nothing, "2.1"));
}
END_TEST

/* What nobody owes of a withdrawn case leaves the register; what was learned stays, and comes back with the case. */
START_TEST(a_withdrawn_case_owes_nothing)
{
    struct node *record = learned("digital", "records", "2026-05-01T09:00");
    add_event(record, "withdrawn", "2026-05-03T09:00");
    kept(record);
    ck_assert_int_eq(count_of(IMPROVEMENTS), 0);
    ck_assert_int_eq(count_of(LESSONS), 1);
    add_event(record, "reopened", "2026-05-04T09:00");
    kept(record);
    ck_assert_int_eq(count_of(IMPROVEMENTS), 1);
}
END_TEST

START_TEST(a_practice_and_what_became_of_it)
{
    const char *day = NULL;
    struct node *record = received("compliment", "digital", "2026-05-01T09:00");
    kept(record);
    struct node *practice = node_add(add_event(record, "reviewed", "2026-05-02T09:00"), "practice");
    node_add_text(practice, "title", "Stay");
    kept(record);
    for (int i = 0; i < 2; i++) {
        struct node *with = node_add(add_event(record, "shared", i ? "2026-05-04T09:00" : "2026-05-03T09:00"), "with");
        node_add_text(with, "division", "leadership");
        node_add_text(with, "became", i ? "applied" : "shared");
        kept(record);
    }
    const struct lesson *lesson = entry_of(record, "2");
    ck_assert(text_equal(lesson->list, PRACTICES) && text_equal(lesson->asked[0], "leadership") && !lesson->asked[1]);
    const struct node *with = lesson_shared(file_of(record), "leadership", &day);
    ck_assert(text_equal(node_text(pool, node_first(with, "became")), "applied") && text_equal(day, "2026-05-04"));
    ck_assert_ptr_null(lesson_shared(file_of(record), "digital", &day));
    struct node *read = add_event(record, "read", "2026-05-05T09:00");
    node_set(read, "entry", "2");
    kept(record);
    ck_assert_int_eq(lesson_read_at(file_of(record), 2, "support"), at("2026-05-05T09:00"));
    ck_assert_int_eq(lesson_read_at(file_of(record), 2, "handler"), INSTANT_NONE);
}
END_TEST

/* Every combination of filters is a list of its own. */
START_TEST(answers_any_filters)
{
    static const struct {
        const char *values[LESSON_FILTERS];
        int count;
    } questions[] = {
        {{NULL}, 3},
        {{[BY_STATE] = STATE_OPEN}, 2},
        {{[BY_STATE] = STATE_DONE}, 1},
        {{[BY_DIVISION] = "digital"}, 2},
        {{[BY_DIVISION] = DIVISION_NOT_SURE}, 1},
        {{[BY_CAUSE] = "records", [BY_DIVISION] = "digital"}, 1},
        {{[BY_STATE] = STATE_OPEN, [BY_DIVISION] = "digital", [BY_CAUSE] = "system", [BY_OWNER] = "handler"}, 1},
        {{[BY_OWNER] = "support"}, 0},
        {{[BY_ASKED] = "digital"}, 0},
    };
    struct lesson_place places[MOST];
    improve(learned("digital", "records", "2026-05-01T09:00"), "done", "2026-05-20T09:00");
    learned("digital", "system", "2026-05-02T09:00");
    learned(NULL, "system", "2026-05-03T09:00");
    for (int i = 0; i < COUNT(questions); i++) {
        struct lesson_question question = {.list = IMPROVEMENTS};
        memcpy(question.values, questions[i].values, sizeof question.values);
        ck_assert_msg(ask(&question, places) == questions[i].count, "question %d", i);
    }
    ask(&(struct lesson_question){.list = IMPROVEMENTS}, places);
    ck_assert_str_eq(lesson_named(pool, case_file_open(&registry, pool, places[2].reference, 0, &fault), "2.1")->state,
                     STATE_DONE);
}
END_TEST

START_TEST(searches_what_all_may_read)
{
    static const struct {
        const char *list, *typed;
        int count;
    } searches[] = {{LESSONS, "CALLS", 1},      {LESSONS, "wri down", 0},    {LESSONS, "down wri", 1},
                    {IMPROVEMENTS, "calls", 1}, {IMPROVEMENTS, "Secret", 0}, {LESSONS, "Secret", 0},
                    {PRACTICES, "calls", 0},    {LESSONS, "! \"", 0},        {LESSONS, "text : calls", 0}};
    struct lesson_place places[MOST];
    learned("digital", "records", "2026-05-01T09:00");
    for (int i = 0; i < COUNT(searches); i++) {
        int count =
            lessons_search(&registry, pool, searches[i].list, searches[i].typed, SEARCH_NEWEST, places, MOST, &fault);
        ck_assert_msg(count == searches[i].count, "%s: %d %s", searches[i].typed, count, fault.detail);
    }
}
END_TEST

/* The first case is of digital, cause records, received 1 May 2025 and done 1 June; the term is twelve months. */
static const struct {
    const char *division, *cause, *received;
    bool recurs, reopens;
} SECOND[] = {
    {"digital", "records", "2025-07-01T09:00", true, true},
    {"digital", "records", "2025-05-20T09:00", true, false},  /* received before it was done */
    {"digital", "records", "2025-05-01T09:00", false, false}, /* at the same time, and not after it */
    {"digital", "records", "2026-05-01T23:00", true, true},   /* the last day of the term */
    {"digital", "records", "2026-05-15T09:00", false, true},  /* within a year of the improvement only */
    {"digital", "records", "2026-06-02T00:00", false, false},
    {"leadership", "records", "2025-07-01T09:00", false, false},
    {NULL, "records", "2025-07-01T09:00", false, false},
    {"digital", "system", "2025-07-01T09:00", false, false},
};

START_TEST(knows_recurrence)
{
    struct node *first = learned("digital", "records", "2025-05-01T09:00");
    improve(first, "done", "2025-06-01T09:00");
    struct node *second = learned(SECOND[_i].division, SECOND[_i].cause, SECOND[_i].received);
    const char *recurs = node_get(pool, record_event(second, 2), "recurs");
    ck_assert(text_equal(recurs, SECOND[_i].recurs ? node_get(pool, first, "reference") : NULL));
    const struct case_file *file = file_of(first);
    const struct node *last = record_event(file->record, file->last_seq);
    ck_assert_int_eq(file->last_seq, SECOND[_i].reopens ? 4 : 3);
    ck_assert_str_eq(entry_of(first, "2.1")->state, SECOND[_i].reopens ? STATE_NOT_EFFECTIVE : STATE_DONE);
    if (SECOND[_i].reopens)
        ck_assert_str_eq(node_get(pool, last, "again"), node_get(pool, second, "reference"));
    ck_assert_ptr_null(case_index_difference(case_index_of(&registry, pool, file),
                                             store_index(registry.store, pool, file->reference, &fault)));
}
END_TEST

/* Where nothing went wrong, nothing comes back; nor does what was withdrawn count as an earlier case. */
START_TEST(knows_what_cannot_recur)
{
    struct node *first = learned("digital", "nothing-found", "2025-05-01T09:00");
    improve(first, "done", "2025-06-01T09:00");
    struct node *second = learned("digital", "nothing-found", "2025-07-01T09:00");
    ck_assert_ptr_null(node_get(pool, record_event(second, 2), "recurs"));
    ck_assert_str_eq(entry_of(first, "2.1")->state, STATE_DONE);
    struct node *third = learned("digital", "records", "2025-05-01T09:00");
    add_event(third, "withdrawn", "2025-05-02T09:00");
    kept(third);
    struct node *fourth = learned("digital", "records", "2025-07-01T09:00");
    ck_assert_ptr_null(node_get(pool, record_event(fourth, 2), "recurs"));
}
END_TEST

static void read_by(struct node *record, const char *user)
{
    struct node *event = add_event(record, "read", "2026-06-01T09:00");
    node_set(event, "by", user);
    node_set_number(event, "entry", 2);
    kept(record);
}

/* Who has read what stood there before has not read it as it stands now. */
START_TEST(forgets_who_read_before_a_correction)
{
    struct node *record = learned("digital", "records", "2026-05-01T09:00");
    read_by(record, "coach");
    ck_assert(lesson_read_at(file_of(record), 2, "coach") == at("2026-06-01T09:00"));
    struct node *corrected = add_event(record, "corrected", "2026-06-02T09:00");
    node_set(corrected, "corrects", "2");
    node_copy(node_add(corrected, "event"), record_event(record, 2));
    kept(record);
    ck_assert(lesson_read_at(file_of(record), 2, "coach") == INSTANT_NONE);
    read_by(record, "coach");
    ck_assert(lesson_read_at(file_of(record), 2, "coach") != INSTANT_NONE);
}
END_TEST

/* Under a policy by which nobody owes it, what has not helped stands before what is done. */
START_TEST(orders_what_nobody_owes)
{
    static const char *const became[] = {"done", "not-effective", "effective"};
    struct lesson_place places[MOST];
    const char *useless = NULL;
    registry.site.policies[0].kinds[0].rule_count = 0;
    for (int i = 0; i < COUNT(became); i++) {
        struct node *record = learned("digital", "nothing-found", "2026-05-01T09:00");
        improve(record, became[i], "2026-06-01T09:00");
        useless = i == 1 ? node_get(pool, record, "reference") : useless;
    }
    ck_assert_int_eq(ask(&(struct lesson_question){.list = IMPROVEMENTS}, places), COUNT(became));
    ck_assert_str_eq(places[0].reference, useless);
}
END_TEST

/* Said again, the same decision brings nothing up twice; a refused one leaves the other case as it was. */
START_TEST(brings_up_once_and_together)
{
    struct node *first = learned("digital", "records", "2025-05-01T09:00");
    improve(first, "done", "2025-06-01T09:00");
    struct node *second = received("complaint", "digital", "2025-07-01T09:00");
    kept(second);
    decision(second, "records", NULL, "2025-07-02T09:00");
    struct node *stale = file_of(second)->record;
    add_event(stale, "noted", "2025-07-02T09:00");
    kept(stale);
    ck_assert(!keep(second, 0));
    ck_assert_str_eq(fault.code, "stale");
    fault = (struct fault){0};
    ck_assert_int_eq(file_of(first)->last_seq, 3);

    second = file_of(second)->record;
    decision(second, "records", NULL, "2025-07-03T09:00");
    kept(second);
    struct node *again = file_of(first)->record;
    node_add_text(add_event(again, "improved", "2025-08-01T09:00"), "planned", "2.1");
    node_add_text(record_event(again, 5), "became", "effective");
    kept(again);
    decision(second, "records", NULL, "2025-08-03T09:00");
    kept(second);
    ck_assert_int_eq(file_of(first)->last_seq, 5);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("register");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, makes_entries);
    tcase_add_test(tests, a_withdrawn_case_owes_nothing);
    tcase_add_test(tests, a_practice_and_what_became_of_it);
    tcase_add_test(tests, answers_any_filters);
    tcase_add_test(tests, searches_what_all_may_read);
    tcase_add_loop_test(tests, knows_recurrence, 0, COUNT(SECOND));
    tcase_add_test(tests, knows_what_cannot_recur);
    tcase_add_test(tests, forgets_who_read_before_a_correction);
    tcase_add_test(tests, orders_what_nobody_owes);
    tcase_add_test(tests, brings_up_once_and_together);
    return suite_run("register", tests);
}
