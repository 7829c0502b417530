#include "suite.h"

#include <string.h>
#include <sys/stat.h>

#include "web/sealed.h"

START_TEST(seals_what_only_we_read)
{
    const char *sealed = seal_close(pool, seal, "test", "6 " REFERENCE);
    ck_assert_str_eq(seal_break(pool, opened(), "test", sealed), "6 " REFERENCE);
    ck_assert_ptr_null(strstr(sealed, "2026"));
    ck_assert_str_eq(sealed, seal_close(pool, seal, "test", "6 " REFERENCE));
    ck_assert_str_ne(sealed, seal_close(pool, seal, "other", "6 " REFERENCE));
    ck_assert_str_eq(seal_break(pool, seal, "test", seal_close(pool, seal, "test", "")), "");
    ck_assert_str_eq(seal_break(pool, seal, "other", sealed), "");
    const char *const others[] = {NULL,
                                  "",
                                  "x",
                                  "6 " REFERENCE,
                                  sealed + 1,
                                  sealed + 4,
                                  pool_format(pool, "%sAAAA", sealed),
                                  pool_format(pool, "AAAA%s", sealed)};
    for (int i = 0; i < COUNT(others); i++)
        ck_assert_str_eq(seal_break(pool, seal, "test", others[i]), "");
}
END_TEST

/* A MAC of one word: what tells one key from another. */
static const char *marked(const struct seal *by)
{
    const char *word = REFERENCE;
    return seal_mac(pool, by, "test", &word, 1, 20);
}

static bool believes(const struct seal *by, const char *mark)
{
    const char *word = REFERENCE;
    return seal_mac_fits(pool, by, "test", &word, 1, 20, mark);
}

START_TEST(makes_a_secret_once)
{
    struct stat status;
    const char *path = pool_format(pool, "%s/secret", folder), *known = marked(seal);
    ck_assert_str_eq(marked(opened()), known);
    remove(path);
    const char *made = marked(opened());
    ck_assert_str_ne(made, known);
    ck_assert_str_eq(marked(opened()), made);
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_int_eq(status.st_size, 32);
    ck_assert_int_eq(status.st_mode & 07, 0);
    ck_assert_int_eq(rename(path, pool_format(pool, "%s/secret.%ld", folder, (long)getpid() + 1)), 0);
    ck_assert_str_ne(marked(opened()), made);
}
END_TEST

START_TEST(believes_earlier_keys)
{
    struct fault fault = {0};
    const char *first = marked(seal), *sealed = seal_close(pool, seal, "test", "words");
    ck_assert(seal_add_key(pool, folder, false, &fault));
    const struct seal *both = opened();
    const char *second = marked(both);
    ck_assert_str_ne(second, first);
    ck_assert(believes(both, first) && believes(both, second) && !believes(seal, second));
    ck_assert_str_eq(seal_break(pool, both, "test", sealed), "words");
    ck_assert(seal_add_key(pool, folder, true, &fault));
    const struct seal *third = opened();
    ck_assert(!believes(third, first) && !believes(third, second) && believes(third, marked(third)));
    ck_assert_str_eq(seal_break(pool, third, "test", sealed), "");
    for (int more = 1; more < 64; more++)
        ck_assert(seal_add_key(pool, folder, false, &fault));
    ck_assert(believes(opened(), marked(third)));
    ck_assert(!seal_add_key(pool, folder, false, &fault));
    ck_assert_int_eq(fault.kind, 503);
}
END_TEST

/* A program that runs takes a new key when it looks; a broken one changes nothing, and is told once. */
START_TEST(takes_a_new_key)
{
    struct fault fault = {0};
    struct seal *running = seal_open(pool, folder, &fault);
    const char *first = marked(running);
    ck_assert(seal_refresh(running, &fault));
    ck_assert_str_eq(marked(running), first);
    ck_assert_int_eq(seal_add_key(pool, folder, false, &fault), 2);
    ck_assert_str_eq(marked(running), first);
    ck_assert(seal_refresh(running, &fault));
    const char *second = marked(running);
    ck_assert_str_eq(second, marked(opened()));
    ck_assert(believes(running, first) && believes(running, second));
    folder_file(pool, folder, "secret", "too short");
    ck_assert(!seal_refresh(running, &fault));
    ck_assert_int_eq(fault.kind, 503);
    ck_assert(seal_refresh(running, &fault));
    ck_assert(believes(running, first) && believes(running, second));
    remove(pool_format(pool, "%s/secret", folder));
    ck_assert(!seal_refresh(running, &fault));
    ck_assert(seal_refresh(running, &fault));
    ck_assert(believes(running, second));
}
END_TEST

START_TEST(keeps_purposes_and_words_apart)
{
    const char *const two[] = {"a", "bc"}, *const others[] = {"ab", "c"};
    const char *mac = seal_mac(pool, seal, "one", two, 2, 16);
    ck_assert(seal_mac_fits(pool, seal, "one", two, 2, 16, mac));
    ck_assert(!seal_mac_fits(pool, seal, "two", two, 2, 16, mac));
    ck_assert(!seal_mac_fits(pool, seal, NULL, two, 2, 16, mac));
    ck_assert(!seal_mac_fits(pool, seal, "one", others, 2, 16, mac));
    ck_assert(!seal_mac_fits(pool, seal, "one", two, 1, 16, mac));
    ck_assert(!seal_mac_fits(pool, seal, "one", two, 2, 15, mac));
    ck_assert(!seal_mac_fits(pool, seal, "one", two, 2, 16, NULL));
    ck_assert_uint_eq(strlen(words_digest(pool, two, 2)), 51);
    ck_assert_str_ne(words_digest(pool, two, 2), words_digest(pool, others, 2));
    ck_assert_uint_eq(strlen(random_word(pool, 26)), 26);
    ck_assert_str_ne(random_word(pool, 26), random_word(pool, 26));
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

int main(void)
{
    TCase *tests = tcase_create("seal");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, makes_a_secret_once);
    tcase_add_test(tests, believes_earlier_keys);
    tcase_add_test(tests, takes_a_new_key);
    tcase_add_test(tests, keeps_purposes_and_words_apart);
    tcase_add_test(tests, seals_what_only_we_read);
    tcase_add_test(tests, refuses_a_broken_secret);
    tcase_add_loop_test(tests, binds_forms, 0, COUNT(FORMS));
    tcase_add_test(tests, binds_forms_to_the_secret);
    return suite_run("seal", tests);
}
