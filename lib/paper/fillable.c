#include "paper/fillable.h"
#include "paper/fillable_parts.h"

#include <math.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

static void draw_things(struct canvas *canvas, void *closure);

const char *said(const struct drawing *drawing, const char *attribute)
{
    return node_get(drawing->pool, drawing->node, attribute);
}

void draw_said(struct canvas *canvas, const struct drawing *drawing, enum style style, const char *attribute)
{
    if (!text_blank(said(drawing, attribute)))
        canvas_text(canvas, style, said(drawing, attribute));
}

void skip(struct canvas *canvas, double times)
{
    canvas_skip(canvas, canvas_size(canvas) * times);
}

/* Columns beside each other, each as wide as its share; the longest says how high they are. */
static void draw_columns(struct canvas *canvas, const struct drawing *drawing)
{
    double gap = canvas_size(canvas) * COLUMN_GAP, top = canvas_top(canvas), bottom = top, left = 0;
    double room = canvas_width(canvas) - gap * (double)(node_count(drawing->node, "column") - 1);
    int shares = 0;
    struct drawing inside = *drawing;
    for (const struct node *at = node_first(drawing->node, "column"); at != NULL; at = node_next(at, "column"))
        shares += node_number(at, "width", 1, 12);
    for (inside.node = node_first(drawing->node, "column"); inside.node != NULL;
         inside.node = node_next(inside.node, "column")) {
        double width = room * node_number(inside.node, "width", 1, 12) / shares;
        canvas_return(canvas, top);
        struct column column = canvas_narrow(canvas, left, width);
        draw_things(canvas, &inside);
        canvas_widen(canvas, column);
        left += width + gap;
        bottom = fmax(canvas_top(canvas), bottom);
    }
    canvas_return(canvas, bottom);
}

static void draw_blank(struct canvas *canvas, const struct drawing *drawing)
{
    skip(canvas, BLANK_GAP);
    draw_said(canvas, drawing, STYLE_LABEL, "label");
    double bottom = canvas_top(canvas) + canvas_size(canvas) * LINE_ROOM;
    draw_said(canvas, drawing, STYLE_CODE, "value");
    canvas_return(canvas, fmax(bottom, canvas_top(canvas)));
    canvas_rule(canvas, false);
}

static void draw_cut(struct canvas *canvas, const struct drawing *drawing)
{
    skip(canvas, GAP);
    draw_said(canvas, drawing, STYLE_SMALL, "label");
    skip(canvas, SMALL_GAP);
    canvas_rule(canvas, true);
    skip(canvas, SMALL_GAP);
}

static void draw_frame(struct canvas *canvas, const struct drawing *drawing)
{
    skip(canvas, GAP);
    double top = canvas_top(canvas), inset = canvas_size(canvas);
    struct column column = canvas_narrow(canvas, inset, canvas_width(canvas) - 2 * inset);
    skip(canvas, 0.6);
    draw_things(canvas, &(struct drawing){drawing->pool, drawing->node, NULL, drawing->boxes});
    skip(canvas, GAP);
    canvas_widen(canvas, column);
    canvas_frame(canvas, top);
}

static void draw_text(struct canvas *canvas, const struct drawing *drawing)
{
    const char *style = said(drawing, "style");
    canvas_text(canvas,
                text_equal(style, "hint")   ? STYLE_HINT
                : text_equal(style, "from") ? STYLE_FROM
                : text_equal(style, "code") ? STYLE_CODE
                                            : STYLE_TEXT,
                node_text(drawing->pool, drawing->node));
}

static void draw_heading(struct canvas *canvas, const struct drawing *drawing)
{
    static const enum style levels[] = {STYLE_TITLE, STYLE_HEADING, STYLE_SUBHEADING};
    canvas_text(canvas, levels[node_number(drawing->node, "level", 1, 3) - 1], node_text(drawing->pool, drawing->node));
}

