/* The store on a real disk, in a folder of the test's own. Run from the root of the repository. */
#include "suite.h"

#include <string.h>

#include "base/text.h"
#include "store/beside.h"
#include "store/sqlite.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))
#define CASE "C-2026-000001-X"

static struct store *store;

static struct store *opened(void)
{
    struct fault opening = {0};
    struct store *another = store_open(pool, folder, "schema/store.sql", &opening);
    ck_assert_msg(another != NULL, "%s", opening.detail);
    return another;
}

static void setup(void)
{
    folder_setup();
    store = opened();
}

static void fault_is(int kind, const char *code)
{
    ck_assert_msg(fault.kind == kind, "%d %s: %s", fault.kind, fault.code, fault.detail);
    ck_assert(kind == 0 || strcmp(fault.code, code) == 0);
    fault = (struct fault){0};
}

/* A case with so many events, in one transaction. */
static void add_case(const char *reference, int events)
{
    ck_assert(store_begin(store, &fault) && store_add_case(store, reference, "complaint", "P/1", &fault));
    for (int seq = 1; seq <= events; seq++)
        ck_assert(store_add_event(store, reference, seq, pool_format(pool, "<e%d/>", seq), &fault));
    ck_assert_msg(store_commit(store, &fault), "%s", fault.detail);
}

static size_t count_events(struct store *of, const char *reference)
{
    const struct stored_case *stored = store_case(of, pool, reference, &fault);
    fault_is(0, NULL);
    return stored ? stored->count : 0;
}

/* ---- Cases and events ---- */

START_TEST(keeps_cases_and_events)
{
    add_case(CASE, 20);
    add_case("C-2027-000001-X", 0);
    store = opened();
    const struct stored_case *stored = store_case(store, pool, CASE, &fault);
    ck_assert_str_eq(stored->reference, CASE);
    ck_assert_str_eq(stored->kind, "complaint");
    ck_assert_str_eq(stored->policy, "P/1");
    ck_assert_uint_eq(stored->count, 20);
    ck_assert_str_eq(stored->events[19], "<e20/>");
    ck_assert(stored->whole);
    ck_assert_ptr_null(store_case(store, pool, "C-2026-000002-X", &fault));
    ck_assert_uint_eq(count_events(store, "C-2027-000001-X"), 0);
    fault_is(0, NULL);
}
END_TEST

START_TEST(tells_a_gap)
{
    add_case(CASE, 2);
    ck_assert(store_begin(store, &fault) && store_add_event(store, CASE, 4, "<e4/>", &fault) &&
              store_commit(store, &fault));
    ck_assert(!store_case(store, pool, CASE, &fault)->whole);
}
END_TEST

START_TEST(walks_through_references)
{
    static const char *const references[] = {"C-2025-000007-X", "C-2026-000001-X", "C-2026-000010-X",
                                             "P-2026-000001-X"};
    for (int i = COUNT(references) - 1; i >= 0; i--)
        add_case(references[i], 1);
    const char *at = "";
    for (int i = 0; i < COUNT(references); i++)
        ck_assert_str_eq(at = store_next_case(store, pool, at, &fault), references[i]);
    ck_assert_ptr_null(store_next_case(store, pool, at, &fault));
    fault_is(0, NULL);
}
END_TEST

/* The first free number from one on, of one kind and year. */
START_TEST(finds_a_free_serial)
{
    static const char *const references[] = {"C-2026-000001-X", "C-2026-000002-X", "C-2026-000004-X", "C-2025-000003-X",
                                             "P-2026-000003-X", "C-2026-999998-X", "C-2026-999999-X"};
    static const struct {
        const char *prefix;
        int64_t from, free;
    } sought[] = {{"C-2026-", 1, 3},
                  {"C-2026-", 2, 3},
                  {"C-2026-", 3, 3},
                  {"C-2026-", 4, 5},
                  {"C-2026-", 5, 5},
                  {"C-2026-", 999997, 999997},
                  {"C-2025-", 1, 1},
                  {"C-2025-", 3, 4},
                  {"C-2026-", 999998, 1000000},
                  {"C-2026-", 999999, 1000000},
                  {"P-2027-", 3, 3}};
    for (int i = 0; i < COUNT(references); i++)
        add_case(references[i], 1);
    for (int i = 0; i < COUNT(sought); i++)
        ck_assert_int_eq(store_free_serial(store, pool, sought[i].prefix, sought[i].from, &fault), sought[i].free);
    fault_is(0, NULL);
}
END_TEST

