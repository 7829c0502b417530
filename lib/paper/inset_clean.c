#include "paper/inset_clean.h"

#include <glib.h>

#include "base/pool.h"
#include "base/text.h"

/* How deep one thing may lie in another, and how many are looked at. */
enum { DEEPEST = 100, MOST_THINGS = 2000000 };

struct cleaning {
    struct pool *pool;
    qpdf_data pdf;
    GHashTable *seen; /* numbers of objects */
    int left;
};

/* All that a stream says of itself where it is drawn, or helps to draw (PDF 32000-1): any stream, forms (8.10), images
 * (8.9.5), patterns (8.7), shadings (8.7.4.5), functions (7.10), profiles of colours (8.6.5.5), fonts and their tables
 * of letters (9.7.5, 9.9), halftones (10.5). It does not say that its data is elsewhere, nor what else a viewer could
 * do with it. */
static const char *const stream_keys[] = {
    "/Length", "/Filter", "/DecodeParms", "/Type", "/Subtype", "/Name",
    /* forms */
    "/FormType", "/BBox", "/Matrix", "/Resources", "/Group",
    /* images */
    "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask", "/Decode",
    "/Interpolate", "/SMask", "/SMaskInData", "/Matte",
    /* patterns, shadings */
    "/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep", "/ShadingType", "/Background", "/AntiAlias",
    "/BitsPerCoordinate", "/BitsPerFlag", "/VerticesPerRow", "/Function",
    /* functions, profiles */
    "/FunctionType", "/Domain", "/Range", "/Size", "/BitsPerSample", "/Order", "/Encode", "/N", "/Alternate",
    /* fonts */
    "/Length1", "/Length2", "/Length3", "/CMapName", "/CIDSystemInfo", "/WMode", "/UseCMap",
    /* halftones */
    "/HalftoneType", "/HalftoneName", "/Xsquare", "/Ysquare", "/TransferFunction", NULL};

/* What no dictionary says where something is drawn. */
static const char *const other_keys[] = {"/AA",       "/AF",         "/EF",        "/JS", "/JavaScript",
                                         "/Metadata", "/OpenAction", "/PieceInfo", NULL};

/* What is no part of a drawing, by its type; and by its kind: what a viewer would do, or run. */
static const char *const other_types[] = {
    "/Action", "/Annot", "/Catalog", "/EmbeddedFile", "/Filespec",       "/F", "/OCG", "/OCMD",
    "/Page",   "/Pages", "/Sig",     "/StructElem",   "/StructTreeRoot", NULL};
static const char *const other_kinds[] = {"/GoTo",
                                          "/GoTo3DView",
                                          "/GoToE",
                                          "/GoToR",
                                          "/Hide",
                                          "/ImportData",
                                          "/JavaScript",
                                          "/Launch",
                                          "/Movie",
                                          "/Named",
                                          "/Rendition",
                                          "/ResetForm",
                                          "/RichMediaExecute",
                                          "/SetOCGState",
                                          "/Sound",
                                          "/SubmitForm",
                                          "/Thread",
                                          "/Trans",
                                          "/URI",
                                          NULL};

struct cleaning *cleaning_new(struct pool *pool, qpdf_data pdf)
{
    struct cleaning *cleaning = pool_alloc(pool, sizeof *cleaning);
    *cleaning = (struct cleaning){pool, pdf, g_hash_table_new(g_int_hash, g_int_equal), MOST_THINGS};
    pool_on_free(pool, (void (*)(void *))g_hash_table_unref, cleaning->seen);
    return cleaning;
}

/* True if that key of the dictionary says one of these names. */
static bool says_one_of(struct cleaning *cleaning, qpdf_oh dictionary, const char *key, const char *const *names)
{
    qpdf_oh value = qpdf_oh_get_key(cleaning->pdf, dictionary, key);
    bool one = qpdf_oh_is_name(cleaning->pdf, value) && text_among(qpdf_oh_get_name(cleaning->pdf, value), names);
    qpdf_oh_release(cleaning->pdf, value);
    return one;
}

