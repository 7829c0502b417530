/* The desk: drafts are kept per user, case and step, for their time and no longer; what is discarded leaves nothing. */
#include "suite.h"

#include <string.h>
#include <sys/stat.h>

#include "store/beside.h"
#include "store/desk.h"

enum { NOW = 1780300800, LARGE = 3 * 1024 * 1024 };

static const struct desk_name theirs = {.user = "ann", .reference = "C-1", .action = "respond"};

static struct desk *opened(void)
{
    struct desk *desk = desk_open(pool, folder, &fault);
    ck_assert_msg(desk != NULL, "%s", fault.detail);
    return desk;
}

static bool keep(struct desk *desk, struct desk_name name, const char *typed, int64_t at)
{
    const struct desk_draft draft = {.name = name, .seq = 3, .at = at, .typed = typed, .size = strlen(typed)};
    return desk_keep(desk, &draft);
}

static struct desk_name named(const char *user, const char *reference, const char *action, int corrects)
{
    return (struct desk_name){.user = user, .reference = reference, .action = action, .corrects = corrects};
}

START_TEST(keeps_what_was_typed)
{
    struct desk *one = opened(), *other = opened();
    ck_assert_ptr_null(desk_find(one, pool, &theirs, NOW));
    const struct desk_draft draft = {.name = theirs, .seq = 3, .at = NOW, .typed = "x\0y", .size = 3};
    ck_assert(desk_keep(one, &draft));
    const struct desk_draft *found = desk_find(other, pool, &theirs, NOW);
    ck_assert_ptr_nonnull(found);
    ck_assert_int_eq(found->seq, 3);
    ck_assert_int_eq(found->at, NOW);
    ck_assert_uint_eq(found->size, 3);
    ck_assert_mem_eq(found->typed, "x\0y", 3);
    ck_assert(keep(other, theirs, "", NOW + 1));
    ck_assert_uint_eq(desk_find(one, pool, &theirs, NOW)->size, 0);
}
END_TEST

/* Of each user, case, step and corrected event there is one. */
START_TEST(keeps_each_by_its_name)
{
    struct desk *desk = opened();
    const struct desk_name others[] = {named("bob", "C-1", "respond", 0), named("ann", "C-2", "respond", 0),
                                       named("ann", "C-1", "learn", 0), named("ann", "C-1", "respond", 7)};
    ck_assert(keep(desk, theirs, "mine", NOW));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        ck_assert_ptr_null(desk_find(desk, pool, &others[i], NOW));
        ck_assert(keep(desk, others[i], "other", NOW));
        desk_discard(desk, &others[i]);
        ck_assert_ptr_null(desk_find(desk, pool, &others[i], NOW));
    }
    ck_assert_mem_eq(desk_find(desk, pool, &theirs, NOW)->typed, "mine", 4);
}
END_TEST

START_TEST(lists_the_newest_first)
{
    struct desk_draft list[3];
    struct desk *desk = opened();
    ck_assert(keep(desk, theirs, "", NOW));
    ck_assert(keep(desk, named("bob", "C-1", "learn", 5), "", NOW + 1));
    ck_assert(keep(desk, named("ann", "C-2", "note", 0), "", NOW + 2));
    ck_assert_uint_eq(desk_list(desk, pool, "ann", NULL, NOW, list, 3), 2);
    ck_assert_str_eq(list[0].name.reference, "C-2");
    ck_assert_str_eq(list[1].name.reference, "C-1");
    ck_assert_uint_eq(desk_list(desk, pool, NULL, "C-1", NOW, list, 3), 2);
    ck_assert_str_eq(list[0].name.user, "bob");
    ck_assert_str_eq(list[0].name.action, "learn");
    ck_assert_int_eq(list[0].name.corrects, 5);
    ck_assert_int_eq(list[0].seq, 3);
    ck_assert_int_eq(list[0].at, NOW + 1);
    ck_assert_ptr_null(list[0].typed);
    ck_assert_uint_eq(desk_list(desk, pool, NULL, "C-1", NOW, list, 1), 1);
}
END_TEST

START_TEST(forgets_after_thirty_days)
{
    struct desk_draft list[3];
    struct desk *desk = opened();
    ck_assert(keep(desk, theirs, "", NOW));
    ck_assert_ptr_nonnull(desk_find(desk, pool, &theirs, NOW + DRAFT_SECONDS - 1));
    ck_assert_ptr_null(desk_find(desk, pool, &theirs, NOW + DRAFT_SECONDS));
    ck_assert_uint_eq(desk_list(desk, pool, "ann", NULL, NOW + DRAFT_SECONDS, list, 3), 0);
    ck_assert(keep(desk, named("bob", "C-1", "note", 0), "", NOW + DRAFT_SECONDS));
    ck_assert_ptr_null(desk_find(desk, pool, &theirs, NOW));
}
END_TEST