START_TEST(keeps_submissions_once)
{
    const struct submission sent = {.token = "T", .digest = "D", .reference = CASE, .seq = 2, .at = -5};
    ck_assert_ptr_null(store_submission(store, pool, "T", &fault));
    ck_assert(store_begin(store, &fault) && store_add_submission(store, &sent, &fault) && store_commit(store, &fault));
    const struct submission *found = store_submission(store, pool, "T", &fault);
    ck_assert(text_equal(found->token, "T") && text_equal(found->digest, "D") && text_equal(found->reference, CASE));
    ck_assert(found->seq == 2 && found->at == -5);
    ck_assert(store_begin(store, &fault));
    ck_assert(!store_add_submission(store, &sent, &fault));
    store_rollback(store);
    ck_assert_int_ne(fault.kind, 0);
}
END_TEST

/* ---- Only ever added ---- */

static const char *const FORBIDDEN[] = {
    "UPDATE event SET text = '<x/>'",
    "UPDATE event SET seq = 9",
    "DELETE FROM event",
    "DELETE FROM event WHERE seq = 2",
    "INSERT OR REPLACE INTO event VALUES ('" CASE "', 1, '<x/>')",
    "REPLACE INTO event VALUES ('" CASE "', 1, '<x/>')",
    "INSERT INTO event VALUES ('" CASE "', 1, '<x/>') ON CONFLICT DO UPDATE SET text = '<x/>'",
    "UPDATE OR REPLACE event SET seq = 1 WHERE seq = 2",
    "UPDATE case_file SET kind = 'compliment'",
    "DELETE FROM case_file",
    "INSERT OR REPLACE INTO case_file VALUES ('" CASE "', 'compliment', 'P/2')",
    "INSERT INTO event VALUES ('" CASE "', 0, '<x/>')",
    "INSERT INTO event VALUES ('" CASE "', 'three', '<x/>')",
    "INSERT INTO event VALUES ('" CASE "', 3, NULL)",
    "INSERT INTO event VALUES ('C-2026-000009-X', 1, '<x/>')",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'trigger'",
};

START_TEST(never_changes_what_was_written)
{
    add_case(CASE, 2);
    sqlite3_exec(store->database, FORBIDDEN[_i], NULL, NULL, NULL);
    store = opened();
    ck_assert_int_ne(sqlite3_exec(store->database, "UPDATE event SET text = '<x/>'", NULL, NULL, NULL), SQLITE_OK);
    const struct stored_case *stored = store_case(store, pool, CASE, &fault);
    ck_assert_str_eq(stored->kind, "complaint");
    ck_assert_uint_eq(stored->count, 2);
    ck_assert_str_eq(stored->events[0], "<e1/>");
    ck_assert_str_eq(stored->events[1], "<e2/>");
    ck_assert_ptr_null(store_case(store, pool, "C-2026-000009-X", &fault));
}
END_TEST

/* ---- Transactions ---- */

START_TEST(a_taken_number_is_stale)
{
    add_case(CASE, 2);
    ck_assert(store_begin(store, &fault));
    ck_assert(!store_add_event(store, CASE, 2, "<other/>", &fault));
    fault_is(409, "stale");
    store_rollback(store);
    ck_assert_uint_eq(count_events(store, CASE), 2);
}
END_TEST

/* After the first error nothing of the transaction helps any more, not even a commit. */
START_TEST(the_first_error_stays)
{
    add_case(CASE, 1);
    ck_assert(store_begin(store, &fault) && store_add_event(store, CASE, 2, "<good/>", &fault));
    ck_assert(!store_add_event(store, CASE, 1, "<bad/>", &fault));
    fault_is(409, "stale");
    ck_assert(!store_add_event(store, CASE, 3, "<good/>", &fault));
    fault_is(409, "stale");
    ck_assert(!store_add_case(store, "C-2026-000002-X", "complaint", "P/1", &fault));
    fault_is(409, "stale");
    ck_assert_ptr_null(store_case(store, pool, CASE, &fault));
    fault_is(409, "stale");
    ck_assert(!store_commit(store, &fault));
    fault_is(409, "stale");
    ck_assert_uint_eq(count_events(store, CASE), 1);
    add_case("C-2026-000002-X", 3);
    ck_assert_uint_eq(count_events(store, "C-2026-000002-X"), 3);
}
END_TEST

