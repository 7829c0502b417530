/* What a case gives to the registers, and the registers as lists, with the academy's site. Run from the root of the
 * repository. */
#include "suite.h"

#include <string.h>

#include "registry/case_index.h"
#include "registry/learning.h"

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

/* The same of a practice, and only of the one that was corrected. */
START_TEST(forgets_who_read_a_practice_before)
{
    struct node *record = received("compliment", "digital", "2026-05-01T09:00");
    kept(record);
    for (int i = 0; i < 2; i++) {
        node_add_text(node_add(add_event(record, "reviewed", "2026-05-02T09:00"), "practice"), "title", "Stay");
        kept(record);
    }
    for (int seq = 2; seq <= 3; seq++) {
        struct node *event = add_event(record, "read", "2026-06-01T09:00");
        node_set_number(event, "entry", seq);
        kept(record);
    }
    struct node *corrected = add_event(record, "corrected", "2026-06-02T09:00");
    node_set(corrected, "corrects", "3");
    node_copy(node_add(corrected, "event"), record_event(record, 3));
    kept(record);
    ck_assert(lesson_read_at(file_of(record), 2, "support") != INSTANT_NONE);
    ck_assert(lesson_read_at(file_of(record), 3, "support") == INSTANT_NONE);
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

/* A practice by which its giver would be named or quoted, or whose giver took it back, is none. */
START_TEST(a_practice_goes_with_its_giver)
{
    static const struct {
        const char *title, *withdrawn;
        int count;
    } practices[] = {
        {"Stay until it works", NULL, 1}, {"As Glad Giver said", NULL, 0}, {"Stay", "2026-05-03T09:00", 0}};
    for (int i = 0; i < COUNT(practices); i++) {
        struct node *record = received("compliment", "digital", "2026-05-01T09:00");
        node_add_text(node_add(record_event(record, 1), "giver"), "name", "Glad Giver");
        kept(record);
        node_add_text(node_add(add_event(record, "reviewed", "2026-05-02T09:00"), "practice"), "title",
                      practices[i].title);
        kept(record);
        if (practices[i].withdrawn != NULL) {
            add_event(record, "withdrawn", practices[i].withdrawn);
            kept(record);
        }
        size_t count;
        lessons_of(pool, file_of(record), &count);
        ck_assert_uint_eq(count, (size_t)practices[i].count);
    }
    ck_assert_int_eq(count_of(PRACTICES), 1);
}
END_TEST

/* However many improvements one decision plans, each stands in every list that shows it. */
START_TEST(lists_as_many_as_there_are)
{
    static const struct lesson_question questions[] = {
        {.list = IMPROVEMENTS},
        {.list = IMPROVEMENTS, .values = {[BY_STATE] = STATE_OPEN}},
        {.list = IMPROVEMENTS, .values = {[BY_OWNER] = "handler", [BY_CAUSE] = "records", [BY_DIVISION] = "digital"}},
    };
    enum { MANY = 12 };
    struct lesson_place places[MOST];
    struct node *record = received("complaint", "digital", "2026-05-01T09:00");
    kept(record);
    struct node *event = decision(record, "records", NULL, "2026-05-02T09:00");
    for (int i = 1; i < MANY; i++)
        node_copy(event, node_first(event, "improvement"));
    kept(record);
    for (int i = 0; i < COUNT(questions); i++)
        ck_assert_int_eq(ask(&questions[i], places), MANY);
    ck_assert_ptr_null(
        case_index_difference(case_index_of(&registry, pool, file_of(record)),
                              store_index(registry.store, pool, node_get(pool, record, "reference"), &fault)));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("lessons");
    tcase_add_checked_fixture(tests, academy_open, office_close);
    tcase_add_test(tests, makes_entries);
    tcase_add_test(tests, a_withdrawn_case_owes_nothing);
    tcase_add_test(tests, a_practice_and_what_became_of_it);
    tcase_add_test(tests, answers_any_filters);
    tcase_add_test(tests, searches_what_all_may_read);
    tcase_add_test(tests, forgets_who_read_before_a_correction);
    tcase_add_test(tests, forgets_who_read_a_practice_before);
    tcase_add_test(tests, orders_what_nobody_owes);
    tcase_add_test(tests, a_practice_goes_with_its_giver);
    tcase_add_test(tests, lists_as_many_as_there_are);
    return suite_run("lessons", tests);
}
