/* Kept files: those that came with a form are there when it is sent again, with that form and no other. */
#include "suite.h"

#include <glib.h>

#include "base/digest.h"
#include "registry/stories.h"
#include "store/measures.h"
#include "store/waiting.h"
#include "web/kept_files.h"
#include "web/limits.h"
#include "web/visit.h"
#include "xml/xml.h"

static struct call caller_with_files(const char *user, const char *name, const char *fields)
{
    struct call call = caller(user, name, "");
    call.measures = measures_open(pool, folder, &fault);
    call.waiting = waiting_open(pool, folder, &fault);
    call.request.body = fields_typed(pool, fields);
    return call;
}

static struct asking asks(const struct call *call)
{
    return (struct asking){.schema = registry.schema,
                           .event = schema_event_of(registry.schema, "complaint", "contact"),
                           .realm = call->realm,
                           .lists = registry_lists(&registry, pool, NULL, NULL)};
}

/* A field of files shown with the files of the call. */
static struct node *shown(struct call *call, const char *token)
{
    struct node *field = node_add(xml_new(pool, NAMESPACE_PAGE, "page"), "field");
    kept_files_add(call, field, "attachment", token);
    return field;
}

static void came(struct call *call, const char *name, const char *bytes, const char *type)
{
    const struct file file = {
        .field = "attachment", .name = name, .bytes = bytes, .size = bytes ? strlen(bytes) : 40000000, .type = type};
    fields_add_file(call->request.body, &file);
}

/* The seal of a file that came with the form of that member of staff (NULL: public), with that token. */
static const char *sealed(const char *user, const char *token)
{
    struct call call = caller_with_files(user, "contact", "");
    came(&call, "a\nb.txt", "words", "text/plain");
    struct node *kept = node_first(shown(&call, token), "kept");
    ck_assert_ptr_nonnull(kept);
    ck_assert_str_eq(node_text(pool, kept), "a\nb.txt");
    return node_get(pool, kept, "seal");
}

/* Who sends what so many seconds later, in which form; is the file there? */
static const struct {
    const char *user, *name, *token, *fields;
    int later;
    bool there, problem;
} SENT[] = {
    {"handler", "contact", "T", "kept.1=%s", 0, true, false},
    {"handler", "contact", "T", "kept.2=%s", WAITING_SECONDS, true, false},
    {"handler", "contact", "T", "kept.1=%s", WAITING_SECONDS + 1, false, true},
    {"handler", "contact", "T", "kept.1=%s;kept.1.out=yes", 0, false, false},
    {"handler", "contact", "T", "kept.1=%s;kept.1.out=", 0, true, false},
    {"handler", "contact", "T", "kept.1.out=yes", 0, false, false},
    {"handler", "contact", "T", "kept.21=%s", 0, false, false},
    {"handler", "contact", "T", "kept.1=x%s", 0, false, true},
    {"handler", "contact", "T", "kept.1=", 0, false, true},
    {"handler", "contact", "U", "kept.1=%s", 0, false, true},
    {"handler", "contact", NULL, "kept.1=%s", 0, false, true},
    {"handler", "note", "T", "kept.1=%s", 0, false, true},
    {"support", "contact", "T", "kept.1=%s", 0, false, true},
    {NULL, "contact", "T", "kept.1=%s", 0, false, true},
};

START_TEST(opens_in_its_form)
{
    const char *seal = sealed("handler", "T");
    GString *text = g_string_new(SENT[_i].fields);
    g_string_replace(text, "%s", seal, 0);
    if (SENT[_i].token != NULL)
        g_string_append_printf(text, ";token=%s", SENT[_i].token);
    struct call call = caller_with_files(SENT[_i].user, SENT[_i].name, text->str);
    g_string_free(text, TRUE);
    call.now += SENT[_i].later;
    struct asking asking = asks(&call);
    came(&call, "new.txt", "new", "text/plain");
    kept_files_take(&call, &asking);
    const struct fields *body = call.request.body;
    ck_assert_uint_eq(body->file_count, SENT[_i].there ? 2 : 1);
    ck_assert_str_eq(body->files[body->file_count - 1].name, "new.txt");
    if (SENT[_i].there) {
        ck_assert_str_eq(body->files[0].name, "a\nb.txt");
        ck_assert_str_eq(body->files[0].type, "text/plain");
        ck_assert_mem_eq(body->files[0].bytes, "words", 5);
        ck_assert_str_eq(body->files[0].digest, bytes_digest(pool, "words", 5));
    }
    const struct problem *problem = problems_of(&call.wrong, "attachment");
    ck_assert_int_eq(problem != NULL, SENT[_i].problem);
    if (problem != NULL)
        ck_assert_str_eq(problem->code, "files-gone");
}
END_TEST