START_TEST(a_rollback_leaves_nothing)
{
    store_rollback(store);
    ck_assert(store_begin(store, &fault) && store_add_case(store, CASE, "complaint", "P/1", &fault) &&
              store_add_event(store, CASE, 1, "<e1/>", &fault));
    store_rollback(store);
    store_rollback(store);
    ck_assert_ptr_null(store_case(store, pool, CASE, &fault));
    add_case(CASE, 1);
    ck_assert_uint_eq(count_events(store, CASE), 1);
}
END_TEST

START_TEST(two_handles_take_turns)
{
    struct store *other = opened();
    add_case(CASE, 1);
    ck_assert(store_begin(store, &fault) && store_add_event(store, CASE, 2, "<e2/>", &fault));
    ck_assert_uint_eq(count_events(other, CASE), 1);
    ck_assert(!store_begin(other, &fault));
    fault_is(503, "full");
    ck_assert(store_commit(store, &fault));
    ck_assert_uint_eq(count_events(other, CASE), 2);
    ck_assert(store_begin(other, &fault) && !store_add_event(other, CASE, 2, "<late/>", &fault));
    fault_is(409, "stale");
    store_rollback(other);
    ck_assert(store_begin(other, &fault) && store_add_event(other, CASE, 3, "<e3/>", &fault) &&
              store_commit(other, &fault));
    ck_assert_uint_eq(count_events(store, CASE), 3);
}
END_TEST

/* Until there is no room: 503, nothing half done; with room again it goes on. */
START_TEST(a_full_disk_loses_nothing)
{
    add_case(CASE, 1);
    char *text = pool_alloc(pool, 20000);
    memset(text, 'x', 19999);
    sqlite3_exec(store->database, "PRAGMA max_page_count = 60", NULL, NULL, NULL);
    int seq = 1;
    while (fault.kind == 0 && seq < 100) {
        ck_assert(store_begin(store, &fault));
        seq++;
        if (store_add_event(store, CASE, seq, "<first/>", &fault) &&
            store_add_case(store, pool_format(pool, "C-2026-9%05d-X", seq), "complaint", text, &fault))
            store_commit(store, &fault);
        else
            store_rollback(store);
    }
    fault_is(503, "full");
    ck_assert_uint_eq(count_events(store, CASE), (size_t)seq - 1);
    ck_assert_uint_gt(count_events(store, CASE), 1);
    sqlite3_exec(store->database, "PRAGMA max_page_count = 100000", NULL, NULL, NULL);
    add_case("C-2026-000002-X", 1);
    ck_assert_uint_eq(count_events(store, "C-2026-000002-X"), 1);
}
END_TEST

START_TEST(refuses_to_open)
{
    ck_assert_ptr_null(store_open(pool, "/nowhere/at/all", "schema/store.sql", &fault));
    fault_is(503, "full");
    const char *other = folder_new(pool);
    ck_assert_ptr_null(store_open(pool, other, "/nowhere/store.sql", &fault));
    fault_is(500, "broken");
    folder_file(pool, other, "redress.db", "This is no database, but it is long enough to look like a file of one.");
    ck_assert_ptr_null(store_open(pool, other, "schema/store.sql", &fault));
    fault_is(503, "full");
    folder_remove(pool, other);
}
END_TEST

/* ---- What is made from a case ---- */

#define NOBODY ((const char *const[]){NULL})

static void put(const struct case_index *digest)
{
    ck_assert(store_begin(store, &fault) && store_put_index(store, pool, digest, &fault));
    ck_assert_msg(store_commit(store, &fault), "%s", fault.detail);
}

static int count_rows_of(const char *question)
{
    sqlite3_stmt *statement = NULL;
    ck_assert_int_eq(sqlite3_prepare_v2(store->database, question, -1, &statement, NULL), SQLITE_OK);
    int count = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : -1;
    sqlite3_finalize(statement);
    return count;
}

