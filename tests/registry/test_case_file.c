/* The registry with the schools' site and a store of the test's own. Run from the root of the repository. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/case_index.h"
#include "registry/case_list.h"
#include "registry/case_file.h"
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

static int64_t at(const char *text)
{
    int64_t instant;
    ck_assert(instant_read(text, &instant));
    return instant;
}

/* A record of one event, as it stands before it is kept. */
static struct node *received(const char *kind, const char *division, const char *by, const char *concerned, int64_t now)
{
    bool complaint = text_equal(kind, "complaint");
    struct node *record = record_new(pool, kind, "C-2026-000001-0", registry.site.policies[0].identity);
    struct node *event = node_add(record, "received");
    node_set_number(event, "seq", 1);
    node_set(event, "at", instant_write(pool, now));
    node_set(event, "by", by);
    struct node *person = node_add(event, complaint ? "complainant" : "giver");
    node_add_text(person, "name", "Ann & Örn");
    if (division != NULL)
        node_add_text(event, "division", division);
    node_add_text(event, complaint ? "summary" : "about", complaint ? "Late" : "team");
    node_add_text(event, "details", "d");
    if (concerned != NULL)
        node_add_text(event, "concerned", concerned);
    return record;
}

/* The next event of a kept record. */
static struct node *add_event(struct node *record, const char *name, int64_t now)
{
    int seq = record_last_seq(record) + 1;
    struct node *event = node_add(record, name);
    node_set_number(event, "seq", seq);
    node_set(event, "at", instant_write(pool, now));
    node_set(event, "by", "handler");
    return event;
}

/* Keeps the record's last event. */
static bool keep_record(struct node *record, struct submission *submission, int64_t now, bool *repeated)
{
    struct case_file *file = case_file_of(&registry, pool, record, now, &fault);
    return file != NULL && case_file_keep(&registry, pool, file, NULL, submission, now, repeated, &fault);
}

static bool keep(struct node *record, const char *token, const char *digest, int64_t now, struct submission *submission)
{
    bool repeated = false;
    *submission = (struct submission){.token = token, .digest = digest};
    bool kept = keep_record(record, submission, now, &repeated);
    ck_assert(!repeated || kept);
    return kept;
}

static const char *kept(struct node *record, int64_t now)
{
    bool repeated;
    ck_assert_msg(keep_record(record, NULL, now, &repeated), "%s", fault.detail);
    ck_assert(!repeated);
    return node_get(pool, record, "reference");
}

static void fault_is(int kind, const char *code)
{
    ck_assert_msg(fault.kind == kind && strcmp(fault.code, code) == 0, "%d %s: %s", fault.kind, fault.code,
                  fault.detail);
    fault = (struct fault){0};
}

/* ---- Keeping ---- */

START_TEST(gives_back_what_it_kept)
{
    int64_t now = at("2026-06-01T09:00");
    const char *reference = kept(received("complaint", "finance", "complainant", NULL, now), now);
    struct case_file *file = case_file_open(&registry, pool, reference, now + 3600, &fault);
    ck_assert_str_eq(file->reference, reference);
    ck_assert_str_eq(file->kind, "complaint");
    ck_assert_str_eq(file->state, "received");
    ck_assert_int_eq(file->last_seq, 1);
    ck_assert(file->whole);
    ck_assert_str_eq(record_person(pool, file->record), "Ann & Örn");
    ck_assert_str_eq(file->obligations[0].rule->name, "acknowledge");
    ck_assert_int_eq(file->obligations[0].due - now, 24 * 3600);
    ck_assert_int_eq(file->obligations[0].state, OBLIGATION_OWED);

    add_event(file->record, "acknowledged", now + 7200);
    kept(file->record, now + 7200);
    file = case_file_open(&registry, pool, reference, now + 7200, &fault);
    ck_assert_str_eq(file->state, "acknowledged");
    ck_assert_int_eq(file->last_seq, 2);
    ck_assert_int_eq(file->obligations[0].state, OBLIGATION_MET);
    ck_assert_ptr_null(case_file_open(&registry, pool, "C-2026-999999-0", now, &fault));
    ck_assert_int_eq(fault.kind, 0);
}
END_TEST

/* Each kind and each year counts from 1; the year is that of the keeping, in local time. */
static const struct {
    const char *kind, *now, *begins;
} SEQUENCE[] = {
    {"complaint", "2026-06-01T09:00", "C-2026-000001-"},  {"complaint", "2026-06-01T09:00", "C-2026-000002-"},
    {"compliment", "2026-06-02T09:00", "P-2026-000001-"}, {"complaint", "2026-12-31T23:59:59", "C-2026-000003-"},
    {"complaint", "2027-01-01T00:00", "C-2027-000001-"},  {"complaint", "2026-06-01T09:00", "C-2026-000004-"},
    {"compliment", "2027-07-01T00:30", "P-2027-000001-"}, {"compliment", "2026-07-01T00:30", "P-2026-000002-"},
};

