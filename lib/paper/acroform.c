#include "paper/acroform.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "paper/pdf.h"

/* Of a field (PDF 32000-1, 12.7.3.1 and 12.7.4). */
enum { FLAG_REQUIRED = 1 << 1, FLAG_MULTILINE = 1 << 12, FLAG_RADIO = 1 << 15 };

static const double PAGE_HEIGHT = 841.89;

/* A field that has its place in the tree of fields already. */
struct grown {
    const char *name;
    qpdf_oh field;
};

struct adding {
    struct pool *pool;
    qpdf_data pdf;
    const struct boxes *boxes;
    double size;
    qpdf_oh fields;  /* the roots of the tree */
    qpdf_oh parents; /* what each numbered thing belongs to, in the structure of the file */
    qpdf_oh font;
    struct grown *grown;
    size_t grown_count;
    qpdf_oh *elements; /* of the form in the structure of the file, in order */
    size_t element_count;
    long long next; /* number in `parents` */
};

static void put_text(struct adding *adding, qpdf_oh into, const char *key, const char *text)
{
    if (text != NULL)
        qpdf_oh_replace_key(adding->pdf, into, key, qpdf_oh_new_unicode_string(adding->pdf, text));
}

static void put_number(struct adding *adding, qpdf_oh into, const char *key, long long number)
{
    qpdf_oh_replace_key(adding->pdf, into, key, qpdf_oh_new_integer(adding->pdf, number));
}

static qpdf_oh name_of(struct adding *adding, const char *name)
{
    return qpdf_oh_new_name(adding->pdf, pool_format(adding->pool, "/%s", name));
}

/* A new object of the file, as PDF writes it. */
static qpdf_oh object(struct adding *adding, const char *text)
{
    return qpdf_make_indirect_object(adding->pdf, qpdf_oh_parse(adding->pdf, text));
}

/* What that key of the file's catalogue leads to, or of what it leads to. */
static qpdf_oh key_of(struct adding *adding, qpdf_oh in, const char *key)
{
    return qpdf_oh_get_key_if_dict(adding->pdf, in, key);
}

/* Finds the elements of the form in the structure of the file. */
static void find_elements(struct adding *adding, qpdf_oh element, int depth)
{
    qpdf_oh kids = key_of(adding, element, "/K");
    if (depth > 8)
        return;
    if (qpdf_oh_is_name_and_equals(adding->pdf, key_of(adding, element, "/S"), "/Form"))
        *LIST_ADD(adding->pool, adding->elements, adding->element_count) = element;
    else if (qpdf_oh_is_array(adding->pdf, kids))
        for (int i = 0; i < qpdf_oh_get_array_n_items(adding->pdf, kids); i++)
            find_elements(adding, qpdf_oh_get_array_item(adding->pdf, kids, i), depth + 1);
    else if (qpdf_oh_is_dictionary(adding->pdf, kids))
        find_elements(adding, kids, depth + 1);
}

/* What is drawn for a mark that is set: a tick, or a dot. */
static qpdf_oh mark_drawn(struct adding *adding, const struct box *box, bool set)
{
    double side = box->place.width, middle = side / 2, dot = side * 0.28, bow = dot * 0.5523;
    qpdf_oh stream = qpdf_oh_new_stream(adding->pdf), dict = qpdf_oh_get_dict(adding->pdf, stream);
    const char *drawn = "";
    if (set && box->kind == BOX_TICK)
        drawn = pool_format(adding->pool, "q 0 G %.2f w 1 J 1 j %.2f %.2f m %.2f %.2f l %.2f %.2f l S Q", side * 0.14,
                            side * 0.2, side * 0.5, side * 0.42, side * 0.25, side * 0.8, side * 0.78);
    else if (set)
        drawn =
            pool_format(adding->pool,
                        "q 1 0 0 1 %.2f %.2f cm 0 g %.2f 0 m %.2f %.2f %.2f %.2f 0 %.2f c %.2f %.2f %.2f %.2f %.2f 0 c "
                        "%.2f %.2f %.2f %.2f 0 %.2f c %.2f %.2f %.2f %.2f %.2f 0 c f Q",
                        middle, middle, dot, dot, bow, bow, dot, dot, -bow, dot, -dot, bow, -dot, -dot, -bow, -bow,
                        -dot, -dot, bow, -dot, dot, -bow, dot);
    qpdf_oh_replace_key(adding->pdf, dict, "/Type", name_of(adding, "XObject"));
    qpdf_oh_replace_key(adding->pdf, dict, "/Subtype", name_of(adding, "Form"));
    qpdf_oh_replace_key(adding->pdf, dict, "/BBox",
                        qpdf_oh_parse(adding->pdf, pool_format(adding->pool, "[0 0 %.2f %.2f]", side, side)));
    qpdf_oh_replace_stream_data(adding->pdf, stream, (const unsigned char *)drawn, strlen(drawn),
                                qpdf_oh_new_null(adding->pdf), qpdf_oh_new_null(adding->pdf));
    return stream;
}