START_TEST(replaces_digests)
{
    const char *const concerned[] = {"zoe", "ann", NULL};
    struct stored_obligation obligations[] = {
        {.name = "respond", .level = 1, .start = 1, .due = 9, .first_due = 5, .kept = STORE_NONE, .lapsed = true},
        {.name = "remedy",
         .item = "4.1",
         .level = 2,
         .start = 2,
         .due = STORE_NONE,
         .first_due = STORE_NONE,
         .kept = 0},
    };
    struct case_index digest = {.row = {.reference = CASE,
                                        .kind = "complaint",
                                        .state = "received",
                                        .recorded_by = "sam",
                                        .summary = "Late & <b>wrong</b>",
                                        .level = 1,
                                        .reached = 2,
                                        .next_level = STORE_NONE,
                                        .next_due = STORE_NONE,
                                        .received = -1},
                                .concerned = concerned,
                                .tags = (const char *const[]){"all", "state:received", NULL},
                                .text = "Late & <b>wrong</b>",
                                .obligations = obligations,
                                .obligation_count = 2};
    ck_assert_ptr_null(store_index(store, pool, CASE, &fault));
    put(&digest);
    const struct case_index *found = store_index(store, pool, CASE, &fault);
    ck_assert_str_eq(found->row.summary, "Late & <b>wrong</b>");
    ck_assert(found->row.division == NULL && found->row.next_due == STORE_NONE && found->row.received == -1);
    ck_assert(text_equal(found->concerned[0], "ann") && text_equal(found->concerned[1], "zoe"));
    ck_assert_ptr_null(found->concerned[2]);
    ck_assert(text_equal(found->tags[0], "all") && text_equal(found->tags[1], "state:received"));
    ck_assert_ptr_null(found->tags[2]);
    ck_assert_str_eq(found->text, "Late & <b>wrong</b>");
    ck_assert_uint_eq(found->obligation_count, 2);
    ck_assert(found->obligations[0].lapsed && found->obligations[0].kept == STORE_NONE);
    ck_assert(found->obligations[1].due == STORE_NONE && found->obligations[1].kept == 0);
    ck_assert_str_eq(found->obligations[1].item, "4.1");

    digest.concerned = NOBODY;
    digest.obligation_count = 1;
    digest.row.division = "finance";
    digest.row.received = 100;
    digest.tags = (const char *const[]){"all", "state:closed", NULL};
    digest.text = "Nothing of it";
    put(&digest);
    found = store_index(store, pool, CASE, &fault);
    ck_assert_str_eq(found->row.division, "finance");
    ck_assert_ptr_null(found->concerned[0]);
    ck_assert_uint_eq(found->obligation_count, 1);
    ck_assert(text_equal(found->tags[1], "state:closed") && found->tags[2] == NULL);
    ck_assert_str_eq(found->text, "Nothing of it");
    ck_assert_int_eq(count_rows_of("SELECT count(*) FROM listing"), 2 * LIST_ORDERS);
    ck_assert_int_eq(count_rows_of("SELECT count(*) FROM search"), 1);
}
END_TEST

/* What stands in the lists or the search and should not, or not there, shows in the digest. */
static const char *const SPOILT[] = {
    "DELETE FROM listing WHERE word = 'all' AND sort = 1",
    "UPDATE listing SET place = 7 WHERE word = 'all' AND sort = 0",
    "INSERT INTO listing (word, sort, place, reference) VALUES ('all', 2, 8, '" CASE "')",
    "UPDATE search SET words = 'x'",
    "UPDATE search SET reference = 'x'",
    "DELETE FROM search",
    "DELETE FROM meeting",
};

START_TEST(tells_what_is_spoilt)
{
    put(&(struct case_index){
        .row = {.reference = CASE, .kind = "complaint", .state = "closed", .recorded_by = "sam", .summary = ""},
        .concerned = NOBODY,
        .tags = (const char *const[]){"all", "state:closed", NULL},
        .text = "Words"});
    const struct case_index *found = store_index(store, pool, CASE, &fault);
    ck_assert(text_equal(found->tags[0], "all") && text_equal(found->text, "Words"));
    ck_assert_int_eq(sqlite3_exec(store->database, SPOILT[_i], NULL, NULL, NULL), SQLITE_OK);
    found = store_index(store, pool, CASE, &fault);
    ck_assert(found->tags[0] == NULL || found->text == NULL);
}
END_TEST

