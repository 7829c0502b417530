/* Scales: the least step of 1, 2, 5, 10 … of which so many marks reach what is to be shown. */
#include "suite.h"

#include "core/scale.h"

static const struct {
    int64_t largest;
    int most;
    int64_t step, top;
} SCALES[] = {
    {0, 4, 1, 1},
    {1, 4, 1, 1},
    {2, 4, 1, 2},
    {4, 4, 1, 4},
    {5, 4, 2, 6},
    {8, 4, 2, 8},
    {9, 4, 5, 10},
    {20, 4, 5, 20},
    {21, 4, 10, 30},
    {40, 4, 10, 40},
    {41, 4, 20, 60},
    {81, 4, 50, 100},
    {200, 4, 50, 200},
    {201, 4, 100, 300},
    {8333, 4, 5000, 10000},
    {7, 1, 10, 10},
    {1000000, 2, 500000, 1000000},
    {-3, 4, 1, 1},
};

START_TEST(reaches_what_is_to_be_shown)
{
    struct scale scale = scale_to(SCALES[_i].largest, SCALES[_i].most);
    ck_assert_int_eq(scale.step, SCALES[_i].step);
    ck_assert_int_eq(scale.top, SCALES[_i].top);
}
END_TEST

/* Whatever the number: the axis is not below it, ends at a mark, and has no more marks than it may. */
START_TEST(keeps_to_its_marks)
{
    for (int64_t largest = 0; largest < 3000; largest++)
        for (int most = 1; most < 7; most++) {
            struct scale scale = scale_to(largest, most);
            ck_assert(scale.top >= largest && scale.top % scale.step == 0 && scale.top / scale.step <= most);
            ck_assert(largest == 0 || scale.top - largest < scale.step);
        }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("scale");
    tcase_add_loop_test(tests, reaches_what_is_to_be_shown, 0, COUNT(SCALES));
    tcase_add_test(tests, keeps_to_its_marks);
    return suite_run("scale", tests);
}
