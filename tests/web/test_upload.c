/* Files that come with a step: what they are is told by their bytes, and what the site does not take is said at their
 * field. */
#include "suite.h"

#include "base/digest.h"
#include "registry/stories.h"
#include "store/content.h"
#include "web/step.h"
#include "web/visit.h"

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0"
#define MEBIBYTE (1024 * 1024)

static const char *reference;

static void setup(void)
{
    office_open(SCHOOLS);
    reference = case_kept("complaint", STORY(RECEIVED));
}

static const struct action step = {.doors = {{"staff", BY_REF, true}}, .prepare = step_prepare};

static void add_field(GString *body, const char *name, const char *value)
{
    g_string_append_printf(body, "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", name, value);
}

static void add_file(GString *body, const char *field, const char *name, const char *bytes, size_t size)
{
    g_string_append_printf(body,
                           "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                           "Content-Type: text/html\r\n\r\n",
                           field, name);
    g_string_append_len(body, bytes, (gssize)size);
    g_string_append(body, "\r\n");
}

/* A contact of staff, without its files. */
static GString *contact(void)
{
    GString *body = g_string_new(NULL);
    const struct seal *seal = seal_open(pool, folder, &fault);
    add_field(body, "csrf", seal_csrf(pool, seal, "staff", "handler", "contact", instant_day(at(visit_now))));
    add_field(body, "token", TOKEN);
    add_field(body, "seq", "1");
    add_field(body, "direction", "out");
    add_field(body, "channel", "phone");
    add_field(body, "said", "s");
    return body;
}

static struct visited sent(GString *body)
{
    g_string_append(body, "--b--\r\n");
    struct visited visited = visit_with(&step, "handler", pool_format(pool, "POST /staff/contact?ref=%s", reference),
                                        "multipart/form-data; boundary=b", body->str, body->len);
    g_string_free(body, TRUE);
    return visited;
}

static const char *letters(size_t count)
{
    char *text = pool_alloc(pool, count + 1);
    memset(text, 'x', count);
    return text;
}

/* The file is kept as what it is, whatever it was called, and its bytes with it. */
START_TEST(keeps_files)
{
    GString *body = contact();
    add_file(body, "attachment", "a.html", PNG, sizeof PNG - 1);
    add_file(body, "attachment", "b.txt", "words", 5);
    struct visited visited = sent(body);
    ck_assert_msg(visited.status == 303, "%d %.900s", visited.status, visited.body);
    const struct case_file *file = case_now(reference, visit_now);
    struct attachment one, two;
    ck_assert(record_attachment(pool, record_event(file->record, 2), 1, &one));
    ck_assert(record_attachment(pool, record_event(file->record, 2), 2, &two));
    ck_assert_str_eq(one.name, "a.html");
    ck_assert_str_eq(one.type, "image/png");
    ck_assert_str_eq(two.type, "text/plain");
    ck_assert_str_eq(two.digest, bytes_digest(pool, "words", 5));
    ck_assert_int_eq(two.size, 5);
    ck_assert_mem_eq(store_content(registry.store, pool, two.digest, &fault)->bytes, "words", 5);
}
END_TEST

/* What the site does not take: so many files of so many bytes, and what the page says of it. */
START_TEST(refuses_files)
{
    const size_t most = registry.site.files.most, largest = registry.site.files.largest,
                 together = registry.site.files.together;
    const struct {
        size_t count, size;
        const char *bytes; /* NULL: plain text of that size */
        int status;
    } cases[] = {
        {1, 0, "", 422},
        {1, 16,
         "\x7f"
         "ELF\2\1\1\0\0\0\0\0\0\0\0\0",
         422},
        {1, 24, "<html><body>x</body></html>", 422},
        {most, 10, NULL, 303},
        {most + 1, 10, NULL, 422},
        {1, largest, NULL, 303},
        {1, largest + 1, NULL, 422},
        {2, together / 2, NULL, 303},
        {2, together / 2 + 1, NULL, 422},
    };
    for (int i = 0; i < COUNT(cases); i++) {
        if (cases[i].size > largest + 1 || cases[i].count * cases[i].size >= REQUEST_LARGEST_FILES)
            continue;
        reference = case_kept("complaint", STORY(RECEIVED));
        GString *body = contact();
        const char *bytes = cases[i].bytes ? cases[i].bytes : letters(cases[i].size);
        for (size_t n = 0; n < cases[i].count; n++)
            add_file(body, "attachment", pool_format(pool, "file%zu.txt", n), bytes, cases[i].size);
        g_string_replace(body, TOKEN, another_token(), 0);
        struct visited visited = sent(body);
        ck_assert_msg(visited.status == cases[i].status, "case %d: %d", i, visited.status);
        if (visited.status == 422)
            ck_assert_msg(strstr(visited.body, "href=\"#attachment\"") != NULL, "case %d", i);
        ck_assert_int_eq(case_now(reference, visit_now)->last_seq, visited.status == 303 ? 2 : 1);
    }
}
END_TEST

/* A file where text is asked, text where a file is, and the empty field of a form that was sent without any. */
START_TEST(tells_files_from_text)
{
    GString *body = contact();
    add_file(body, "said", "a.txt", "words", 5);
    ck_assert_int_eq(sent(body).status, 400);
    body = contact();
    add_file(body, "nothing", "a.txt", "words", 5);
    ck_assert_int_eq(sent(body).status, 400);
    body = contact();
    add_field(body, "attachment", "text");
    ck_assert_int_eq(sent(body).status, 400);
    body = contact();
    add_field(body, "attachment", "");
    ck_assert_int_eq(sent(body).status, 303);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("upload");
    tcase_add_checked_fixture(tests, setup, office_close);
    tcase_add_test(tests, keeps_files);
    tcase_add_test(tests, refuses_files);
    tcase_add_test(tests, tells_files_from_text);
    return suite_run("upload", tests);
}