START_TEST(numbers_by_year_and_kind)
{
    for (int i = 0; i < COUNT(SEQUENCE); i++) {
        int64_t now = at(SEQUENCE[i].now);
        const char *reference = kept(received(SEQUENCE[i].kind, "finance", "complainant", NULL, now), now);
        ck_assert_msg(strncmp(reference, SEQUENCE[i].begins, strlen(SEQUENCE[i].begins)) == 0, "%s, not %s", reference,
                      SEQUENCE[i].begins);
    }
}
END_TEST

START_TEST(what_is_sent_twice_is_stored_once)
{
    int64_t now = at("2026-06-01T09:00");
    struct submission first, second;
    bool repeated;
    ck_assert(keep(received("complaint", "finance", "complainant", NULL, now), "TOKEN", "DIGEST", now, &first));
    ck_assert_int_eq(first.seq, 1);
    ck_assert_int_eq(first.at, now);
    second = (struct submission){.token = "TOKEN", .digest = "DIGEST"};
    ck_assert(case_file_repeated(&registry, pool, &second, &fault));
    ck_assert_str_eq(second.reference, first.reference);
    second = (struct submission){.token = "TOKEN", .digest = "DIGEST"};
    ck_assert(keep_record(received("complaint", "people", "x", NULL, now), &second, now + 60, &repeated));
    ck_assert(repeated);
    ck_assert_str_eq(second.reference, first.reference);
    ck_assert(second.seq == 1 && second.at == now);
    ck_assert_str_eq(store_last_case(registry.store, pool, "C-2026-", &fault), first.reference);
}
END_TEST

START_TEST(a_used_token_brings_nothing_else)
{
    int64_t now = at("2026-06-01T09:00");
    struct submission sent, other = {.token = "TOKEN", .digest = "OTHER"};
    ck_assert(keep(received("complaint", "finance", "complainant", NULL, now), "TOKEN", "DIGEST", now, &sent));
    ck_assert(!case_file_repeated(&registry, pool, &other, &fault));
    fault_is(409, "used-token");
    ck_assert(!keep(received("complaint", "finance", "complainant", NULL, now), "TOKEN", "OTHER", now, &other));
    fault_is(409, "used-token");
    other = (struct submission){.token = "NEW", .digest = "DIGEST"};
    ck_assert(!case_file_repeated(&registry, pool, &other, &fault));
    ck_assert_int_eq(fault.kind, 0);
    ck_assert(keep(received("complaint", "finance", "complainant", NULL, now), "NEW", "DIGEST", now, &other));
    ck_assert_str_ne(other.reference, sent.reference);
}
END_TEST

/* Two people read the case as it was; the second to act is told, and nothing of theirs is stored, not even the token. */
START_TEST(the_second_is_told)
{
    int64_t now = at("2026-06-01T09:00");
    struct submission sent;
    const char *reference = kept(received("complaint", "finance", "complainant", NULL, now), now);
    struct case_file *one = case_file_open(&registry, pool, reference, now, &fault);
    struct case_file *two = case_file_open(&registry, pool, reference, now, &fault);
    node_add_text(add_event(one->record, "noted", now), "note", "one");
    node_add_text(add_event(two->record, "noted", now), "note", "two");
    ck_assert(keep(one->record, "ONE", "D", now, &sent));
    ck_assert_int_eq(sent.seq, 2);
    ck_assert(!keep(two->record, "TWO", "D", now, &sent));
    fault_is(409, "stale");
    ck_assert_ptr_null(store_submission(registry.store, pool, "TWO", &fault));
    one = case_file_open(&registry, pool, reference, now, &fault);
    ck_assert_int_eq(one->last_seq, 2);
    ck_assert_str_eq(node_text(pool, record_event(one->record, 2)), "one");
}
END_TEST

START_TEST(a_policy_must_be_there)
{
    int64_t now = at("2026-06-01T09:00");
    struct submission sent;
    struct node *record = received("complaint", "finance", "complainant", NULL, now);
    node_set(record, "policy", "OTHER/1");
    ck_assert(!keep(record, "TOKEN", "D", now, &sent));
    fault_is(503, "full");
    ck_assert_ptr_null(store_next_case(registry.store, pool, "", &fault));
}
END_TEST

/* ---- What is made from a case ---- */

