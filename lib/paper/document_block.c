#include <ctype.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "paper/document_parts.h"
#include "xml/xml.h"

/* Room between blocks, before headings, and how far lists and quotations stand to the right: in times of the size. */
static const double BETWEEN = 0.6, ITEM_BETWEEN = 0.3, LIST_INDENT = 1.5, QUOTE_INDENT = 1.1, LABEL_INDENT = 2.8;

/* How headings are set: the size to that of running text, also in a letter, where the first says what it is about; the
 * room above. */
static const struct {
    double scale, in_letter, above;
    const char *element;
} headings[] = {{1.9, 1.12, 0.8, "H1"}, {1.35, 1.08, 1.2, "H2"}, {1.08, 1, 0.9, "H3"}};

struct face setter_face(const struct setter *setter, double scale, bool bold)
{
    return (struct face){.size = setter->size * scale, .leading = setter->leading, .bold = bold};
}

static enum mark mark_of(const struct node *element)
{
    static const struct {
        const char *name;
        enum mark mark;
    } marks[] = {{"strong", MARK_STRONG}, {"code", MARK_CODE}, {"phone", MARK_WHOLE}};
    for (size_t i = 0; element != NULL && i < sizeof marks / sizeof *marks; i++)
        if (text_equal(node_name(element), marks[i].name))
            return marks[i].mark;
    return MARK_NONE;
}

/* The text with single blanks; *blank: what came before it ends in one, or is nothing. */
static const char *with_single_blanks(struct pool *pool, const char *text, bool *blank)
{
    char *copy = pool_copy(pool, text), *to = copy;
    for (const char *from = text; *from != '\0'; from++) {
        bool is_blank = isspace((unsigned char)*from);
        if (!is_blank || !*blank)
            *to++ = is_blank ? ' ' : *from;
        *blank = is_blank;
    }
    *to = '\0';
    return copy;
}

/* Takes away what only takes room at the end. */
static const char *without_end(struct pool *pool, const char *text)
{
    size_t length = strlen(text);
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        length--;
    return pool_copy_part(pool, text, length);
}

const struct run *setter_runs(const struct setter *setter, const struct node *node, bool own, size_t *count)
{
    const struct piece *pieces = node_pieces(setter->pool, node, count);
    struct run *runs = pool_array(setter->pool, *count + 1, sizeof *runs);
    bool blank = true;
    for (size_t i = 0; i < *count; i++)
        runs[i] = (struct run){mark_of(pieces[i].element),
                               own ? pieces[i].text : with_single_blanks(setter->pool, pieces[i].text, &blank)};
    if (*count > 0)
        runs[*count - 1].text = without_end(setter->pool, runs[*count - 1].text);
    return runs;
}

static void draw_label(struct press *press, const struct leaf *leaf, double top)
{
    if (leaf->label_element != NULL)
        press_begin(press, leaf->label_element);
    press_put(press, leaf->label, 0, leaf->label_left, top);
    if (leaf->label_element != NULL)
        press_end(press, leaf->label_element);
}

/* A text that goes on on the next page is one element of several spans. */
static void draw_line(struct press *press, const struct flow *flow, size_t index)
{
    const struct item *item = &flow->items[index];
    const struct leaf *leaf = item->thing;
    size_t line = index - leaf->first, last = setting_lines(leaf->text) - 1;
    bool goes_on = flow->items[leaf->first].page != flow->items[leaf->first + last].page;
    if (line == 0 && leaf->place != NULL)
        press_place(press, leaf->place, leaf->level, leaf->title);
    if (line == 0 && leaf->label_element != NULL)
        draw_label(press, leaf, item->top);
    if (line == 0)
        press_begin(press, leaf->element);
    if (goes_on && flow_begins(flow, index))
        press_begin(press, "Span");
    if (line == 0 && leaf->label != NULL && leaf->label_element == NULL)
        draw_label(press, leaf, item->top);
    press_put(press, leaf->text, line, leaf->left, item->top);
    if (goes_on && flow_ends(flow, index))
        press_end(press, "Span");
    if (line == last)
        press_end(press, leaf->element);
    if (leaf->bar)
        press_rule(press, leaf->left - 9, item->top, leaf->left - 9, item->top + item->height, 2.5, GREY_RULE, 0);
}

struct leaf *setter_leaf(struct setter *setter, const char *element, const struct setting *text, double left)
{
    struct leaf *leaf = pool_alloc(setter->pool, sizeof *leaf);
    size_t lines = setting_lines(text);
    *leaf = (struct leaf){.text = text, .element = element, .left = left, .first = setter->flow.count};
    for (size_t i = 0; i < lines; i++) {
        struct item *item = flow_add(&setter->flow, setting_line(text, i));
        bool alone = i == 0 || i + 2 == lines;
        item->draw = draw_line;
        item->thing = leaf;
        item->tie = alone && i + 1 < lines ? TIE_FIRM : TIE_NONE;
    }
    return leaf;
}

