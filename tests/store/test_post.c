/* Messages in the store: whole, once, and not before the commit. */
#include "suite.h"

#include "store/opened.h"
#include "store/post.h"

#define LARGE (300 * 1024 + 17) /* some pieces, and a bit */

/* A file without a name, of `size` bytes that differ. */
static FILE *message(size_t size)
{
    FILE *file = tmpfile();
    for (size_t i = 0; i < size; i++)
        fputc((int)(i * 7 % 251), file);
    fflush(file);
    return file;
}

static bool add(const char *identity, size_t size)
{
    bool repeated;
    FILE *file = message(size);
    ck_assert(store_begin(store, &fault));
    ck_assert(store_add_post(store, identity, 1000, fileno(file), &repeated, &fault));
    ck_assert(store_commit(store, &fault));
    fclose(file);
    return repeated;
}

/* The bytes of that message are those of message(size). */
static void is_whole(int64_t number, size_t size)
{
    FILE *file = tmpfile(), *wanted = message(size);
    ck_assert(store_post_bytes(store, number, fileno(file), &fault));
    rewind(file);
    rewind(wanted);
    char *got = pool_alloc(pool, size + 1), *meant = pool_alloc(pool, size + 1);
    ck_assert_uint_eq(fread(got, 1, size + 1, file), size);
    ck_assert_uint_eq(fread(meant, 1, size + 1, wanted), size);
    ck_assert_mem_eq(got, meant, size);
    fclose(file);
    fclose(wanted);
}

START_TEST(keeps_each_once)
{
    static const size_t sizes[] = {1, 5000, LARGE};
    struct stored_post post = {0};
    for (int i = 0; i < COUNT(sizes); i++)
        ck_assert(!add(pool_format(pool, "m%d", i), sizes[i]));
    for (int i = 0; i < COUNT(sizes); i++)
        ck_assert(add(pool_format(pool, "m%d", i), 7));
    store = opened();
    for (int i = 0; i < COUNT(sizes); i++) {
        ck_assert(store_next_post(store, pool, &post, &post, &fault));
        ck_assert_uint_eq((size_t)post.size, sizes[i]);
        ck_assert_int_eq(post.received, 1000);
        is_whole(post.number, sizes[i]);
    }
    ck_assert(!store_next_post(store, pool, &post, &post, &fault));
    fault_is(0, NULL);
}
END_TEST

START_TEST(has_nothing_before_the_commit)
{
    struct stored_post post, none = {0};
    bool repeated;
    FILE *file = message(5000);
    struct store *other = opened();
    ck_assert(store_begin(store, &fault) && store_add_post(store, "m", 1, fileno(file), &repeated, &fault));
    ck_assert(!store_next_post(other, pool, &none, &post, &fault));
    store_rollback(store);
    ck_assert(!store_next_post(store, pool, &none, &post, &fault));
    fault_is(0, NULL);
    fclose(file);
}
END_TEST

START_TEST(what_cannot_be_read_is_a_fault)
{
    bool repeated;
    ck_assert(store_begin(store, &fault));
    ck_assert(!store_add_post(store, "m", 1, -1, &repeated, &fault));
    fault_is(503, "full");
    ck_assert(!store_commit(store, &fault));
    fault_is(503, "full");
    store_rollback(store);
    ck_assert(!store_post_bytes(store, 99, fileno(stderr), &fault));
    fault_is(503, "full");
}
END_TEST

START_TEST(leaves_the_post_once)
{
    struct stored_post post, none = {0};
    struct sorted_post sorted = {.how = POST_UNWANTED, .by = "support", .seq = STORE_NONE, .at = 2000};
    add("m1", 10);
    add("m2", 20);
    ck_assert(store_begin(store, &fault) && store_sort_post(store, 1, &sorted, &fault) && store_commit(store, &fault));
    ck_assert(store_next_post(store, pool, &none, &post, &fault));
    ck_assert_int_eq(post.number, 2);
    ck_assert_ptr_null(post.sorted.how);
    ck_assert(store_begin(store, &fault) && !store_sort_post(store, 1, &sorted, &fault));
    fault_is(409, "sorted");
    store_rollback(store);
    ck_assert(store_post(store, pool, 1, &post, &fault));
    ck_assert_str_eq(post.sorted.how, POST_UNWANTED);
    ck_assert_int_eq(post.size, 10);
    sorted.at += POST_KEPT_SECONDS + 1; /* what was sorted before then is wiped out */
    ck_assert(store_begin(store, &fault) && store_sort_post(store, 2, &sorted, &fault) && store_commit(store, &fault));
    ck_assert(store_post(store, pool, 1, &post, &fault) && post.size == 0);
    ck_assert(store_post(store, pool, 2, &post, &fault) && post.size == 20);
    ck_assert(add("m1", 10));
    fault_is(0, NULL);
}
END_TEST

