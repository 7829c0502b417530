/* Numbers of reports, rounded for who may not read exact ones: to which multiple, for whom, and of how many a length is
 * said. */
#include "suite.h"

#include "core/access.h"
#include "core/figure.h"

static const struct {
    int number, base, rounded;
} NUMBERS[] = {
    {0, 5, 0},    {1, 5, 0},  {2, 5, 0},   {3, 5, 5},       {5, 5, 5},
    {7, 5, 5},    {8, 5, 10}, {22, 5, 20}, {23, 5, 25},     {1, 4, 0},
    {2, 4, 4},    {5, 4, 4},  {6, 4, 8},   {1, 3, 0},       {2, 3, 3},
    {4, 3, 3},    {5, 3, 6},  {9, 20, 0},  {10, 20, 20},    {29, 20, 20},
    {30, 20, 40}, {0, 0, 0},  {1, 0, 1},   {4711, 0, 4711}, {123456, 10, 123460},
};

START_TEST(a_number_is_rounded_to_the_nearest_multiple)
{
    ck_assert_int_eq(figure_rounded(NUMBERS[_i].number, NUMBERS[_i].base), NUMBERS[_i].rounded);
}
END_TEST

/* Whatever is shown, at least base numbers in a row are shown as it, but for nought: no one number is told. */
START_TEST(no_multiple_is_that_of_one_number)
{
    for (int base = ROUNDING_LEAST; base <= ROUNDING_MOST; base++)
        for (int number = 0; number < 20 * base; number++) {
            int64_t shown = figure_rounded(number, base);
            ck_assert_int_eq(shown % base, 0);
            ck_assert(figure_rounded(number > 0 ? number - 1 : 1, base) == shown ||
                      figure_rounded(number + 1, base) == shown);
        }
}
END_TEST

START_TEST(a_length_is_said_of_many)
{
    ck_assert(figure_says_length(1, 0));
    ck_assert(!figure_says_length(7, 5));
    ck_assert(figure_says_length(8, 5));
    ck_assert(!figure_says_length(29, 20));
    ck_assert(figure_says_length(30, 20));
}
END_TEST

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define MAY(...)                                                                                                       \
    .permissions = (struct permission[]){__VA_ARGS__},                                                                 \
    .permission_count = sizeof((struct permission[]){__VA_ARGS__}) / sizeof(struct permission)

static struct role roles[] = {
    {.name = "exact", MAY({.actions = WORDS("see", "report")})},
    {.name = "five", MAY({.actions = WORDS("see")}, {.actions = WORDS("decide", "report"), .rounded = 5})},
    {.name = "ten", MAY({.actions = WORDS("report"), .rounded = 10})},
    {.name = "both", MAY({.actions = WORDS("report"), .rounded = 10}, {.actions = WORDS("report")})},
    {.name = "other", MAY({.actions = WORDS("see", "decide")})},
    {.name = "empty"},
};
static const struct policy policy = {.roles = roles, .role_count = COUNT(roles)};

static const struct {
    const char *one, *other;
    int base;
} PERSONS[] = {
    {"exact", "other", 0}, {"five", "other", 5}, {"other", "ten", 10},  {"ten", "five", 5},   {"five", "exact", 0},
    {"exact", "ten", 0},   {"both", "five", 0},  {"other", "empty", 0}, {"empty", "five", 5}, {"gone", "ten", 10},
};

START_TEST(only_who_has_no_exact_right_reads_rounded)
{
    struct holding held[] = {{.role = PERSONS[_i].one}, {.role = PERSONS[_i].other, .division = "finance"}};
    const struct person person = {.user = "someone", .holdings = held, .holding_count = COUNT(held)};
    ck_assert_int_eq(figure_base(&policy, &person), PERSONS[_i].base);
    ck_assert_int_eq(figure_base(&policy, &PERSON_VISITOR), 0);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("figure");
    tcase_add_loop_test(tests, a_number_is_rounded_to_the_nearest_multiple, 0, COUNT(NUMBERS));
    tcase_add_test(tests, no_multiple_is_that_of_one_number);
    tcase_add_test(tests, a_length_is_said_of_many);
    tcase_add_loop_test(tests, only_who_has_no_exact_right_reads_rounded, 0, COUNT(PERSONS));
    return suite_run("figure", tests);
}
