#include "book/book.h"

#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "book/serial.h"
#include "book/table.h"
#include "xml/xml.h"

/* In points. */
#define LINE_HEIGHT 15.0
#define HIGHEST 409.0

#define PAPER_A4 9

/* A workbook being written. A line goes to a temporary file of the library's as soon as the next one begins. */
struct writing {
    lxw_workbook *workbook;
    lxw_format *head, *number_head, *cells[CELL_TIME + 1];
    bool failed;
};

/* A table that is written to a worksheet. */
struct tab {
    struct writing *writing;
    const struct table *table;
    lxw_worksheet *sheet;
    const size_t *widths; /* of its columns */
    lxw_row_t row;        /* the next */
};

static void note(struct writing *writing, lxw_error error)
{
    writing->failed |= error != LXW_NO_ERROR;
}

/* ---- Cells ---- */

/* The text so that no reader takes a part of it for a character that XML cannot hold: _x0041_ would be an A. */
static const char *literal(struct pool *pool, const char *text)
{
    if (strstr(text, "_x") == NULL)
        return text;
    GRegex *escape = g_regex_new("_(?=x[0-9A-Fa-f]{4}_)", 0, 0, NULL);
    char *whole = g_regex_replace_literal(escape, text, -1, 0, "_x005F_", 0, NULL);
    g_regex_unref(escape);
    return pool_take(pool, whole);
}

static void write_cell(const struct tab *tab, lxw_col_t column, enum cell kind, const char *text)
{
    lxw_format *const *formats = tab->writing->cells;
    double number;
    if (*text == '\0')
        return;
    if (serial_read(kind, text, &number))
        note(tab->writing, worksheet_write_number(tab->sheet, tab->row, column, number, formats[kind]));
    else
        note(tab->writing, worksheet_write_string(tab->sheet, tab->row, column, text, formats[CELL_TEXT]));
}

/* ---- Tables ---- */

/* What no name of a worksheet may have is left out of it; it is cut at what it may be long; a second one of the same
 * name is told by a number. */
static const char *tab_name(struct pool *pool, const struct writing *writing, const char *name)
{
    char *plain = pool_copy(pool, name), *to = plain;
    for (const char *from = name; *from != '\0'; from++)
        if (strchr("[]:*?/\\'", *from) == NULL)
            *to++ = *from;
    *to = '\0';
    const char *tab = g_utf8_strlen(plain, -1) <= LXW_SHEETNAME_MAX
                          ? plain
                          : pool_format(pool, "%s\u2026", text_beginning(pool, plain, LXW_SHEETNAME_MAX - 1));
    for (int i = 2; workbook_validate_sheet_name(writing->workbook, tab) == LXW_ERROR_SHEETNAME_ALREADY_USED; i++)
        tab = pool_format(pool, "%s (%d)", text_beginning(pool, plain, LXW_SHEETNAME_MAX - 6), i);
    return tab;
}

/* Makes the row as high as its texts. It is not enough to leave that to the reader: not each of them measures. */
static void set_height(const struct tab *tab, const char *const *texts, size_t count)
{
    size_t lines = 1;
    for (size_t i = 0; i < count; i++)
        lines = MAX(lines, table_lines(texts[i], tab->widths[i]));
    if (lines > 1)
        note(tab->writing, worksheet_set_row(tab->sheet, tab->row, MIN(HIGHEST, LINE_HEIGHT * (double)lines), NULL));
}

static void write_heads(struct pool *pool, struct tab *tab)
{
    const struct table *table = tab->table;
    const char **heads = pool_array(pool, table->width, sizeof *heads);
    for (lxw_col_t i = 0; i < table->width; i++) {
        bool right = table->columns[i].kind == CELL_NUMBER;
        heads[i] = table->columns[i].head;
        note(tab->writing, worksheet_set_column(tab->sheet, i, i, (double)tab->widths[i] + 3, NULL));
        note(tab->writing, worksheet_write_string(tab->sheet, tab->row, i, literal(pool, heads[i]),
                                                  right ? tab->writing->number_head : tab->writing->head));
    }
    set_height(tab, heads, table->width);
    worksheet_freeze_panes(tab->sheet, 1, 0);
    worksheet_set_paper(tab->sheet, PAPER_A4);
    worksheet_set_landscape(tab->sheet);
    worksheet_fit_to_pages(tab->sheet, 1, 0);
    note(tab->writing, worksheet_repeat_rows(tab->sheet, 0, 0));
    tab->row++;
}