/* Where it is on the page, and how it is shown there. */
static qpdf_oh widget_new(struct adding *adding, const struct box *box)
{
    const struct place *place = &box->place;
    double inset = box->kind == BOX_LINE || box->kind == BOX_PROSE ? 1 : 0,
           bottom = PAGE_HEIGHT - place->top - place->height;
    qpdf_oh widget =
        object(adding, pool_format(adding->pool, "<< /Type /Annot /Subtype /Widget /F 4 /Rect [%.2f %.2f %.2f %.2f] >>",
                                   place->left + inset, bottom + inset, place->left + place->width - inset,
                                   bottom + place->height - inset));
    qpdf_oh page = qpdf_get_page_n(adding->pdf, (size_t)place->page), annotations = key_of(adding, page, "/Annots");
    if (!qpdf_oh_is_array(adding->pdf, annotations)) {
        annotations = qpdf_oh_new_array(adding->pdf);
        qpdf_oh_replace_key(adding->pdf, page, "/Annots", annotations);
        qpdf_oh_replace_key(adding->pdf, page, "/Tabs", name_of(adding, "S"));
    }
    qpdf_oh_append_item(adding->pdf, annotations, widget);
    qpdf_oh_replace_key(adding->pdf, widget, "/P", page);
    if (box->value == NULL)
        return widget;
    qpdf_oh looks = qpdf_oh_parse(adding->pdf, "<< /N << >> >>"), normal = key_of(adding, looks, "/N");
    qpdf_oh_replace_key(adding->pdf, normal, pool_format(adding->pool, "/%s", box->value),
                        mark_drawn(adding, box, true));
    qpdf_oh_replace_key(adding->pdf, normal, "/Off", mark_drawn(adding, box, false));
    qpdf_oh_replace_key(adding->pdf, widget, "/AP", looks);
    qpdf_oh_replace_key(adding->pdf, widget, "/AS", name_of(adding, "Off"));
    qpdf_oh_replace_key(adding->pdf, widget, "/MK",
                        qpdf_oh_parse(adding->pdf, box->kind == BOX_RADIO ? "<< /CA (l) >>" : "<< /CA (4) >>"));
    return widget;
}

/* Ties the widget and the element of the structure that was begun for it to each other. */
static void tie(struct adding *adding, qpdf_oh widget, size_t at)
{
    qpdf_oh element = adding->elements[at], reference = qpdf_oh_parse(adding->pdf, "<< /Type /OBJR >>");
    qpdf_oh_replace_key(adding->pdf, reference, "/Obj", widget);
    qpdf_oh_replace_key(adding->pdf, reference, "/Pg",
                        qpdf_get_page_n(adding->pdf, (size_t)adding->boxes->list[at].place.page));
    qpdf_oh_replace_key(adding->pdf, element, "/K", reference);
    put_number(adding, widget, "/StructParent", adding->next);
    qpdf_oh_append_item(adding->pdf, adding->parents, qpdf_oh_new_integer(adding->pdf, adding->next++));
    qpdf_oh_append_item(adding->pdf, adding->parents, element);
}

static qpdf_oh kids_of(struct adding *adding, qpdf_oh field)
{
    qpdf_oh kids = key_of(adding, field, "/Kids");
    if (qpdf_oh_is_array(adding->pdf, kids))
        return kids;
    kids = qpdf_oh_new_array(adding->pdf);
    qpdf_oh_replace_key(adding->pdf, field, "/Kids", kids);
    return kids;
}

static qpdf_oh parent_named(struct adding *adding, const char *name);

/* Puts the field into the tree, under that whole name: the last that has grown. */
static void grow(struct adding *adding, qpdf_oh field, const char *name)
{
    const char *dot = strrchr(name, '.');
    put_text(adding, field, "/T", dot ? dot + 1 : name);
    if (dot != NULL) {
        qpdf_oh parent = parent_named(adding, pool_copy_part(adding->pool, name, (size_t)(dot - name)));
        qpdf_oh_append_item(adding->pdf, kids_of(adding, parent), field);
        qpdf_oh_replace_key(adding->pdf, field, "/Parent", parent);
    } else
        qpdf_oh_append_item(adding->pdf, adding->fields, field);
    *LIST_ADD(adding->pool, adding->grown, adding->grown_count) = (struct grown){name, field};
}

/* The field of that whole name, made where there is none. */
static qpdf_oh parent_named(struct adding *adding, const char *name)
{
    for (size_t i = 0; i < adding->grown_count; i++)
        if (text_equal(adding->grown[i].name, name))
            return adding->grown[i].field;
    qpdf_oh parent = object(adding, "<< >>");
    grow(adding, parent, name);
    return parent;
}

