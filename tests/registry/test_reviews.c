/* Reviews of the policy: what is asked, what is worked out, what is kept; and that a version waits for one. */
#include "suite.h"

#include "base/fields.h"
#include "core/event.h"
#include "registry/duties.h"
#include "registry/office.h"
#include "registry/reviews.h"
#include "registry/stories.h"
#include "store/duty.h"

#define NOW "2026-11-29T09:00"

static struct fields *fields_of(const char *const *pairs)
{
    struct fields *fields = fields_new(pool);
    for (; *pairs; pairs += 2)
        if (pairs[1])
            fields_add(fields, pairs[0], pairs[1]);
    return fields;
}

static bool entered(const char *const *pairs, struct submission *form, struct problems *problems)
{
    const struct duty_entry entry = {.event = EVENT_POLICY_REVIEWED,
                                     .entered = fields_of(pairs),
                                     .user = "head",
                                     .submission = form,
                                     .now = at(NOW),
                                     .complete = review_complete};
    return duty_keep(&registry, pool, &entry, problems, &fault);
}

static bool keep(const char *decision, const char *version, const char *next, struct problems *problems)
{
    const char *const pairs[] = {"effectiveness", "It works.", "best-practice", "It is.", "decision", decision,
                                 "version",       version,     "next-review",   next,     NULL};
    return entered(pairs, NULL, problems);
}

/* What was entered, and at which field something is wrong. */
static const struct {
    const char *decision, *version, *next, *wrong;
} REVIEWS[] = {
    {"no-change", NULL, "2027-11-29", NULL},
    {"new-version", "3.0", NULL, NULL},
    {"new-version", "3.0", "2027-06-01", NULL},
    {NULL, NULL, NULL, "decision"},
    {"perhaps", NULL, NULL, "decision"},
    {"no-change", NULL, NULL, "next-review"},
    {"no-change", NULL, "2026-11-29", "next-review"}, /* not after this one */
    {"no-change", NULL, "2027-11-30", "next-review"}, /* the policy wants one within 12 months */
    {"no-change", NULL, "2027-11-31", "next-review"},
    {"no-change", "3.0", "2027-11-29", "version"},
    {"new-version", NULL, NULL, "version"},
    {"new-version", "3/0", NULL, "version"},
};

START_TEST(checks_what_was_entered)
{
    struct problems problems = {.pool = pool};
    bool kept = keep(REVIEWS[_i].decision, REVIEWS[_i].version, REVIEWS[_i].next, &problems);
    ck_assert_msg(kept == !REVIEWS[_i].wrong, "%s", problems.count ? problems.list[0].field : "nothing");
    if (REVIEWS[_i].wrong) {
        ck_assert_uint_eq(problems.count, 1);
        ck_assert_str_eq(problems.list[0].field, REVIEWS[_i].wrong);
    }
    ck_assert_int_eq(store_last_duty(registry.store, &fault), kept);
    ck_assert_int_eq(fault.kind, 0);
}
END_TEST

static const struct node *figure(const struct node *review, const char *of, const char *name, int level)
{
    for (const struct node *node = node_first(review, "figure"); node; node = node_next(node, "figure"))
        if (text_equal(node_get(pool, node, "of"), of) && text_equal(node_get(pool, node, "name"), name) &&
            (level == 0 || node_number(node, "level", 1, 9) == level))
            return node;
    return NULL;
}

