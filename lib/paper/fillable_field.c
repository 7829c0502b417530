#include "paper/fillable_parts.h"

#include <math.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

/* The size of a mark, what stands beside it, and the room above a tick, in times of the size of running text. */
static const double TICK = 1.25, BESIDE_TICK = 2, TICK_GAP = 0.6;

/* Notes where a field is. */
static void note_box(const struct canvas *canvas, const struct drawing *drawing, struct box box)
{
    if (canvas_draws(canvas))
        *LIST_ADD(drawing->pool, drawing->boxes->list, drawing->boxes->count) = box;
}

/* The box of a choice or a tick, with what stands beside it. */
static void draw_mark(struct canvas *canvas, const struct drawing *drawing, enum box_kind kind, const char *label)
{
    double size = canvas_size(canvas), side = size * TICK, top = canvas_top(canvas);
    const struct drawing field = {.pool = drawing->pool, .node = drawing->field};
    struct place place = canvas_box(canvas, side, side, 1, kind == BOX_RADIO);
    note_box(canvas, drawing,
             (struct box){.kind = kind,
                          .name = said(&field, "name"),
                          .value = said(drawing, "value"),
                          .spoken = said(&field, "spoken"),
                          .choice = label,
                          .place = place});
    double bottom = canvas_top(canvas);
    canvas_return(canvas, top);
    struct column column = canvas_narrow(canvas, size * BESIDE_TICK, canvas_width(canvas) - size * BESIDE_TICK);
    canvas_text(canvas, kind == BOX_TICK && label == NULL ? STYLE_LABEL : STYLE_CHOICE,
                label ? label : said(&field, "label"));
    canvas_widen(canvas, column);
    canvas_return(canvas, fmax(canvas_top(canvas), bottom));
}

/* A hint stands below its label. */
static void draw_beside(struct canvas *canvas, const struct drawing *drawing)
{
    double in = canvas_size(canvas) * BESIDE_TICK;
    struct column column = canvas_narrow(canvas, in, canvas_width(canvas) - in);
    draw_said(canvas, drawing, STYLE_HINT, "hint");
    canvas_widen(canvas, column);
}

static bool any_hint(const struct drawing *drawing)
{
    for (const struct node *at = node_first(drawing->node, "choice"); at != NULL; at = node_next(at, "choice"))
        if (node_get(drawing->pool, at, "hint") != NULL)
            return true;
    return false;
}

/* The choices, two in a row where none says more than its label. */
static void draw_choices(struct canvas *canvas, const struct drawing *drawing)
{
    struct drawing choice = *drawing;
    choice.field = drawing->node;
    int in_row = node_count(drawing->node, "choice") > 2 && !any_hint(drawing) ? 2 : 1, at = 0;
    double width = canvas_width(canvas) / in_row, top = canvas_top(canvas), bottom = top;
    for (choice.node = node_first(drawing->node, "choice"); choice.node != NULL;
         choice.node = node_next(choice.node, "choice"), at++) {
        top = at % in_row == 0 ? bottom : top;
        canvas_return(canvas, top);
        struct column column = canvas_narrow(canvas, width * (at % in_row), width - canvas_size(canvas));
        skip(canvas, SMALL_GAP);
        draw_mark(canvas, &choice, BOX_RADIO, said(&choice, "label"));
        draw_beside(canvas, &choice);
        canvas_widen(canvas, column);
        bottom = fmax(canvas_top(canvas), bottom);
    }
    canvas_return(canvas, bottom);
}

static void draw_tick(struct canvas *canvas, const struct drawing *drawing, const struct node *tick)
{
    struct drawing mark = *drawing;
    mark.field = drawing->node;
    mark.node = tick;
    const char *label = said(&mark, "label");
    if (label != NULL) {
        draw_said(canvas, drawing, STYLE_LABEL, "label");
        draw_said(canvas, drawing, STYLE_HINT, "hint");
        skip(canvas, SMALL_GAP);
    }
    draw_mark(canvas, &mark, BOX_TICK, label);
    if (label == NULL)
        draw_beside(canvas, drawing);
}

/* Day, month and year beside each other, each a field of its own. */
static void draw_parts(struct canvas *canvas, const struct drawing *drawing)
{
    double size = canvas_size(canvas), top = canvas_top(canvas), left = 0;
    struct drawing part = *drawing;
    for (part.node = node_first(drawing->node, "part"); part.node != NULL; part.node = node_next(part.node, "part")) {
        int max = node_number(part.node, "max", 0, 1000);
        double width = size * (max <= 2 ? 4 : max <= 4 ? 6 : 9);
        canvas_return(canvas, top);
        struct column column = canvas_narrow(canvas, left, width);
        draw_said(canvas, &part, STYLE_HINT, "label");
        skip(canvas, SMALL_GAP);
        struct place place = canvas_box(canvas, width, size * LINE_ROOM, 1, false);
        note_box(
            canvas, drawing,
            (struct box){.kind = BOX_LINE,
                         .name = pool_format(drawing->pool, "%s.%s", said(drawing, "name"), said(&part, "name")),
                         .spoken = pool_format(drawing->pool, "%s: %s", said(drawing, "spoken"), said(&part, "label")),
                         .max = max,
                         .place = place});
        canvas_widen(canvas, column);
        left += width + size * COLUMN_GAP;
    }
}

static void draw_room(struct canvas *canvas, const struct drawing *drawing)
{
    int lines = node_number(drawing->node, "lines", 1, 100), max = node_number(drawing->node, "max", 0, 100000);
    double height = canvas_size(canvas) * LINE_ROOM * (lines > 0 ? lines : 1);
    skip(canvas, SMALL_GAP);
    struct place place = canvas_box(canvas, canvas_width(canvas), height, lines, false);
    note_box(canvas, drawing,
             (struct box){.kind = lines > 0 ? BOX_PROSE : BOX_LINE,
                          .name = said(drawing, "name"),
                          .spoken = said(drawing, "spoken"),
                          .max = max,
                          .required = said(drawing, "required") != NULL,
                          .place = place});
}

void draw_field(struct canvas *canvas, const struct drawing *drawing)
{
    const struct node *tick = node_first(drawing->node, "tick");
    skip(canvas, tick != NULL && node_get(drawing->pool, tick, "label") == NULL ? TICK_GAP : GAP);
    if (tick != NULL) {
        draw_tick(canvas, drawing, tick);
        return;
    }
    draw_said(canvas, drawing, STYLE_LABEL, "label");
    draw_said(canvas, drawing, STYLE_HINT, "hint");
    if (node_first(drawing->node, "choice") != NULL)
        draw_choices(canvas, drawing);
    else if (node_first(drawing->node, "part") != NULL)
        draw_parts(canvas, drawing);
    else
        draw_room(canvas, drawing);
}