/* One thing changed in what is stored, and the word for it. */
static const char *const DIFFERENCES[] = {
    "kind",        "state",       "division",    "handler",     "owner",       "next",        "recorded-by", "person",
    "summary",     "obligations", "obligations", "level",       "reached",     "next-level",  "next-due",    "received",
    "obligations", "obligations", "obligations", "obligations", "obligations", "concerned",   "links",       "category",
    "lists",       "lists",       "search",      "search",      "obligations", "obligations",
};

static void change(struct case_index *index, int what)
{
    static const char *const somebody[] = {"somebody", NULL};
    struct indexed_case *row = &index->row;
    struct stored_obligation *first = index->obligations;
    const char **texts[] = {&row->kind,    &row->state,     &row->division,    &row->handler,
                            &row->owner,   &row->next_name, &row->recorded_by, &row->person,
                            &row->summary, &first->name,    &first->item};
    int64_t *numbers[] = {&row->level,   &row->reached, &row->next_level, &row->next_due,    &row->received,
                          &first->level, &first->start, &first->due,      &first->first_due, &first->kept};
    int number = what - COUNT(texts), other = number - COUNT(numbers);
    if (number < 0)
        *texts[what] = *texts[what] ? NULL : "x";
    else if (other < 0)
        *numbers[number] += 1;
    else if (other == 0)
        index->concerned = somebody;
    else if (other == 1)
        index->link_count = 1;
    else if (other == 2)
        row->category = "x";
    else if (other == 3 || other == 4)
        index->tags = other == 3 ? somebody : NULL;
    else if (other == 5 || other == 6)
        index->text = other == 5 ? "other" : NULL;
    else if (other == 7)
        index->obligation_count--;
    else
        first->lapsed = !first->lapsed;
}

START_TEST(tells_differences)
{
    int64_t now = at("2026-06-01T09:00");
    const char *reference = kept(received("complaint", "finance", "complainant", "handler", now), now);
    const struct case_file *file = case_file_open(&registry, pool, reference, now, &fault);
    const struct case_index *made = case_index_of(&registry, pool, file);
    ck_assert_pstr_eq(case_index_difference(made, NULL), "index");
    for (int i = 0; i < COUNT(DIFFERENCES); i++) {
        struct case_index *stored = store_index(registry.store, pool, reference, &fault);
        ck_assert_pstr_eq(case_index_difference(made, stored), NULL);
        change(stored, i);
        ck_assert_msg(text_equal(case_index_difference(made, stored), DIFFERENCES[i]), "%d %s", i, DIFFERENCES[i]);
    }
}
END_TEST

/* What is stored does not depend on when it is looked at: the digest of today is that of then. */
START_TEST(a_digest_does_not_age)
{
    int64_t now = at("2026-06-01T09:00");
    const char *reference = kept(received("complaint", "finance", "complainant", NULL, now), now);
    struct case_file *file = case_file_open(&registry, pool, reference, now, &fault);
    add_event(file->record, "acknowledged", now + 3600);
    kept(file->record, now + 3600);
    const struct case_index *stored = store_index(registry.store, pool, reference, &fault);
    for (int day = 0; day < 400; day += 7) {
        file = case_file_open(&registry, pool, reference, now + 3600 + day * INT64_C(86400), &fault);
        ck_assert_pstr_eq(case_index_difference(case_index_of(&registry, pool, file), stored), NULL);
    }
}
END_TEST

/* ---- The work list of a person, by the sample users' roles ---- */

/* By due time: the later received, the later due. Cases a to h, an hour apart. */
static const struct {
    const char *kind, *division, *by, *concerned;
    bool escalated;
} CASES[] = {
    {"complaint", "finance", "complainant", NULL, false}, {"complaint", "people", "staff", NULL, false},
    {"complaint", "finance", "staff", "handler", false},  {"complaint", NULL, "complainant", NULL, false},
    {"complaint", "not-sure", "handler2", NULL, false},   {"complaint", "people", "complainant", "head", false},
    {"complaint", "finance", "complainant", NULL, true},  {"compliment", "people", "support", NULL, false},
};

static const struct {
    const char *user, *list, *mine;
} PERSONS[] = {
    {"staff", "bc", ""},     {"handler", "ag", "a"}, {"handler2", "befh", "bfh"}, {"support", "abcdefgh", ""},
    {"head", "abcdegh", ""}, {"manager", "g", "g"},  {"director", "", ""},        {"stranger", "", ""},
    {"coach", "", ""},       {"smt", "", ""},
};

