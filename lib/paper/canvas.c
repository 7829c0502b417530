#include "paper/canvas.h"

#include <cairo-pdf.h>
#include <glib.h>
#include <pango/pangocairo.h>
#include <stdio.h>

#include "base/pool.h"

/* A4, and its margins. */
static const double PAGE_WIDTH = 595.28, PAGE_HEIGHT = 841.89, SIDE = 54, HEAD = 48, FOOT = 62, FOOT_LINE = 44;

struct canvas {
    struct pool *pool;
    const struct letterhead *head;
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoContext *context;
    GByteArray *bytes;
    int measuring;          /* 0: it draws */
    int page, first, pages; /* the first page of the paper that is drawn, and how many it has */
    double top;
    struct column column;
};

/* How a style is set: its size to that of running text, the room above it, how dark, and what it is called in the
 * structure of the file. */
static const struct {
    double scale, above, grey;
    PangoWeight weight;
    const char *tag;
} styles[] = {
    [STYLE_TITLE] = {2.2, 0.1, 0, PANGO_WEIGHT_BOLD, "H1"},
    [STYLE_HEADING] = {1.45, 1.5, 0, PANGO_WEIGHT_BOLD, "H2"},
    [STYLE_SUBHEADING] = {1.1, 0.8, 0, PANGO_WEIGHT_BOLD, "H3"},
    [STYLE_TEXT] = {1, 0.4, 0, PANGO_WEIGHT_NORMAL, "P"},
    [STYLE_CHOICE] = {1, 0, 0, PANGO_WEIGHT_NORMAL, "P"},
    [STYLE_LABEL] = {1, 0, 0, PANGO_WEIGHT_BOLD, "P"},
    [STYLE_HINT] = {0.92, 0.15, 0.3, PANGO_WEIGHT_NORMAL, "P"},
    [STYLE_FROM] = {1.1, 0, 0.2, PANGO_WEIGHT_BOLD, "P"},
    [STYLE_CODE] = {1.45, 0.1, 0, PANGO_WEIGHT_BOLD, "P"},
    [STYLE_SMALL] = {0.9, 0, 0.3, PANGO_WEIGHT_NORMAL, "P"},
};

bool canvas_draws(const struct canvas *canvas)
{
    return canvas->measuring == 0;
}

double canvas_size(const struct canvas *canvas)
{
    return canvas->head->size;
}

double canvas_top(const struct canvas *canvas)
{
    return canvas->top;
}

double canvas_width(const struct canvas *canvas)
{
    return canvas->column.width;
}

void canvas_skip(struct canvas *canvas, double height)
{
    canvas->top += height;
}

void canvas_return(struct canvas *canvas, double top)
{
    canvas->top = top;
}

struct column canvas_narrow(struct canvas *canvas, double from, double width)
{
    struct column before = canvas->column;
    canvas->column = (struct column){before.left + from, width};
    return before;
}

void canvas_widen(struct canvas *canvas, struct column column)
{
    canvas->column = column;
}

static void grey(struct canvas *canvas, double level)
{
    cairo_set_source_rgb(canvas->cairo, level, level, level);
}

/* The text, to be set in that style at that width; the caller lets it go. */
static PangoLayout *set_text(struct canvas *canvas, enum style style, const char *text, double width)
{
    PangoLayout *layout = pango_layout_new(canvas->context);
    PangoFontDescription *font = pango_font_description_from_string("Liberation Sans, Arial, Helvetica, Sans");
    pango_font_description_set_weight(font, styles[style].weight);
    pango_font_description_set_absolute_size(font, canvas->head->size * styles[style].scale * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout, 1.15F);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE)); /* an address has none */
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_text(layout, text, -1);
    pango_font_description_free(font);
    return layout;
}

