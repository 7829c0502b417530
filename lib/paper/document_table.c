#include <math.h>
#include <stdlib.h>

#include "base/pool.h"
#include "base/text.h"
#include "paper/document_parts.h"
#include "xml/xml.h"

static const double SCALE = 0.92, PADDING = 4, THICK = 0.7, HEAD_THICK = 1.1;

struct cell {
    const struct setting *text;
    double left;
    bool head;
};

/* A row, whose lines are items of the flow: so it can go on on the next page, below the head once more. */
struct row {
    const struct row *head; /* of its table; NULL: there is none, or it is the head itself */
    struct cell *cells;
    size_t cell_count, lines;
    size_t first; /* item */
    double left, right;
    bool is_head;
};

static double line_height(const struct row *row, size_t line)
{
    double height = 0;
    for (size_t i = 0; i < row->cell_count; i++)
        if (line < setting_lines(row->cells[i].text))
            height = fmax(height, setting_line(row->cells[i].text, line));
    return height;
}

static double row_height(const struct row *row)
{
    double height = 2 * PADDING;
    for (size_t i = 0; i < row->lines; i++)
        height += line_height(row, i);
    return height;
}

/* The lines from `from` to before `to` of each cell, in elements unless it is shown once more. */
static void draw_cells(struct press *press, const struct row *row, size_t from, size_t to, double top, bool again)
{
    if (!again)
        press_begin(press, "TR");
    for (size_t i = 0; i < row->cell_count; i++) {
        const struct cell *cell = &row->cells[i];
        double at = top;
        if (!again)
            press_begin(press, cell->head ? "TH" : "TD");
        for (size_t line = from; line < to && line < setting_lines(cell->text); line++) {
            press_put(press, cell->text, line, cell->left, at);
            at += line_height(row, line);
        }
        if (!again)
            press_end(press, cell->head ? "TH" : "TD");
    }
    if (!again)
        press_end(press, "TR");
}

static void draw_below(struct press *press, const struct row *row, double bottom)
{
    press_rule(press, row->left, bottom, row->right, bottom, row->is_head ? HEAD_THICK : THICK,
               row->is_head ? 0 : GREY_RULE, 0);
}

/* Draws all lines of the row that are on the page of this item, which is the first of them. */
static void draw_row(struct press *press, const struct flow *flow, size_t index)
{
    const struct item *item = &flow->items[index];
    const struct row *row = item->thing;
    size_t last = index;
    if (!flow_begins(flow, index))
        return;
    while (!flow_ends(flow, last))
        last++;
    if (item->again > 0 && index > 0 && item[-1].page != item->page) {
        double top = item->top - item->again;
        draw_cells(press, row->head, 0, row->head->lines, top + PADDING, true);
        draw_below(press, row->head, top + row_height(row->head));
    }
    bool begins = index == row->first, ends = last + 1 == row->first + row->lines;
    draw_cells(press, row, index - row->first, last - row->first + 1, item->top + (begins ? PADDING : 0), false);
    if (ends)
        draw_below(press, row, flow->items[last].top + flow->items[last].height);
}

static struct cell cell_of(struct setter *setter, const struct node *node, bool head, double left, double width)
{
    size_t count;
    const struct run *runs = setter_runs(setter, node, true, &count);
    struct cell cell = {.left = left, .head = head || node_get(setter->pool, node, "heads") != NULL};
    const struct face face = setter_face(setter, SCALE, cell.head);
    cell.text = press_set(setter->press, &face, width - 2 * PADDING, runs, count);
    return cell;
}

/* How wide a column is, of those that the table names; 0: it has no such. */
static double column_width(const struct setter *setter, const struct node *table, size_t column)
{
    const char *const *shares = text_words(setter->pool, node_get(setter->pool, table, "columns"));
    int sum = 0, own = 0;
    for (size_t i = 0; shares[i] != NULL; i++) {
        sum += text_number(shares[i], 1, 99);
        own = i == column ? text_number(shares[i], 1, 99) : own;
    }
    return setter->width * own / sum;
}

static struct row *read_row(struct setter *setter, const struct node *table, const struct node *node)
{
    struct row *row = pool_alloc(setter->pool, sizeof *row);
    double left = setter->left;
    row->is_head = node_get(setter->pool, node, "heads") != NULL;
    row->left = setter->left;
    row->right = setter->left + setter->width;
    for (const struct node *cell = node_first(node, "cell"); cell != NULL; cell = node_next(cell, "cell")) {
        double width = column_width(setter, table, row->cell_count);
        struct cell *made = LIST_ADD(setter->pool, row->cells, row->cell_count);
        *made = cell_of(setter, cell, row->is_head, left + (row->cell_count > 1 ? PADDING : 0), width);
        size_t lines = setting_lines(made->text);
        row->lines = lines > row->lines ? lines : row->lines;
        left += width;
    }
    return row;
}

/* A short row stays whole. */
static void add_row(struct setter *setter, struct row *row)
{
    enum { SHORT = 8 };
    struct flow *flow = &setter->flow;
    row->first = flow->count;
    for (size_t i = 0; i < row->lines; i++) {
        double padding = (i == 0 ? PADDING : 0) + (i + 1 == row->lines ? PADDING : 0);
        struct item *item = flow_add(flow, line_height(row, i) + padding);
        item->draw = draw_row;
        item->thing = row;
        item->again = row->head ? row_height(row->head) : 0;
        bool alone = i == 0 || i + 2 == row->lines || row->lines <= SHORT;
        item->tie = row->is_head || (alone && i + 1 < row->lines) ? TIE_FIRM : TIE_NONE;
    }
}

static void set_caption(struct setter *setter, const struct node *caption)
{
    const struct face face = setter_face(setter, 1, true);
    const struct setting *text = press_set_text(setter->press, &face, setter->width, node_text(setter->pool, caption));
    flow_room(&setter->flow, setter->size);
    struct leaf *leaf = setter_leaf(setter, "Caption", text, setter->left);
    flow_tie(&setter->flow, leaf->first, TIE_FIRM);
    setter->flow.items[setter->flow.count - 1].tie = TIE_FIRM;
    flow_room(&setter->flow, PADDING);
}

void setter_table(struct setter *setter, const struct node *table)
{
    const struct row *head = NULL;
    flow_open(&setter->flow, "Table");
    if (node_first(table, "caption") != NULL)
        set_caption(setter, node_first(table, "caption"));
    for (const struct node *node = node_first(table, "row"); node != NULL; node = node_next(node, "row")) {
        struct row *row = read_row(setter, table, node);
        row->head = row->is_head ? NULL : head;
        head = row->is_head ? row : head;
        add_row(setter, row);
    }
    flow_shut(&setter->flow, "Table");
}