/* ---- Lists ---- */

#define REFERENCE(letter) pool_format(pool, "C-2026-00000%c-X", letter)
#define WORDS(...)                                                                                                     \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }
#define EVER                                                                                                           \
    {                                                                                                                  \
        -INT64_MAX, INT64_MAX                                                                                          \
    }

static const struct {
    char number;
    const char *tags[4], *concerned, *text;
    int64_t due, received;
} CASES[] = {
    {'1', {"all", "finance", "sam"}, NULL, "The bill came late, l’été dernier", 50, 600},
    {'2', {"all", "people", "sam"}, NULL, "Nobody came. \"Late\" AND rude", 20, 500},
    {'3', {"all", "finance", "ann"}, NULL, "Ünder the weather: (late)", 20, 7200},
    {'4', {"all", "finance", "ann"}, "ann", "late late late", -7, 0},
    {'5', {"all"}, NULL, "A letter to O’Brien", 20, 100},
    {'6', {"all", "finance", "sam"}, NULL, "", STORE_NONE, 400},
    {'7', {"all", "people", "sam"}, "max", "Belated", 0, -60},
    {'8', {"all", "finance", "max"}, "zoe", "late", 90, 200},
};

static const struct {
    const char *tags[4];
    enum list_order order;
    struct span due, received;
    const char *user, *list;
} LISTS[] = {
    {WORDS("all"), BY_DUE, EVER, EVER, "x", "47235186"},
    {WORDS("all"), BY_RECEIVED, EVER, EVER, "x", "31268547"},
    {WORDS("all"), BY_REFERENCE, EVER, EVER, "x", "12345678"},
    {WORDS("all"), BY_DUE, EVER, EVER, "ann", "7235186"},
    {WORDS("finance"), BY_DUE, EVER, EVER, "zoe", "4316"},
    {WORDS("finance", "sam"), BY_DUE, EVER, EVER, "x", "16"},
    {WORDS("sam", "finance", "all"), BY_RECEIVED, EVER, EVER, "x", "16"},
    {WORDS("premises"), BY_DUE, EVER, EVER, "x", ""},
    {WORDS("all"), BY_DUE, {0, 50}, EVER, "x", "72351"},
    {WORDS("all"), BY_DUE, {-INT64_MAX, LIST_NEVER - 1}, EVER, "x", "4723518"},
    {WORDS("all"), BY_RECEIVED, {20, 20}, EVER, "x", "325"},
    {WORDS("all"), BY_RECEIVED, EVER, {100, 500}, "x", "2685"},
    {WORDS("all"), BY_DUE, EVER, {100, 500}, "x", "2586"},
    {WORDS("finance"), BY_REFERENCE, {20, 90}, {200, 600}, "x", "18"},
};

static void put_cases(void)
{
    for (int i = 0; i < COUNT(CASES); i++)
        put(&(struct case_index){.row = {.reference = REFERENCE(CASES[i].number),
                                         .kind = "complaint",
                                         .state = "received",
                                         .recorded_by = "sam",
                                         .summary = "",
                                         .next_due = CASES[i].due,
                                         .received = CASES[i].received},
                                 .concerned = (const char *const[]){CASES[i].concerned, NULL},
                                 .tags = CASES[i].tags,
                                 .text = CASES[i].text});
}

/* The whole list, page after page of every length. */
START_TEST(lists_in_order_page_by_page)
{
    put_cases();
    for (int most = 1; most <= COUNT(CASES) + 1; most++) {
        struct list_question question = {.order = LISTS[_i].order,
                                         .due = LISTS[_i].due,
                                         .received = LISTS[_i].received,
                                         .user = LISTS[_i].user,
                                         .after = {0, ""}};
        memcpy(question.tags, LISTS[_i].tags, sizeof LISTS[_i].tags);
        struct indexed_case rows[COUNT(CASES) + 1];
        const char *found = "";
        int count;
        while ((count = store_list(store, pool, &question, rows, most, &fault)) > 0) {
            ck_assert_int_le(count, most);
            for (int i = 0; i < count; i++)
                found = pool_format(pool, "%s%c", found, rows[i].reference[strlen("C-2026-00000")]);
            question.after = list_place_of(&rows[count - 1], question.order);
        }
        fault_is(0, NULL);
        ck_assert_str_eq(found, LISTS[_i].list);
    }
}
END_TEST

