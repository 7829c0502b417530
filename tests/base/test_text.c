#include "suite.h"

#include <limits.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

#define BYTES(literal) (literal), sizeof(literal) - 1

/* What comes in, and what somebody would say that they typed; what is no UTF-8 is not readable. */
static const struct {
    const char *bytes;
    size_t length;
    const char *said;
    bool unreadable;
} TEXTS[] = {
    {BYTES(""), "", false},
    {BYTES("late"), "late", false},
    {BYTES("  late again \n\t"), "late again", false},
    {BYTES(" \r\n\t "), "", false},
    {BYTES("a\tb"), "a\tb", false},
    {BYTES("<b>&amp; ]]> \"'"), "<b>&amp; ]]> \"'", false},
    {BYTES("Dvořák, Örnek, 日本, 😀, \xC2\xA0."), "Dvořák, Örnek, 日本, 😀, \xC2\xA0.", false},
    {BYTES("\xEF\xBF\xBD"), "\xEF\xBF\xBD", false},
    /* Line ends of every kind. */
    {BYTES("one\r\ntwo\rthree\nfour"), "one\ntwo\nthree\nfour", false},
    {BYTES("\r\r\n\rx\r\n\r\ny\r"), "x\n\ny", false},
    {BYTES("a\x0B"
           "b\x0C"
           "c\xC2\x85"
           "d\xE2\x80\xA8"
           "e\xE2\x80\xA9"
           "f"),
     "a\nb\nc\nd\ne\nf", false},
    {BYTES("a\r\x0B\n"
           "b"),
     "a\n\n\nb", false},
    /* Other controls: C0, DEL, C1. */
    {BYTES("a\0b"), "ab", false},
    {BYTES("\0"), "", false},
    {BYTES("a\x01\x1C\x1F"), "a", false},
    {BYTES("a\x1B[31m"), "a[31m", false},
    {BYTES("a\x7F\xC2\x80\xC2\x9F"
           "b"),
     "ab", false},
    /* Formats that show nothing; no characters; places for objects. */
    {BYTES("Mu\xC2\xADller\xE2\x80\x8B \xEF\xBB\xBFZo\xE2\x81\xA0\xC3\xAB"), "Muller Zoë", false},
    {BYTES("a\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xB7\x90\xF4\x8F\xBF\xBF\xEF\xBF\xBC"
           "b"),
     "ab", false},
    {BYTES("a\xEF\xBF\xB9"
           "b\xEF\xBF\xBB\xE1\xA0\x8E\xCD\x8F"),
     "ab", false},
    {BYTES("a\xF3\xA0\x80\x81"
           "b"),
     "ab", false},
    {BYTES("\xD8\x80\xD9\xA1"), "\xD8\x80\xD9\xA1", false},
    /* Joiners stay where they make a difference. */
    {BYTES("👩\xE2\x80\x8D💻"), "👩\xE2\x80\x8D💻", false},
    {BYTES("❤️\xE2\x80\x8D🔥"), "❤️\xE2\x80\x8D🔥", false},
    {BYTES("👩🏽\xE2\x80\x8D⚕️"), "👩🏽\xE2\x80\x8D⚕️", false},
    {BYTES("👩\xE2\x80\x8D"), "👩", false},
    {BYTES("👩\xE2\x80\x8D\xE2\x80\x8D💻"), "👩\xE2\x80\x8D💻", false},
    {BYTES("می\xE2\x80\x8Cخواهم"), "می\xE2\x80\x8Cخواهم", false},
    {BYTES("क्\xE2\x80\x8Dष"), "क्\xE2\x80\x8Dष", false},
    {BYTES("pa\xE2\x80\x8Ct\xE2\x80\x8D"), "pat", false},
    {BYTES("\xE2\x80\x8D\xE2\x80\x8C"), "", false},
    {BYTES("\xEF\xB8\x8F"
           "a"),
     "a", false},
    {BYTES("🏴\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xBF"),
     "🏴\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xBF", false},
    /* Directions stay in a text of lines. */
    {BYTES("a \xE2\x80\xAE"
           "b\xE2\x80\xAC c"),
     "a \xE2\x80\xAE"
     "b\xE2\x80\xAC c",
     false},
    /* Nothing in it can be seen. */
    {BYTES("\xC2\xA0\xE2\x80\x8B"), "", false},
    {BYTES("\xE3\x85\xA4 \xE2\xA0\x80\xEF\xBE\xA0\xE1\x85\x9F"), "", false},
    {BYTES("\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x8E"), "", false},
    {BYTES("\xE3\x85\xA4Pat\xE3\x85\xA4"), "Pat", false},
    /* Not UTF-8: a lone byte, cut short, overlong, a surrogate, beyond Unicode, Latin-1. */
    {BYTES("\x80"), "\xEF\xBF\xBD", true},
    {BYTES("\xC3"), "\xEF\xBF\xBD", true},
    {BYTES("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD", true},
    {BYTES("x\xED\xA0\x80"), "x\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", true},
    {BYTES("\xF4\x90\x80\x80 y"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD y", true},
    {BYTES("\xFF\xFE"), "\xEF\xBF\xBD\xEF\xBF\xBD", true},
    {BYTES(" caf\xE9\r\nau lait "), "caf\xEF\xBF\xBD\nau lait", true},
};

START_TEST(takes_what_was_said)
{
    bool readable;
    struct pool *pool = pool_new();
    ck_assert_str_eq(text_said(pool, TEXTS[_i].bytes, TEXTS[_i].length, &readable), TEXTS[_i].said);
    ck_assert_int_eq(readable, !TEXTS[_i].unreadable);
    pool_free(pool);
}
END_TEST

/* What was said is said again as it is. */
START_TEST(takes_it_once)
{
    bool readable;
    struct pool *pool = pool_new();
    const char *said = TEXTS[_i].said;
    ck_assert_str_eq(text_said(pool, said, strlen(said), &readable), said);
    ck_assert(readable);
    pool_free(pool);
}
END_TEST

/* The length counts, not a NUL that may stand behind the bytes. */
START_TEST(takes_so_many_bytes)
{
    bool readable;
    struct pool *pool = pool_new();
    ck_assert_str_eq(text_said(pool, "late again", 4, &readable), "late");
    ck_assert_str_eq(text_said(pool, "café", 3, &readable), "caf");
    text_said(pool, "café", 4, &readable);
    ck_assert(!readable);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *text, *line;
} LINES[] = {
    {"Pat Example", "Pat Example"},
    {"Pat\nExample", "Pat Example"},
    {"Pat \n\t Example", "Pat  Example"},
    {"Pat\xE2\x80\xAE"
     "fdp.exe\xE2\x80\xAC",
     "Patfdp.exe"},
    {"\xE2\x80\x8EPat \xE2\x81\xA7", "Pat"},
    {"Pat\xC2\xA0"
     "Example",
     "Pat\xC2\xA0"
     "Example"},
    {"", ""},
};

START_TEST(makes_one_line)
{
    struct pool *pool = pool_new();
    ck_assert_str_eq(text_line(pool, LINES[_i].text), LINES[_i].line);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *text;
    int least, most, number;
} NUMBERS[] = {
    {"0", 0, 9, 0},
    {"7", 1, 9, 7},
    {"9", 1, 9, 9},
    {"10", 1, 9, -1},
    {"5", 1, 5, 5},
    {"6", 1, 5, -1},
    {"9", 1, 5, -1},
    {"12", 1, 12, 12},
    {"13", 1, 12, -1},
    {"20", 1, 20, 20},
    {"21", 1, 20, -1},
    {"007", 1, 20, 7},
    {"1", 2, 20, -1},
    {"0", 1, 20, -1},
    {"2147483647", 0, INT_MAX, INT_MAX},
    {"2147483648", 0, INT_MAX, -1},
    {"99999999999999999999", 0, INT_MAX, -1},
    {"", 0, 9, -1},
    {NULL, 0, 9, -1},
    {"+1", 0, 9, -1},
    {"-1", 0, 9, -1},
    {" 1", 0, 9, -1},
    {"1 ", 0, 9, -1},
    {"1.0", 0, 99, -1},
    {"0x1", 0, 99, -1},
    {"٣", 0, 99, -1},
};

START_TEST(reads_numbers)
{
    ck_assert_int_eq(text_number(NUMBERS[_i].text, NUMBERS[_i].least, NUMBERS[_i].most), NUMBERS[_i].number);
}
END_TEST

START_TEST(answers_small_questions)
{
    static const char *const words[] = {"see", "note", NULL};
    ck_assert(text_equal("see", "see") && text_equal(NULL, NULL));
    ck_assert(!text_equal("see", "seen") && !text_equal("see", NULL) && !text_equal(NULL, ""));
    ck_assert(text_blank(NULL) && text_blank("") && !text_blank(" "));
    ck_assert(text_among("note", words) && !text_among("no", words));
    ck_assert(!text_among("note", NULL) && !text_among(NULL, words));
}
END_TEST

static const struct {
    const char *list;
    const char *words[4];
} LISTS[] = {
    {"", {NULL}},
    {" \n\t", {NULL}},
    {"see", {"see"}},
    {"see note contact", {"see", "note", "contact"}},
    {"  see\n   note\t", {"see", "note"}},
    {"a b c", {"a", "b", "c"}},
};

START_TEST(splits_words)
{
    struct pool *pool = pool_new();
    const char *const *words = text_words(pool, LISTS[_i].list);
    for (int i = 0; i == 0 || LISTS[_i].words[i - 1] != NULL; i++)
        ck_assert_pstr_eq(words[i], LISTS[_i].words[i]);
    pool_free(pool);
}
END_TEST

START_TEST(finds_rows_by_name)
{
    static const struct {
        const char *name;
        int number;
    } rows[] = {{"one", 1}, {"two", 2}, {"two", 3}, {"beyond", 4}};
    ck_assert_ptr_eq(ROW_NAMED(rows, 3, "one"), &rows[0]);
    ck_assert_ptr_eq(ROW_NAMED(rows, 3, "two"), &rows[1]);
    ck_assert_ptr_null(ROW_NAMED(rows, 3, "beyond"));
    ck_assert_ptr_null(ROW_NAMED(rows, 3, NULL));
    ck_assert_ptr_null(ROW_NAMED(rows, 0, "one"));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("text");
    tcase_add_loop_test(tests, takes_what_was_said, 0, COUNT(TEXTS));
    tcase_add_loop_test(tests, takes_it_once, 0, COUNT(TEXTS));
    tcase_add_test(tests, takes_so_many_bytes);
    tcase_add_loop_test(tests, makes_one_line, 0, COUNT(LINES));
    tcase_add_loop_test(tests, reads_numbers, 0, COUNT(NUMBERS));
    tcase_add_test(tests, answers_small_questions);
    tcase_add_loop_test(tests, splits_words, 0, COUNT(LISTS));
    tcase_add_test(tests, finds_rows_by_name);
    return suite_run("text", tests);
}
