/* What is made from a case, put into the store, and the cases that the tests of lists and of search look through. */
#ifndef REDRESS_TESTS_STORE_LISTED_H
#define REDRESS_TESTS_STORE_LISTED_H

#include "store/opened.h"

#define REFERENCE(letter) pool_format(pool, "C-2026-00000%c-X", letter)

static inline void put(const struct case_index *digest)
{
    ck_assert(store_begin(store, &fault) && store_put_index(store, pool, digest, &fault));
    ck_assert_msg(store_commit(store, &fault), "%s", fault.detail);
}

static const struct {
    char number;
    const char *tags[4], *concerned, *text;
    int64_t due, received;
    const char *person;
} CASES[] = {
    {'1', {"all", "finance", "sam"}, NULL, "The bill came late, l’été dernier", 50, 600, "Ben"},
    {'2', {"all", "people", "sam"}, NULL, "Nobody came. \"Late\" AND rude", 20, 500, "ann"},
    {'3', {"all", "finance", "ann"}, NULL, "Ünder the weather: (late)", 20, 7200, "Zoe"},
    {'4', {"all", "finance", "ann"}, "ann", "late late late", -7, 0, NULL},
    {'5', {"all"}, NULL, "A letter to O’Brien", 20, 100, "Ann Ü"},
    {'6', {"all", "finance", "sam"}, NULL, "", STORE_NONE, 400, NULL},
    {'7', {"all", "people", "sam"}, "max", "Belated", 0, -60, NULL},
    {'8', {"all", "finance", "max"}, "zoe", "late", 90, 200, "ben"},
};

static inline void put_cases(void)
{
    for (int i = 0; i < COUNT(CASES); i++)
        put(&(struct case_index){.row = {.reference = REFERENCE(CASES[i].number),
                                         .kind = "complaint",
                                         .state = "received",
                                         .recorded_by = "sam",
                                         .summary = "",
                                         .person = CASES[i].person,
                                         .next_due = CASES[i].due,
                                         .received = CASES[i].received},
                                 .concerned = (const char *const[]){CASES[i].concerned, NULL},
                                 .tags = CASES[i].tags,
                                 .text = CASES[i].text});
}

#endif
