/* What is made from the cases is made anew when the site has other users. */
#include "suite.h"

#include "registry/case_index.h"
#include "registry/case_list.h"
#include "registry/own_site.h"
#include "registry/praise.h"
#include "registry/renewal.h"

static const char *own; /* the site's folder, of the test's own */

static void setup(void)
{
    office_open(SCHOOLS);
    own = site_written();
    registry.folders.site = own;
    ck_assert(registry_refresh(&registry, &fault));
}

static void teardown(void)
{
    folder_remove(pool, own);
    office_close();
}

#define RECEIVED(who)                                                                                                  \
    EVENT("received", 1, "01T09:00", "complainant",                                                                    \
          "<complainant>" who                                                                                          \
          "</complainant><division>finance</division><summary>s</summary><details>walrus</details>"                    \
          "<channel>web</channel>")
#define STAFF(name) "<name>" name "</name><category>staff</category>"
#define WITHDRAWN EVENT("withdrawn", 2, "02T10:00", "complainant", "")
#define KIM "<user name=\"kim\" title=\"Kim New\"><holds role=\"support\"/></user>"

/* How many cases that user has in the list of all, and in a search. */
static void ck_sees(const char *user, int count)
{
    static const char *const no_tags[] = {NULL};
    const struct case_list all = {.tags = no_tags, .order = BY_DUE, .due = SPAN_ALL, .received = SPAN_ALL};
    const struct person *person = site_person(&registry.site, user);
    struct indexed_case rows[8];
    struct search_hit hits[8];
    ck_assert_ptr_nonnull(person);
    ck_assert_int_eq(
        case_list_page(&registry, pool, person, &all, (struct list_place){.reference = ""}, rows, 8, &fault), count);
    ck_assert_int_eq(case_list_search(&registry, pool, person, "walrus", SEARCH_NEWEST, hits, 8, &fault), count);
}

static const char *difference(const char *reference)
{
    const struct case_index *made = case_index_of(&registry, pool, case_now(reference, "2026-06-05T12:00"));
    return case_index_difference(made, store_index(registry.store, pool, reference, &fault));
}

static const char *difference_now(const char *reference)
{
    const struct case_file *file = case_file_open(&registry, pool, reference, instant_now(), &fault);
    return case_index_difference(case_index_of(&registry, pool, file),
                                 store_index(registry.store, pool, reference, &fault));
}

/* Who complained as one of staff and is a user only now, or only now by that name, sees nothing of it from the next
 * request on, whether anything is to be done about it or not. */
START_TEST(hides_from_who_made_it)
{
    const char *theirs = case_kept("complaint", (const char *[]){RECEIVED(STAFF("Kim New")), NULL});
    const char *over = case_kept("complaint", (const char *[]){RECEIVED(STAFF("Kim New")), WITHDRAWN, NULL});
    const char *other = case_kept("complaint", (const char *[]){RECEIVED(STAFF("Una Named")), NULL});
    write_file(own, "users.xml", "</users>",
               "<user name=\"kim\" title=\"K. N.\"><holds role=\"support\"/></user></users>");
    ck_assert(registry_refresh(&registry, &fault));
    ck_sees("kim", 3);
    write_file(own, "users.xml", "</users>", KIM "</users>");
    ck_assert(registry_refresh(&registry, &fault));
    ck_sees("kim", 1);
    ck_sees("support", 3);
    ck_assert_ptr_null(difference(theirs));
    ck_assert_ptr_null(difference(over));
    ck_assert_ptr_null(difference(other));
    ck_assert_int_eq(fault.kind, 0);
}
END_TEST

/* The wall shows no words that name one of the staff whom nobody asked. */
START_TEST(takes_names_from_the_wall)
{
    const char *praise = case_kept(
        "compliment", (const char *[]){EVENT("received", 1, "01T09:00", "giver",
                                             "<giver><name>Ann</name></giver><about>team</about>"
                                             "<details>Kim New was kind</details><consent-words>yes</consent-words>"),
                                       EVENT("acknowledged", 2, "01T10:00", "support", ""), NULL});
    const struct case_index *before = store_index(registry.store, pool, praise, &fault);
    ck_assert(text_among(PRAISE_WALL, before->tags));
    write_file(own, "users.xml", "</users>", KIM "</users>");
    ck_assert(registry_refresh(&registry, &fault));
    ck_assert_ptr_null(difference(praise));
}
END_TEST

