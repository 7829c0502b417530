#include "suite.h"

#include <ctype.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fault.h"
#include "base/fields.h"
#include "base/pool.h"
#include "base/text.h"
#include "store/folder.h"
#include "web/seal.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))
#define REFERENCE "C-2026-000123-9"

static struct pool *pool;
static const char *folder;
static const struct seal *seal;

static const struct seal *opened(void)
{
    struct fault fault = {0};
    const struct seal *found = seal_open(pool, folder, &fault);
    ck_assert_msg(found != NULL, "%s", fault.detail);
    return found;
}

/* The secret of these tests is known, so that what rests on it can be written down. */
static void setup(void)
{
    pool = pool_new();
    folder = folder_new(pool);
    folder_file(pool, folder, "secret", "a secret of exactly 32 bytes....");
    seal = opened();
}

static void teardown(void)
{
    folder_remove(pool, folder);
    pool_free(pool);
}

START_TEST(seals_what_only_we_read)
{
    const char *sealed = seal_close(pool, seal, "6 " REFERENCE);
    ck_assert_str_eq(seal_break(pool, opened(), sealed), "6 " REFERENCE);
    ck_assert_ptr_null(strstr(sealed, "2026"));
    ck_assert_str_ne(sealed, seal_close(pool, seal, "6 " REFERENCE));
    ck_assert_str_eq(seal_break(pool, seal, seal_close(pool, seal, "")), "");
    const char *const others[] = {NULL,
                                  "",
                                  "x",
                                  "6 " REFERENCE,
                                  sealed + 1,
                                  sealed + 4,
                                  pool_format(pool, "%sAAAA", sealed),
                                  pool_format(pool, "AAAA%s", sealed)};
    for (int i = 0; i < COUNT(others); i++)
        ck_assert_str_eq(seal_break(pool, seal, others[i]), "");
}
END_TEST

START_TEST(makes_a_secret_once)
{
    struct stat status;
    const char *path = pool_format(pool, "%s/secret", folder);
    const char *known = seal_access_code(pool, seal, REFERENCE);
    ck_assert_str_eq(seal_access_code(pool, opened(), REFERENCE), known);
    remove(path);
    const char *made = seal_access_code(pool, opened(), REFERENCE);
    ck_assert_str_ne(made, known);
    ck_assert_str_eq(seal_access_code(pool, opened(), REFERENCE), made);
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_int_eq(status.st_size, 32);
    ck_assert_int_eq(status.st_mode & 07, 0);
    ck_assert_int_eq(rename(path, pool_format(pool, "%s/secret.%ld", folder, (long)getpid() + 1)), 0);
    ck_assert_str_ne(seal_access_code(pool, opened(), REFERENCE), made);
}
END_TEST

START_TEST(refuses_a_broken_secret)
{
    struct fault fault = {0};
    folder_file(pool, folder, "secret", "too short");
    ck_assert_ptr_null(seal_open(pool, folder, &fault));
    ck_assert_int_eq(fault.kind, 503);
    fault = (struct fault){0};
    ck_assert_ptr_null(seal_open(pool, "/nowhere", &fault));
    ck_assert_ptr_nonnull(strstr(fault.detail, "/nowhere/secret"));
}
END_TEST

/* How somebody types the code: `@` stands for all of it, `~` for it in small letters, `<`, `=`, `>` for its thirds, `!`
 * for all but the last character. */
static const struct {
    const char *typed;
    bool fits;
} CODES[] = {
    {"@", true},
    {"~", true},
    {" @ ", true},
    {"<-=->", true},
    {"< = >", true},
    {"--<--= >- ", true},
    {"", false},
    {" ", false},
    {"!", false},
    {"@@", false},
    {"@0", false},
    {"@ -x", false},
    {"0@", false},
    {"!*", false},
    {"!\xC3\xA9", false},
    {"<_=_>", false},
    {"=<>", false},
    {"@\n", false},
    {"000000000000", false},
};

static const char *small(const char *code)
{
    char *copy = pool_copy(pool, code);
    for (char *letter = copy; *letter != '\0'; letter++)
        *letter = (char)tolower(*letter);
    return copy;
}