/* Whether a step on message 1 goes, which is undone where it does not. */
static bool steps(bool (*step)(void))
{
    ck_assert(store_begin(store, &fault));
    bool went = step() && store_commit(store, &fault);
    if (!went) {
        fault_is(409, "sorted");
        store_rollback(store);
        fault = (struct fault){0};
    }
    return went;
}

static bool marks(void)
{
    return store_mark_post(store, 1, true, &fault);
}

static bool unmarks(void)
{
    return store_mark_post(store, 1, false, &fault);
}

static bool halves(void)
{
    return store_halve_post(store, 1, "C-2026-000001-0", &fault);
}

static bool leaves(void)
{
    const struct sorted_post sorted = {.how = POST_BOTH, .by = "support", .seq = STORE_NONE, .at = 2000};
    return store_sort_post(store, 1, &sorted, &fault);
}

/* Steps on a message, one after the other; whether the last of them goes, the message is both then and has a first. */
static const struct {
    bool (*steps[4])(void);
    bool goes, both, first;
} COURSES[] = {
    {{marks, marks}, true, true, false},
    {{halves}, false, false, false},
    {{unmarks}, false, false, false},
    {{marks, halves, halves}, false, true, true},
    {{marks, unmarks}, true, false, false},
    {{marks, unmarks, halves}, false, false, false},
    {{marks, halves, marks}, false, true, true},
    {{leaves, marks}, false, false, false},
    {{marks, leaves, halves}, false, true, false},
    {{marks, halves, leaves}, true, true, true},
    {{marks, halves, unmarks}, false, true, true},
};

START_TEST(is_two_in_two_steps)
{
    struct stored_post post;
    bool goes = false;
    ck_assert(store_begin(store, &fault) && store_add_case(store, "C-2026-000001-0", "complaint", "POL-1/1", &fault) &&
              store_commit(store, &fault));
    add("m1", 10);
    for (int i = 0; i < 4 && COURSES[_i].steps[i] != NULL; i++) {
        ck_assert(goes || i == 0);
        goes = steps(COURSES[_i].steps[i]);
    }
    ck_assert_int_eq(goes, COURSES[_i].goes);
    ck_assert(store_post(store, pool, 1, &post, &fault));
    ck_assert_int_eq(post.both, COURSES[_i].both);
    ck_assert_int_eq(post.first != NULL, COURSES[_i].first);
}
END_TEST

START_TEST(is_looked_at_once)
{
    struct stored_post post;
    bool before;
    add("m1", 10);
    add("m2", 20);
    add("m1", 10);
    ck_assert(store_unlooked_post(store, pool, 0, &post, &fault) && post.number == 1 && post.size == 10);
    ck_assert(store_begin(store, &fault) && store_look_post(store, 1, &before, &fault) && !before);
    store_rollback(store);
    ck_assert(store_unlooked_post(store, pool, 0, &post, &fault) && post.number == 1);
    ck_assert(store_begin(store, &fault) && store_look_post(store, 1, &before, &fault) && !before);
    ck_assert(store_commit(store, &fault));
    ck_assert(store_unlooked_post(store, pool, 0, &post, &fault) && post.number == 2);
    ck_assert(!store_unlooked_post(store, pool, 2, &post, &fault));
    ck_assert(store_begin(store, &fault) && store_look_post(store, 1, &before, &fault) && before);
    store_rollback(store);
    fault_is(0, NULL);
}
END_TEST

