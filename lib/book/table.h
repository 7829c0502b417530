/* A table of a book, as both files read it. */
#ifndef REDRESS_BOOK_TABLE_H
#define REDRESS_BOOK_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct node;
struct pool;

enum cell { CELL_TEXT, CELL_CODE, CELL_NUMBER, CELL_DATE, CELL_TIME };

struct column {
    enum cell kind;
    const char *head;
};

struct table {
    const char *name;
    const struct column *columns;
    size_t width;
    const struct node *first; /* of its lines: a row, or a note; NULL: it has none */
};

struct table table_read(struct pool *pool, const struct node *table);

/* The texts of a line, `*count` of them, no more than the table is wide; a note is the first of a line. */
const char *const *table_line(struct pool *pool, const struct table *table, const struct node *line, size_t *count);

/* What stands in that column of the line. */
enum cell table_kind(const struct table *table, const struct node *line, size_t column);

/* True if the line is a row. */
bool table_is_row(const struct node *line);

/* How wide each column is, in characters: as what stands in its first lines. Into how many lines a text is broken
 * there. */
const size_t *table_widths(struct pool *pool, const struct table *table);
size_t table_lines(const char *text, size_t width);

#endif
