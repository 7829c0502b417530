#include "suite.h"

#include "base/fields.h"
#include "base/pool.h"

/* One form for all: rows with gaps and blanks, and names that begin alike. */
static const struct field FORM[] = {
    {"complainant.name", ""},
    {"complainant.email", "a@b.example"},
    {"remedy.1.what", ""},
    {"remedy.3.what", "Paid"},
    {"remedy.3.by", ""},
    {"remedy-note", "x"},
    {"issue.2", ""},
    {"issue.12", "Late"},
    {"issue.x", "Late"},
    {"issue.21", "Late"},
    {"issue.123456789", "Late"},
    {"issues", "none"},
    {"concerned", "single"},
    {"finding..what", "x"},
    {"no", ""},
};

static struct fields *form(struct pool *pool)
{
    struct fields *fields = fields_new(pool);
    for (int i = 0; i < COUNT(FORM); i++)
        fields_add(fields, FORM[i].name, FORM[i].value);
    return fields;
}

static const struct {
    const char *name;
    int rows; /* of at most 20 */
    bool filled;
} NAMES[] = {
    {"complainant", 0, true},
    {"complainant.name", 0, false},
    {"complainant.email", 0, true},
    {"complainan", 0, false},
    {"remedy", 3, true},
    {"remedy.1", 0, false},
    {"remedy.3", 0, true},
    {"remedy-note", 0, true},
    {"issue", 12, true},
    {"issue.1", 0, false},
    {"issue.12", 0, true},
    {"concerned", 0, true},
    {"finding", 0, true},
    {"no", 0, false},
    {"nothing", 0, false},
};

START_TEST(knows_rows_and_what_is_filled)
{
    struct pool *pool = pool_new();
    const struct fields *fields = form(pool);
    ck_assert_int_eq(fields_rows(fields, NAMES[_i].name, 20), NAMES[_i].rows);
    ck_assert_int_eq(fields_filled(fields, NAMES[_i].name), NAMES[_i].filled);
    pool_free(pool);
}
END_TEST

/* More rows than the part may have are not counted, whatever their number. */
START_TEST(counts_rows_up_to_the_most)
{
    struct pool *pool = pool_new();
    struct fields *fields = fields_new(pool);
    for (int row = 1; row <= 30; row++) {
        fields_add(fields, pool_format(pool, "remedy.%d.what", row), "x");
        for (int most = 1; most <= 30; most++)
            ck_assert_int_eq(fields_rows(fields, "remedy", most), row < most ? row : most);
    }
    pool_free(pool);
}
END_TEST

START_TEST(keeps_order_and_values)
{
    struct pool *pool = pool_new();
    struct fields *fields = fields_new(pool);
    for (int i = 0; i < 500; i++)
        fields_add(fields, pool_format(pool, "f%d", i), pool_format(pool, "%d", i * i));
    fields_set(fields, "f7", "seven");
    fields_set(fields, "new", "last");
    ck_assert_uint_eq(fields->count, 501);
    ck_assert_str_eq(fields->list[7].value, "seven");
    ck_assert_str_eq(fields->list[500].name, "new");
    ck_assert_str_eq(fields_get(fields, "f499"), "249001");
    ck_assert_ptr_null(fields_get(fields, "f500"));
    ck_assert_ptr_null(fields_get(fields, "f"));
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("fields");
    tcase_add_loop_test(tests, knows_rows_and_what_is_filled, 0, COUNT(NAMES));
    tcase_add_test(tests, counts_rows_up_to_the_most);
    tcase_add_test(tests, keeps_order_and_values);
    return suite_run("fields", tests);
}