/* Without a walk the same cases come, or that they are many. */
START_TEST(lists_few)
{
    put_cases();
    struct list_question question = {
        .due = LISTS[_i].due, .received = LISTS[_i].received, .user = LISTS[_i].user, .after = {0, ""}};
    memcpy(question.tags, LISTS[_i].tags, sizeof LISTS[_i].tags);
    struct indexed_case rows[COUNT(CASES) + 1];
    int count = store_list_few(store, pool, &question, rows, COUNT(CASES) + 1, &fault);
    fault_is(0, NULL);
    ck_assert_int_eq(count, (int)strlen(LISTS[_i].list));
    for (int i = 0; i < count; i++)
        ck_assert_ptr_nonnull(strchr(LISTS[_i].list, rows[i].reference[strlen("C-2026-00000")]));
    ck_assert_int_eq(store_list_few(store, pool, &question, rows, 1, &fault), count ? LIST_MANY : 0);
}
END_TEST

/* A short walk finds the same first cases, or says that it does not tell. */
START_TEST(lists_near)
{
    put_cases();
    struct list_question question = {.order = LISTS[_i].order,
                                     .due = LISTS[_i].due,
                                     .received = LISTS[_i].received,
                                     .user = LISTS[_i].user,
                                     .after = {0, ""}};
    memcpy(question.tags, LISTS[_i].tags, sizeof LISTS[_i].tags);
    struct indexed_case all[COUNT(CASES)], rows[COUNT(CASES)];
    int count = store_list(store, pool, &question, all, COUNT(CASES), &fault);
    int length = store_list_length(store, &question, COUNT(CASES), &fault);
    for (int steps = 1; steps <= COUNT(CASES) + 1; steps++) {
        for (int most = 1; most <= COUNT(CASES); most++) {
            int near = store_list_near(store, pool, &question, steps, rows, most, &fault);
            ck_assert_int_eq(near == LIST_MANY && steps > length, false);
            ck_assert_int_eq(near == LIST_MANY || near == (count < most ? count : most), true);
            ck_assert_int_le(near, steps);
            for (int i = 0; i < near; i++)
                ck_assert_str_eq(rows[i].reference, all[i].reference);
        }
    }
    ck_assert_int_eq(store_list_near(store, pool, &question, length, rows, 1, &fault) == LIST_MANY,
                     count == 0 && length > 0);
    fault_is(0, NULL);
}
END_TEST

/* Words meet as soon as one case has them, and whatever order they stand in; what was noted is noted again. */
START_TEST(tells_which_words_met)
{
    put_cases();
    const char *const met[] = {"sam", "all", "people", NULL}, *const parted[] = {"all", "people", "finance", NULL};
    ck_assert(store_tags_meet(store, met, &fault) && store_tags_meet(store, met + 2, &fault));
    ck_assert(!store_tags_meet(store, parted, &fault));
    ck_assert_int_eq(sqlite3_exec(store->database, "DELETE FROM meeting", NULL, NULL, NULL), SQLITE_OK);
    put_cases();
    ck_assert(!store_tags_meet(store, met, &fault));
    ck_assert(store_forget_combinations(store, &fault));
    put_cases();
    ck_assert(store_tags_meet(store, met, &fault));
    fault_is(0, NULL);
}
END_TEST

START_TEST(measures_a_walk)
{
    put_cases();
    struct list_question question = {.tags = {"finance"}, .due = SPAN_ALL, .received = SPAN_ALL, .after = {0, ""}};
    ck_assert_int_eq(store_list_length(store, &question, 100, &fault), 5);
    ck_assert_int_eq(store_list_length(store, &question, 3, &fault), 3);
    question.due = (struct span){20, 90};
    ck_assert_int_eq(store_list_length(store, &question, 100, &fault), 3);
    question.after = (struct list_place){50, REFERENCE('1')};
    ck_assert_int_eq(store_list_length(store, &question, 100, &fault), 1);
}
END_TEST

/* ---- Search ---- */

#define ANYWHERE ((const char *const *const[]){(const char *const[]){"all", NULL}, NULL})

