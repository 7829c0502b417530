#include "paper/inset_parse.h"

#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/pool.h"
#include "paper/inset.h"
#include "paper/inset_clean.h"
#include "paper/inset_notes.h"
#include "paper/pdf.h"
#include "paper/picture.h"

/* Of a page that does not say how big it is, and the longest side that anybody would print. */
static const double A4_WIDTH = 595.28, A4_HEIGHT = 841.89, LONGEST = 20000;

struct parsing {
    struct pool *pool;
    qpdf_data from, to;
    struct cleaning *cleaning;
};

/* What is seen of the page, before it is turned. */
static struct pdf_box box_of(struct parsing *parsing, qpdf_oh page)
{
    struct pdf_box all, seen;
    if (!pdf_box(parsing->from, qpdf_oh_get_key(parsing->from, page, "/MediaBox"), &all))
        all = (struct pdf_box){0, 0, A4_WIDTH, A4_HEIGHT};
    if (!pdf_box(parsing->from, qpdf_oh_get_key(parsing->from, page, "/CropBox"), &seen))
        return all;
    seen = (struct pdf_box){fmax(seen.left, all.left), fmax(seen.bottom, all.bottom), fmin(seen.right, all.right),
                            fmin(seen.top, all.top)};
    return seen.right - seen.left >= 1 && seen.top - seen.bottom >= 1 ? seen : all;
}

/* How often it is turned by a quarter, clockwise. */
static int turns_of(struct parsing *parsing, qpdf_oh page)
{
    qpdf_oh turned = qpdf_oh_get_key(parsing->from, page, "/Rotate");
    long long degrees = qpdf_oh_is_integer(parsing->from, turned) ? qpdf_oh_get_int_value(parsing->from, turned) : 0;
    return (int)((degrees / 90 % 4 + 4) % 4);
}

/* The page's own drawing, with all that it needs, cleaned; false if it cannot be read. */
static bool drawing_of(struct parsing *parsing, qpdf_oh page, const struct pdf_box *box, qpdf_oh *drawing)
{
    qpdf_data from = parsing->from;
    unsigned char *drawn = NULL;
    size_t length = 0;
    if ((qpdf_oh_get_page_content_data(from, page, &drawn, &length) & QPDF_ERRORS) != 0)
        return false;
    *drawing = pdf_form(from, parsing->pool, box, NULL, drawn, length);
    free(drawn);
    qpdf_oh dictionary = qpdf_oh_get_dict(from, *drawing);
    qpdf_oh_replace_or_remove_key(from, dictionary, "/Resources", qpdf_oh_get_key(from, page, "/Resources"));
    qpdf_oh_replace_or_remove_key(from, dictionary, "/Group", qpdf_oh_get_key(from, page, "/Group"));
    return clean(parsing->cleaning, *drawing);
}

/* A drawing of the page as it is seen: its own, and above it what was filled in and noted. */
static bool page_drawn(struct parsing *parsing, qpdf_oh page, qpdf_oh *whole, struct pdf_box *size)
{
    static const signed char ways[4][4] = {{1, 0, 0, 1}, {0, -1, 1, 0}, {-1, 0, 0, -1}, {0, 1, -1, 0}};
    const struct pdf_box box = box_of(parsing, page);
    int turns = turns_of(parsing, page);
    const signed char *way = ways[turns];
    const double left = box.left, bottom = box.bottom, right = box.right, top = box.top;
    const double matrix[6] = {way[0],
                              way[1],
                              way[2],
                              way[3],
                              (double[]){-left, -bottom, right, top}[turns],
                              (double[]){-bottom, right, top, -left}[turns]};
    qpdf_oh own;
    if (!drawing_of(parsing, page, &box, &own))
        return false;
    struct notes notes = notes_of(parsing->from, parsing->pool, page);
    const char *drawn = pool_format(parsing->pool, "/Own Do%s", notes.drawn);
    *whole = pdf_form(parsing->from, parsing->pool, &box, matrix, (const unsigned char *)drawn, strlen(drawn));
    qpdf_oh objects = pdf_form_objects(parsing->from, *whole);
    qpdf_oh_replace_key(parsing->from, objects, "/Own", own);
    for (size_t i = 0; i < notes.count; i++) {
        if (!clean(parsing->cleaning, notes.list[i].drawing))
            return false;
        qpdf_oh_replace_key(parsing->from, objects, notes.list[i].name, notes.list[i].drawing);
    }
    bool lies = turns % 2 == 1;
    *size = (struct pdf_box){0, 0, lies ? top - bottom : right - left, lies ? right - left : top - bottom};
    return true;
}

