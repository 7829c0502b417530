#include "book/table.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

#define NARROWEST 9
#define WIDEST 48
#define LINES_MEASURED 200

static enum cell kind_named(const char *name)
{
    static const char *const names[] = {[CELL_TEXT] = "text",
                                        [CELL_CODE] = "code",
                                        [CELL_NUMBER] = "number",
                                        [CELL_DATE] = "date",
                                        [CELL_TIME] = "time"};
    enum cell kind = CELL_TIME;
    while (kind > CELL_TEXT && !text_equal(names[kind], name))
        kind--;
    return kind;
}

struct table table_read(struct pool *pool, const struct node *table)
{
    struct column *columns = NULL;
    size_t width = 0;
    const struct node *node = node_first(table, NULL);
    for (; node != NULL && text_equal(node_name(node), "column"); node = node_next(node, NULL))
        *LIST_ADD(pool, columns, width) =
            (struct column){kind_named(node_get(pool, node, "kind")), node_text(pool, node)};
    return (struct table){node_get(pool, table, "name"), columns, width, node};
}

bool table_is_row(const struct node *line)
{
    return text_equal(node_name(line), "row");
}

const char *const *table_line(struct pool *pool, const struct table *table, const struct node *line, size_t *count)
{
    const char **texts = pool_array(pool, table->width, sizeof *texts);
    *count = 0;
    if (!table_is_row(line))
        texts[(*count)++] = node_text(pool, line);
    for (const struct node *cell = node_first(line, "cell"); cell && *count < table->width;
         cell = node_next(cell, "cell"))
        texts[(*count)++] = node_text(pool, cell);
    return texts;
}

enum cell table_kind(const struct table *table, const struct node *line, size_t column)
{
    return table_is_row(line) ? table->columns[column].kind : CELL_TEXT;
}

size_t table_lines(const char *text, size_t width)
{
    size_t lines = 0;
    do {
        size_t bytes = strcspn(text, "\n");
        lines += MAX(1, ((size_t)g_utf8_strlen(text, (gssize)bytes) + width - 1) / width);
        text += bytes;
    } while (*text++ == '\n');
    return lines;
}

const size_t *table_widths(struct pool *pool, const struct table *table)
{
    size_t *widths = pool_array(pool, table->width, sizeof *widths);
    const struct node *line = table->first;
    for (size_t i = 0; i < table->width; i++)
        widths[i] = NARROWEST;
    for (int n = 0; line != NULL && n < LINES_MEASURED; n++, line = node_next(line, NULL)) {
        size_t count = 0;
        const char *const *texts = table_line(pool, table, line, &count);
        for (size_t i = 0; i < count && table_is_row(line); i++)
            widths[i] = MIN(WIDEST, MAX(widths[i], (size_t)g_utf8_strlen(texts[i], -1)));
    }
    return widths;
}