/* A case that cannot be read keeps what was made from it, and all others are made anew. */
START_TEST(goes_on_where_a_case_cannot_be_read)
{
    const char *first = case_kept("complaint", (const char *[]){RECEIVED(STAFF("Kim New")), NULL});
    const char *second = case_kept("complaint", (const char *[]){RECEIVED(STAFF("Kim New")), NULL});
    ck_assert(store_begin(registry.store, &fault) && store_add_event(registry.store, first, 2, "<noted", &fault) &&
              store_commit(registry.store, &fault));
    write_file(own, "users.xml", "</users>", KIM "</users>");
    struct registry again = {0};
    ck_assert_msg(registry_open(pool, &registry.folders, &again, &fault), "%s", fault.detail);
    ck_assert(index_renew(&again, instant_now(), &fault));
    ck_assert(registry_refresh(&registry, &fault));
    ck_assert_int_eq(fault.kind, 0);
    ck_sees("kim", 1);
    ck_assert_ptr_null(difference(second));
    ck_assert_ptr_nonnull(store_index(registry.store, pool, first, &fault));
}
END_TEST

/* How often a calendar has moved dates of that case, and what is the last that it says. */
static const char *moved(const char *reference, size_t times)
{
    const struct case_file *file = case_file_open(&registry, pool, reference, instant_now(), &fault);
    ck_assert_uint_eq(node_count(file->record, "moved"), times);
    return times > 0 ? xml_write(pool, node_last(file->record)) : "";
}

static void ck_moved(const char *reference, size_t times, const char *of, const char *was)
{
    const char *last = moved(reference, times), *date = pool_format(pool, "of=\"%s\" level=\"1\" was=\"%s", of, was);
    ck_assert_msg(strstr(last, date) != NULL, "%s", last);
}

/* Two that were received and acknowledged an hour ago and a week from now; the answer is owed within two working days. */
static const char *lately(int64_t received)
{
    const char *event = "<%s seq=\"%d\" at=\"%s\" by=\"handler\">%s</%s>";
    const char *at = instant_write(pool, received), *acknowledged = instant_write(pool, received + 60);
    return case_kept(
        "complaint",
        (const char *[]){pool_format(pool, event, "received", 1, at,
                                     "<complainant><name>Ann</name></complainant><division>finance</division>"
                                     "<summary>s</summary><details>d</details><channel>web</channel>",
                                     "received"),
                         pool_format(pool, event, "acknowledged", 2, acknowledged,
                                     "<contact><name>P</name><phone>01632 960001</phone></contact><issue>i</issue>"
                                     "<channel>email</channel>",
                                     "acknowledged"),
                         NULL});
}

/* The answer to what came before a day off is counted over it; to what came long before it is not. */
START_TEST(moves_what_is_counted_over_a_day_off)
{
    int64_t now = instant_now();
    const char *open = lately(now - 3600), *old = lately(now - 60 * 86400L);
    const struct case_file *file = case_file_open(&registry, pool, open, now, &fault);
    const struct obligation *owed = obligation_next(file->obligations, file->obligation_count);
    const char *day = day_write(pool, instant_day(owed->due));
    write_file(own, "organisation.xml", "<division ",
               pool_format(pool, "<closure day=\"%s\" name=\"Flood\"/><division ", day));
    ck_assert(registry_refresh(&registry, &fault));
    ck_moved(open, 1, "respond", day);
    moved(old, 0);
    ck_assert_ptr_null(difference_now(open));
    ck_assert_ptr_null(difference_now(old));
    write_file(own, "organisation.xml", NULL, NULL);
    ck_assert(registry_refresh(&registry, &fault));
    ck_moved(open, 2, "respond", "20");
    ck_assert_ptr_null(difference_now(open));
}
END_TEST

/* A day off that is announced for later counts from then on. */
START_TEST(moves_when_a_day_off_is_announced)
{
    int64_t now = instant_now();
    const char *open = lately(now - 3600);
    const struct case_file *file = case_file_open(&registry, pool, open, now, &fault);
    const struct obligation *owed = obligation_next(file->obligations, file->obligation_count);
    write_file(own, "organisation.xml", "<division ",
               pool_format(pool, "<closure day=\"%s\" name=\"Flood\" announced=\"%s\"/><division ",
                           day_write(pool, instant_day(owed->due)), instant_write(pool, now + 3600)));
    ck_assert(registry_refresh(&registry, &fault));
    moved(open, 0);
    struct calendar *calendar = &registry.site.calendar;
    for (size_t i = 0; i < calendar->count; i++)
        if (calendar->days[i].announced > now)
            calendar->days[i].announced = now - 1; /* as if an hour had passed */
    ck_assert(index_renew(&registry, instant_now(), &fault));
    moved(open, 1);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("renewal");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, hides_from_who_made_it);
    tcase_add_test(tests, takes_names_from_the_wall);
    tcase_add_test(tests, goes_on_where_a_case_cannot_be_read);
    tcase_add_test(tests, moves_what_is_counted_over_a_day_off);
    tcase_add_test(tests, moves_when_a_day_off_is_announced);
    return suite_run("renewal", tests);
}