static double height_of(PangoLayout *layout)
{
    int height;
    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

void canvas_text(struct canvas *canvas, enum style style, const char *text)
{
    PangoLayout *layout = set_text(canvas, style, text, canvas->column.width);
    canvas->top += canvas->head->size * styles[style].above;
    if (canvas_draws(canvas)) {
        cairo_tag_begin(canvas->cairo, styles[style].tag, NULL);
        grey(canvas, styles[style].grey);
        cairo_move_to(canvas->cairo, canvas->column.left, canvas->top);
        pango_cairo_show_layout(canvas->cairo, layout);
        cairo_tag_end(canvas->cairo, styles[style].tag);
    }
    canvas->top += height_of(layout);
    g_object_unref(layout);
}

/* Pale lines to write on, inside of a box. */
static void rule_lines(struct canvas *canvas, const struct place *place, int lines)
{
    static const double dots[] = {0.8, 2.2};
    grey(canvas, 0.6);
    cairo_set_line_width(canvas->cairo, 0.5);
    cairo_set_dash(canvas->cairo, dots, 2, 0);
    for (int line = 1; line < lines; line++) {
        double at = place->top + place->height * line / lines;
        cairo_move_to(canvas->cairo, place->left + 6, at);
        cairo_line_to(canvas->cairo, place->left + place->width - 6, at);
        cairo_stroke(canvas->cairo);
    }
    cairo_set_dash(canvas->cairo, NULL, 0, 0);
}

struct place canvas_box(struct canvas *canvas, double width, double height, int lines, bool round)
{
    const struct place place = {canvas->page, canvas->column.left, canvas->top, width, height};
    if (canvas_draws(canvas)) {
        cairo_tag_begin(canvas->cairo, "Form", NULL);
        cairo_tag_end(canvas->cairo, "Form");
        rule_lines(canvas, &place, lines);
        grey(canvas, 0.25);
        cairo_set_line_width(canvas->cairo, 0.8);
        cairo_new_path(canvas->cairo);
        if (round)
            cairo_arc(canvas->cairo, place.left + width / 2, place.top + height / 2, width / 2, 0, 2 * G_PI);
        else
            cairo_rectangle(canvas->cairo, place.left, place.top, width, height);
        cairo_stroke(canvas->cairo);
    }
    canvas->top += height;
    return place;
}

void canvas_rule(struct canvas *canvas, bool cut)
{
    static const double dashes[] = {6, 4};
    if (!canvas_draws(canvas))
        return;
    grey(canvas, 0.25);
    cairo_set_line_width(canvas->cairo, 0.8);
    cairo_set_dash(canvas->cairo, dashes, cut ? 2 : 0, 0);
    cairo_move_to(canvas->cairo, canvas->column.left, canvas->top);
    cairo_line_to(canvas->cairo, canvas->column.left + canvas->column.width, canvas->top);
    cairo_stroke(canvas->cairo);
    cairo_set_dash(canvas->cairo, NULL, 0, 0);
}

void canvas_frame(struct canvas *canvas, double top)
{
    if (!canvas_draws(canvas))
        return;
    grey(canvas, 0.25);
    cairo_set_line_width(canvas->cairo, 1);
    cairo_rectangle(canvas->cairo, canvas->column.left, top, canvas->column.width, canvas->top - top);
    cairo_stroke(canvas->cairo);
}

/* One line in the foot, at its left or right end. */
static void foot_text(struct canvas *canvas, const char *text, PangoAlignment alignment)
{
    PangoLayout *layout = set_text(canvas, STYLE_SMALL, text, PAGE_WIDTH - 2 * SIDE);
    pango_layout_set_alignment(layout, alignment);
    grey(canvas, styles[STYLE_SMALL].grey);
    cairo_move_to(canvas->cairo, SIDE, PAGE_HEIGHT - FOOT_LINE);
    pango_cairo_show_layout(canvas->cairo, layout);
    g_object_unref(layout);
}

/* Ends the page: its foot, which is no part of what is read. */
static void end_page(struct canvas *canvas)
{
    const struct letterhead *head = canvas->head;
    if (canvas_draws(canvas)) {
        foot_text(canvas, head->foot, PANGO_ALIGN_LEFT);
        foot_text(canvas,
                  pool_format(canvas->pool, "%s %d %s %d", head->page, canvas->page - canvas->first + 1, head->of,
                              canvas->pages),
                  PANGO_ALIGN_RIGHT);
        cairo_show_page(canvas->cairo);
    }
    canvas->page++;
    canvas->top = HEAD;
}

void canvas_block(struct canvas *canvas, canvas_draw *draw, void *closure)
{
    double top = canvas->top;
    canvas->measuring++;
    draw(canvas, closure);
    canvas->measuring--;
    double height = canvas->top - top;
    canvas->top = top;
    if (top > HEAD && top + height > PAGE_HEIGHT - FOOT)
        end_page(canvas);
    draw(canvas, closure);
}

/* Draws it all from its first page on. */
static void draw_all(struct canvas *canvas, const struct paper *paper)
{
    canvas->page = canvas->first;
    canvas->top = HEAD;
    canvas->column = (struct column){SIDE, PAGE_WIDTH - 2 * SIDE};
    paper->draw(canvas, paper->closure);
    end_page(canvas);
}

/* A paper, after those before it. */
static void draw_paper(struct canvas *canvas, const struct paper *paper)
{
    canvas->head = paper->head;
    canvas->first = canvas->page;
    canvas->measuring = 1;
    draw_all(canvas, paper);
    canvas->pages = canvas->page - canvas->first;
    canvas->measuring = 0;
    draw_all(canvas, paper);
}

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void open_surface(struct canvas *canvas)
{
    const struct letterhead *head = canvas->head;
    canvas->bytes = g_byte_array_new();
    canvas->surface = cairo_pdf_surface_create_for_stream(take_bytes, canvas->bytes, PAGE_WIDTH, PAGE_HEIGHT);
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_TITLE, head->title);
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_AUTHOR, head->author);
    if (head->made != NULL)
        cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_CREATE_DATE, head->made);
    canvas->cairo = cairo_create(canvas->surface);
    canvas->context = pango_cairo_create_context(canvas->cairo);
}

const char *canvas_pdf(struct pool *pool, const struct letterhead *head, canvas_draw *draw, void *closure,
                       size_t *length)
{
    return canvas_papers(pool, &(struct paper){head, draw, closure}, 1, length);
}

const char *canvas_papers(struct pool *pool, const struct paper *papers, size_t count, size_t *length)
{
    struct canvas canvas = {.pool = pool, .head = papers[0].head};
    open_surface(&canvas);
    cairo_tag_begin(canvas.cairo, "Document", NULL);
    for (size_t i = 0; i < count; i++)
        draw_paper(&canvas, &papers[i]);
    cairo_tag_end(canvas.cairo, "Document");
    g_object_unref(canvas.context);
    cairo_destroy(canvas.cairo);
    cairo_surface_finish(canvas.surface);
    bool good = cairo_surface_status(canvas.surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(canvas.surface);
    *length = canvas.bytes->len;
    char *pdf = (char *)g_byte_array_free(canvas.bytes, FALSE);
    pool_on_free(pool, g_free, pdf);
    return good ? pdf : NULL;
}
