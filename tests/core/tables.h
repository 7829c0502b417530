/* Tables written by hand, tests/data/NAME.tsv: a line whose second word is `received` or `visitor` begins a block, named by
 * its first word, with the columns after it. The lines below are rows: a name, then a cell for each column. Lines with #
 * are for the reader. */
#ifndef REDRESS_TESTS_CORE_TABLES_H
#define REDRESS_TESTS_CORE_TABLES_H

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

enum { TABLE_MOST = 1200, TABLE_COLUMNS = 20, TABLE_LINE = 1000 };

struct cell {
    const char *block, *row, *column, *text;
};

struct table {
    struct cell *cells;
    size_t count;
};

static inline bool table_heads(const char *const *words)
{
    static const char *const marks[] = {"received", "visitor", NULL};
    return text_among(words[1], marks);
}

static inline struct table table_read(struct pool *pool, const char *name)
{
    struct table table = {.cells = pool_array(pool, TABLE_MOST, sizeof(struct cell))};
    FILE *file = fopen(pool_format(pool, "tests/data/%s.tsv", name), "r");
    ck_assert_msg(file != NULL, "no table %s", name);
    const char *const *columns = NULL;
    char line[TABLE_LINE];
    while (fgets(line, sizeof line, file) != NULL) {
        const char *const *words = text_words(pool, line);
        if (words[0] == NULL || *line == '#')
            continue;
        if (table_heads(words)) {
            columns = words;
            continue;
        }
        for (size_t i = 1; words[i] != NULL; i++) {
            ck_assert_msg(table.count < TABLE_MOST && columns != NULL && columns[i] != NULL, "%s: %s", name, words[0]);
            table.cells[table.count++] =
                (struct cell){.block = columns[0], .row = words[0], .column = columns[i], .text = words[i]};
        }
    }
    fclose(file);
    ck_assert_uint_gt(table.count, 0);
    return table;
}

/* What the table says there; "-" where it says nothing. */
static inline const char *table_cell(const struct table *table, const char *block, const char *row, const char *column)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct cell *cell = &table->cells[i];
        if (text_equal(cell->block, block) && text_equal(cell->row, row) && text_equal(cell->column, column))
            return cell->text;
    }
    return "-";
}

#endif