static void fill(const char *references[COUNT(CASES)])
{
    for (int i = 0; i < COUNT(CASES); i++) {
        int64_t now = at("2026-06-01T09:00") + i * 3600;
        struct node *record = received(CASES[i].kind, CASES[i].division, CASES[i].by, CASES[i].concerned, now);
        references[i] = kept(record, now);
        if (CASES[i].escalated) {
            node_set(add_event(record, "escalated", now), "level", "2");
            kept(record, now);
        }
    }
}

static char letter_of(const char *const references[COUNT(CASES)], const char *reference)
{
    for (int i = 0; i < COUNT(CASES); i++)
        if (text_equal(references[i], reference))
            return (char)('a' + i);
    return '?';
}

static int by_letter(const void *one, const void *other)
{
    return *(const char *)one - *(const char *)other;
}

/* A list page by page; the letters of its cases, sorted. */
static const char *listed(const struct person *person, const char *const references[COUNT(CASES)], int most,
                          int (*page)(struct registry *, struct pool *, const struct person *, struct list_place,
                                      struct indexed_case *, int, struct fault *))
{
    struct list_place place = {.reference = ""};
    struct indexed_case rows[COUNT(CASES) + 1];
    char *found = pool_alloc(pool, COUNT(CASES) * 2);
    size_t length = 0;
    int count;
    while ((count = page(&registry, pool, person, place, rows, most, &fault)) > 0 && length < COUNT(CASES)) {
        for (int i = 0; i < count; i++)
            found[length++] = letter_of(references, rows[i].reference);
        ck_assert(count == 1 || rows[0].next_due <= rows[count - 1].next_due);
        place = list_place_of(&rows[count - 1], BY_DUE);
    }
    ck_assert_msg(count == 0, "%s", fault.detail);
    qsort(found, length, 1, by_letter);
    return found;
}

static const char *const no_tags[] = {NULL};

static int all_pages(struct registry *of, struct pool *in, const struct person *person, struct list_place after,
                     struct indexed_case *rows, int most, struct fault *wrong)
{
    const struct case_list all = {.tags = no_tags, .order = BY_DUE, .due = SPAN_ALL, .received = SPAN_ALL};
    return case_list_page(of, in, person, &all, after, rows, most, wrong);
}

/* Mine and the others are all that I may see, and nothing is both. */
START_TEST(lists_what_a_person_may_see)
{
    const char *references[COUNT(CASES)];
    fill(references);
    for (int i = 0; i < COUNT(PERSONS); i++)
        for (int most = 1; most <= COUNT(CASES) + 1; most++) {
            const struct person *person = site_person(&registry.site, PERSONS[i].user);
            ck_assert_str_eq(listed(person, references, most, all_pages), PERSONS[i].list);
            ck_assert_str_eq(listed(person, references, most, case_list_mine), PERSONS[i].mine);
            const char *others = listed(person, references, most, case_list_others);
            ck_assert_uint_eq(strlen(others), strlen(PERSONS[i].list) - strlen(PERSONS[i].mine));
            ck_assert_uint_eq(strcspn(others, PERSONS[i].mine), strlen(others));
        }
}
END_TEST

/* Who reaches a case in several ways finds it once. */
START_TEST(lists_each_case_once)
{
    const char *references[COUNT(CASES)];
    struct holding holdings[] = {{"staff", NULL}, {"handler", "finance"}, {"head", NULL}, {"manager", NULL}};
    fill(references);
    for (int most = 1; most <= COUNT(CASES) + 1; most++) {
        ck_assert_str_eq(listed(&(struct person){"staff", "Sam", holdings, 4}, references, most, all_pages),
                         "abcdefgh");
        ck_assert_str_eq(listed(&(struct person){"staff", "Sam", holdings, 2}, references, most, all_pages), "abcg");
        ck_assert_str_eq(listed(&(struct person){"handler", "Hal", holdings, 4}, references, most, all_pages),
                         "abdefgh");
    }
}
END_TEST

static const struct {
    const char *tags[3], *user, *list;
} FILTERS[] = {
    {{"division:finance"}, "support", "acg"},
    {{"division:finance"}, "handler2", ""},
    {{"division:people"}, "handler2", "bfh"},
    {{"division:not-sure"}, "support", "de"},
    {{"kind:complaint", "division:people"}, "support", "bf"},
    {{"state:escalated"}, "support", "g"},
    {{"state:escalated"}, "handler", "g"},
    {{"level:2", "owner:manager"}, "head", "g"},
    {{"level:1", "owner:manager"}, "head", ""},
    {{"owner:handler"}, "head", "abcdeh"},
    {{"handler:support"}, "support", ""},
    {{"due:none"}, "support", ""},
    {{"state:nothing"}, "support", ""},
};