static struct leaf *set_words(struct setter *setter, const struct node *node, const char *element, double scale)
{
    size_t count;
    const struct run *runs = setter_runs(setter, node, false, &count);
    const struct face face = setter_face(setter, scale, false);
    return setter_leaf(setter, element, press_set(setter->press, &face, setter->width, runs, count), setter->left);
}

static void narrow(struct setter *setter, double by)
{
    setter->left += by;
    setter->width -= by;
}

/* A label before what stands to the right of it. */
static void set_label(struct setter *setter, struct leaf *leaf, const char *label, double indent, const char *element)
{
    const struct face face = setter_face(setter, 1, false);
    leaf->label = press_set_text(setter->press, &face, indent, label);
    leaf->label_left = leaf->left - indent;
    leaf->label_element = element;
}

static void set_heading(struct setter *setter, const struct node *node)
{
    int level = node_number(node, "level", 1, 3);
    double scale = setter->in_letter ? headings[level - 1].in_letter : headings[level - 1].scale;
    const struct face face = setter_face(setter, scale, true);
    const char *title = node_text(setter->pool, node);
    const struct setting *text = press_set_text(setter->press, &face, setter->width, title);
    flow_room(&setter->flow, setter->size * headings[level - 1].above);
    struct leaf *leaf = setter_leaf(setter, headings[level - 1].element, text, setter->left);
    flow_tie(&setter->flow, leaf->first, TIE_FIRM);
    setter->flow.items[setter->flow.count - 1].tie = TIE_FIRM;
    leaf->place = node_get(setter->pool, node, "id");
    leaf->title = title;
    leaf->level = level > 1 ? level - 1 : 1;
    if (leaf->place != NULL)
        *LIST_ADD(setter->pool, setter->places, setter->place_count) = leaf;
}

static void set_paragraph(struct setter *setter, const struct node *node)
{
    const char *style = node_get(setter->pool, node, "style"), *label = node_get(setter->pool, node, "label");
    double scale = text_equal(style, "lead") ? 1.2 : text_equal(style, "small") ? 0.9 : 1;
    double indent = label ? setter->size * LABEL_INDENT : 0;
    narrow(setter, indent);
    struct leaf *leaf = set_words(setter, node, "P", scale);
    if (label != NULL)
        set_label(setter, leaf, label, indent, NULL);
    narrow(setter, -indent);
}

/* What stands before it leads to it. */
static void lead(struct setter *setter)
{
    if (setter->flow.count > 0)
        setter->flow.items[setter->flow.count - 1].tie = TIE_FIRM;
}

/* The lines that somebody wrote. */
static struct leaf *set_own_lines(struct setter *setter, const struct node *node)
{
    const struct face face = setter_face(setter, 1, false);
    const char *text = without_end(setter->pool, node_text(setter->pool, node));
    return setter_leaf(setter, "P", press_set_text(setter->press, &face, setter->width, text), setter->left);
}

static void set_said(struct setter *setter, const struct node *node)
{
    lead(setter);
    set_own_lines(setter, node);
}

static void set_quote(struct setter *setter, const struct node *node)
{
    double indent = setter->size * QUOTE_INDENT;
    lead(setter);
    narrow(setter, indent);
    flow_open(&setter->flow, "BlockQuote");
    set_own_lines(setter, node)->bar = true;
    flow_shut(&setter->flow, "BlockQuote");
    narrow(setter, -indent);
}

static void set_list(struct setter *setter, const struct node *node)
{
    bool numbered = node_get(setter->pool, node, "numbered") != NULL;
    double indent = setter->size * LIST_INDENT;
    int number = 0;
    lead(setter);
    narrow(setter, indent);
    flow_open(&setter->flow, "L");
    for (const struct node *item = node_first(node, "item"); item != NULL; item = node_next(item, "item")) {
        flow_room(&setter->flow, setter->size * ITEM_BETWEEN);
        flow_open(&setter->flow, "LI");
        struct leaf *leaf = set_words(setter, item, "LBody", 1);
        set_label(setter, leaf, numbered ? pool_format(setter->pool, "%d.", ++number) : "•", indent, "Lbl");
        flow_shut(&setter->flow, "LI");
    }
    flow_shut(&setter->flow, "L");
    narrow(setter, -indent);
}

static void set_keep(struct setter *setter, const struct node *node)
{
    size_t from = setter->flow.count;
    setter_blocks(setter, node_first(node, NULL));
    flow_tie(&setter->flow, from, TIE_SOFT);
}

void setter_block(struct setter *setter, const struct node *block)
{
    static const struct {
        const char *name;
        void (*set)(struct setter *setter, const struct node *node);
    } blocks[] = {{"heading", set_heading}, {"paragraph", set_paragraph}, {"said", set_said}, {"quote", set_quote},
                  {"list", set_list},       {"table", setter_table},      {"keep", set_keep}};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (text_equal(node_name(block), blocks[i].name)) {
            blocks[i].set(setter, block);
            flow_room(&setter->flow, setter->size * (i == 0 ? ITEM_BETWEEN : BETWEEN));
        }
}

void setter_blocks(struct setter *setter, const struct node *first)
{
    for (const struct node *block = first; block != NULL; block = node_next(block, NULL))
        setter_block(setter, block);
}
