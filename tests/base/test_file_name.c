#include "suite.h"

#include <string.h>

#include <glib.h>

#include "base/file_name.h"
#include "base/pool.h"

static const struct {
    const char *sent, *said;
} NAMES[] = {
    {"report.pdf", "report.pdf"},
    {"C:\\Users\\pat\\report.pdf", "report.pdf"},
    {"/home/pat/report.pdf", "report.pdf"},
    {"../../etc/passwd", "passwd"},
    {"a %22quoted%22 name.txt", "a \"quoted\" name.txt"},
    {"two\nlines\t.txt", "two lines .txt"},
    {"invoice\xE2\x80\xAE"
     "fdp.exe",
     "invoicefdp.exe"},
    {"z\xE2\x80\x8Bw\xC2\xAD.png", "zw.png"},
    {"\xC2\xA0report.pdf ", "report.pdf"},
    {"caf\xE9.txt", "caf\xEF\xBF\xBD.txt"},
    {"Bericht für Müller.pdf", "Bericht für Müller.pdf"},
    {"", "file"},
    {"..", "file"},
    {"a/..", "file"},
    {"/", "file"},
    {"\xE2\x80\x8B", "file"},
};

START_TEST(keeps_what_is_a_name)
{
    struct pool *pool = pool_new();
    ck_assert_str_eq(file_name_said(pool, NAMES[_i].sent), NAMES[_i].said);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *letter, *ending;
    int count;
    long characters;
} LONG_NAMES[] = {
    {"x", ".pdf", 251, 255},  {"x", ".pdf", 252, 255}, {"x", ".pdf", 296, 255},
    {"é", ".jpeg", 400, 255}, {"日", "", 300, 255},    {"x", ".an-ending-that-is-too-long", 300, 255},
};

START_TEST(shortens)
{
    struct pool *pool = pool_new();
    GString *name = g_string_new(NULL);
    for (int i = 0; i < LONG_NAMES[_i].count; i++)
        g_string_append(name, LONG_NAMES[_i].letter);
    g_string_append(name, LONG_NAMES[_i].ending);
    const char *said = file_name_said(pool, name->str);
    ck_assert_int_eq(g_utf8_strlen(said, -1), LONG_NAMES[_i].characters);
    ck_assert(strlen(LONG_NAMES[_i].ending) > 16 || g_str_has_suffix(said, LONG_NAMES[_i].ending));
    ck_assert_str_eq(file_name_said(pool, said), said);
    g_string_free(name, TRUE);
    pool_free(pool);
}
END_TEST

/* A name of nothing but hidden quotation marks takes no longer than another. */
START_TEST(takes_little_time)
{
    struct pool *pool = pool_new();
    GString *name = g_string_new(NULL);
    for (int i = 0; i < 600000; i++)
        g_string_append(name, "%22");
    ck_assert_int_eq(g_utf8_strlen(file_name_said(pool, name->str), -1), 255);
    g_string_free(name, TRUE);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("file_name");
    tcase_add_loop_test(tests, keeps_what_is_a_name, 0, COUNT(NAMES));
    tcase_add_loop_test(tests, shortens, 0, COUNT(LONG_NAMES));
    tcase_add_test(tests, takes_little_time);
    return suite_run("file_name", tests);
}
