/* The outbox: rows come in the order in which they are due, a claim is nobody else's, and all is counted. Run from the
 * root of the repository. */
#include "suite.h"

#include "store/content.h"
#include "store/opened.h"
#include "store/outbox.h"

enum { NOW = 1780300800 };

static void add(const char *address, int seq, int64_t made)
{
    const struct outbox_row row = {.reference = CASE,
                                   .seq = seq,
                                   .what = "letter",
                                   .digest = "d",
                                   .address = address,
                                   .message = "m@example.org",
                                   .made = made};
    ck_assert(store_begin(store, &fault) && store_add_content(store, "d", "x", 1, &fault) &&
              store_add_outbox(store, &row, &fault) && store_commit(store, &fault));
}

static void put(const struct outbox_row *row, int tries)
{
    ck_assert(store_begin(store, &fault) && store_put_outbox(store, row, tries, &fault) && store_commit(store, &fault));
}

START_TEST(gives_what_is_due)
{
    add_case(CASE, 2);
    ck_assert_ptr_null(store_outbox_due(store, pool, NOW, &fault));
    add("late@example.org", 2, NOW + 1);
    add("ann@example.org", 1, NOW);
    const struct outbox_row *row = store_outbox_due(store, pool, NOW + 1, &fault);
    ck_assert_str_eq(row->reference, CASE);
    ck_assert_int_eq(row->seq, 1);
    ck_assert_str_eq(row->what, "letter");
    ck_assert_str_eq(row->digest, "d");
    ck_assert_str_eq(row->address, "ann@example.org");
    ck_assert_str_eq(row->message, "m@example.org");
    ck_assert_str_eq(row->state, OUTBOX_WAITING);
    ck_assert_int_eq(row->made, NOW);
    ck_assert_int_eq(row->since, NOW);
    ck_assert_int_eq(row->tries, 0);
    ck_assert_ptr_null(row->answer);
    ck_assert_ptr_null(store_outbox_due(store, pool, NOW - 1, &fault));
    ck_assert_str_eq(store_outbox_message(store, pool, "m@example.org", &fault)->reference, CASE);
    ck_assert_ptr_null(store_outbox_message(store, pool, "n@example.org", &fault));
    fault_is(0, NULL);
}
END_TEST

START_TEST(leaves_a_claim_alone)
{
    add_case(CASE, 1);
    add("ann@example.org", 1, NOW);
    struct outbox_row row = *store_outbox_due(store, pool, NOW, &fault);
    row.state = OUTBOX_SENDING;
    row.due = NOW + 60;
    row.tries = 1;
    put(&row, 0);
    ck_assert_ptr_null(store_outbox_due(store, pool, NOW, &fault));
    struct outbox_row again = *store_outbox_due(store, pool, NOW + 60, &fault);
    ck_assert_str_eq(again.state, OUTBOX_SENDING);
    again.tries = 2;
    put(&again, 1);
    row.state = OUTBOX_SENT; /* who held it before comes too late */
    put(&row, 1);
    size_t count;
    ck_assert_str_eq(store_outbox_of_case(store, pool, CASE, &count, &fault)->state, OUTBOX_SENDING);
    again.state = OUTBOX_FAILED;
    again.answer = "550";
    put(&again, 2);
    ck_assert_ptr_null(store_outbox_due(store, pool, INT64_MAX, &fault));
    ck_assert_str_eq(store_outbox_in(store, pool, OUTBOX_FAILED, &count, &fault)->answer, "550");
    ck_assert_uint_eq(count, 1);
}
END_TEST

