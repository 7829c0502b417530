#include "suite.h"

#include <limits.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))
#define BYTES(literal) (literal), sizeof(literal) - 1

/* What comes in, and what is kept of it; NULL: it is refused. */
static const struct {
    const char *bytes;
    size_t length;
    const char *clean;
} TEXTS[] = {
    {BYTES(""), ""},
    {BYTES("late"), "late"},
    {BYTES("  late again \n\t"), "late again"},
    {BYTES(" \r\n\t "), ""},
    {BYTES("one\r\ntwo\rthree\nfour"), "one\ntwo\nthree\nfour"},
    {BYTES("\r\r\n\rx\r\n\r\ny\r"), "x\n\ny"},
    {BYTES("a\tb"), "a\tb"},
    {BYTES("<b>&amp; ]]> \"'"), "<b>&amp; ]]> \"'"},
    {BYTES("Dvořák, Örnek, 日本, 😀, \xC2\xA0."), "Dvořák, Örnek, 日本, 😀, \xC2\xA0."},
    {BYTES("\xEF\xBF\xBD"), "\xEF\xBF\xBD"},
    {BYTES("\xF4\x8F\xBF\xBF"), "\xF4\x8F\xBF\xBF"},
    /* Control characters: C0, DEL, C1. */
    {BYTES("a\0b"), NULL},
    {BYTES("\0"), NULL},
    {BYTES("a\x01"), NULL},
    {BYTES("a\x1B[31m"), NULL},
    {BYTES("a\x0B"), NULL},
    {BYTES("a\x0C"), NULL},
    {BYTES("a\x7F"), NULL},
    {BYTES("a\xC2\x80"), NULL},
    {BYTES("a\xC2\x85"), NULL},
    {BYTES("a\xC2\x9F"), NULL},
    /* What XML cannot hold. */
    {BYTES("\xEF\xBF\xBE"), NULL},
    {BYTES("\xEF\xBF\xBF"), NULL},
    /* Not UTF-8: a lone byte, cut short, overlong, a surrogate, beyond Unicode, Latin-1. */
    {BYTES("\x80"), NULL},
    {BYTES("\xC3"), NULL},
    {BYTES("\xE2\x82"), NULL},
    {BYTES("\xC0\xAF"), NULL},
    {BYTES("\xE0\x80\xAF"), NULL},
    {BYTES("\xED\xA0\x80"), NULL},
    {BYTES("\xF4\x90\x80\x80"), NULL},
    {BYTES("\xFF\xFE"), NULL},
    {BYTES("caf\xE9"), NULL},
};

START_TEST(cleans)
{
    struct pool *pool = pool_new();
    const char *clean = text_clean(pool, TEXTS[_i].bytes, TEXTS[_i].length);
    if (TEXTS[_i].clean == NULL)
        ck_assert_ptr_null(clean);
    else
        ck_assert_pstr_eq(clean, TEXTS[_i].clean);
    pool_free(pool);
}
END_TEST

/* The length counts, not a NUL that may stand behind the bytes. */
START_TEST(cleans_so_many_bytes)
{
    struct pool *pool = pool_new();
    ck_assert_str_eq(text_clean(pool, "late again", 4), "late");
    ck_assert_str_eq(text_clean(pool, "café", 3), "caf");
    ck_assert_ptr_null(text_clean(pool, "café", 4));
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

int main(void)
{
    TCase *tests = tcase_create("text");
    tcase_add_loop_test(tests, cleans, 0, COUNT(TEXTS));
    tcase_add_test(tests, cleans_so_many_bytes);
    tcase_add_loop_test(tests, reads_numbers, 0, COUNT(NUMBERS));
    tcase_add_test(tests, answers_small_questions);
    tcase_add_loop_test(tests, splits_words, 0, COUNT(LISTS));
    return suite_run("text", tests);
}