static const struct {
    const char *terms[4];
    const char *user, *list;
} SEARCHES[] = {
    {{"late"}, "x", "31284"},
    {{"late"}, "ann", "3128"},
    {{"LATE"}, "zoe", "3124"},
    {{"lat"}, "x", "31284"},
    {{"lat", "bill"}, "x", ""},
    {{"ete", "late"}, "x", "1"},
    {{"l'ete"}, "x", "1"},
    {{"under"}, "x", "3"},
    {{"ÜNDER", "weat"}, "x", "3"},
    {{"o'brien"}, "x", "5"},
    {{"brién"}, "x", "5"},
    {{"\"Late\""}, "x", "31284"},
    {{"late", "OR", "bill"}, "x", ""},
    {{"AND"}, "x", "2"},
    {{"NEAR(late"}, "x", ""},
    {{"text:late"}, "x", ""},
    {{"late*"}, "x", "31284"},
    {{"\""}, "x", ""},
    {{"^late"}, "x", "31284"},
    {{"-late"}, "x", "31284"},
    {{"{words}:late"}, "x", ""},
    {{"--"}, "x", ""},
    {{"belated"}, "max", ""},
    {{"belated"}, "x", "7"},
    {{"BELAT"}, "x", "7"},
    {{"belate,"}, "x", "7"},
    {{"belatedly"}, "x", ""},
    {{"dernier", "weath"}, "x", ""},
    {{"came-late,l’ét"}, "x", "1"},
    {{"été-derni"}, "x", "1"},
    {{"the-weather:lat"}, "x", "3"},
    {{"the-weather:late"}, "x", "3"},
    {{"lettér"}, "x", "5"},
    {{"étédern"}, "x", ""},
};

static const char *found_by(const char *const *terms, const char *const *const *reaches, const char *user, int most)
{
    struct search_question question = {.terms = terms, .reaches = reaches, .user = user, .before = SEARCH_NEWEST};
    struct search_hit hits[COUNT(CASES) + 1];
    const char *found = "";
    int count;
    while ((count = store_search(store, pool, &question, hits, most, &fault)) > 0) {
        for (int i = 0; i < count; i++)
            found = pool_format(pool, "%s%c", found, hits[i].reference[strlen("C-2026-00000")]);
        question.before = hits[count - 1].number;
    }
    fault_is(0, NULL);
    return found;
}

START_TEST(searches_newest_first_page_by_page)
{
    put_cases();
    for (int most = 1; most <= COUNT(CASES) + 1; most++)
        ck_assert_str_eq(found_by(SEARCHES[_i].terms, ANYWHERE, SEARCHES[_i].user, most), SEARCHES[_i].list);
}
END_TEST

/* Many words that begin so are found, however many they are. */
START_TEST(searches_for_the_beginning_of_many_words)
{
    static const char *const terms[] = {"person", NULL};
    for (int count = 1; count <= 50; count++) {
        put(&(struct case_index){.row = {.reference = pool_format(pool, "C-2026-0001%02d-X", count),
                                         .kind = "complaint",
                                         .state = "received",
                                         .recorded_by = "sam",
                                         .summary = "",
                                         .next_due = STORE_NONE},
                                 .concerned = (const char *const[]){NULL},
                                 .tags = (const char *const[]){"all", NULL},
                                 .text = pool_format(pool, "person%d", count)});
        ck_assert_int_eq((int)strlen(found_by(terms, ANYWHERE, "x", 9)), count);
    }
}
END_TEST

START_TEST(searches_within_reach)
{
    const char *const late[] = {"late", NULL};
    const char *const finance_of_sam[] = {"finance", "sam", NULL}, *const people[] = {"people", NULL};
    put_cases();
    ck_assert_str_eq(found_by(late, (const char *const *const[]){finance_of_sam, NULL}, "x", 9), "1");
    ck_assert_str_eq(found_by(late, (const char *const *const[]){finance_of_sam, people, NULL}, "x", 9), "12");
    ck_assert_str_eq(found_by(late, NULL, "x", 9), "31284");
    ck_assert_str_eq(found_by(late, (const char *const *const[]){NULL}, "x", 9), "");
    ck_assert_str_eq(found_by((const char *const[]){NULL}, ANYWHERE, "x", 9), "");
}
END_TEST

