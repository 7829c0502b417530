#include "book/book.h"

#include <glib.h>

#include "base/pool.h"
#include "book/table.h"
#include "xml/xml.h"

#define BYTE_ORDER_MARK "\uFEFF"

static bool is_formula(const char *text)
{
    static const char *const begins[] = {"=", "+", "-", "@", "\t", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    for (size_t i = 0; i < G_N_ELEMENTS(begins); i++)
        if (g_str_has_prefix(text, begins[i]))
            return true;
    return false;
}

static void add_words(GString *csv, const char *words)
{
    g_string_append(csv, is_formula(words) ? "\"'" : "\"");
    for (; *words != '\0'; words++) {
        if (*words == '"')
            g_string_append_c(csv, '"');
        g_string_append_c(csv, *words);
    }
    g_string_append_c(csv, '"');
}

static void add_heads(GString *csv, const struct table *table)
{
    for (size_t i = 0; i < table->width; i++) {
        g_string_append(csv, i > 0 ? "," : BYTE_ORDER_MARK);
        add_words(csv, table->columns[i].head);
    }
    g_string_append(csv, "\r\n");
}

static void add_line(GString *csv, const struct table *table, const struct node *line)
{
    struct pool *pool = pool_new();
    size_t count;
    const char *const *texts = table_line(pool, table, line, &count);
    for (size_t i = 0; i < count; i++) {
        g_string_append(csv, i > 0 ? "," : "");
        if (table_kind(table, line, i) == CELL_TEXT)
            add_words(csv, texts[i]);
        else
            g_string_append(csv, texts[i]);
    }
    g_string_append(csv, "\r\n");
    pool_free(pool);
}

const char *book_csv(struct pool *pool, const struct node *book, size_t *length)
{
    GString *csv = g_string_new(NULL);
    const struct table table = table_read(pool, node_first(book, "table"));
    add_heads(csv, &table);
    for (const struct node *line = table.first; line != NULL; line = node_next(line, NULL))
        add_line(csv, &table, line);
    *length = csv->len;
    char *text = g_string_free(csv, FALSE);
    pool_on_free(pool, g_free, text);
    return text;
}