static bool add_page(struct parsing *parsing, qpdf_oh from)
{
    qpdf_oh whole;
    struct pdf_box size;
    if (!page_drawn(parsing, from, &whole, &size) || size.right > LONGEST || size.top > LONGEST)
        return false;
    qpdf_data to = parsing->to;
    qpdf_oh drawing = qpdf_oh_copy_foreign_object(to, parsing->from, whole);
    qpdf_oh page = qpdf_oh_parse(
        to, pool_format(parsing->pool, "<< /Type /Page /MediaBox [0 0 %.2f %.2f] /Resources << /XObject << >> >> >>",
                        size.right, size.top));
    qpdf_oh content = qpdf_oh_new_stream(to), null = qpdf_oh_new_null(to);
    static const char drawn[] = INSET_DRAWING " Do";
    qpdf_oh_replace_stream_data(to, content, (const unsigned char *)drawn, sizeof drawn - 1, null, null);
    qpdf_oh_replace_key(to, page, "/Contents", content);
    qpdf_oh objects = qpdf_oh_get_key(to, qpdf_oh_get_key(to, page, "/Resources"), "/XObject");
    qpdf_oh_replace_key(to, objects, INSET_DRAWING, drawing);
    return (qpdf_add_page(to, to, qpdf_make_indirect_object(to, page), QPDF_FALSE) & QPDF_ERRORS) == 0;
}

static bool tell(int out, int as, int pages)
{
    const struct inset_told told = {as, pages};
    return pdf_write(out, (const char *)&told, sizeof told);
}

/* Makes the pages, and gives them back. */
static bool make_pages(struct parsing *parsing, int out, int count)
{
    parsing->to = pdf_new();
    parsing->cleaning = cleaning_new(parsing->pool, parsing->from);
    qpdf_empty_pdf(parsing->to);
    qpdf_push_inherited_attributes_to_page(parsing->from);
    for (int i = 0; i < count; i++)
        if (!add_page(parsing, qpdf_get_page_n(parsing->from, (size_t)i)))
            return tell(out, INSET_BROKEN, 0);
    size_t length;
    const char *made = pdf_made(parsing->to, &length);
    return made ? tell(out, INSET_PAGES, count) && pdf_write(out, made, length) : tell(out, INSET_BROKEN, 0);
}

/* The file as a PDF, whatever it was; NULL: it cannot be read. */
static const char *as_pdf(struct pool *pool, const struct inset_file *file, size_t *length)
{
    *length = file->size;
    if (file->kind == INSET_PDF)
        return file->bytes;
    return picture_pdf(pool, file->kind == INSET_JPEG ? PICTURE_JPEG : PICTURE_PNG, file->bytes, file->size, length);
}

bool inset_parse(int out, const void *closure)
{
    const struct inset_file *file = closure;
    size_t length;
    struct parsing parsing = {.pool = pool_new(), .from = pdf_new()};
    const char *pdf = as_pdf(parsing.pool, file, &length);
    if (pdf == NULL)
        return tell(out, INSET_BROKEN, 0);
    if ((qpdf_read_memory(parsing.from, "file", pdf, length, NULL) & QPDF_ERRORS) != 0) {
        bool locked = qpdf_get_error_code(parsing.from, qpdf_get_error(parsing.from)) == qpdf_e_password;
        return tell(out, locked ? INSET_PASSWORD : INSET_BROKEN, 0);
    }
    int count = qpdf_get_num_pages(parsing.from);
    if (count < 1 || count > file->most)
        return tell(out, count < 1 ? INSET_BROKEN : INSET_LONG, 0);
    return make_pages(&parsing, out, count);
}