static const char *type_code(const char *how, const char *code)
{
    static const char thirds[] = "<=>";
    const char *typed = "";
    for (; *how != '\0'; how++) {
        const char *third = strchr(thirds, *how);
        if (third != NULL)
            typed = pool_format(pool, "%s%.4s", typed, code + 4 * (third - thirds));
        else if (*how == '@' || *how == '~' || *how == '!')
            typed = pool_format(pool, "%s%.*s", typed, *how == '!' ? 11 : 12, *how == '~' ? small(code) : code);
        else
            typed = pool_format(pool, "%s%c", typed, *how);
    }
    return typed;
}

START_TEST(reads_codes_forgivingly)
{
    const char *typed = type_code(CODES[_i].typed, seal_access_code(pool, seal, REFERENCE));
    ck_assert_msg(seal_access_fits(pool, seal, REFERENCE, typed) == CODES[_i].fits, "%s", typed);
    ck_assert(!seal_access_fits(pool, seal, "C-2026-000124-7", typed));
    ck_assert(!seal_access_fits(pool, seal, REFERENCE, NULL));
}
END_TEST

/* O for 0, I and L for 1, in every code that has them; any other exchange is told. */
START_TEST(forgives_what_looks_alike)
{
    int alike = 0;
    for (int number = 0; number < 200; number++) {
        const char *reference = pool_format(pool, "C-2026-%06d-0", number);
        const char *code = seal_access_code(pool, seal, reference);
        ck_assert_uint_eq(strspn(code, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), 12);
        for (int i = 0; i < 12; i++) {
            char *typed = pool_copy(pool, code);
            for (const char *letter = "OoIiLl5Uz"; *letter != '\0'; letter++) {
                typed[i] = *letter;
                bool zero = code[i] == '0' && strchr("Oo", *letter), one = code[i] == '1' && strchr("IiLl", *letter);
                bool same = toupper(*letter) == code[i];
                ck_assert_int_eq(seal_access_fits(pool, seal, reference, typed), zero || one || same);
                alike += zero || one;
            }
        }
    }
    ck_assert_int_gt(alike, 100);
}
END_TEST

/* ---- Forms ---- */

enum { TODAY = 20605 };

static const struct {
    const char *realm, *user, *program;
    int day; /* of the form, from today */
    bool fits;
} FORMS[] = {
    {"staff", "sam", "note", 0, true},   {"staff", "sam", "note", -1, true},   {"staff", "sam", "note", -2, false},
    {"staff", "sam", "note", 1, false},  {"staff", "max", "note", 0, false},   {"staff", NULL, "note", 0, false},
    {"public", "sam", "note", 0, false}, {"staff", "sam", "assign", 0, false}, {"staffs", "am", "note", 0, false},
    {"staff", "samnote", "", 0, false},
};

START_TEST(binds_forms)
{
    const char *csrf = seal_csrf(pool, seal, FORMS[_i].realm, FORMS[_i].user, FORMS[_i].program, TODAY + FORMS[_i].day);
    ck_assert_uint_eq(strlen(csrf), 26);
    ck_assert_int_eq(seal_csrf_fits(pool, seal, "staff", "sam", "note", TODAY, csrf), FORMS[_i].fits);
}
END_TEST

START_TEST(binds_forms_to_the_secret)
{
    const char *csrf = seal_csrf(pool, seal, "public", NULL, "submit", TODAY);
    ck_assert(seal_csrf_fits(pool, seal, "public", NULL, "submit", TODAY, csrf));
    for (size_t i = 0; csrf[i] != '\0'; i++) {
        char *changed = pool_copy(pool, csrf);
        changed[i] = changed[i] == '0' ? '1' : '0';
        ck_assert(!seal_csrf_fits(pool, seal, "public", NULL, "submit", TODAY, changed));
    }
    ck_assert(!seal_csrf_fits(pool, seal, "public", NULL, "submit", TODAY, NULL));
    ck_assert(!seal_csrf_fits(pool, seal, "public", NULL, "submit", TODAY, ""));
    ck_assert(!seal_csrf_fits(pool, seal, "public", NULL, "submit", TODAY, pool_format(pool, "%s0", csrf)));
    folder_file(pool, folder, "secret", "another one of exactly 32 bytes.");
    ck_assert(!seal_csrf_fits(pool, opened(), "public", NULL, "submit", TODAY, csrf));
}
END_TEST