static const struct {
    const char *name;
    void (*draw)(struct canvas *canvas, const struct drawing *drawing);
} things[] = {{"text", draw_text},   {"heading", draw_heading}, {"field", draw_field}, {"columns", draw_columns},
              {"frame", draw_frame}, {"blank", draw_blank},     {"cut", draw_cut}};

static void draw_thing(struct canvas *canvas, const struct drawing *drawing)
{
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (text_equal(node_name(drawing->node), things[i].name))
            things[i].draw(canvas, drawing);
}

static void draw_things(struct canvas *canvas, void *closure)
{
    struct drawing inside = *(const struct drawing *)closure;
    for (inside.node = node_first(inside.node, NULL); inside.node != NULL; inside.node = node_next(inside.node, NULL))
        draw_thing(canvas, &inside);
}

static bool is_named(const struct node *node, const char *name)
{
    return text_equal(node_name(node), name);
}

/* What comes after that thing and what it leads to: a heading or a text never stands alone at the end of a page. A
 * heading begins something new after a text. */
static const struct node *after_led(const struct node *node)
{
    bool text;
    do {
        text = is_named(node, "text");
        bool leads = text || is_named(node, "heading");
        node = node_next(node, NULL);
        if (!leads)
            break;
    } while (node != NULL && !(text && is_named(node, "heading")));
    return node;
}

/* That thing with what it leads to. */
static void draw_led(struct canvas *canvas, void *closure)
{
    struct drawing drawing = *(const struct drawing *)closure;
    const struct node *end = after_led(drawing.node);
    for (; drawing.node != end; drawing.node = node_next(drawing.node, NULL))
        draw_thing(canvas, &drawing);
}

static void draw_all(struct canvas *canvas, void *closure)
{
    struct drawing drawing = *(const struct drawing *)closure;
    for (drawing.node = node_first(drawing.node, NULL); drawing.node != NULL; drawing.node = after_led(drawing.node))
        canvas_block(canvas, draw_led, &drawing);
}

/* What stands on every page of that paper. */
static struct letterhead head_of(const struct drawing *drawing)
{
    return (struct letterhead){.title = said(drawing, "title"),
                               .author = said(drawing, "author"),
                               .foot = said(drawing, "foot"),
                               .page = said(drawing, "page"),
                               .of = said(drawing, "of"),
                               .size = node_number(drawing->node, "size", 6, 30)};
}

const char *fillable_papers(struct pool *pool, const struct node *papers, size_t *length, struct fault *fault)
{
    struct paper *list = NULL;
    struct boxes boxes = {NULL, 0};
    size_t count = 0;
    for (const struct node *at = node_first(papers, "paper"); at != NULL; at = node_next(at, "paper")) {
        struct drawing *drawing = pool_alloc(pool, sizeof *drawing);
        struct letterhead *head = pool_alloc(pool, sizeof *head);
        *drawing = (struct drawing){.pool = pool, .node = at, .boxes = &boxes};
        *head = head_of(drawing);
        *LIST_ADD(pool, list, count) = (struct paper){head, draw_all, drawing};
    }
    const char *drawn = count > 0 ? canvas_papers(pool, list, count, length) : NULL;
    return drawn ? drawn : (fault_set(fault, 500, "broken", "the papers cannot be drawn"), NULL);
}

const char *fillable_pdf(struct pool *pool, const struct node *paper, size_t *length, struct fault *fault)
{
    struct boxes boxes = {NULL, 0};
    struct drawing drawing = {.pool = pool, .node = paper, .boxes = &boxes};
    const struct letterhead head = head_of(&drawing);
    const char *drawn = canvas_pdf(pool, &head, draw_all, &drawing, length);
    if (drawn == NULL)
        return fault_set(fault, 500, "broken", "the form cannot be drawn"), NULL;
    return acroform_add(pool, drawn, length, &boxes, head.size, said(&drawing, "lang"), fault);
}
