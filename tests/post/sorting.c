/* Sorting, while somebody else sorts: what staff have said of a message meanwhile stays. With the schools' site. Run from
 * the root of the repository. */
#include "suite.h"

#include <string.h>

#include "base/fields.h"
#include "base/seal.h"
#include "post/sorting.h"
#include "registry/plain.h"
#include "store/post.h"

#define MESSAGE                                                                                                        \
    "Received: from a.example by mail.example.org; Mon, 4 May 2026 09:15:07 +0100\n"                                   \
    "From: Ann Archer <ann@example.org>\nTo: complaints@example.org\nSubject: My form\n"                               \
    "Message-ID: <form@example.org>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"                 \
    "--b\nContent-Type: text/plain\n\nPlease see my form.\n"                                                           \
    "--b\nContent-Type: application/pdf; name=\"form.pdf\"\n\n%PDF-1.7\n\n--b--\n"

#define PLAIN                                                                                                          \
    "Received: from a.example by mail.example.org; Mon, 4 May 2026 09:15:07 +0100\n"                                   \
    "From: Ann Archer <ann@example.org>\nTo: complaints@example.org\nSubject: Hello\n"                                 \
    "Message-ID: <plain@example.org>\n\nPlease ring me.\n"

static void come_as(const char *name, const char *message)
{
    bool repeated;
    FILE *file = tmpfile();
    fputs(message, file);
    fflush(file);
    ck_assert(store_begin(registry.store, &fault));
    ck_assert(store_add_post(registry.store, name, at("2026-05-04T09:15"), fileno(file), &repeated, &fault));
    ck_assert(store_commit(registry.store, &fault));
    fclose(file);
}

static void come(void)
{
    come_as("m1", MESSAGE);
}

static struct stored_post stored(void)
{
    struct stored_post post;
    ck_assert(store_post(registry.store, pool, 1, &post, &fault));
    return post;
}

/* What the form of the message says. */
static struct filled read_form(struct pool *of, struct schema *schema, const struct list *lists, const char *bytes,
                               size_t size)
{
    struct filled filled = {.as = FILLED_FORM, .code = "form", .kind = "complaint", .fields = fields_new(of)};
    ck_assert(schema != NULL && lists != NULL && size > 0 && strncmp(bytes, "%PDF-", 5) == 0);
    fields_add(filled.fields, "complainant.name", "Ann Archer");
    fields_add(filled.fields, "complainant.email", "ann@example.org");
    fields_add(filled.fields, "summary", "The payroll report came two weeks late");
    fields_add(filled.fields, "details", "It was promised for the first of the month.");
    return filled;
}

/* The same, and meanwhile somebody says that the message is both, and records the first half. */
static struct filled read_form_meanwhile(struct pool *of, struct schema *schema, const struct list *lists,
                                         const char *bytes, size_t size)
{
    const char *first = kept(received("complaint", "finance", "support", NULL, instant_now()), instant_now());
    ck_assert(store_begin(registry.store, &fault) && store_mark_post(registry.store, 1, true, &fault) &&
              store_halve_post(registry.store, 1, first, &fault) && store_commit(registry.store, &fault));
    return read_form(of, schema, lists, bytes, size);
}

static struct sorting sorting_with(struct filled (*reads)(struct pool *, struct schema *, const struct list *,
                                                          const char *, size_t))
{
    return (struct sorting){
        .registry = &registry, .seal = seal_open(pool, registry.folders.data, &fault), .read_form = reads};
}

START_TEST(a_form_is_a_case)
{
    struct sorting sorting = sorting_with(read_form);
    come();
    ck_assert_msg(sorting_run(&sorting, &fault), "%s", fault.detail);
    ck_assert_str_eq(stored().sorted.how, POST_CASE);
}
END_TEST

START_TEST(what_is_both_meanwhile_waits_for_its_other_half)
{
    struct sorting sorting = sorting_with(read_form_meanwhile);
    come();
    ck_assert_msg(sorting_run(&sorting, &fault), "%s", fault.detail);
    const struct stored_post post = stored();
    ck_assert_ptr_null(post.sorted.how);
    ck_assert_ptr_nonnull(post.first);
    ck_assert(sorting_run(&sorting, &fault)); /* nor is it looked at again */
    ck_assert_ptr_null(stored().sorted.how);
}
END_TEST

/* What is not looked into needs nothing that looks. */
START_TEST(without_a_file_nothing_is_opened_to_look_into_it)
{
    struct sorting sorting = sorting_with(read_form);
    come_as("m0", PLAIN);
    ck_assert(sorting_run(&sorting, &fault));
    ck_assert_ptr_null(sorting.examiner);
    come();
    ck_assert(sorting_run(&sorting, &fault));
    ck_assert_ptr_nonnull(sorting.examiner);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("sorting");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_test(tests, a_form_is_a_case);
    tcase_add_test(tests, what_is_both_meanwhile_waits_for_its_other_half);
    tcase_add_test(tests, without_a_file_nothing_is_opened_to_look_into_it);
    return suite_run("sorting", tests);
}
