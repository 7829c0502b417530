#include "suite.h"

#include "base/pool.h"
#include "base/telephone.h"

static const struct {
    const char *typed, *said;
    bool reaches;
} TYPED[] = {
    {"01632 960001", "01632 960001", true},
    {"(01632) 960001", "(01632) 960001", true},
    {"(+44) 1632 960001", "+44 1632 960001", true},
    {"(+44)1632 960001", "+44 1632 960001", true},
    {"+ 44 1632 960001", "+44 1632 960001", true},
    {"+44 (0)1632 960001", "+44 (0)1632 960001", true},
    {"0044 1632 960001", "0044 1632 960001", true},
    {"01632\xC2\xA0"
     "960001",
     "01632 960001", true},
    {"01632.960.001", "01632.960.001", true},
    {"01632/960001", "01632/960001", true},
    {"01632–960001", "01632-960001", true},
    {"０１６３２ ９６０００１", "01632 960001", true},
    {"٠١٦٣٢ ٩٦٠٠٠١", "01632 960001", true},
    {"01632 960001 extension 12", "01632 960001 ext. 12", true},
    {"01632 960001 ext. 12", "01632 960001 ext. 12", true},
    {"01632 960001 ext 12", "01632 960001 ext. 12", true},
    {"01632 960001, Ext: 12", "01632 960001 ext. 12", true},
    {"01632 960001x12", "01632 960001 ext. 12", true},
    {"01632 960001 #12", "01632 960001 ext. 12", true},
    {"Tel: 01632 960001", "01632 960001", true},
    {"tel:+441632960001", "+441632960001", true},
    {"Mobile 07700 900123.", "07700 900123", true},
    {"12345", "12345", true},
    {"1234", "1234", false},
    {"1234 ext. 567", "1234 ext. 567", false},
    {"none", "none", false},
    {"n/a", "n/a", false},
    {"not a number", "not a number", false},
    {"01632 960001 or so", "01632 960001 or so", false},
    {"01632 <960001>", "01632 <960001>", false},
    {"----------", "----------", false},
    {"((((((((((", "((((((((((", false},
    {"", "", false},
};

START_TEST(reads_what_is_typed)
{
    struct pool *pool = pool_new();
    const char *said = telephone_said(pool, TYPED[_i].typed);
    ck_assert_str_eq(said, TYPED[_i].said);
    ck_assert_int_eq(telephone_reaches(said), TYPED[_i].reaches);
    ck_assert_str_eq(telephone_said(pool, said), said);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *text, *digits[3];
} FOUND[] = {
    {"rang 01632 960001 twice", {"01632960001"}},
    {"01632960001", {"01632960001"}},
    {"+44 1632 960001", {"01632960001"}},
    {"(+44) (0)1632 960001", {"01632960001"}},
    {"0044 1632 960001", {"01632960001"}},
    {"+44 (0)1632 960 044", {"01632960044"}},
    {"+44 1632 960 044 01632 960001", {"01632960044", "01632960001"}},
    {"44 1632 960001", {"01632960001"}},
    {"01632 960001 01632 960002", {"01632960001", "01632960002"}},
    {"01632 960001, 020 7946 0018", {"01632960001", "02079460018"}},
    {"10 01632 960001", {"01632960001"}},
    {"01632 960001\n020 7946 0018", {"01632960001", "02079460018"}},
    {"+1 202 555 0123", {"12025550123"}},
    {"1632 960001", {NULL}},
    {"C-2026-000123-9", {NULL}},
    {"12 May 2026, 1 of 3", {NULL}},
    {"0123", {NULL}},
    {"x01632960001", {NULL}},
    {"+", {NULL}},
    {"++++ 5", {NULL}},
    {"", {NULL}},
};

START_TEST(finds_in_a_text)
{
    struct pool *pool = pool_new();
    struct telephone number;
    const char *at = FOUND[_i].text;
    for (int i = 0; i == 0 || FOUND[_i].digits[i - 1] != NULL; i++)
        ck_assert_pstr_eq(telephone_next(pool, &at, &number) ? number.digits : NULL, FOUND[_i].digits[i]);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *one, *other;
    bool same;
} PAIRS[] = {
    {"01632 960 044", "01632960044", true},
    {"01632 960044", "+44 (0)1632 960 044", true},
    {"01632 960044 ext. 12", "01632960044 ext. 12", true},
    {"01632 960044 ext. 12", "01632 960044", false},
    {"01632 960044", "01632 960045", false},
    {"12345", "12345", false}, /* too short to be looked for */
    {"", "", false},
};

START_TEST(knows_one_again)
{
    struct pool *pool = pool_new();
    ck_assert_int_eq(telephone_same(pool, PAIRS[_i].one, PAIRS[_i].other), PAIRS[_i].same);
    ck_assert_int_eq(telephone_same(pool, PAIRS[_i].other, PAIRS[_i].one), PAIRS[_i].same);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("telephone");
    tcase_add_loop_test(tests, reads_what_is_typed, 0, COUNT(TYPED));
    tcase_add_loop_test(tests, finds_in_a_text, 0, COUNT(FOUND));
    tcase_add_loop_test(tests, knows_one_again, 0, COUNT(PAIRS));
    return suite_run("telephone", tests);
}