static void write_line(struct tab *tab, const struct node *line)
{
    struct pool *pool = pool_new();
    size_t count = 0;
    const char *const *texts = table_line(pool, tab->table, line, &count);
    for (lxw_col_t i = 0; i < count; i++)
        write_cell(tab, i, table_kind(tab->table, line, i), literal(pool, texts[i]));
    if (table_is_row(line))
        set_height(tab, texts, count);
    tab->row++;
    pool_free(pool);
}

static void write_table(struct pool *pool, struct writing *writing, const struct table *table)
{
    struct tab tab = {.writing = writing,
                      .table = table,
                      .sheet = workbook_add_worksheet(writing->workbook, tab_name(pool, writing, table->name)),
                      .widths = table_widths(pool, table)};
    if (tab.sheet == NULL) {
        writing->failed = true;
        return;
    }
    write_heads(pool, &tab);
    for (const struct node *line = table->first; line != NULL; line = node_next(line, NULL))
        write_line(&tab, line);
}

/* ---- The workbook ---- */

static lxw_format *new_format(lxw_workbook *workbook, enum cell kind)
{
    static const char *const shown[] = {[CELL_DATE] = "d mmm yyyy", [CELL_TIME] = "d mmm yyyy hh:mm"};
    lxw_format *format = workbook_add_format(workbook);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_align(format, kind == CELL_NUMBER ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    format_set_indent(format, 1);
    if (kind < CELL_DATE)
        format_set_text_wrap(format);
    else
        format_set_num_format(format, shown[kind]);
    return format;
}

static lxw_format *new_head(lxw_workbook *workbook, enum cell kind)
{
    lxw_format *format = new_format(workbook, kind);
    format_set_bold(format);
    format_set_bottom(format, LXW_BORDER_THIN);
    return format;
}

static void add_formats(struct writing *writing)
{
    for (enum cell kind = CELL_TEXT; kind <= CELL_TIME; kind++)
        writing->cells[kind] = new_format(writing->workbook, kind);
    writing->head = new_head(writing->workbook, CELL_TEXT);
    writing->number_head = new_head(writing->workbook, CELL_NUMBER);
}

static void say_what_it_is(struct pool *pool, struct writing *writing, const struct node *book)
{
    lxw_doc_properties properties = {.title = pool_copy(pool, node_get(pool, book, "title")),
                                     .author = pool_copy(pool, node_get(pool, book, "author")),
                                     .created = (time_t)node_instant(pool, book, "made")};
    note(writing, workbook_set_properties(writing->workbook, &properties));
}

/* Writes the workbook to that file, which is closed then. */
static bool write_book(struct pool *pool, const char *path, const struct node *book)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    struct writing writing = {.workbook = workbook_new_opt(path, &options)};
    if (writing.workbook == NULL)
        return false;
    add_formats(&writing);
    say_what_it_is(pool, &writing, book);
    for (const struct node *node = node_first(book, "table"); node != NULL; node = node_next(node, "table")) {
        const struct table table = table_read(pool, node);
        write_table(pool, &writing, &table);
    }
    note(&writing, workbook_close(writing.workbook));
    return !writing.failed;
}

/* All bytes of the file; NULL if they cannot be read. */
static const char *bytes_of(struct pool *pool, FILE *file, size_t *length)
{
    long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    if (size <= 0)
        return NULL;
    char *bytes = pool_array(pool, (size_t)size, 1);
    rewind(file);
    *length = fread(bytes, 1, (size_t)size, file);
    return *length == (size_t)size ? bytes : NULL;
}

/* The library writes to a name. This one is of a file that has no other, and so is left nowhere. */
const char *book_xlsx(struct pool *pool, const struct node *book, size_t *length, struct fault *fault)
{
    FILE *file = tmpfile();
    const char *bytes = NULL;
    if (file != NULL && write_book(pool, pool_format(pool, "/proc/self/fd/%d", fileno(file)), book))
        bytes = bytes_of(pool, file, length);
    if (file != NULL)
        fclose(file);
    if (bytes == NULL)
        fault_set(fault, 500, "broken", "the workbook cannot be written");
    return bytes;
}
