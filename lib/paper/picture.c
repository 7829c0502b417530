#include "paper/picture.h"

#include <cairo-pdf.h>
#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "paper/jpeg.h"

/* A dot of the picture, in points: as screens show it. */
static const double DOT = 0.75;

/* What was not read yet of the file. */
struct rest {
    const char *bytes;
    size_t left;
};

static cairo_status_t give_bytes(void *closure, unsigned char *bytes, unsigned length)
{
    struct rest *rest = closure;
    if (length > rest->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, rest->bytes, length);
    *rest = (struct rest){rest->bytes + length, rest->left - length};
    return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* How a picture that was turned so stands upright (Exif 2.3, 4.6.4: Orientation 1 to 8). */
static cairo_matrix_t upright(int turned, double width, double height)
{
    static const signed char ways[8][4] = {{1, 0, 0, 1}, {-1, 0, 0, 1}, {-1, 0, 0, -1}, {1, 0, 0, -1},
                                           {0, 1, 1, 0}, {0, 1, -1, 0}, {0, -1, -1, 0}, {0, -1, 1, 0}};
    const signed char *way = ways[turned - 1];
    cairo_matrix_t matrix;
    cairo_matrix_init(&matrix, way[0], way[1], way[2], way[3], (way[0] < 0) * width + (way[2] < 0) * height,
                      (way[1] < 0) * width + (way[3] < 0) * height);
    return matrix;
}

/* The surface on a page of its own. */
static const char *page_of(struct pool *pool, cairo_surface_t *picture, int turned, size_t *length)
{
    double width = cairo_image_surface_get_width(picture), height = cairo_image_surface_get_height(picture);
    bool lies = turned > 4;
    GByteArray *bytes = g_byte_array_new();
    cairo_surface_t *page = cairo_pdf_surface_create_for_stream(take_bytes, bytes, (lies ? height : width) * DOT,
                                                                (lies ? width : height) * DOT);
    cairo_t *cairo = cairo_create(page);
    cairo_matrix_t matrix = upright(turned, width, height);
    cairo_scale(cairo, DOT, DOT);
    cairo_transform(cairo, &matrix);
    cairo_set_source_surface(cairo, picture, 0, 0);
    cairo_paint(cairo);
    bool good = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_finish(page);
    good = good && cairo_surface_status(page) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(page);
    *length = bytes->len;
    char *pdf = (char *)g_byte_array_free(bytes, FALSE);
    pool_on_free(pool, g_free, pdf);
    return good ? pdf : NULL;
}

/* True if there is a picture in it that can be unpacked. */
static bool can_be_unpacked(const struct jpeg *jpeg)
{
    qpdf_data pdf = qpdf_init();
    QPDF_BOOL unpacked = QPDF_FALSE;
    unsigned char *dots = NULL;
    size_t count;
    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    qpdf_empty_pdf(pdf);
    qpdf_oh stream = qpdf_oh_new_stream(pdf);
    qpdf_oh_replace_stream_data(pdf, stream, (const unsigned char *)jpeg->bytes, jpeg->length,
                                qpdf_oh_new_name(pdf, "/DCTDecode"), qpdf_oh_new_null(pdf));
    int errors = qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_all, &unpacked, &dots, &count) & QPDF_ERRORS;
    free(dots);
    qpdf_cleanup(&pdf);
    return errors == 0 && unpacked;
}

static bool is_too_big(double width, double height)
{
    return width * height > PICTURE_MOST_DOTS;
}

/* The photo goes into the PDF as it is packed; the surface says only how big it is. */
static const char *jpeg_pdf(struct pool *pool, const char *bytes, size_t size, size_t *length)
{
    struct jpeg jpeg;
    if (!jpeg_read(pool, bytes, size, &jpeg) || is_too_big(jpeg.width, jpeg.height) || !can_be_unpacked(&jpeg))
        return NULL;
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, jpeg.width, jpeg.height);
    cairo_surface_set_mime_data(picture, CAIRO_MIME_TYPE_JPEG, (const unsigned char *)jpeg.bytes, jpeg.length, NULL,
                                NULL);
    const char *pdf = page_of(pool, picture, jpeg.turned, length);
    cairo_surface_destroy(picture);
    return pdf;
}

/* Its size stands behind the signature and the name of the first chunk (PNG, 11.2.2). */
static const char *png_pdf(struct pool *pool, const char *bytes, size_t size, size_t *length)
{
    enum { WIDTH = 16, HEIGHT = 20, HEAD = 24 };
    guint32 width, height;
    if (size < HEAD)
        return NULL;
    memcpy(&width, bytes + WIDTH, sizeof width);
    memcpy(&height, bytes + HEIGHT, sizeof height);
    if (is_too_big(GUINT32_FROM_BE(width), GUINT32_FROM_BE(height)))
        return NULL;
    cairo_surface_t *picture = cairo_image_surface_create_from_png_stream(give_bytes, &(struct rest){bytes, size});
    bool read = cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS;
    const char *pdf = read ? page_of(pool, picture, 1, length) : NULL;
    cairo_surface_destroy(picture);
    return pdf;
}

const char *picture_pdf(struct pool *pool, enum picture_kind kind, const char *bytes, size_t size, size_t *length)
{
    return kind == PICTURE_JPEG ? jpeg_pdf(pool, bytes, size, length) : png_pdf(pool, bytes, size, length);
}
