/* Staff mail: a notice that cannot be made is no reason to tell nobody, and is made later. With the schools' site. Run from
 * the root of the repository. */
#include "suite.h"

#include "core/topic.h"
#include "post/staff_mail.h"
#include "registry/plain.h"
#include "store/news.h"
#include "store/outbox.h"
#include "xml/sheet.h"

#define SATURDAY "2026-06-06T09:00" /* which has no mail of the morning */

/* A sheet whose notice is none for the handler. */
#define BROKEN                                                                                                         \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns='urn:redress:letter'"        \
    " xmlns:p='urn:redress:page'><xsl:template match='/'><notice lang='en-GB'><about>News</about>"                     \
    "<xsl:if test='p:page/@person != &quot;Priya Shah&quot;'><paragraph>News</paragraph></xsl:if></notice>"            \
    "</xsl:template></xsl:stylesheet>"

static struct staff_mail mail;

static void setup(void)
{
    schools_open();
    registry.site.outgoing = (struct outgoing){.from = "complaints@example.org", .returned = "bounces@example.org"};
    ck_assert_msg(staff_mail_prepare(&mail, &registry, &fault), "%s", fault.detail);
}

static size_t count_waiting(void)
{
    size_t count;
    store_outbox_in(registry.store, pool, OUTBOX_WAITING, &count, &fault);
    return count;
}

static void add_news(const char *user, const char *reference, const char *topic)
{
    const struct news_row row = {.user = user, .reference = reference, .seq = 1, .topic = topic, .made = 1};
    ck_assert(store_begin(registry.store, &fault) && store_add_news(registry.store, &row, &fault) &&
              store_commit(registry.store, &fault));
}

/* A case of the finance division. */
static const char *add_case(int64_t now)
{
    bool repeated;
    struct case_file *file =
        case_file_of(&registry, pool, received("complaint", "finance", "sam", NULL, now), now, &fault);
    ck_assert(case_file_keep(&registry, pool, file, NULL, NULL, now, &repeated, &fault));
    return file->reference;
}

START_TEST(one_that_cannot_be_made_keeps_nobody_else)
{
    int64_t now = at(SATURDAY);
    const char *reference = add_case(now);
    const struct sheet *right = mail.sheet;
    add_news("handler", reference, TOPIC_HANDED);
    add_news("support", reference, TOPIC_HANDED);
    mail.sheet = sheet_open(pool, folder_file(pool, folder, "broken.xsl", BROKEN), NULL, &fault);
    ck_assert(staff_mail_make(&mail, now, &fault));
    fault_is(0, NULL);
    ck_assert_uint_eq(count_waiting(), 1);
    mail.sheet = right;
    ck_assert(staff_mail_make(&mail, now, &fault) && staff_mail_make(&mail, now, &fault));
    ck_assert_uint_eq(count_waiting(), 2);
}
END_TEST

/* What came into a list and has left it again is no news. */
START_TEST(what_is_theirs_no_more_is_not_told)
{
    size_t count;
    int64_t now = at(SATURDAY);
    const char *reference = add_case(now);
    add_news("support", reference, TOPIC_HIGH);
    ck_assert(staff_mail_make(&mail, now, &fault));
    ck_assert_uint_eq(count_waiting(), 0);
    ck_assert_ptr_null(store_news(registry.store, pool, "support", &count, &fault));
    add_news("handler", reference, TOPIC_HIGH);
    ck_assert(staff_mail_make(&mail, now, &fault));
    ck_assert_uint_eq(count_waiting(), 1);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("staff_mail");
    tcase_add_checked_fixture(tests, setup, office_close);
    tcase_add_test(tests, one_that_cannot_be_made_keeps_nobody_else);
    tcase_add_test(tests, what_is_theirs_no_more_is_not_told);
    return suite_run("staff_mail", tests);
}