START_TEST(counts_what_was_sent)
{
    size_t count;
    add_case(CASE, 1);
    for (int i = 0; i < 3; i++) {
        add("ann@example.org", 1, NOW + i);
        struct outbox_row row = *store_outbox_due(store, pool, NOW + i, &fault);
        row.state = OUTBOX_SENT;
        row.since = NOW + i;
        put(&row, 0);
    }
    add("ann@example.org", 1, NOW);
    ck_assert_int_eq(store_outbox_sent(store, "ann@example.org", NOW, &fault), 2);
    ck_assert_int_eq(store_outbox_sent(store, "ann@example.org", NOW - 1, &fault), 3);
    ck_assert_int_eq(store_outbox_sent(store, "Ann@example.org", NOW - 1, &fault), 3);
    ck_assert_int_eq(store_outbox_sent(store, "bob@example.org", NOW - 1, &fault), 0);
    ck_assert_int_eq(store_outbox_of_sort(store, "letter", "ANN@example.org", NOW - 1, &fault), 4);
    ck_assert_int_eq(store_outbox_of_sort(store, "letter", "ann@example.org", NOW, &fault), 2);
    ck_assert_int_eq(store_outbox_of_sort(store, "receipt", "ann@example.org", NOW - 1, &fault), 0);
    ck_assert_ptr_nonnull(store_outbox_of_case(store, pool, CASE, &count, &fault));
    ck_assert_uint_eq(count, 4);
    ck_assert_ptr_nonnull(store_outbox_of_case(store, pool, "C-2026-000002-X", &count, &fault));
    ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(has_rows_of_no_case)
{
    const struct outbox_row row = {.what = "notice", .digest = "d", .address = "sam@example.org", .message = "m"};
    ck_assert(store_begin(store, &fault) && store_add_content(store, "d", "x", 1, &fault) &&
              store_add_outbox(store, &row, &fault) && store_commit(store, &fault));
    const struct outbox_row *kept = store_outbox_due(store, pool, NOW, &fault);
    ck_assert_ptr_null(kept->reference);
    ck_assert_int_eq(kept->seq, 0);
    ck_assert_str_eq(kept->what, "notice");
    ck_assert_ptr_nonnull(store_outbox_made_at(store, pool, "notice", "SAM@example.org", kept->made, &fault));
    ck_assert_ptr_null(store_outbox_made_at(store, pool, "notice", "sam@example.org", kept->made + 1, &fault));
    ck_assert_ptr_null(store_outbox_made_at(store, pool, "notice", "pam@example.org", kept->made, &fault));
    ck_assert_ptr_null(store_outbox_made_at(store, pool, "letter", "sam@example.org", kept->made, &fault));
    fault_is(0, NULL);
}
END_TEST

/* Each question about an address is answered by the index of addresses. */
START_TEST(finds_an_address_by_an_index)
{
    static const enum statement asked[] = {OUTBOX_SENT_TO, OUTBOX_MADE_FOR, OUTBOX_OF_SORT, OUTBOX_LAST,
                                           OUTBOX_MADE_AT};
    static const char *const ways[] = {"(<expr>=? AND since>?)", "(<expr>=? AND since>?)", "(<expr>=? AND since>?)",
                                       "(<expr>=?)", "(<expr>=? AND since>?)"};
    const char *found = plan_of(asked[_i]),
               *way = pool_format(pool, "SEARCH outbox USING INDEX outbox_whom %s", ways[_i]);
    ck_assert_msg(strstr(found, way) != NULL, "%s", found);
}
END_TEST

/* What a store from before notices has to send goes out from one that has them. */
START_TEST(an_older_store_keeps_its_rows)
{
    size_t count;
    add_case(CASE, 2);
    add("ann@example.org", 2, NOW);
    static const char before[] =
        "CREATE TABLE old AS SELECT * FROM outbox; DROP TABLE outbox; CREATE TABLE outbox (number INTEGER NOT NULL"
        " PRIMARY KEY, reference TEXT NOT NULL REFERENCES case_file, seq INTEGER NOT NULL, what TEXT NOT NULL,"
        " digest TEXT NOT NULL REFERENCES content, address TEXT NOT NULL, message TEXT NOT NULL, made INTEGER"
        " NOT NULL, state TEXT NOT NULL, since INTEGER NOT NULL, due INTEGER NOT NULL, tries INTEGER NOT NULL,"
        " answer TEXT) STRICT; INSERT INTO outbox SELECT * FROM old; DROP TABLE old; PRAGMA user_version = 17";
    ck_assert_int_eq(sqlite3_exec(store->database, before, NULL, NULL, NULL), SQLITE_OK);
    store = opened();
    const struct outbox_row *row = store_outbox_of_case(store, pool, CASE, &count, &fault);
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(row->address, "ann@example.org");
    ck_assert_int_eq(row->made, NOW);
    ck_assert_str_eq(row->state, OUTBOX_WAITING);
    const struct outbox_row notice = {.what = "notice", .digest = "d", .address = "a", .message = "m", .made = NOW};
    ck_assert(store_begin(store, &fault) && store_add_outbox(store, &notice, &fault) && store_commit(store, &fault));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("outbox");
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_add_test(tests, gives_what_is_due);
    tcase_add_test(tests, leaves_a_claim_alone);
    tcase_add_test(tests, counts_what_was_sent);
    tcase_add_test(tests, has_rows_of_no_case);
    tcase_add_loop_test(tests, finds_an_address_by_an_index, 0, 5);
    tcase_add_test(tests, an_older_store_keeps_its_rows);
    return suite_run("outbox", tests);
}