static bool is_ann(const char *user, void *closure)
{
    (void)closure;
    return strcmp(user, "ann") == 0;
}

static bool is_first(const char *reference, void *closure)
{
    (void)closure;
    return strcmp(reference, "C-1") == 0;
}

START_TEST(goes_with_user_and_case)
{
    struct desk_draft list[3];
    struct desk *desk = opened();
    ck_assert(keep(desk, theirs, "", NOW));
    ck_assert(keep(desk, named("bob", "C-1", "respond", 0), "", NOW));
    ck_assert(keep(desk, named("ann", "C-2", "respond", 0), "", NOW));
    desk_tidy(desk, is_ann, is_first, NULL);
    ck_assert_uint_eq(desk_list(desk, pool, NULL, "C-1", NOW, list, 3), 1);
    ck_assert_uint_eq(desk_list(desk, pool, "ann", NULL, NOW, list, 3), 1);
}
END_TEST

START_TEST(keeps_views)
{
    struct desk_view views[3];
    struct desk *desk = opened();
    const struct desk_view late = {"Late", "due=overdue"}, again = {"Late", "due=today"}, open = {"Ça", "state=open"};
    ck_assert_uint_eq(desk_views(desk, pool, "ann", views, 3), 0);
    ck_assert(desk_keep_view(desk, "ann", &open) && desk_keep_view(desk, "ann", &late));
    ck_assert(desk_keep_view(desk, "ann", &again) && desk_keep_view(desk, "bob", &late));
    ck_assert_uint_eq(desk_views(desk, pool, "ann", views, 3), 2);
    ck_assert_str_eq(views[0].name, "Late");
    ck_assert_str_eq(views[0].query, "due=today");
    ck_assert_uint_eq(desk_views(desk, pool, "ann", views, 1), 1);
    desk_drop_view(desk, "ann", "Late");
    desk_drop_view(desk, "ann", "None");
    ck_assert_uint_eq(desk_views(desk, pool, "ann", views, 3), 1);
    desk_tidy(desk, is_ann, is_first, NULL);
    ck_assert_uint_eq(desk_views(desk, pool, "ann", views, 3), 1);
    ck_assert_uint_eq(desk_views(desk, pool, "bob", views, 3), 0);
}
END_TEST

START_TEST(keeps_when_they_are_told)
{
    struct desk *desk = opened();
    ck_assert_ptr_null(desk_time(desk, pool, "ann", "new"));
    ck_assert(desk_put_time(desk, "ann", "new", "at-once") && desk_put_time(desk, "ann", "new", "never"));
    ck_assert(desk_put_time(desk, "ann", "due", "morning") && desk_put_time(desk, "bob", "new", "morning"));
    ck_assert_str_eq(desk_time(desk, pool, "ann", "new"), "never");
    ck_assert_str_eq(desk_time(desk, pool, "bob", "new"), "morning");
    desk_tidy(desk, is_ann, is_first, NULL);
    ck_assert_str_eq(desk_time(desk, pool, "ann", "due"), "morning");
    ck_assert_ptr_null(desk_time(desk, pool, "bob", "new"));
}
END_TEST

START_TEST(has_a_limit)
{
    struct desk *desk = opened();
    const struct desk_draft draft = {.name = theirs, .at = NOW, .typed = "", .size = (size_t)DRAFTS_MOST + 1};
    ck_assert(!desk_keep(desk, &draft));
}
END_TEST

START_TEST(gives_its_room_back)
{
    struct stat about;
    char *large = pool_alloc(pool, LARGE + 1);
    struct desk *desk = opened();
    memset(large, 'x', LARGE);
    ck_assert(keep(desk, theirs, large, NOW));
    desk_discard(desk, &theirs);
    for (int i = 1; i <= 3; i++)
        ck_assert(keep(desk, named("ann", "C-1", "note", i), "", NOW));
    folder_close(); /* what is written is in the file then */
    ck_assert_int_eq(stat(pool_format(pool, "%s/desk.db", folder), &about), 0);
    ck_assert_int_lt(about.st_size, LARGE / 8);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("desk");
    tcase_add_checked_fixture(tests, folder_setup, folder_teardown);
    tcase_add_test(tests, keeps_what_was_typed);
    tcase_add_test(tests, keeps_each_by_its_name);
    tcase_add_test(tests, lists_the_newest_first);
    tcase_add_test(tests, forgets_after_thirty_days);
    tcase_add_test(tests, goes_with_user_and_case);
    tcase_add_test(tests, keeps_views);
    tcase_add_test(tests, keeps_when_they_are_told);
    tcase_add_test(tests, has_a_limit);
    tcase_add_test(tests, gives_its_room_back);
    return suite_run("desk", tests);
}
