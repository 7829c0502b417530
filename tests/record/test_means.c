/* Means: what the record has to say so that a way reaches them. */
#include "suite.h"

#include "base/fault.h"
#include "base/pool.h"
#include "record/means.h"
#include "record/record.h"
#include "xml/xml.h"

/* What stands in the receipt, the ways that reach, and the one that comes first. */
static const struct {
    const char *received, *reached, *preferred;
} CASES[] = {
    {"<anonymous>yes</anonymous>", "web ", "web"},
    {"<complainant><name>Ann</name><email>a@b.example</email></complainant>", "email phone in-person web ", NULL},
    {"<complainant><name>Ann</name><address>1 High Street</address></complainant>", "post phone in-person web ", NULL},
    {"<complainant><name>Ann</name><phone>1</phone><preferred-channel>phone</preferred-channel></complainant>",
     "phone in-person web ", "phone"},
    {"<complainant><name>Ann</name><phone>1</phone><preferred-channel>email</preferred-channel></complainant>",
     "phone in-person web ", NULL},
    {"<complainant><name>Ann</name></complainant><representative><name>Bob</name><email>b@b.example</email>"
     "</representative>",
     "email phone in-person web ", NULL},
    {"<giver><name>Ann</name><email>a@b.example</email></giver>", "email phone in-person web ", NULL},
    {"<about>team</about>", "web ", "web"},
};

START_TEST(knows_what_reaches)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *text = pool_format(pool, "<received by=\"complainant\">%s</received>", CASES[_i].received);
    const struct node *record = record_join(pool, "complaint", "C-2026-000001-T", "P/1", &text, 1, &fault);
    const struct list means = means_of(pool, record);
    const char *found = "";
    for (size_t i = 0; i < means.count; i++)
        found = pool_format(pool, "%s%s ", found, means.choices[i].value);
    ck_assert_str_eq(found, CASES[_i].reached);
    ck_assert_pstr_eq(means_preferred(pool, record), CASES[_i].preferred);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("means");
    tcase_add_loop_test(tests, knows_what_reaches, 0, COUNT(CASES));
    return suite_run("means", tests);
}