/* True if it is no part of a drawing. */
static bool is_other(struct cleaning *cleaning, qpdf_oh thing)
{
    static const char *const programs[] = {"/PS", NULL};
    qpdf_data pdf = cleaning->pdf;
    bool stream = qpdf_oh_is_stream(pdf, thing);
    if (!stream && !qpdf_oh_is_dictionary(pdf, thing))
        return false;
    qpdf_oh dictionary = stream ? qpdf_oh_get_dict(pdf, thing) : thing;
    return says_one_of(cleaning, dictionary, "/Type", other_types) ||
           says_one_of(cleaning, dictionary, "/S", other_kinds) ||
           (stream && says_one_of(cleaning, dictionary, "/Subtype", programs));
}

static bool clean_at(struct cleaning *cleaning, qpdf_oh thing, int depth);

static bool clean_array(struct cleaning *cleaning, qpdf_oh array, int depth)
{
    bool good = true;
    int count = qpdf_oh_get_array_n_items(cleaning->pdf, array);
    for (int i = 0; i < count && good; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(cleaning->pdf, array, i);
        if (is_other(cleaning, item))
            qpdf_oh_set_array_item(cleaning->pdf, array, i, qpdf_oh_new_null(cleaning->pdf));
        else
            good = clean_at(cleaning, item, depth);
        qpdf_oh_release(cleaning->pdf, item);
    }
    return good;
}

static bool clean_dictionary(struct cleaning *cleaning, qpdf_oh dictionary, bool stream, int depth)
{
    qpdf_data pdf = cleaning->pdf;
    const char **keys = NULL;
    size_t count = 0;
    bool good = true;
    qpdf_oh_begin_dict_key_iter(pdf, dictionary);
    while (qpdf_oh_dict_more_keys(pdf))
        *LIST_ADD(cleaning->pool, keys, count) = pool_copy(cleaning->pool, qpdf_oh_dict_next_key(pdf));
    for (size_t i = 0; i < count && good; i++) {
        qpdf_oh value = qpdf_oh_get_key(pdf, dictionary, keys[i]);
        bool known = stream ? text_among(keys[i], stream_keys) : !text_among(keys[i], other_keys);
        if (!known || is_other(cleaning, value))
            qpdf_oh_remove_key(pdf, dictionary, keys[i]);
        else
            good = clean_at(cleaning, value, depth);
        qpdf_oh_release(pdf, value);
    }
    return good;
}

/* True if the object was looked at; from now on it was. */
static bool was_seen(struct cleaning *cleaning, qpdf_oh object)
{
    int *number = pool_alloc(cleaning->pool, sizeof *number);
    *number = qpdf_oh_get_object_id(cleaning->pdf, object);
    return !g_hash_table_add(cleaning->seen, number);
}

static bool clean_at(struct cleaning *cleaning, qpdf_oh thing, int depth)
{
    qpdf_data pdf = cleaning->pdf;
    if (depth >= DEEPEST || cleaning->left-- <= 0)
        return false;
    if (qpdf_oh_is_scalar(pdf, thing))
        return true;
    if (qpdf_oh_is_indirect(pdf, thing) && was_seen(cleaning, thing))
        return true;
    if (qpdf_oh_is_array(pdf, thing))
        return clean_array(cleaning, thing, depth + 1);
    bool stream = qpdf_oh_is_stream(pdf, thing);
    if (!stream && !qpdf_oh_is_dictionary(pdf, thing))
        return true;
    return clean_dictionary(cleaning, stream ? qpdf_oh_get_dict(pdf, thing) : thing, stream, depth + 1);
}

bool clean(struct cleaning *cleaning, qpdf_oh thing)
{
    return clean_at(cleaning, thing, 0);
}
