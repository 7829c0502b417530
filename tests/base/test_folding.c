#include "suite.h"

#include <string.h>

#include "base/folding.h"
#include "base/pool.h"

static const struct {
    const char *text, *folded, *apart;
} TEXTS[] = {
    {"Łukasz Sørensen", "lukasz sorensen", NULL},
    {"ĐORĐE ðÞ", "dorde dth", NULL},
    {"Straße STRASSE ẞ", "strasse strasse ss", NULL},
    {"Æsop Œuvre ĳ", "aesop oeuvre ij", NULL},
    {"ﬁne ﬀ", "fine ff", NULL},
    {"Müller Mu\xCC\x88ller Mu\xC2\xADller", "muller muller muller", NULL},
    {"Dvořák, ŽIŽKA", "dvorak zizka", NULL},
    {"ＰＡＴ ０１２", "pat 012", NULL},
    {"O’Neill O'Neill Oʼneill O`Neill", "oneill oneill oneill oneill", "o neill o neill o neill o neill"},
    {"Price’s PRICE'S idea", "price price idea", NULL},
    {"‘quoted’ 'said' dogs' own", "quoted said dogs own", NULL},
    {"don't rock'n'roll", "dont rocknroll", "don t rock n roll"},
    {"Smith-Jones/x_y", "smith jones x y", NULL},
    {"İstanbul ıssız", "istanbul issiz", NULL},
    {"Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ", NULL},
    {"می\xE2\x80\x8Cخواهم", "میخواهم", NULL},
    {"कि का", "कि का", NULL},
    {"李小龙 2026", "李小龙 2026", NULL},
    {"", "", NULL},
    {"’", "", NULL},
    {"—…!", "", NULL},
    {NULL, "", NULL},
};

/* The words as apostrophes part them. */
static const char *apart_of(struct pool *pool, const char *text)
{
    struct word word;
    const char *all = "";
    for (const char *at = text ? text : ""; word_next(pool, &at, &word);)
        all = pool_format(pool, "%s%s%s", all, *all ? " " : "", word.apart ? word.apart : word.folded);
    return all;
}

START_TEST(folds)
{
    struct pool *pool = pool_new();
    const char *apart = TEXTS[_i].apart ? TEXTS[_i].apart : TEXTS[_i].folded;
    ck_assert_str_eq(text_folded(pool, TEXTS[_i].text), TEXTS[_i].folded);
    ck_assert_str_eq(apart_of(pool, TEXTS[_i].text), apart);
    ck_assert_str_eq(text_folded(pool, TEXTS[_i].folded), TEXTS[_i].folded);
    pool_free(pool);
}
END_TEST

START_TEST(says_where_words_stand)
{
    struct pool *pool = pool_new();
    struct word word;
    const char *text = " Ms O’Neill’s! ", *at = text;
    ck_assert(word_next(pool, &at, &word));
    ck_assert_int_eq(word.begins - text, 1);
    ck_assert_int_eq(word.ends - text, 3);
    ck_assert(word_next(pool, &at, &word));
    ck_assert_int_eq(word.ends - word.begins, (long)strlen("O’Neill"));
    ck_assert_str_eq(word.folded, "oneill");
    ck_assert_str_eq(word.apart, "o neill");
    ck_assert(!word_next(pool, &at, &word));
    pool_free(pool);
}
END_TEST

static const struct {
    const char *text, *findable;
} FOUND[] = {
    {"Łukasz rang", "lukasz rang"},
    {"O’Neill, 01632 960 001", "oneill 01632 960 001\no neill 01632 01632960001"},
    {"came late, l'été d'or dernier", "came late lete dor dernier\nlate l ete d or dernier"},
    {"+44 (0)1632 960001", "44 0 1632 960001\n01632960001"},
    {"1 May 2026, 5 days", "1 may 2026 5 days"},
    {"", ""},
};

START_TEST(is_found_by)
{
    struct pool *pool = pool_new();
    ck_assert_str_eq(text_findable(pool, FOUND[_i].text), FOUND[_i].findable);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *typed, *terms[5];
} SOUGHT[] = {
    {"Sørensen late", {"sorensen", "late"}},
    {"Smith-Jones", {"smith jones"}},
    {"O'Neill's", {"oneill"}},
    {"01632 960001", {"01632960001"}},
    {"pat (+44) 1632 960 001 rang", {"pat", "01632960001", "rang"}},
    {"01632", {"01632"}},
    {"2026 12345", {"2026", "12345"}},
    {"- ! *", {NULL}},
    {"", {NULL}},
};

START_TEST(is_sought)
{
    struct pool *pool = pool_new();
    const char *const *terms = text_sought(pool, SOUGHT[_i].typed);
    for (int i = 0; i == 0 || SOUGHT[_i].terms[i - 1] != NULL; i++)
        ck_assert_pstr_eq(terms[i], SOUGHT[_i].terms[i]);
    pool_free(pool);
}
END_TEST

START_TEST(is_placed)
{
    static const char *const order[] = {"12 High Street", "Ann", "Ann Archer", "ANN BELL", "Ánna", "Zoe", "zz", "Яна"};
    for (int i = 1; i < COUNT(order); i++)
        ck_assert_msg(text_place(order[i - 1]) < text_place(order[i]), "%s, %s", order[i - 1], order[i]);
    ck_assert(text_place("Wolfgang Amadeus") == text_place("wolfgang-ama"));
    ck_assert(text_place("zzzzzzzzzzzzz") < text_place("") && text_place(NULL) == text_place("…"));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("folding");
    tcase_add_loop_test(tests, folds, 0, COUNT(TEXTS));
    tcase_add_test(tests, says_where_words_stand);
    tcase_add_loop_test(tests, is_found_by, 0, COUNT(FOUND));
    tcase_add_loop_test(tests, is_sought, 0, COUNT(SOUGHT));
    tcase_add_test(tests, is_placed);
    return suite_run("folding", tests);
}
