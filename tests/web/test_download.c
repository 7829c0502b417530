/* Under which name and type a file goes out. */
#include "suite.h"

#include "web/download.h"
#include "web/visit.h"

static const struct {
    const char *name, *type, *sent_as, *plain, *encoded;
} FILES[] = {
    {"a.png", "image/png", "image/png", "a.png", "a.png"},
    {"A.PNG", "image/png", "image/png", "A.PNG", "A.PNG"},
    {"a.JFIF", "image/jpeg", "image/jpeg", "a.JFIF", "a.JFIF"},
    /* a name that says another type, or none */
    {"a.html", "image/png", "image/png", "a.html.png", "a.html.png"},
    {"a", "image/jpeg", "image/jpeg", "a.jpg", "a.jpg"},
    {"png", "image/png", "image/png", "png.png", "png.png"},
    {"a.png.html", "image/png", "image/png", "a.png.html.png", "a.png.html.png"},
    /* a type that is not taken */
    {"a.html", "text/html", "application/octet-stream", "a.html.bin", "a.html.bin"},
    {"a.bin", "text/html", "application/octet-stream", "a.bin", "a.bin"},
    {"a.bin", NULL, "application/octet-stream", "a.bin", "a.bin"},
    /* names that are no tokens */
    {"a \"b\" \\ %41.png", "image/png", "image/png", "a _b_ _ _41.png", "a%20%22b%22%20%5C%20%2541.png"},
    {"Öl.png", "image/png", "image/png", "Ol.png", "%C3%96l.png"},
    {"a\tb.png", "image/png", "image/png", "a_b.png", "a%09b.png"},
};

START_TEST(names_files)
{
    struct call call = caller("handler", "attachment", "");
    download_name(&call, FILES[_i].name, FILES[_i].type);
    ck_assert_int_eq(call.answer.status, 200);
    ck_assert_str_eq(call.answer.type, FILES[_i].sent_as);
    ck_assert_str_eq(call.answer.disposition, pool_format(pool, "attachment; filename=\"%s\"; filename*=UTF-8''%s",
                                                          FILES[_i].plain, FILES[_i].encoded));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("download");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, names_files, 0, COUNT(FILES));
    return suite_run("download", tests);
}
