/* Wrapping: lines of a width, each word whole, and what stands before a second line. */
#include "suite.h"

#include "base/pool.h"
#include "post/wrap.h"

static const struct {
    const char *text, *wrapped;
} TEXTS[] = {
    {"", ""},
    {"one two", "one two"},
    {"one two three", "one two\nthree"},
    {"one two\n\nthree four five\n", "one two\n\nthree four\nfive\n"},
    {"averylongwordindeed it is", "averylongwordindeed\nit is"},
    {"it averylongwordindeed", "it\naverylongwordindeed"},
    {"- one two three", "- one two\n  three"},
    {"12. one two three", "12. one\n    two\n    three"},
    {"> one two three\n> four", "> one two\n> three\n> four"},
    {"ąęźć ąęźć ąęźć", "ąęźć ąęźć\nąęźć"},
    {"call 01 23\u00a045\u00a067 x", "call 01\n23 45 67 x"},
    {"\u00a0one\u00a0two three", " one two\nthree"},
    {"  two  blanks", "  two \nblanks"},
};

START_TEST(wraps)
{
    struct pool *pool = pool_new();
    ck_assert_str_eq(text_wrapped(pool, TEXTS[_i].text, 10), TEXTS[_i].wrapped);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("wrap");
    tcase_add_loop_test(tests, wraps, 0, COUNT(TEXTS));
    return suite_run("wrap", tests);
}
