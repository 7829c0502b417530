/* Messages that wait, by what is due first; and what became part of a case that is hidden, which is none to who sorts. */
#include "suite.h"

#include "post/message.h"
#include "registry/own_site.h"
#include "registry/post.h"
#include "registry/stories.h"
#include "store/task.h"

#define NOW "2026-06-05T12:00"

static const char *const SITES[] = {SCHOOLS, ACADEMY};
static const char *own; /* the site's folder, of the test's own */

static void begin(const char *name, const char *boxes)
{
    office_open(name);
    site = own = site_written();
    if (text_equal(name, ACADEMY))
        write_file(own, "organisation.xml", "<logo file=\"logo.png\"/>", "");
    write_file(own, "organisation.xml", "<attachments", pool_format(pool, "%s<attachments", boxes));
    registry.folders.site = own;
    ck_assert_msg(registry_refresh(&registry, &fault), "%s", fault.detail);
}

static void end(void)
{
    folder_remove(pool, own);
    office_close();
}

/* A message that came then to that address; its number. */
static int64_t comes(const char *to, const char *when)
{
    static int count = 0;
    bool repeated;
    FILE *file = tmpfile();
    fprintf(file, "From: pat@example.com\nTo: %s\nSubject: s\n\nWords.\n", to);
    fflush(file);
    ck_assert(store_begin(registry.store, &fault));
    ck_assert(
        store_add_post(registry.store, pool_format(pool, "m%d", ++count), at(when), fileno(file), &repeated, &fault));
    ck_assert(store_commit(registry.store, &fault));
    fclose(file);
    struct stored_post post = {0}, last = {0};
    while (store_next_post(registry.store, pool, &post, &post, &fault))
        last = post.number > last.number ? post : last;
    return last.number;
}

/* So many more, within one transaction. */
static void flood(int many)
{
    bool repeated;
    FILE *file = tmpfile();
    fputs("To: x@example.org\n\nWords.\n", file);
    fflush(file);
    ck_assert(store_begin(registry.store, &fault));
    for (int i = 0; i < many; i++)
        ck_assert(store_add_post(registry.store, pool_format(pool, "f%d", i), at("2026-06-01T10:00"), fileno(file),
                                 &repeated, &fault));
    ck_assert(store_commit(registry.store, &fault));
    fclose(file);
}

static struct sorter sorter(const char *user)
{
    return sorter_of(&registry, pool, registry_policy(&registry), site_person(&registry.site, user));
}

/* The messages that wait for support, and when each is due. */
static const struct post_place *waiting(size_t count)
{
    size_t found;
    const struct sorter support = sorter("support");
    const struct post_place *list = post_waiting(&support, pool, at(NOW), &found, &fault);
    ck_assert_msg(list != NULL, "%s", fault.detail);
    ck_assert_uint_eq(found, count);
    return list;
}

START_TEST(is_listed_by_what_is_due)
{
    begin(SITES[_i], "<mailbox address=\"bravo@example.org\" kind=\"compliment\"/>"
                     "<mailbox address=\"oops@example.org\" kind=\"complaint\"/>");
    int64_t thanks = comes("bravo@example.org", "2026-06-01T09:00"),
            late = comes("oops@example.org", "2026-06-01T10:00");
    int64_t next = comes("bravo@example.org", "2026-06-01T10:00"), last = comes("x@example.org", "2026-06-03T09:00");
    const struct post_place *list = waiting(4);
    bool sooner = _i == 0; /* there a complaint is to be acknowledged sooner than a compliment */
    const int64_t order[] = {sooner ? late : thanks, sooner ? thanks : late, next, last};
    const struct sorter support = sorter("support");
    for (int i = 0; i < 4; i++) {
        ck_assert_int_eq(list[i].number, order[i]);
        const struct posted *posted = post_open_for(&support, pool, &MESSAGES, order[i], at(NOW), &fault);
        ck_assert_int_eq(list[i].place, posted->due);
    }
    ck_assert_int_eq(list[0].place < list[1].place, sooner);
    ck_assert(support.divided);
    end();
}
END_TEST

START_TEST(of_which_nothing_is_owed_is_last)
{
    const struct posted never = {.due = INSTANT_NONE}, due = {.due = 1};
    ck_assert_int_eq(post_place_of(&never).place, LIST_NEVER);
    ck_assert_int_gt(post_place_compare(post_place_of(&never), post_place_of(&due)), 0);
}
END_TEST

/* Who takes no part in the case any more, for each reason, and who does. */
static const struct {
    const char *const *story;
    const char *barred, *other;
} BARRED[] = {
    {STORY(RECEIVED_BY("complainant", "<concerned>support</concerned>")), "support", "boss"},
    {STORY(RECEIVED, EVENT("conflicted", 2, "01T10:00", "support", "<conflict>c</conflict>")), "support", "boss"},
    {STORY(RECEIVED_BY("complainant", "<concerned>boss</concerned>")), "boss", "support"},
};

