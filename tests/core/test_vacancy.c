/* What nobody could keep, by the policy of the schools and people of the table's own. */
#include "suite.h"

#include "core/people.h"
#include "core/shipped.h"
#include "core/vacancy.h"

/* What of complaints and beside the cases nobody could keep: its name, level and division. */
static const struct {
    const char *people, *vacant;
} ROWS[] = {
    {"hal:handler/finance sue:support max:manager dora:director fay:head", ""},
    {"hal:handler sue:support max:manager fay:head", ""}, /* the head deputises for the director */
    {"hal:handler sue:support max:manager", "respond/3 policy-review/0"},
    {"hal:handler/finance hetty:handler/people fay:head dora:director max:manager",
     "acknowledge/1/premises close/0 new-case/0 contact/0 improvement/0 improve-again/0"},
    {"sue:support fay:head dora:director max:manager/finance", ""}, /* elsewhere the head deputises for the manager */
    {"sue:support dora:director max:manager/finance", "respond/2/people respond/2/premises"},
};

START_TEST(finds_what_nobody_could_keep)
{
    static const char *const divisions[] = {"finance", "people", "premises", NULL};
    struct pool *pool = pool_new();
    const char *text = "";
    size_t count;
    const struct vacancy *list = vacancies_of(pool, &schools.policies[schools.policy_count - 1],
                                              people_read(pool, ROWS[_i].people), divisions, &count);
    for (size_t i = 0; i < count; i++)
        if (!text_equal(list[i].kind, "compliment"))
            text = pool_format(pool, "%s%s%s/%d%s%s", text, *text ? " " : "", list[i].rule->name, list[i].level,
                               list[i].division ? "/" : "", list[i].division ? list[i].division : "");
    ck_assert_str_eq(text, ROWS[_i].vacant);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("vacancy");
    tcase_add_unchecked_fixture(tests, shipped_ready, shipped_done);
    tcase_add_loop_test(tests, finds_what_nobody_could_keep, 0, COUNT(ROWS));
    return suite_run("vacancy", tests);
}