START_TEST(lists_by_words)
{
    const char *references[COUNT(CASES)];
    fill(references);
    const struct person *person = site_person(&registry.site, FILTERS[_i].user);
    for (int order = BY_DUE; order < LIST_ORDERS; order++) {
        const struct case_list listing = {
            .tags = FILTERS[_i].tags, .order = (enum list_order)order, .due = SPAN_ALL, .received = SPAN_ALL};
        struct indexed_case rows[COUNT(CASES)];
        char found[COUNT(CASES) + 1] = "";
        int count =
            case_list_page(&registry, pool, person, &listing, (struct list_place){0, ""}, rows, COUNT(CASES), &fault);
        for (int i = 0; i < count; i++)
            found[i] = letter_of(references, rows[i].reference);
        qsort(found, strlen(found), 1, by_letter);
        ck_assert_str_eq(found, FILTERS[_i].list);
    }
}
END_TEST

/* A span of one time in the order of another: the walk is by the span, the order is the one asked for. */
START_TEST(lists_a_span_in_another_order)
{
    const char *references[COUNT(CASES)];
    fill(references);
    struct case_list listing = {.tags = no_tags, .order = BY_RECEIVED, .due = SPAN_ALL, .received = SPAN_ALL};
    struct indexed_case rows[COUNT(CASES)];
    const struct person *person = site_person(&registry.site, "support");
    listing.due = (struct span){at("2026-06-02T09:00"), at("2026-06-02T12:00")};
    struct list_place after = {.reference = ""};
    const char *found = "";
    while (case_list_page(&registry, pool, person, &listing, after, rows, 1, &fault) == 1) {
        found = pool_format(pool, "%s%c", found, letter_of(references, rows[0].reference));
        after = list_place_of(&rows[0], BY_RECEIVED);
    }
    ck_assert_str_eq(found, "dcba");
}
END_TEST

START_TEST(searches_what_a_person_may_see)
{
    static const struct {
        const char *user, *typed;
        int count;
    } searches[] = {{"support", "orn ann", 8}, {"handler", "ÖRN", 2},      {"handler2", "örn", 4},
                    {"head", "orn", 7},        {"stranger", "orn", 0},     {"support", "& !", 0},
                    {"support", "", 0},        {"support", "orn & an", 8}, {"support", "finance", 0},
                    {"support", "team", 0}};
    const char *references[COUNT(CASES)];
    struct search_hit hits[COUNT(CASES)];
    fill(references);
    for (int i = 0; i < COUNT(searches); i++) {
        const struct person *person = site_person(&registry.site, searches[i].user);
        int count =
            case_list_search(&registry, pool, person, searches[i].typed, SEARCH_NEWEST, hits, COUNT(CASES), &fault);
        ck_assert_msg(count == searches[i].count, "%s: %d %s", searches[i].typed, count, fault.detail);
    }
}
END_TEST

START_TEST(gives_lists_and_titles)
{
    int64_t now = at("2026-06-01T09:00");
    const struct list *lists = registry_lists(&registry, pool, NULL);
    ck_assert_str_eq(part_shown(&(struct part){.choices_from = "divisions"}, lists, "people"), "Human Resources");
    ck_assert_ptr_null(list_named(lists, "issues"));
    lists = registry_lists(&registry, pool, received("complaint", NULL, "x", NULL, now));
    ck_assert_uint_eq(list_named(lists, "issues")->count, 0);
    ck_assert_str_eq(registry_division_title(&registry, "finance"), "Finance and Payroll");
    ck_assert_str_eq(registry_division_title(&registry, "gone"), "gone");
    ck_assert_str_eq(registry_person_title(&registry, "handler"), "Priya Shah");
    ck_assert_str_eq(registry_person_title(&registry, "gone"), "gone");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("registry");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, gives_back_what_it_kept);
    tcase_add_test(tests, numbers_by_year_and_kind);
    tcase_add_test(tests, what_is_sent_twice_is_stored_once);
    tcase_add_test(tests, a_used_token_brings_nothing_else);
    tcase_add_test(tests, the_second_is_told);
    tcase_add_test(tests, a_policy_must_be_there);
    tcase_add_test(tests, tells_differences);
    tcase_add_test(tests, a_digest_does_not_age);
    tcase_add_test(tests, lists_what_a_person_may_see);
    tcase_add_test(tests, lists_each_case_once);
    tcase_add_loop_test(tests, lists_by_words, 0, COUNT(FILTERS));
    tcase_add_test(tests, lists_a_span_in_another_order);
    tcase_add_test(tests, searches_what_a_person_may_see);
    tcase_add_test(tests, gives_lists_and_titles);
    return suite_run("registry", tests);
}
