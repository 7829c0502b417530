/* The cases of tests/data/report-cases.tsv, put into the store of an office. */
#ifndef REDRESS_TESTS_REGISTRY_REPORT_CASES_H
#define REDRESS_TESTS_REGISTRY_REPORT_CASES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "registry/case_index.h"
#include "registry/office.h"

enum { LINE_SIZE = 4096 };
#define NOW "2026-09-15T09:00"

/* The line without its end, cut at each tab; NULL-ended. */
static inline const char *const *cells(const char *line)
{
    size_t count = 0;
    const char **list = NULL;
    char *text = pool_copy(pool, line), *rest = NULL;
    for (char *cell = strtok_r(text, "\t\n", &rest); cell != NULL; cell = strtok_r(NULL, "\t\n", &rest))
        *LIST_ADD(pool, list, count) = cell;
    return pool_grow(pool, list, count, sizeof *list);
}

static inline struct node *inside(struct node *event, const char *name)
{
    struct node *found = node_first(event, name);
    return found != NULL ? found : node_add(event, name);
}

/* Sets what `path=text` says: a text inside the event, or with @ what the program sets. */
static inline void say(struct node *event, const char *said)
{
    const char *equals = strchr(said, '='), *slash = strchr(said, '/');
    const char *name = pool_copy_part(pool, said, (size_t)(equals - said));
    if (*name == '@')
        node_set(event, name + 1, equals + 1);
    else if (slash != NULL && slash < equals)
        say(inside(event, pool_copy_part(pool, said, (size_t)(slash - said))), slash + 1);
    else
        node_add_text(event, name, equals + 1);
}

static inline void add_event(struct node *record, const char *cell, int seq)
{
    const char *const *words = text_words(pool, cell);
    struct node *event = node_add(record, words[0]);
    node_set_number(event, "seq", seq);
    node_set(event, "at", instant_write(pool, at(words[1])));
    node_set(event, "by", "handler");
    for (words += 2; *words != NULL; words++)
        say(event, *words);
}

/* Puts what is made of a case into the store; the same again where it is there already. */
static inline void put(struct node *record)
{
    const struct case_file *file = case_file_of(&registry, pool, record, at(NOW), &fault);
    ck_assert_msg(file != NULL, "%s", fault.detail);
    const struct case_index *made = case_index_of(&registry, pool, file);
    ck_assert_msg(store_begin(registry.store, &fault) && store_put_index(registry.store, pool, made, &fault) &&
                      store_commit(registry.store, &fault),
                  "%s", fault.detail);
    ck_assert_ptr_null(case_index_difference(made, store_index(registry.store, pool, file->reference, &fault)));
}

/* Puts a case as often as the row of the file says, the first of them after each of its events. */
static inline int put_row(const char *const *row, int from)
{
    int count = atoi(row[1]);
    for (int i = 0; i < count; i++) {
        struct node *record =
            record_new(pool, row[2], pool_format(pool, "C-2026-%06d-X", from + i), registry.site.policies[0].identity);
        for (int k = 3; row[k] != NULL; k++) {
            add_event(record, row[k], k - 2);
            if (i == 0 || row[k + 1] == NULL)
                put(record);
        }
    }
    return count;
}

static inline void put_cases(void)
{
    FILE *file = fopen("tests/data/report-cases.tsv", "r");
    ck_assert_ptr_nonnull(file);
    char line[LINE_SIZE];
    int count = 0;
    while (fgets(line, sizeof line, file) != NULL)
        if (*line != '#')
            count += put_row(cells(line), count + 1);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_eq(count, 64);
}

#endif
