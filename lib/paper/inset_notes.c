#include "paper/inset_notes.h"

#include <glib.h>
#include <math.h>

#include "base/pool.h"
#include "base/text.h"
#include "paper/pdf.h"

enum { MOST_NOTES = 5000 };

/* Flags of a note that is not seen (12.5.3). */
enum { FLAG_HIDDEN = 1 << 1, FLAG_NO_VIEW = 1 << 5 };

static qpdf_oh key_of(qpdf_data pdf, qpdf_oh in, const char *key)
{
    return qpdf_oh_get_key_if_dict(pdf, in, key);
}

/* The drawing by which it is seen as it stands now; false: it is not seen. */
static bool appearance(qpdf_data pdf, struct pool *pool, qpdf_oh note, qpdf_oh *drawing)
{
    static const char *const unseen[] = {"/Link", "/Popup", NULL}; /* a pop-up is opened by hand */
    qpdf_oh flags = key_of(pdf, note, "/F"), state = key_of(pdf, note, "/AS"), kind = key_of(pdf, note, "/Subtype");
    if (qpdf_oh_is_integer(pdf, flags) && (qpdf_oh_get_int_value(pdf, flags) & (FLAG_HIDDEN | FLAG_NO_VIEW)) != 0)
        return false;
    if (qpdf_oh_is_name(pdf, kind) && text_among(qpdf_oh_get_name(pdf, kind), unseen))
        return false;
    *drawing = key_of(pdf, key_of(pdf, note, "/AP"), "/N");
    if (!qpdf_oh_is_stream(pdf, *drawing) && qpdf_oh_is_name(pdf, state))
        *drawing = key_of(pdf, *drawing, pool_copy(pool, qpdf_oh_get_name(pdf, state)));
    return qpdf_oh_is_stream(pdf, *drawing);
}

/* The box as it is after the matrix of the drawing, if there is one. */
static struct pdf_box moved(qpdf_data pdf, qpdf_oh matrix, struct pdf_box box)
{
    double m[6] = {1, 0, 0, 1, 0, 0};
    struct pdf_box all = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    if (qpdf_oh_is_array(pdf, matrix) && qpdf_oh_get_array_n_items(pdf, matrix) == 6)
        for (int i = 0; i < 6; i++)
            m[i] = qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, matrix, i));
    for (int corner = 0; corner < 4; corner++) {
        double across = corner & 1 ? box.right : box.left, up = corner & 2 ? box.top : box.bottom;
        double x = m[0] * across + m[2] * up + m[4], y = m[1] * across + m[3] * up + m[5];
        all = (struct pdf_box){fmin(all.left, x), fmin(all.bottom, y), fmax(all.right, x), fmax(all.top, y)};
    }
    return all;
}

/* The operators that draw it in its place; NULL: it has none. */
static const char *placed(qpdf_data pdf, struct pool *pool, qpdf_oh note, const struct note *drawn)
{
    qpdf_oh dictionary = qpdf_oh_get_dict(pdf, drawn->drawing);
    struct pdf_box place, box;
    if (!pdf_box(pdf, key_of(pdf, note, "/Rect"), &place) || !pdf_box(pdf, key_of(pdf, dictionary, "/BBox"), &box))
        return NULL;
    box = moved(pdf, key_of(pdf, dictionary, "/Matrix"), box);
    double across = (place.right - place.left) / (box.right - box.left);
    double up = (place.top - place.bottom) / (box.top - box.bottom);
    if (!isfinite(across) || !isfinite(up))
        return NULL;
    return pool_format(pool, "q %.5f 0 0 %.5f %.5f %.5f cm %s Do Q", across, up, place.left - box.left * across,
                       place.bottom - box.bottom * up, drawn->name);
}

struct notes notes_of(qpdf_data pdf, struct pool *pool, qpdf_oh page)
{
    struct notes notes = {NULL, 0, NULL};
    GString *all_drawn = g_string_new(NULL);
    qpdf_oh all = key_of(pdf, page, "/Annots");
    int count = qpdf_oh_is_array(pdf, all) ? qpdf_oh_get_array_n_items(pdf, all) : 0;
    for (int i = 0; i < count && i < MOST_NOTES; i++) {
        qpdf_oh note = qpdf_oh_get_array_item(pdf, all, i);
        struct note drawn = {.name = pool_format(pool, "/Note%d", i)};
        if (!appearance(pdf, pool, note, &drawn.drawing))
            continue;
        const char *operators = placed(pdf, pool, note, &drawn);
        if (operators == NULL)
            continue;
        g_string_append_printf(all_drawn, "\n%s", operators);
        *LIST_ADD(pool, notes.list, notes.count) = drawn;
    }
    notes.drawn = pool_take(pool, g_string_free(all_drawn, FALSE));
    return notes;
}
