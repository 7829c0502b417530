/* The registers in the store: pages by key, search, and that nothing of a case stays behind. */
#include "suite.h"

#include <string.h>

#include "base/text.h"
#include "store/opened.h"

#define ONE "C-2026-000001-1"
#define TWO "C-2026-000002-Z"

static const char *const NOBODY[] = {NULL};

static void put_index(const struct case_index *index)
{
    ck_assert(store_begin(store, &fault) && store_put_index(store, pool, index, &fault));
    ck_assert_msg(store_commit(store, &fault), "%s", fault.detail);
}

/* Puts a case with these places and entries, and a line for each entry. */
static void put(const char *reference, int64_t received, struct lesson_place *places, size_t place_count,
                struct stored_lesson *entries, size_t entry_count)
{
    struct stored_line *lines = pool_array(pool, entry_count + 1, sizeof *lines);
    for (size_t i = 0; i < place_count; i++)
        places[i].reference = reference;
    for (size_t i = 0; i < entry_count; i++)
        lines[i] = (struct stored_line){.item = entries[i].item, .text = entries[i].text};
    put_index(&(struct case_index){.row = {.reference = reference,
                                           .kind = "complaint",
                                           .state = "closed",
                                           .recorded_by = "x",
                                           .summary = "s",
                                           .next_level = STORE_NONE,
                                           .next_due = STORE_NONE,
                                           .received = received},
                                   .concerned = NOBODY,
                                   .tags = NOBODY,
                                   .text = "",
                                   .places = places,
                                   .place_count = place_count,
                                   .lessons = entries,
                                   .lesson_count = entry_count,
                                   .lines = lines,
                                   .line_count = entry_count});
}

static int find(const char *list, const char *const *terms, int64_t before, struct lesson_place *places)
{
    int count = store_lessons_search(store, pool, list, terms, before, places, 9, &fault);
    ck_assert_msg(count >= 0, "%s", fault.detail);
    return count;
}

START_TEST(pages_by_key)
{
    struct lesson_place one[] = {{.list = "a", .place = 5, .item = "2"},
                                 {.list = "a", .place = 5, .item = "3"},
                                 {.list = "a b", .place = 5, .item = "2"}};
    struct lesson_place two[] = {{.list = "a", .place = -7, .item = "2"}, {.list = "a", .place = 5, .item = "2"}};
    static const struct {
        int64_t place;
        const char *reference, *item;
    } wanted[] = {{-7, TWO, "2"}, {5, ONE, "2"}, {5, ONE, "3"}, {5, TWO, "2"}};
    put(ONE, 1000, one, COUNT(one), NULL, 0);
    put(TWO, 1000, two, COUNT(two), NULL, 0);
    struct lesson_place place = {.place = -INT64_MAX, .reference = "", .item = ""};
    for (int i = 0; i < COUNT(wanted); i++) {
        ck_assert_int_eq(store_lessons(store, pool, "a", &place, &place, 1, &fault), 1);
        ck_assert(place.place == wanted[i].place && text_equal(place.reference, wanted[i].reference) &&
                  text_equal(place.item, wanted[i].item));
    }
    ck_assert_int_eq(store_lessons(store, pool, "a", &place, &place, 1, &fault), 0);
    ck_assert_int_eq(store_lessons(store, pool, "nothing", &place, &place, 1, &fault), 0);
}
END_TEST

START_TEST(finds_the_newest_case_first)
{
    static const char *const calls[] = {"cälls", NULL}, *const both[] = {"written", "cal", NULL},
                             *const none[] = {NULL}, *const syntax[] = {"calls OR", "\"x", NULL};
    struct lesson_place places[9];
    struct stored_lesson one[] = {{.item = "2", .list = "lessons", .text = "Calls written down"},
                                  {.item = "2.1", .list = "improvements", .text = "Calls"}};
    struct stored_lesson two[] = {{.item = "2", .list = "lessons", .text = "Lost calls"}};
    put(ONE, 10 * 86400, NULL, 0, one, COUNT(one));
    put(TWO, 20 * 86400, NULL, 0, two, COUNT(two));
    ck_assert_int_eq(find("lessons", calls, SEARCH_NEWEST, places), 2);
    ck_assert_str_eq(places[0].reference, TWO);
    ck_assert_int_eq(find("lessons", calls, places[0].place, places), 1);
    ck_assert_str_eq(places[0].reference, ONE);
    ck_assert_int_eq(find("improvements", calls, SEARCH_NEWEST, places), 1);
    ck_assert_int_eq(find("lessons", both, SEARCH_NEWEST, places), 1);
    ck_assert_int_eq(find("lessons", none, SEARCH_NEWEST, places), 0);
    ck_assert_int_eq(find("lessons", syntax, SEARCH_NEWEST, places), 0);
}
END_TEST

/* A case put again, received on another day: what stood there is gone, and the digest is what was put. */
START_TEST(replaces_what_was_there)
{
    static const char *const old[] = {"old", NULL}, *const new[] = {"new", NULL};
    struct lesson_place before[] = {{.list = "a", .place = 1, .item = "2"}, {.list = "b", .place = 1, .item = "2"}};
    struct lesson_place after[] = {{.list = "a", .place = 2, .item = "2"}};
    struct stored_lesson was = {.item = "2", .list = "lessons", .text = "old"}, is = {"2", "lessons", "new"};
    struct lesson_place places[9];
    put(ONE, 10 * 86400, before, COUNT(before), &was, 1);
    put(ONE, 12 * 86400, after, COUNT(after), &is, 1);
    ck_assert_int_eq(find("lessons", old, SEARCH_NEWEST, places), 0);
    ck_assert_int_eq(find("lessons", new, SEARCH_NEWEST, places), 1);
    const struct case_index *digest = store_index(store, pool, ONE, &fault);
    ck_assert(digest->place_count == 1 && digest->places[0].place == 2);
    ck_assert(digest->lesson_count == 1 && text_equal(digest->lessons[0].text, "new"));
    ck_assert(digest->line_count == 1 && text_equal(digest->lines[0].text, "new"));
    ck_assert_str_eq(store_line(store, pool, ONE, "2", &fault), "new");
    ck_assert_ptr_null(store_line(store, pool, ONE, "3", &fault));
    ck_assert_ptr_null(store_line(store, pool, TWO, "2", &fault));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("register");
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_add_test(tests, pages_by_key);
    tcase_add_test(tests, finds_the_newest_case_first);
    tcase_add_test(tests, replaces_what_was_there);
    return suite_run("register of the store", tests);
}
