#include "suite.h"

#include <ctype.h>
#include <string.h>

#include "base/code.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/reference.h"

/* What somebody typed, and the reference in it; NULL: it is mistyped. */
static const struct {
    const char *typed, *reference;
} TYPED[] = {
    {"C-2026-000123-9", "C-2026-000123-9"},
    {"P-2026-000045-L", "P-2026-000045-L"},
    {"  c-2026-000123-9 ", "C-2026-000123-9"},
    {"p2026000045l", "P-2026-000045-L"},
    {"C 2026 000123 9", "C-2026-000123-9"},
    {"C2026-0001239", "C-2026-000123-9"},
    {"C–2026–000123–9", "C-2026-000123-9"},
    {"C—2026‑000123−9", "C-2026-000123-9"},
    {"C-2O26-OOO123-9", "C-2026-000123-9"},
    {"c-2o26-ooOl23-9", "C-2026-000123-9"},
    {"C-2026-000I23-9", "C-2026-000123-9"},
    {"P-2026-000045-1", NULL},
    {"P-2026-000045-I", NULL},
    {"Ref: C-2026-000123-9", "C-2026-000123-9"},
    {"ref. no. C-2026-000123-9.", "C-2026-000123-9"},
    {"Case reference number: C-2026-000123-9", "C-2026-000123-9"},
    {"Complaint C-2026-000123-9,", "C-2026-000123-9"},
    {"(C-2026-000123-9)", "C-2026-000123-9"},
    {"“C-2026-000123-9”", "C-2026-000123-9"},
    {"C\xC2\xA0"
     "2026\xC2\xA0"
     "000123\xC2\xA0"
     "9",
     "C-2026-000123-9"},
    {"Ｃ－２０２６－０００１２３－９", "C-2026-000123-9"},
    {"C-2026-\xE2\x80\x8B"
     "000123-9",
     "C-2026-000123-9"},
    {"Ref:", NULL},
    {"REFERENCENUMB", NULL},
    {"", NULL},
    {"C", NULL},
    {"C-2026-000123", NULL},
    {"C-2026-000123-", NULL},
    {"C-2026-000123-8", NULL},
    {"C-2026-000123-99", NULL},
    {"C-2026-00123-9", NULL},
    {"P-2026-000123-9", NULL},
    {"C_2026_000123_9", NULL},
    {"C-2026-000123-9\n", NULL},
    {"C-2026-000123-\xC3\xA9", NULL},
    {"' OR 1=1 --", NULL},
    {NULL, NULL},
};

START_TEST(reads_what_is_typed)
{
    struct pool *pool = pool_new();
    ck_assert_pstr_eq(reference_read(pool, TYPED[_i].typed), TYPED[_i].reference);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *kind, *prefix;
    uint32_t serial;
    const char *reference;
} WRITTEN[] = {
    {"complaint", "C-2026-", 123, "C-2026-000123-9"},
    {"complaint", "C-2026-", 481507, "C-2026-481507-9"},
    {"compliment", "P-2026-", 93318, "P-2026-093318-Z"},
    {"compliment", "P-2026-", 45, "P-2026-000045-L"},
    {"complaint", "C-2026-", REFERENCE_LAST_SERIAL, "C-2026-999999-9"},
    {"complaint", "C-2026-", 0, "C-2026-000000-V"},
    {"suggestion", NULL, 0, NULL},
};

START_TEST(writes_the_number)
{
    struct pool *pool = pool_new();
    const char *prefix = reference_prefix(pool, WRITTEN[_i].kind, 2026);
    ck_assert_pstr_eq(prefix, WRITTEN[_i].prefix);
    if (prefix != NULL)
        ck_assert_pstr_eq(reference_write(pool, prefix, WRITTEN[_i].serial), WRITTEN[_i].reference);
    pool_free(pool);
}
END_TEST

/* In small letters. */
static const char *small(struct pool *pool, const char *text)
{
    char *copy = pool_copy(pool, text);
    for (char *letter = copy; *letter != '\0'; letter++)
        *letter = (char)tolower((unsigned char)*letter);
    return copy;
}

/* Each is read as itself, and they follow each other in alphabetical order as their numbers do. */
START_TEST(are_read_as_they_are_written)
{
    struct pool *pool = pool_new();
    const char *prefix = reference_prefix(pool, "complaint", 2031), *last = NULL, *next;
    for (uint32_t serial = 1; serial <= 2000; serial++, last = next) {
        next = reference_write(pool, prefix, serial);
        ck_assert_pstr_eq(reference_read(pool, next), next);
        ck_assert_pstr_eq(reference_read(pool, small(pool, next)), next);
        ck_assert_str_eq(reference_kind(next), "complaint");
        ck_assert(last == NULL || strcmp(last, next) < 0);
    }
    ck_assert_int_eq(strncmp(last, "C-2031-002000-", 14), 0);
    ck_assert_str_eq(reference_kind("P-2026-000045-L"), "compliment");
    ck_assert_ptr_null(reference_kind("X-2026-000045-L"));
    pool_free(pool);
}
END_TEST