/* What the field is called in the file: one that others are named below asks for them. */
static const char *name_in_file(struct adding *adding, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < adding->boxes->count; i++) {
        const char *other = adding->boxes->list[i].name;
        if (strncmp(other, name, length) == 0 && other[length] == '.')
            return pool_format(adding->pool, "%s" ACROFORM_ASKED, name);
    }
    return name;
}

/* The field of one of several choices, which has a widget for each, or of anything else, which is one. */
static void add_field(struct adding *adding, const struct box *box, qpdf_oh widget)
{
    const char *name = name_in_file(adding, box->name);
    bool choice = box->kind == BOX_RADIO, text = box->value == NULL;
    bool begun = choice && adding->grown_count > 0 && text_equal(adding->grown[adding->grown_count - 1].name, name);
    qpdf_oh field = begun ? adding->grown[adding->grown_count - 1].field : choice ? object(adding, "<< >>") : widget;
    if (choice) {
        qpdf_oh_append_item(adding->pdf, kids_of(adding, field), widget);
        qpdf_oh_replace_key(adding->pdf, widget, "/Parent", field);
        put_text(adding, widget, "/TU", pool_format(adding->pool, "%s: %s", box->spoken, box->choice));
    }
    if (begun)
        return;
    qpdf_oh_replace_key(adding->pdf, field, "/FT", name_of(adding, text ? "Tx" : "Btn"));
    put_text(adding, field, "/TU", box->spoken);
    put_number(adding, field, "/Ff",
               (box->required ? FLAG_REQUIRED : 0) | (box->kind == BOX_PROSE ? FLAG_MULTILINE : 0) |
                   (choice ? FLAG_RADIO : 0));
    if (text && box->max > 0)
        put_number(adding, field, "/MaxLen", box->max);
    if (text)
        put_text(adding, field, "/DA", pool_format(adding->pool, "/Helv %g Tf 0 g", adding->size));
    else
        qpdf_oh_replace_key(adding->pdf, field, "/V", name_of(adding, "Off"));
    grow(adding, field, name);
}

/* The form in the file's catalogue, with what it says of the whole file. */
static void add_form(struct adding *adding, const char *language)
{
    qpdf_oh root = qpdf_get_root(adding->pdf);
    qpdf_oh form = object(adding, pool_format(adding->pool,
                                              "<< /Fields [] /NeedAppearances true /DA (/Helv %g Tf 0 g) "
                                              "/DR << /Font << >> >> >>",
                                              adding->size));
    adding->font = object(adding, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    qpdf_oh_replace_key(adding->pdf, key_of(adding, key_of(adding, form, "/DR"), "/Font"), "/Helv", adding->font);
    qpdf_oh_replace_key(adding->pdf, root, "/AcroForm", form);
    pdf_describe(adding->pdf, language);
    adding->fields = key_of(adding, form, "/Fields");
}

/* Adds all to the file that was read. False if it is not as we drew it, or qpdf cannot. */
static bool add_all(struct adding *adding, const char *language)
{
    qpdf_oh structure = key_of(adding, qpdf_get_root(adding->pdf), "/StructTreeRoot");
    qpdf_oh tree = key_of(adding, structure, "/ParentTree");
    find_elements(adding, structure, 0);
    adding->parents = key_of(adding, tree, "/Nums");
    if (adding->element_count != adding->boxes->count || !qpdf_oh_is_array(adding->pdf, adding->parents))
        return false;
    adding->next = qpdf_oh_get_array_n_items(adding->pdf, adding->parents) / 2;
    add_form(adding, language);
    for (size_t i = 0; i < adding->boxes->count; i++) {
        qpdf_oh widget = widget_new(adding, &adding->boxes->list[i]);
        add_field(adding, &adding->boxes->list[i], widget);
        tie(adding, widget, i);
    }
    put_number(adding, structure, "/ParentTreeNextKey", adding->next);
    return !qpdf_has_error(adding->pdf);
}

const char *acroform_add(struct pool *pool, const char *pdf, size_t *length, const struct boxes *boxes, double size,
                         const char *language, struct fault *fault)
{
    struct adding adding = {.pool = pool, .pdf = pdf_new(), .boxes = boxes, .size = size};
    const char *filled = NULL;
    if (qpdf_read_memory(adding.pdf, "form", pdf, *length, NULL) == QPDF_SUCCESS && add_all(&adding, language))
        filled = pdf_made(adding.pdf, length);
    if (filled != NULL)
        filled = pool_copy_part(pool, filled, *length);
    if (filled == NULL)
        fault_set(fault, 500, "broken", "the form has no fields: %s",
                  qpdf_has_error(adding.pdf) ? qpdf_get_error_full_text(adding.pdf, qpdf_get_error(adding.pdf))
                                             : "it is not drawn as it should be");
    qpdf_cleanup(&adding.pdf);
    return filled;
}