static const struct {
    const char *token;
    bool shaped;
} TOKENS[] = {
    {"0123456789ABCDEFGHJKMNPQRS", true},
    {"TVWXYZ00000000000000000000", true},
    {"0123456789ABCDEFGHJKMNPQR", false},
    {"0123456789ABCDEFGHJKMNPQRSS", false},
    {"0123456789abcdefghjkmnpqrs", false},
    {"0123456789ABCDEFGHJKMNPQRI", false},
    {"0123456789ABCDEFGHJKMNPQRO", false},
    {"0123456789ABCDEFGHJKMNPQR ", false},
    {"../../../../../etc/passwd.", false},
    {"", false},
    {NULL, false},
};

START_TEST(knows_tokens)
{
    ck_assert_int_eq(token_shaped(TOKENS[_i].token), TOKENS[_i].shaped);
}
END_TEST

START_TEST(makes_tokens)
{
    const char *before = "";
    for (int i = 0; i < 1000; i++) {
        const char *token = token_new(pool);
        ck_assert(token_shaped(token));
        ck_assert_str_ne(token, before);
        before = token;
    }
}
END_TEST

/* ---- Digests ---- */

#define SENT                                                                                                           \
    {"summary", "Late"},                                                                                               \
    {                                                                                                                  \
        "details", "d"                                                                                                 \
    }

static const struct {
    const char *user, *action, *reference;
    struct field fields[5];
    bool same;
} CONTENTS[] = {
    {"sam", "note", REFERENCE, {SENT, {"token", "A"}, {"csrf", "A"}, {"seq", "1"}}, true},
    {"sam", "note", REFERENCE, {{"seq", "9"}, SENT}, true},
    {"max", "note", REFERENCE, {SENT}, false},
    {NULL, "note", REFERENCE, {SENT}, false},
    {"sam", "assign", REFERENCE, {SENT}, false},
    {"sam", "note", "", {SENT}, false},
    {"sam", "note", REFERENCE, {{"summary", "Late"}}, false},
    {"sam", "note", REFERENCE, {{"summary", "Late"}, {"details", ""}}, false},
    {"sam", "note", REFERENCE, {{"summary", "Lated"}, {"etails", "d"}}, false},
    {"sam", "note", REFERENCE, {SENT, {"effect", ""}}, false},
};

START_TEST(digests_what_was_sent)
{
    struct fields *sent = fields_new(pool), *other = fields_new(pool);
    fields_add(sent, "summary", "Late");
    fields_add(sent, "details", "d");
    for (int i = 0; i < 5 && CONTENTS[_i].fields[i].name != NULL; i++)
        fields_add(other, CONTENTS[_i].fields[i].name, CONTENTS[_i].fields[i].value);
    const char *digest = content_digest(pool, "sam", "note", REFERENCE, sent);
    bool same =
        text_equal(digest, content_digest(pool, CONTENTS[_i].user, CONTENTS[_i].action, CONTENTS[_i].reference, other));
    ck_assert_int_eq(same, CONTENTS[_i].same);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("seal");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, makes_a_secret_once);
    tcase_add_test(tests, seals_what_only_we_read);
    tcase_add_test(tests, refuses_a_broken_secret);
    tcase_add_loop_test(tests, reads_codes_forgivingly, 0, COUNT(CODES));
    tcase_add_test(tests, forgives_what_looks_alike);
    tcase_add_loop_test(tests, binds_forms, 0, COUNT(FORMS));
    tcase_add_test(tests, binds_forms_to_the_secret);
    tcase_add_loop_test(tests, knows_tokens, 0, COUNT(TOKENS));
    tcase_add_test(tests, makes_tokens);
    tcase_add_loop_test(tests, digests_what_was_sent, 0, COUNT(CONTENTS));
    return suite_run("seal", tests);
}