START_TEST(is_filed_and_taken_back)
{
    struct stored_post post, none = {0};
    struct sorted_post filed = {.how = POST_AUTOMATIC, .by = "system", .seq = STORE_NONE, .at = 2000};
    struct sorted_post unwanted = {.how = POST_UNWANTED, .by = "support", .seq = STORE_NONE, .at = 2000};
    for (int i = 1; i < 5; i++)
        add(pool_format(pool, "m%d", i), 10);
    ck_assert(store_begin(store, &fault) && store_sort_post(store, 1, &filed, &fault) &&
              store_sort_post(store, 2, &unwanted, &fault));
    filed.how = POST_BOUNCE;
    ck_assert(store_sort_post(store, 3, &filed, &fault) && store_commit(store, &fault));
    ck_assert(store_filed_post(store, pool, &none, &post, &fault) && post.number == 3);
    ck_assert(store_filed_post(store, pool, &post, &post, &fault) && post.number == 1);
    ck_assert(!store_filed_post(store, pool, &post, &post, &fault));
    ck_assert(store_begin(store, &fault) && store_unfile_post(store, 3, &fault) && store_commit(store, &fault));
    ck_assert(store_next_post(store, pool, &none, &post, &fault) && post.number == 3);
    for (int64_t number = 2; number < 5; number++) {
        ck_assert(store_begin(store, &fault) && !store_unfile_post(store, number, &fault));
        fault_is(409, "sorted");
        store_rollback(store);
    }
}
END_TEST

/* Neither what waits nor what was filed is found by looking at each message that ever came. */
START_TEST(lists_by_an_index)
{
    static const struct {
        enum statement list;
        const char *way;
    } lists[] = {
        {LIST_POST, "SEARCH w USING PRIMARY KEY ((received,number)>(?,?)); "},
        {LIST_FILED, "SEARCH s USING INDEX post_filed (at<?); "},
        {NEXT_UNLOOKED, "SEARCH u USING INTEGER PRIMARY KEY (rowid>?); "},
    };
    const char *found = plan_of(lists[_i].list);
    ck_assert_msg(strncmp(found, lists[_i].way, strlen(lists[_i].way)) == 0, "%s", found);
    ck_assert_msg(strstr(found, "SCAN") == NULL && strstr(found, "B-TREE") == NULL, "%s", found);
}
END_TEST

/* What waits in a store of before is there after the upgrade, too, and leaves the post as it did. */
START_TEST(waits_through_an_upgrade)
{
    struct stored_post post, none = {0};
    const struct sorted_post sorted = {.how = POST_UNWANTED, .by = "support", .seq = STORE_NONE, .at = 2000};
    for (int i = 1; i < 4; i++)
        add(pool_format(pool, "m%d", i), 10);
    ck_assert(store_begin(store, &fault) && store_sort_post(store, 2, &sorted, &fault) && store_commit(store, &fault));
    static const char before[] =
        "DROP TRIGGER post_comes; DROP TRIGGER post_leaves; DROP TRIGGER post_returns; DROP TABLE post_waiting;"
        " DROP INDEX post_filed; PRAGMA user_version = 25";
    ck_assert_int_eq(sqlite3_exec(store->database, before, NULL, NULL, NULL), SQLITE_OK);
    store = opened();
    ck_assert(store_next_post(store, pool, &none, &post, &fault) && post.number == 1);
    ck_assert(store_next_post(store, pool, &post, &post, &fault) && post.number == 3);
    ck_assert(!store_next_post(store, pool, &post, &post, &fault));
    ck_assert(store_begin(store, &fault) && store_sort_post(store, 1, &sorted, &fault) && store_commit(store, &fault));
    ck_assert(store_next_post(store, pool, &none, &post, &fault) && post.number == 3);
    fault_is(0, NULL);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("post");
    tcase_add_loop_test(tests, is_two_in_two_steps, 0, COUNT(COURSES));
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_add_test(tests, keeps_each_once);
    tcase_add_test(tests, has_nothing_before_the_commit);
    tcase_add_test(tests, leaves_the_post_once);
    tcase_add_test(tests, is_looked_at_once);
    tcase_add_test(tests, is_filed_and_taken_back);
    tcase_add_loop_test(tests, lists_by_an_index, 0, 3);
    tcase_add_test(tests, waits_through_an_upgrade);
    tcase_add_test(tests, what_cannot_be_read_is_a_fault);
    return suite_run("post", tests);
}
