#include "paper/join.h"

#include <math.h>
#include <string.h>

#include "base/child.h"
#include "base/fault.h"
#include "base/pool.h"
#include "paper/inset.h"
#include "paper/inset_parse.h"
#include "paper/pdf.h"

static const struct bounds bounds = {.memory = 1536UL * 1024 * 1024, .output = 128UL * 1024 * 1024, .seconds = 8};

/* What the child does. */
struct joining {
    struct pool *pool; /* made by the child */
    const char *document;
    size_t length;
    const struct frame *frames;
    size_t count;
    qpdf_data into;
    const struct inset *open; /* from which pages are taken now */
    qpdf_data from;
};

/* The file that the frame's inset is; frames of the same one stand together. */
static qpdf_data file_of(struct joining *joining, const struct frame *frame)
{
    if (joining->open == frame->inset)
        return joining->from;
    /* what was copied is read only when the whole is written: the files before stay open */
    joining->open = frame->inset;
    joining->from = pdf_new();
    qpdf_read_memory(joining->from, "inset", frame->inset->pdf, frame->inset->length, NULL);
    return joining->from;
}

/* Puts the operators before and behind what the page draws already, which may leave things as it likes. */
static void draw_on(struct joining *joining, qpdf_oh page, const char *operators)
{
    qpdf_data pdf = joining->into;
    qpdf_oh drawn = qpdf_oh_get_key(pdf, page, "/Contents"), whole = qpdf_oh_new_array(pdf);
    const char *const around[] = {"q", operators};
    for (int i = 0; i < 2; i++) {
        qpdf_oh stream = qpdf_oh_new_stream(pdf), null = qpdf_oh_new_null(pdf);
        qpdf_oh_replace_stream_data(pdf, stream, (const unsigned char *)around[i], strlen(around[i]), null, null);
        qpdf_oh_append_item(pdf, whole, stream);
        for (int n = 0; i == 0 && qpdf_oh_is_array(pdf, drawn) && n < qpdf_oh_get_array_n_items(pdf, drawn); n++)
            qpdf_oh_append_item(pdf, whole, qpdf_oh_get_array_item(pdf, drawn, n));
        if (i == 0 && qpdf_oh_is_stream(pdf, drawn))
            qpdf_oh_append_item(pdf, whole, drawn);
    }
    qpdf_oh_replace_key(pdf, page, "/Contents", whole);
}

/* The drawings that the page names, with that one, too. */
static void name_on(struct joining *joining, qpdf_oh page, const char *name, qpdf_oh drawing)
{
    qpdf_data pdf = joining->into;
    qpdf_oh resources = qpdf_oh_get_key(pdf, page, "/Resources");
    if (!qpdf_oh_is_dictionary(pdf, resources)) {
        resources = qpdf_oh_new_dictionary(pdf);
        qpdf_oh_replace_key(pdf, page, "/Resources", resources);
    }
    qpdf_oh objects = qpdf_oh_get_key(pdf, resources, "/XObject");
    if (!qpdf_oh_is_dictionary(pdf, objects)) {
        objects = qpdf_oh_new_dictionary(pdf);
        qpdf_oh_replace_key(pdf, resources, "/XObject", objects);
    }
    qpdf_oh_replace_key(pdf, objects, name, drawing);
}

/* Sets a page into its frame, with a fine line around it. False: there is no such page. */
static bool set_in(struct joining *joining, const struct frame *frame)
{
    qpdf_data from = file_of(joining, frame), into = joining->into;
    const struct place *place = &frame->place;
    if (frame->number >= qpdf_get_num_pages(from) || place->page >= qpdf_get_num_pages(into))
        return false;
    qpdf_oh source = qpdf_get_page_n(from, (size_t)frame->number), page = qpdf_get_page_n(into, (size_t)place->page);
    qpdf_oh objects = qpdf_oh_get_key_if_dict(from, qpdf_oh_get_key(from, source, "/Resources"), "/XObject");
    qpdf_oh drawing = qpdf_oh_get_key_if_dict(from, objects, INSET_DRAWING);
    struct pdf_box size, paper;
    if (!qpdf_oh_is_stream(from, drawing) || !pdf_box(from, qpdf_oh_get_key(from, source, "/MediaBox"), &size) ||
        !pdf_box(into, qpdf_oh_get_key(into, page, "/MediaBox"), &paper))
        return false;
    double scale = fmin(1, fmin(place->width / size.right, place->height / size.top));
    double left = place->left + (place->width - size.right * scale) / 2;
    double bottom = paper.top - place->top - size.top * scale;
    name_on(joining, page, "/Inset", qpdf_oh_copy_foreign_object(into, from, drawing));
    draw_on(joining, page,
            pool_format(joining->pool,
                        "Q 0.6 G 0.5 w %.3f %.3f %.3f %.3f re S q %.5f 0 0 %.5f %.3f %.3f cm /Inset Do Q", left, bottom,
                        size.right * scale, size.top * scale, scale, scale, left, bottom));
    return true;
}

static bool join_parse(int out, const void *closure)
{
    struct joining joining = *(const struct joining *)closure;
    joining.pool = pool_new();
    joining.into = pdf_new();
    if ((qpdf_read_memory(joining.into, "document", joining.document, joining.length, NULL) & QPDF_ERRORS) != 0)
        return false;
    qpdf_push_inherited_attributes_to_page(joining.into);
    for (size_t i = 0; i < joining.count; i++)
        if (!set_in(&joining, &joining.frames[i]))
            return false;
    size_t length;
    const char *made = pdf_made(joining.into, &length);
    return made != NULL && pdf_write(out, made, length);
}

const char *join(struct pool *pool, const char *document, size_t *length, const struct frame *frames, size_t count,
                 struct fault *fault)
{
    const struct joining joining = {.document = document, .length = *length, .frames = frames, .count = count};
    const char *joined = child_run(pool, &bounds, join_parse, &joining, length);
    if (joined == NULL)
        fault_set(fault, 500, "broken", "what was set in cannot be joined");
    return joined;
}