static const struct fields *sent_again(const char *fields)
{
    struct call *call = pool_alloc(pool, sizeof *call);
    *call = caller_with_files("handler", "contact", fields);
    struct asking asking = asks(call);
    kept_files_take(call, &asking);
    ck_assert(!problems_of(&call->wrong, "attachment"));
    return call->request.body;
}

/* One seal twenty times is one file; of many files no more is read than is taken together, and each keeps its name. */
START_TEST(reads_no_more_than_is_taken)
{
    static const char *const names[] = {"a", "b", "c", "d"};
    size_t size = registry.site.files.largest;
    char *large = memset(pool_alloc(pool, size + 1), 'x', size);
    struct call call = caller_with_files("handler", "contact", "");
    for (int i = 0; i < COUNT(names); i++)
        came(&call, names[i], large, "text/plain");
    GString *copies = g_string_new("token=T"), *all = g_string_new("token=T");
    struct node *kept = node_first(shown(&call, "T"), "kept");
    for (int i = 1; i <= 20; i++)
        g_string_append_printf(copies, ";kept.%d=%s", i, node_get(pool, kept, "seal"));
    for (int i = 1; kept != NULL; kept = node_next(kept, "kept"))
        g_string_append_printf(all, ";kept.%d=%s", i++, node_get(pool, kept, "seal"));
    const struct fields *once = sent_again(copies->str), *many = sent_again(all->str);
    ck_assert_uint_eq(once->file_count, 1);
    ck_assert_ptr_nonnull(once->files[0].bytes);
    ck_assert_uint_eq(many->file_count, COUNT(names));
    for (int i = 0; i < COUNT(names); i++) {
        ck_assert_str_eq(many->files[i].name, names[i]);
        ck_assert_uint_eq(many->files[i].size, size);
        ck_assert_int_eq(many->files[i].bytes != NULL, (size_t)(i + 1) * size <= registry.site.files.together);
    }
    g_string_free(copies, TRUE);
    g_string_free(all, TRUE);
}
END_TEST

/* What is not taken is not kept; nor is more than a form may have, or one address may send in an hour. */
START_TEST(keeps_what_is_taken)
{
    struct call call = caller_with_files(NULL, "contact", "");
    came(&call, "large", NULL, NULL);
    came(&call, "empty", "", "text/plain");
    came(&call, "page", "<html>", "text/html");
    came(&call, "unknown", "?", NULL);
    struct node *field = shown(&call, "T");
    ck_assert_ptr_null(node_first(field, "kept"));
    int count = 0;
    for (struct node *gone = node_first(field, "gone"); gone != NULL; gone = node_next(gone, "gone"))
        count++;
    ck_assert_int_eq(count, 4);

    struct call many = caller_with_files(NULL, "contact", "");
    for (int i = 0; i < 25; i++)
        came(&many, "n", pool_format(pool, "%d", i), "text/plain");
    field = shown(&many, "T");
    count = 0;
    for (struct node *kept = node_first(field, "kept"); kept != NULL; kept = node_next(kept, "kept"))
        count++;
    ck_assert_int_eq(count, 20);

    struct call much = caller_with_files(NULL, "contact", "");
    came(&much, "again", "0", "text/plain");
    measures_count(much.measures, "waiting", stranger_name(pool, much.seal, NULL), much.now, 200 * 1024 * 1024);
    ck_assert_ptr_nonnull(node_first(shown(&much, "T"), "kept")); /* waits already */
    came(&much, "more", "another", "text/plain");
    ck_assert_str_eq(node_text(pool, node_first(shown(&much, "T"), "gone")), "more");
}
END_TEST

START_TEST(tells_names)
{
    ck_assert(is_kept_file("kept.1"));
    ck_assert(is_kept_file("kept.1.out"));
    ck_assert(!is_kept_file("kept"));
    ck_assert(!is_kept_file("details"));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("kept_files");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, opens_in_its_form, 0, COUNT(SENT));
    tcase_add_test(tests, reads_no_more_than_is_taken);
    tcase_add_test(tests, keeps_what_is_taken);
    tcase_add_test(tests, tells_names);
    return suite_run("kept_files", tests);
}
