#include "suite.h"

#include <ctype.h>
#include <string.h>

#include "web/access_code.h"
#include "web/sealed.h"

/* How somebody types the code: `@` stands for all of it, `~` for it in small letters, `<`, `=`, `>`, `+` for its quarters, `!`
 * for all but the last character. */
static const struct {
    const char *typed;
    bool fits;
} CODES[] = {
    {"@", true},
    {"~", true},
    {" @ ", true},
    {"<-=->-+", true},
    {"< = > +", true},
    {"--<--= >- +", true},
    {"\xE2\x80\x8E@\xE2\x81\xA9", true},
    {"“@”.", true},
    {"", false},
    {" ", false},
    {"!", false},
    {"@@", false},
    {"@0", false},
    {"@ -x", false},
    {"0@", false},
    {"!*", false},
    {"!\xC3\xA9", false},
    {"<_=_>_+", false},
    {"=<>+", false},
    {"@\n", true},
    {"0000000000000000", false},
    {"<\xE2\x80\x93=\xE2\x80\x93>\xE2\x80\x93+", true},
    {"<\xC2\xA0=\xC2\xA0>\xC2\xA0+", true},
};

static const char *small(const char *code)
{
    char *copy = pool_copy(pool, code);
    for (char *letter = copy; *letter != '\0'; letter++)
        *letter = (char)tolower(*letter);
    return copy;
}

/* Those of a code, without what stands between its groups. */
static const char *characters(const char *code)
{
    ck_assert_uint_eq(strlen(code), 19);
    ck_assert(code[4] == '-' && code[9] == '-' && code[14] == '-');
    return pool_format(pool, "%.4s%.4s%.4s%.4s", code, code + 5, code + 10, code + 15);
}

static const char *type_code(const char *how, const char *code)
{
    static const char quarters[] = "<=>+";
    const char *typed = "";
    for (; *how != '\0'; how++) {
        const char *quarter = strchr(quarters, *how);
        if (quarter != NULL)
            typed = pool_format(pool, "%s%.4s", typed, code + 4 * (quarter - quarters));
        else if (*how == '@' || *how == '~' || *how == '!')
            typed = pool_format(pool, "%s%.*s", typed, *how == '!' ? 15 : 16, *how == '~' ? small(code) : code);
        else
            typed = pool_format(pool, "%s%c", typed, *how);
    }
    return typed;
}

START_TEST(reads_codes_forgivingly)
{
    const char *typed = type_code(CODES[_i].typed, characters(access_code(pool, seal, REFERENCE, 0)));
    ck_assert_msg((access_code_read(pool, seal, REFERENCE, typed) == 0) == CODES[_i].fits, "%s", typed);
    ck_assert(access_code_read(pool, seal, "C-2026-000124-7", typed) == -1);
    ck_assert(access_code_read(pool, seal, REFERENCE, NULL) == -1);
}
END_TEST

/* O for 0, I and L for 1, in every code that has them; any other exchange is told. */
START_TEST(forgives_what_looks_alike)
{
    int alike = 0;
    for (int number = 0; number < 200; number++) {
        const char *reference = pool_format(pool, "C-2026-%06d-0", number);
        const char *code = characters(access_code(pool, seal, reference, 0));
        ck_assert_uint_eq(strspn(code, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), 16);
        for (int i = 0; i < 16; i++) {
            char *typed = pool_copy(pool, code);
            for (const char *letter = "OoIiLl5Uz"; *letter != '\0'; letter++) {
                typed[i] = *letter;
                bool zero = code[i] == '0' && strchr("Oo", *letter), one = code[i] == '1' && strchr("IiLl", *letter);
                bool same = toupper(*letter) == code[i];
                ck_assert_int_eq(access_code_read(pool, seal, reference, typed) == 0, zero || one || same);
                alike += zero || one;
            }
        }
    }
    ck_assert_int_gt(alike, 100);
}
END_TEST

/* What the key of these tests made while codes had 12 characters. */
#define OLD_CODE "CXFT795F647G"

START_TEST(knows_which_code_it_is)
{
    const char *first = access_code(pool, seal, REFERENCE, 0), *second = access_code(pool, seal, REFERENCE, 1);
    ck_assert_str_ne(first, second);
    ck_assert_int_eq(access_code_read(pool, seal, REFERENCE, first), 0);
    ck_assert_int_eq(access_code_read(pool, seal, REFERENCE, second), 1);
    ck_assert_int_eq(access_code_read(pool, seal, REFERENCE, access_code(pool, seal, REFERENCE, 20)), 20);
    ck_assert_int_eq(access_code_read(pool, seal, REFERENCE, access_code(pool, seal, REFERENCE, 21)), -1);
    ck_assert_int_eq(access_code_read(pool, seal, REFERENCE, OLD_CODE), 0);
    ck_assert_int_eq(access_code_read(pool, seal, "C-2026-000124-7", OLD_CODE), -1);
}
END_TEST

START_TEST(stays_good_under_a_new_key)
{
    struct fault fault = {0};
    const char *given = access_code(pool, seal, REFERENCE, 0);
    ck_assert(seal_add_key(pool, folder, false, &fault));
    const struct seal *newer = opened();
    ck_assert_str_ne(access_code(pool, newer, REFERENCE, 0), given);
    ck_assert_int_eq(access_code_read(pool, newer, REFERENCE, given), 0);
    ck_assert_int_eq(access_code_read(pool, newer, REFERENCE, OLD_CODE), 0);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("access_code");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, reads_codes_forgivingly, 0, COUNT(CODES));
    tcase_add_test(tests, forgives_what_looks_alike);
    tcase_add_test(tests, knows_which_code_it_is);
    tcase_add_test(tests, stays_good_under_a_new_key);
    return suite_run("access_code", tests);
}
