/* Notices: kept, a row of the outbox without a case, and handed over as they were written. With the schools' site and a
 * mail program of the test's own. Run from the root of the repository. */
#include "suite.h"

#include <glib.h>
#include <string.h>
#include <sys/stat.h>

#include "post/delivery.h"
#include "registry/notice.h"
#include "registry/office.h"
#include "store/outbox.h"
#include "xml/sheet.h"

#define NOTICE(attributes, inner) "<notice xmlns=\"urn:redress:letter\" lang=\"en-GB\"" attributes ">" inner "</notice>"
#define WORDS                                                                                                          \
    "<about>Your message</about><paragraph>Thank you for your message. We have passed it on to the council, which "    \
    "looks "                                                                                                           \
    "after the roads.</paragraph><said>Yours sincerely\nSupport</said>"

static struct delivery delivery;

static void setup(void)
{
    schools_open();
    delivery = (struct delivery){.registry = NULL};
    const char *program = folder_file(pool, folder, "mailer", pool_format(pool, "#!/bin/sh\ncat > %s/taken\n", folder));
    chmod(program, 0755);
    registry.site.outgoing =
        (struct outgoing){.from = "complaints@example.org", .returned = "bounces@example.org", .through = program};
    ck_assert(delivery_prepare(&delivery, &registry, &fault));
}

static bool add(const char *text)
{
    const struct node *notice = xml_read(pool, text, strlen(text), "notice", &fault);
    ck_assert(notice != NULL && store_begin(registry.store, &fault));
    bool added = notice_add(&registry, pool, notice, "sam@example.org", at("2026-06-01T09:00"), &fault);
    if (!added)
        store_rollback(registry.store);
    return added && store_commit(registry.store, &fault);
}

static char *delivered(void)
{
    struct delivered_row row;
    char *taken;
    ck_assert(delivery_next(&delivery, pool, instant_now(), &row, &fault));
    ck_assert_ptr_null(row.row->reference);
    ck_assert_int_eq(row.row->seq, 0);
    ck_assert_str_eq(row.row->what, MAIL_NOTICE);
    ck_assert_int_eq(row.what, DELIVERED_SENT);
    ck_assert(g_file_get_contents(pool_format(pool, "%s/taken", folder), &taken, NULL, NULL));
    ck_assert(!delivery_next(&delivery, pool, instant_now(), &row, &fault));
    fault_is(0, NULL);
    return taken;
}

START_TEST(goes_out_as_it_was_written)
{
    ck_assert(add(NOTICE("", WORDS)));
    char *taken = delivered();
    ck_assert_ptr_nonnull(strstr(taken, "\nSubject: Your message\n"));
    ck_assert_ptr_nonnull(strstr(taken, "\nTo: sam@example.org\n"));
    ck_assert_ptr_nonnull(strstr(taken, "\nAuto-Submitted: auto-generated\n"));
    ck_assert_ptr_null(strstr(taken, "List-Id"));
    ck_assert_ptr_null(strstr(taken, "In-Reply-To"));
    ck_assert_ptr_nonnull(strstr(taken, "\n\nThank you for your message. We have passed it on to the council, which\n"
                                        "looks after the roads.\n\nYours sincerely\nSupport\n"));
    g_free(taken);
}
END_TEST

START_TEST(says_its_list_and_what_it_answers)
{
    ck_assert(add(NOTICE(" list=\"staff\" answers=\"1@example.net\"", WORDS)));
    char *taken = delivered();
    ck_assert_ptr_nonnull(strstr(taken, "\nList-Id: <staff.redress.example.org>\n"));
    ck_assert_ptr_nonnull(strstr(taken, "\nX-Auto-Response-Suppress: OOF, AutoReply\n"));
    ck_assert_ptr_nonnull(strstr(taken, "\nIn-Reply-To: <1@example.net>\n"));
    g_free(taken);
}
END_TEST

START_TEST(is_one_by_its_schema)
{
    struct delivered_row row;
    ck_assert(!add(NOTICE("", "<about>Your message</about>")));
    ck_assert_int_eq(fault.kind, 500);
    fault = (struct fault){0};
    ck_assert(!delivery_next(&delivery, pool, instant_now(), &row, &fault));
    fault_is(0, NULL);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("notice");
    tcase_add_checked_fixture(tests, setup, office_close);
    tcase_add_test(tests, goes_out_as_it_was_written);
    tcase_add_test(tests, says_its_list_and_what_it_answers);
    tcase_add_test(tests, is_one_by_its_schema);
    return suite_run("notice", tests);
}
