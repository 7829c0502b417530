#include "paper/press.h"

#include <cairo-pdf.h>
#include <glib.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "base/pool.h"
#include "paper/finish.h"

enum { DEEPEST_BOOKMARK = 3 };

struct press {
    struct pool *pool;
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoContext *context;
    GByteArray *bytes;
    int bookmarks[DEEPEST_BOOKMARK + 1]; /* the last of each level */
};

/* A line: how far right it begins, how high it is, how far down its letters stand, how wide they are. */
struct line {
    PangoLayoutLine *line;
    double left, height, base, width;
};

struct setting {
    PangoLayout *layout;
    double grey, height;
    struct line *lines;
    size_t count;
};

static double points(int units)
{
    return (double)units / PANGO_SCALE;
}

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* What a press holds that is not of the pool. */
static void let_go(void *thing)
{
    struct press *press = thing;
    g_object_unref(press->context);
    cairo_destroy(press->cairo);
    cairo_surface_destroy(press->surface);
    g_byte_array_free(press->bytes, TRUE);
}

struct press *press_open(struct pool *pool, const char *title, const char *author)
{
    struct press *press = pool_alloc(pool, sizeof *press);
    press->pool = pool;
    press->bytes = g_byte_array_new();
    press->surface = cairo_pdf_surface_create_for_stream(take_bytes, press->bytes, PAGE_WIDTH, PAGE_HEIGHT);
    cairo_pdf_surface_set_metadata(press->surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(press->surface, CAIRO_PDF_METADATA_AUTHOR, author);
    press->cairo = cairo_create(press->surface);
    press->context = pango_cairo_create_context(press->cairo);
    pool_on_free(pool, let_go, press);
    press_begin(press, "Document");
    return press;
}

/* What holds for that part of the text. */
static void apply(PangoAttrList *list, PangoAttribute *attribute, size_t from, size_t to)
{
    attribute->start_index = (guint)from;
    attribute->end_index = (guint)to;
    pango_attr_list_insert(list, attribute);
}

static void apply_mark(PangoAttrList *list, enum mark mark, size_t from, size_t to)
{
    if (mark == MARK_STRONG || mark == MARK_CODE)
        apply(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
    if (mark == MARK_CODE)
        apply(list, pango_attr_family_new("Liberation Mono, Courier New, Mono"), from, to);
    if (mark == MARK_CODE || mark == MARK_WHOLE)
        apply(list, pango_attr_allow_breaks_new(FALSE), from, to);
}

static void set_runs(PangoLayout *layout, const struct run *runs, size_t count)
{
    GString *text = g_string_new(NULL);
    PangoAttrList *list = pango_attr_list_new();
    apply(list, pango_attr_insert_hyphens_new(FALSE), 0, G_MAXUINT); /* an address has none */
    for (size_t i = 0; i < count; i++) {
        size_t from = text->len;
        g_string_append(text, runs[i].text);
        apply_mark(list, runs[i].mark, from, text->len);
    }
    pango_layout_set_text(layout, text->str, -1);
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
    g_string_free(text, TRUE);
}

/* Lines have their leading above and below in equal parts. */
static void find_lines(struct pool *pool, struct setting *setting, double leading)
{
    PangoLayoutIter *at = pango_layout_get_iter(setting->layout);
    setting->lines = pool_array(pool, (size_t)pango_layout_get_line_count(setting->layout), sizeof *setting->lines);
    do {
        int top, bottom;
        PangoRectangle extents;
        pango_layout_iter_get_line_yrange(at, &top, &bottom);
        pango_layout_iter_get_line_extents(at, NULL, &extents);
        struct line *line = &setting->lines[setting->count++];
        double height = points(bottom - top), base = points(pango_layout_iter_get_baseline(at) - top);
        *line = (struct line){pango_layout_iter_get_line_readonly(at), points(extents.x), height * leading,
                              base + height * (leading - 1) / 2, points(extents.width)};
        setting->height += line->height;
    } while (pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
}

struct setting *press_set(struct press *press, const struct face *face, double width, const struct run *runs,
                          size_t count)
{
    struct setting *setting = pool_alloc(press->pool, sizeof *setting);
    PangoFontDescription *font = pango_font_description_from_string("Liberation Sans, Arial, Helvetica, Sans");
    pango_font_description_set_weight(font, face->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, face->size * PANGO_SCALE);
    setting->layout = pango_layout_new(press->context);
    setting->grey = face->grey;
    pango_layout_set_font_description(setting->layout, font);
    pango_layout_set_width(setting->layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(setting->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(setting->layout, face->right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    set_runs(setting->layout, runs, count);
    pango_font_description_free(font);
    pool_on_free(press->pool, g_object_unref, setting->layout);
    find_lines(press->pool, setting, face->leading);
    return setting;
}

struct setting *press_set_text(struct press *press, const struct face *face, double width, const char *text)
{
    return press_set(press, face, width, &(const struct run){MARK_NONE, text}, 1);
}

size_t setting_lines(const struct setting *setting)
{
    return setting->count;
}

double setting_line(const struct setting *setting, size_t line)
{
    return setting->lines[line].height;
}

double setting_height(const struct setting *setting)
{
    return setting->height;
}

double setting_line_width(const struct setting *setting, size_t line)
{
    return setting->lines[line].width;
}

static void set_grey(struct press *press, double level)
{
    cairo_set_source_rgb(press->cairo, level, level, level);
}

double press_put(struct press *press, const struct setting *setting, size_t line, double left, double top)
{
    const struct line *put = &setting->lines[line];
    set_grey(press, setting->grey);
    cairo_move_to(press->cairo, left + put->left, top + put->base);
    pango_cairo_show_layout_line(press->cairo, put->line);
    return top + put->height;
}

double press_put_all(struct press *press, const struct setting *setting, double left, double top)
{
    for (size_t i = 0; i < setting->count; i++)
        top = press_put(press, setting, i, left, top);
    return top;
}

void press_rule(struct press *press, double left, double top, double right, double bottom, double thick, double grey,
                double dots)
{
    set_grey(press, grey);
    cairo_set_line_width(press->cairo, thick);
    cairo_set_dash(press->cairo, (const double[]){thick, dots - thick}, dots > 0 ? 2 : 0, 0);
    cairo_move_to(press->cairo, left, top);
    cairo_line_to(press->cairo, right, bottom);
    cairo_stroke(press->cairo);
}

struct reading_bytes {
    const char *next;
    size_t left;
};

static cairo_status_t give_bytes(void *closure, unsigned char *bytes, unsigned length)
{
    struct reading_bytes *reading = closure;
    if (length > reading->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, reading->next, length);
    reading->next += length;
    reading->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

double press_picture(struct press *press, const char *png, size_t size, double left, double top, double width,
                     double height)
{
    struct reading_bytes reading = {png, size};
    cairo_surface_t *picture = cairo_image_surface_create_from_png_stream(give_bytes, &reading);
    double wide = cairo_image_surface_get_width(picture), high = cairo_image_surface_get_height(picture), scale = 0;
    if (cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS && wide > 0 && high > 0) {
        scale = fmin(width / wide, height / high);
        cairo_save(press->cairo);
        cairo_translate(press->cairo, left, top);
        cairo_scale(press->cairo, scale, scale);
        cairo_set_source_surface(press->cairo, picture, 0, 0);
        cairo_paint(press->cairo);
        cairo_restore(press->cairo);
    }
    cairo_surface_destroy(picture);
    return wide * scale;
}

void press_begin(struct press *press, const char *element)
{
    cairo_tag_begin(press->cairo, element, NULL);
}

void press_begin_link(struct press *press, const char *place)
{
    cairo_tag_begin(press->cairo, CAIRO_TAG_LINK, pool_format(press->pool, "dest='%s'", place));
}

void press_end(struct press *press, const char *element)
{
    cairo_tag_end(press->cairo, element);
}

void press_place(struct press *press, const char *place, int level, const char *title)
{
    int above = CAIRO_PDF_OUTLINE_ROOT;
    cairo_tag_begin(press->cairo, CAIRO_TAG_DEST, pool_format(press->pool, "name='%s'", place));
    cairo_tag_end(press->cairo, CAIRO_TAG_DEST);
    for (int i = 1; i < level; i++)
        above = press->bookmarks[i] ? press->bookmarks[i] : above;
    for (int i = level; i <= DEEPEST_BOOKMARK; i++)
        press->bookmarks[i] = 0;
    press->bookmarks[level] =
        cairo_pdf_surface_add_outline(press->surface, above, title, pool_format(press->pool, "dest='%s'", place),
                                      level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
}

void press_page(struct press *press)
{
    cairo_show_page(press->cairo);
}

const char *press_close(struct press *press, const char *language, size_t *length)
{
    press_end(press, "Document");
    cairo_surface_finish(press->surface);
    if (cairo_status(press->cairo) != CAIRO_STATUS_SUCCESS ||
        cairo_surface_status(press->surface) != CAIRO_STATUS_SUCCESS)
        return NULL;
    *length = press->bytes->len;
    return pdf_finish(press->pool, (const char *)press->bytes->data, length, language);
}
