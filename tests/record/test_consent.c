/* What of a compliment is shown beyond those who deal with it. */
#include "suite.h"

#include "base/fault.h"
#include "base/pool.h"
#include "record/consent.h"
#include "record/correction.h"
#include "record/record.h"

#define WHO "<giver><name>Glad Giver</name><email>one@example.org</email></giver>"
#define TOLD(who, agreed) "<told seq=\"2\">" who agreed "</told>"
#define AGREED "<consent-praised>yes</consent-praised>"

static const struct {
    const char *received, *next, *after;
    bool words, name, praised;
} CASES[] = {
    {WHO "<details>d</details>", "<noted seq=\"2\"/>", NULL, false, false, false},
    {WHO "<details>d</details><consent-words>yes</consent-words>", "<noted seq=\"2\"/>", NULL, true, false, false},
    {WHO "<details>d</details><consent-name>yes</consent-name>", "<noted seq=\"2\"/>", NULL, false, true, false},
    {WHO "<details>d, Glad</details><consent-words>yes</consent-words>", "<noted seq=\"2\"/>", NULL, false, false,
     false},
    {WHO "<details>d</details><effect>Ask giver</effect><consent-words>yes</consent-words>", "<noted seq=\"2\"/>", NULL,
     false, false, false},
    {WHO "<details>Ask one@example.org</details><consent-words>yes</consent-words>", "<noted seq=\"2\"/>", NULL, false,
     false, false},
    {WHO "<details>d, Glad</details><consent-words>yes</consent-words><consent-name>yes</consent-name>",
     TOLD("<manager>m</manager>", AGREED), NULL, true, true, false},
    {"<details>d</details><consent-words>yes</consent-words>", TOLD("<praised>p</praised>", AGREED), NULL, true, false,
     true},
    {"<details>d</details>", TOLD("<praised>p</praised>", ""), NULL, false, false, false},
    {"<details>d</details>", TOLD("<praised>p</praised>", AGREED), "<told seq=\"3\"><praised>q</praised></told>", false,
     false, false},
    {"<details>d</details>", TOLD("<praised>p</praised>", AGREED), "<told seq=\"3\"><manager>m</manager></told>", false,
     false, true},
    /* taken back */
    {WHO "<details>d</details><consent-words>yes</consent-words><consent-name>yes</consent-name>",
     TOLD("<praised>p</praised>", AGREED),
     "<corrected seq=\"3\" corrects=\"1\"><reason>r</reason><event><received seq=\"1\">" WHO
     "<details>d</details></received></event></corrected>",
     false, false, true},
};

START_TEST(reads_consent)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *const events[] = {pool_format(pool, "<received seq=\"1\">%s</received>", CASES[_i].received),
                                  CASES[_i].next, CASES[_i].after};
    struct node *record =
        record_join(pool, "compliment", "P-2026-000045-L", "P/1", events, CASES[_i].after ? 3 : 2, &fault);
    ck_assert_msg(record != NULL, "%s", fault.detail);
    struct consent consent = consent_of(pool, correction_apply(pool, record));
    ck_assert_int_eq(consent.words, CASES[_i].words);
    ck_assert_int_eq(consent.name, CASES[_i].name);
    ck_assert_int_eq(consent.praised, CASES[_i].praised);
    pool_free(pool);
}
END_TEST

START_TEST(asks_nothing_of_a_complaint)
{
    struct pool *pool = pool_new();
    struct consent consent = consent_of(pool, record_new(pool, "complaint", "C-2026-000123-9", "P/1"));
    ck_assert(consent.words && consent.name);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("consent");
    tcase_add_loop_test(tests, reads_consent, 0, COUNT(CASES));
    tcase_add_test(tests, asks_nothing_of_a_complaint);
    return suite_run("consent", tests);
}