/* Where a digit belongs, a letter is mistyped whatever check character follows. */
START_TEST(takes_no_letter_for_a_digit)
{
    static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", shape[] = "C-2026-000123-";
    struct pool *pool = pool_new();
    for (size_t place = 1; place < strlen(shape); place++)
        for (const char *check = letters; shape[place] != '-' && *check != '\0'; check++) {
            char *typed = pool_format(pool, "%s%c", shape, *check);
            typed[place] = 'A';
            ck_assert_ptr_null(reference_read(pool, typed));
        }
    pool_free(pool);
}
END_TEST

/* By year, then serial number, then kind; what is no reference is 0. */
START_TEST(numbers_references)
{
    static const char *const ordered[] = {"C-1900-000001-X", "P-1900-000001-X", "C-1900-000002-X", "P-1900-999999-X",
                                          "C-2025-999999-X", "C-2026-000001-X", "P-2026-000001-X", "C-2026-999999-X",
                                          "C-2195-000001-X", "C-2196-000001-X", "P-3947-999999-X"};
    static const char *const none[] = {"",
                                       "C-2026-",
                                       "C-2026-000000-X",
                                       "C-2026-1000000-X",
                                       "C-1899-000001-X",
                                       "X-2026-000001-X",
                                       "C-2026/000001-X",
                                       "C-2026--00001-X"};
    for (int i = 0; i < COUNT(none); i++)
        ck_assert_uint_eq(reference_number(none[i]), 0);
    for (int i = 0; i < COUNT(ordered); i++)
        ck_assert_msg(reference_number(ordered[i]) > (i > 0 ? reference_number(ordered[i - 1]) : 0), "%s", ordered[i]);
}
END_TEST

/* One of many references of both kinds, many years and all serial numbers. */
static const char *some_reference(struct pool *pool, int number)
{
    static const char *const kinds[] = {"complaint", "compliment"};
    const char *prefix = reference_prefix(pool, kinds[number % 2], 2020 + number % 17);
    return reference_write(pool, prefix, (uint32_t)number * 4999 + 1);
}

enum { REFERENCES = 200 };

/* Any one letter or digit in the place of another: it is refused. Where the check character is a letter that
 * looks like a figure, it may be taken for that. */
START_TEST(tells_a_wrong_character)
{
    static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    struct pool *pool = pool_new();
    const char *reference = some_reference(pool, _i);
    for (size_t at = 0; reference[at] != '\0'; at++) {
        char *typed = pool_copy(pool, reference);
        for (const char *letter = letters; reference[at] != '-' && *letter != '\0'; letter++) {
            typed[at] = *letter;
            const char *read = reference_read(pool, typed);
            bool alike = strchr("OIL0", reference[strlen(reference) - 1]) != NULL;
            ck_assert_msg(!read || alike || text_equal(read, reference), "%s as %s", reference, typed);
        }
    }
    pool_free(pool);
}
END_TEST

/* Two neighbours exchanged, also across a hyphen: MOD 37,36 tells all but a few in a thousand. */
START_TEST(tells_exchanged_characters)
{
    int exchanged = 0, missed = 0;
    for (int number = 0; number < REFERENCES; number++) {
        struct pool *pool = pool_new();
        const char *reference = some_reference(pool, number);
        for (size_t at = 0; reference[at + 1] != '\0'; at++) {
            size_t next = at + 1 + (reference[at + 1] == '-');
            if (reference[at] == '-' || reference[at] == reference[next])
                continue;
            char *typed = pool_copy(pool, reference);
            typed[at] = reference[next];
            typed[next] = reference[at];
            exchanged++;
            missed += reference_read(pool, typed) != NULL;
        }
        pool_free(pool);
    }
    ck_assert_int_gt(exchanged, REFERENCES * 8);
    ck_assert_msg(missed * 100 < exchanged, "%d of %d", missed, exchanged);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("reference");
    tcase_add_loop_test(tests, reads_what_is_typed, 0, COUNT(TYPED));
    tcase_add_loop_test(tests, writes_the_number, 0, COUNT(WRITTEN));
    tcase_add_test(tests, takes_no_letter_for_a_digit);
    tcase_add_test(tests, numbers_references);
    tcase_add_test(tests, are_read_as_they_are_written);
    tcase_add_loop_test(tests, tells_a_wrong_character, 0, REFERENCES / 4);
    tcase_add_test(tests, tells_exchanged_characters);
    return suite_run("reference", tests);
}