/* What is kept is valid, holds the figures of that day, and stays as it was when cases come later. */
START_TEST(keeps_the_figures_of_the_day)
{
    struct problems problems = {.pool = pool};
    case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED));
    ck_assert(keep("no-change", NULL, "2027-11-29", &problems));
    case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED));
    struct node *duties = duties_read(pool, registry.store, &registry.site.policies[0], &fault);
    const struct node *review = node_first(duties, EVENT_POLICY_REVIEWED);
    ck_assert_int_eq(schema_validate(registry.schema, duties, NULL, NULL), 0);
    ck_assert_str_eq(node_get(pool, review, "by"), "head");
    ck_assert_str_eq(node_get(pool, review, "policy"), "SMS-CP/2.0");
    ck_assert_str_eq(node_get(pool, review, "from"), "2025-11-30");
    ck_assert_str_eq(node_get(pool, review, "until"), "2026-11-29");
    ck_assert_int_eq(node_number(figure(review, "kind", "complaint", 0), "number", 0, 99), 1);
    ck_assert_int_eq(node_number(figure(review, "outcome", "partly-upheld", 0), "number", 0, 99), 1);
    ck_assert_int_eq(node_number(figure(review, "level", "reached", 1), "number", 0, 99), 1);
    const struct node *owed = figure(review, "owed", "acknowledge", 1);
    ck_assert_int_eq(node_number(owed, "met", 0, 99), 1);
    ck_assert_int_eq(node_number(owed, "late", 0, 99), 0);
    ck_assert_int_eq(node_number(figure(review, "owed", "remedy", 1), "overdue", 0, 99), 1);
}
END_TEST

/* A case counts if it was received in the year. */
START_TEST(counts_a_year)
{
    static const struct {
        const char *now;
        int cases;
    } YEARS[] = {{"2026-05-31T09:00", 0}, {"2026-06-01T12:00", 1}, {"2027-05-31T09:00", 1}, {"2027-06-01T09:00", 0}};
    case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED));
    for (int i = 0; i < COUNT(YEARS); i++) {
        struct node *review = xml_new(pool, NAMESPACE_RECORD, EVENT_POLICY_REVIEWED);
        ck_assert(review_figures(&registry, pool, review, at(YEARS[i].now), &fault));
        const struct node *number = figure(review, "kind", "complaint", 0);
        ck_assert_int_eq(number ? node_number(number, "number", 0, 99) : 0, YEARS[i].cases);
    }
}
END_TEST

/* The same form again is the same review; another under its token is refused. */
START_TEST(keeps_a_form_once)
{
    const char *const pairs[] = {"effectiveness", "It works.", "best-practice", "It is.", "decision",
                                 "new-version",   "version",   "3.0",           NULL};
    struct problems problems = {.pool = pool};
    for (int i = 0; i < 2; i++) {
        struct submission form = {.token = "t", .digest = "d"};
        ck_assert(entered(pairs, &form, &problems));
    }
    ck_assert_int_eq(store_last_duty(registry.store, &fault), 1);
    struct submission other = {.token = "t", .digest = "e"};
    ck_assert(!entered(pairs, &other, &problems));
    fault_is(409, "used-token");
}
END_TEST

/* By when: as the version says, or later if a review changed nothing; the next version says it anew. */
START_TEST(knows_the_next_review)
{
    struct problems problems = {.pool = pool};
    const struct policy *policy = &registry.site.policies[0];
    struct policy next = *policy;
    next.identity = "SMS-CP/3.0";
    ck_assert_int_eq(duties_review_due(pool, registry.duties, policy), policy->review);
    ck_assert(keep("no-change", NULL, "2027-11-29", &problems));
    ck_assert(registry_refresh(&registry, &fault));
    policy = &registry.site.policies[0];
    ck_assert_str_eq(day_write(pool, duties_review_due(pool, registry.duties, policy)), "2027-11-29");
    ck_assert_int_eq(duties_review_due(pool, registry.duties, &next), next.review);
    ck_assert(!registry_refresh(&registry, &fault));
    ck_assert_int_eq(fault.kind, 0);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("reviews");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, checks_what_was_entered, 0, COUNT(REVIEWS));
    tcase_add_test(tests, keeps_the_figures_of_the_day);
    tcase_add_test(tests, counts_a_year);
    tcase_add_test(tests, keeps_a_form_once);
    tcase_add_test(tests, knows_the_next_review);
    return suite_run("reviews", tests);
}