START_TEST(an_excerpt_marks_what_was_found)
{
    const char *const terms[] = {"o'bri", NULL};
    struct search_hit hit;
    put_cases();
    const struct search_question question = {.terms = terms, .reaches = ANYWHERE, .user = "x", .before = SEARCH_NEWEST};
    ck_assert_int_eq(store_search(store, pool, &question, &hit, 1, &fault), 1);
    ck_assert_str_eq(hit.excerpt, "A letter to \x02O’Brien\x03");
}
END_TEST

/* Every list is read in its order: nothing is sorted, and not every case is looked at. */
START_TEST(lists_by_an_index)
{
    static const enum statement lists[] = {LIST, LIST_END, LIST_LENGTH, SEARCH};
    static const char *const ways[] = {
        "SEARCH l USING PRIMARY KEY (word=? AND sort=? AND (place,reference)>(?,?) AND (place,reference)<",
        "SEARCH listing USING PRIMARY KEY (word=? AND sort=? AND (place,reference)>",
        "SEARCH listing USING PRIMARY KEY (word=? AND sort=? AND (place,reference)>",
        "SCAN search VIRTUAL TABLE INDEX"};
    sqlite3_stmt *plan = NULL;
    const char *text = pool_format(pool, "EXPLAIN QUERY PLAN %s", sqlite3_sql(store->statements[lists[_i]]));
    ck_assert_int_eq(sqlite3_prepare_v2(store->database, text, -1, &plan, NULL), SQLITE_OK);
    const char *found = "";
    while (sqlite3_step(plan) == SQLITE_ROW)
        found = pool_format(pool, "%s%s; ", found, (const char *)sqlite3_column_text(plan, 3));
    sqlite3_finalize(plan);
    ck_assert_msg(strstr(found, ways[_i]) != NULL, "%s", found);
    ck_assert_msg(strstr(found, "B-TREE") == NULL, "%s", found);
}
END_TEST

/* An older store keeps its cases; what is made from them is made anew. */
START_TEST(an_older_store_is_brought_up)
{
    add_case(CASE, 2);
    put_cases();
    sqlite3_exec(store->database, "PRAGMA user_version = 1; DROP TABLE listing", NULL, NULL, NULL);
    struct store *newer = opened();
    ck_assert_uint_eq(count_events(newer, CASE), 2);
    ck_assert_ptr_null(store_row(newer, pool, REFERENCE('1'), &fault));
    fault_is(0, NULL);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("store");
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_add_test(tests, keeps_cases_and_events);
    tcase_add_test(tests, tells_a_gap);
    tcase_add_test(tests, walks_through_references);
    tcase_add_test(tests, finds_a_free_serial);
    tcase_add_test(tests, keeps_submissions_once);
    tcase_add_loop_test(tests, never_changes_what_was_written, 0, COUNT(FORBIDDEN));
    tcase_add_test(tests, a_taken_number_is_stale);
    tcase_add_test(tests, the_first_error_stays);
    tcase_add_test(tests, a_rollback_leaves_nothing);
    tcase_add_test(tests, two_handles_take_turns);
    tcase_add_test(tests, a_full_disk_loses_nothing);
    tcase_add_test(tests, refuses_to_open);
    tcase_add_test(tests, replaces_digests);
    tcase_add_loop_test(tests, lists_in_order_page_by_page, 0, COUNT(LISTS));
    tcase_add_loop_test(tests, tells_what_is_spoilt, 0, COUNT(SPOILT));
    tcase_add_loop_test(tests, lists_few, 0, COUNT(LISTS));
    tcase_add_loop_test(tests, lists_near, 0, COUNT(LISTS));
    tcase_add_test(tests, tells_which_words_met);
    tcase_add_test(tests, measures_a_walk);
    tcase_add_loop_test(tests, searches_newest_first_page_by_page, 0, COUNT(SEARCHES));
    tcase_add_test(tests, searches_for_the_beginning_of_many_words);
    tcase_add_test(tests, searches_within_reach);
    tcase_add_test(tests, an_excerpt_marks_what_was_found);
    tcase_add_loop_test(tests, lists_by_an_index, 0, 4);
    tcase_add_test(tests, an_older_store_is_brought_up);
    return suite_run("store", tests);
}
