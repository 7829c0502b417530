#include "base/pool.h"
#include "base/text.h"
#include "paper/document_parts.h"
#include "xml/xml.h"

/* Room for a number of a page at the right, and between lines: in times of the size. */
static const double NUMBER_ROOM = 3, BETWEEN = 0.35, INDENT = 1.5;

/* What leads to a heading. */
struct entry {
    const struct setter *setter;
    const struct setting *text;
    const char *place;
    double left, right;
    size_t first; /* item */
};

static int page_of(const struct setter *setter, const char *place)
{
    for (size_t i = 0; i < setter->place_count; i++)
        if (text_equal(setter->places[i]->place, place))
            return setter->flow.items[setter->places[i]->first].page + 1;
    return 0;
}

/* The number of the page at the right, and dots that lead there. */
static void draw_number(struct press *press, const struct entry *entry, double top, double width, double height)
{
    const struct setter *setter = entry->setter;
    const struct face face = setter_face(setter, 1, false);
    const char *number = pool_format(setter->pool, " %d", page_of(setter, entry->place));
    const struct setting *text = press_set_text(press, &face, setter->width, number);
    double left = entry->right - setting_line_width(text, 0), base = top + height * 0.78;
    press_put(press, text, 0, left, top);
    if (left - width - entry->left > 2 * setter->size)
        press_rule(press, entry->left + width + setter->size * 0.6, base, left - setter->size * 0.2, base, 1, GREY_RULE,
                   4);
}

/* Each line of it is a link. */
static void draw_entry(struct press *press, const struct flow *flow, size_t index)
{
    const struct item *item = &flow->items[index];
    const struct entry *entry = item->thing;
    size_t line = index - entry->first, last = setting_lines(entry->text) - 1;
    press_begin_link(press, entry->place);
    press_put(press, entry->text, line, entry->left, item->top);
    if (line == last)
        draw_number(press, entry, item->top, setting_line_width(entry->text, line), item->height);
    press_end(press, "Link");
}

static void add_entry(struct setter *setter, const struct node *heading)
{
    const char *title = node_get(setter->pool, heading, "title"); /* of a letter */
    double indent = node_number(heading, "level", 1, 3) > 2 ? setter->size * INDENT : 0;
    const struct face face = setter_face(setter, 1, false);
    struct entry *entry = pool_alloc(setter->pool, sizeof *entry);
    *entry = (struct entry){.setter = setter,
                            .place = node_get(setter->pool, heading, "id"),
                            .left = setter->left + indent,
                            .right = setter->left + setter->width,
                            .first = setter->flow.count};
    entry->text = press_set_text(setter->press, &face, setter->width - indent - setter->size * NUMBER_ROOM,
                                 title ? title : node_text(setter->pool, heading));
    flow_room(&setter->flow, setter->size * BETWEEN);
    flow_open(&setter->flow, "TOCI");
    for (size_t i = 0; i < setting_lines(entry->text); i++) {
        struct item *item = flow_add(&setter->flow, setting_line(entry->text, i));
        item->draw = draw_entry;
        item->thing = entry;
    }
    flow_tie(&setter->flow, entry->first, TIE_FIRM);
    flow_shut(&setter->flow, "TOCI");
}

/* The headings and letters that have an id, wherever they stand. */
static void add_entries(struct setter *setter, const struct node *inside)
{
    for (const struct node *node = node_first(inside, NULL); node != NULL; node = node_next(node, NULL))
        if (node_get(setter->pool, node, "id") != NULL)
            add_entry(setter, node);
        else
            add_entries(setter, node);
}

void setter_contents(struct setter *setter)
{
    flow_open(&setter->flow, "TOC");
    add_entries(setter, setter->document);
    flow_shut(&setter->flow, "TOC");
    flow_room(&setter->flow, setter->size);
}
