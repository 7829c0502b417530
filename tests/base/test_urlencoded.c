#include "suite.h"

#include <string.h>

#include "base/pool.h"
#include "base/urlencoded.h"

#define BYTES(literal) (literal), sizeof(literal) - 1

static const struct {
    const char *sent, *name, *value;
    size_t length;
    bool broken;
} FIELDS[] = {
    {"a=b", "a", BYTES("b"), false},
    {"&&a=b&c=d", "a", BYTES("b"), false},
    {"a.1=b+c%20d%2B", "a.1", BYTES("b c d+"), false},
    {"a=%C3%a9%FF", "a", BYTES("\xC3\xA9\xFF"), false},
    {"a=x%00y", "a", BYTES("x\0y"), false},
    {"a", "a", BYTES(""), false},
    {"a=", "a", BYTES(""), false},
    {"=b", "", BYTES("b"), false},
    {"a=b=c", "a", BYTES("b=c"), false},
    {"a=100%", "a", BYTES("100%"), true},
    {"a=100%2", "a", BYTES("100%2"), true},
    {"a=%zz&b=c", "a", BYTES("%zz"), true},
    {"%a=b", "%a", BYTES("b"), true},
};

START_TEST(decodes)
{
    struct pool *pool = pool_new();
    struct encoded field;
    const char *at = FIELDS[_i].sent;
    ck_assert(urlencoded_next(pool, &at, at + strlen(at), &field));
    ck_assert_str_eq(field.name, FIELDS[_i].name);
    ck_assert_int_eq((long)field.value_length, (long)FIELDS[_i].length);
    ck_assert_mem_eq(field.value, FIELDS[_i].value, FIELDS[_i].length);
    ck_assert_int_eq(field.broken, FIELDS[_i].broken);
    pool_free(pool);
}
END_TEST

START_TEST(goes_through_all)
{
    struct pool *pool = pool_new();
    struct encoded field;
    const char *text = "a=1&&b=2&c", *at = text, *end = text + strlen(text);
    int count = 0;
    while (urlencoded_next(pool, &at, end, &field))
        count++;
    ck_assert_int_eq(count, 3);
    ck_assert_ptr_eq(at, end);
    ck_assert(!urlencoded_next(pool, &text, text, &field));
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("urlencoded");
    tcase_add_loop_test(tests, decodes, 0, COUNT(FIELDS));
    tcase_add_test(tests, goes_through_all);
    return suite_run("urlencoded", tests);
}