#define BOSS "<user name=\"boss\" title=\"Boss\"><holds role=\"support\"/></user></users>"

/* How the message is refused to them: 0, not at all. */
static int refused(const char *user, int64_t number)
{
    const struct sorter of = sorter(user);
    const struct posted *posted = post_open_for(&of, pool, &MESSAGES, number, at(NOW), &fault);
    int kind = fault.kind;
    ck_assert_int_eq(posted == NULL, kind != 0);
    fault = (struct fault){0};
    return kind;
}

/* Whether it is in the list of what waits, or of what was filed. */
static bool listed(const char *user, int64_t number)
{
    const struct sorter of = sorter(user);
    const struct posted *filed[9];
    size_t count;
    bool found = false;
    const struct post_place *list = post_waiting(&of, pool, at(NOW), &count, &fault);
    for (size_t i = 0; i < count; i++)
        found = found || list[i].number == number;
    int more = post_filed(&of, pool, &MESSAGES, 0, filed, 9, at(NOW), &fault);
    for (int i = 0; i < more; i++)
        found = found || filed[i]->stored.number == number;
    fault_is(0, NULL);
    return found;
}

START_TEST(hides_what_a_hidden_case_has)
{
    for (int i = 0; i < COUNT(BARRED); i++) {
        begin(SITES[_i], "");
        write_file(own, "users.xml", "</users>", BOSS);
        ck_assert(registry_refresh(&registry, &fault));
        const char *reference = case_kept("complaint", BARRED[i].story);
        int64_t filed = comes("x@example.org", "2026-06-01T09:00"), half = comes("x@example.org", "2026-06-01T09:00"),
                entry = comes("x@example.org", "2026-06-01T09:00");
        struct sorted_post sorted = {
            .how = POST_AUTOMATIC, .reference = reference, .by = "system", .seq = 1, .at = at(NOW)};
        ck_assert(store_begin(registry.store, &fault) && store_sort_post(registry.store, filed, &sorted, &fault));
        sorted.how = POST_CASE;
        ck_assert(store_sort_post(registry.store, entry, &sorted, &fault) &&
                  store_mark_post(registry.store, half, true, &fault) &&
                  store_halve_post(registry.store, half, reference, &fault) && store_commit(registry.store, &fault));
        for (int64_t number = filed; number <= entry; number++) {
            ck_assert_int_eq(refused(BARRED[i].barred, number), 403);
            ck_assert_int_eq(refused(BARRED[i].other, number), 0);
            ck_assert(!listed(BARRED[i].barred, number));
            ck_assert_int_eq(listed(BARRED[i].other, number), number != entry);
        }
        ck_assert_int_eq(refused("handler", filed), 403);
        ck_assert_int_eq(refused("support", 99), 404);
        end();
    }
}
END_TEST

/* What was wiped out is not listed; nor is anything to who sorts nothing. */
START_TEST(lists_what_is_there)
{
    begin(SITES[_i], "");
    const struct sorter support = sorter("support"), handler = sorter("staff");
    const struct posted *list[9];
    size_t count;
    const struct sorted_post before = {.how = POST_BOUNCE, .by = "system", .seq = STORE_NONE, .at = at(NOW)};
    struct sorted_post after = before;
    after.at += POST_KEPT_SECONDS + 1;
    comes("x@example.org", "2026-06-01T09:00");
    comes("x@example.org", "2026-06-01T09:00");
    ck_assert(store_begin(registry.store, &fault) && store_sort_post(registry.store, 1, &before, &fault));
    ck_assert(store_sort_post(registry.store, 2, &after, &fault) && store_commit(registry.store, &fault));
    ck_assert_int_eq(post_filed(&support, pool, &MESSAGES, 0, list, 9, at(NOW), &fault), 1);
    ck_assert_int_eq(list[0]->stored.number, 2);
    ck_assert_int_eq(post_filed(&support, pool, &MESSAGES, 2, list, 9, at(NOW), &fault), 0);
    comes("x@example.org", "2026-06-01T09:00");
    ck_assert_int_eq(post_filed(&handler, pool, &MESSAGES, 0, list, 9, at(NOW), &fault), 0);
    ck_assert_ptr_nonnull(post_waiting(&handler, pool, at(NOW), &count, &fault));
    ck_assert_uint_eq(count, 0);
    waiting(1);
    flood(POST_MOST);
    waiting(POST_MOST);
    end();
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("post");
    tcase_add_loop_test(tests, is_listed_by_what_is_due, 0, 2);
    tcase_add_test(tests, of_which_nothing_is_owed_is_last);
    tcase_add_loop_test(tests, hides_what_a_hidden_case_has, 0, 2);
    tcase_add_loop_test(tests, lists_what_is_there, 0, 2);
    tcase_set_timeout(tests, 120);
    return suite_run("post", tests);
}
