#include "paper/filled_parse.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/pool.h"
#include "base/text.h"
#include "paper/filled.h"

/* So many fields, one in the other, are looked at; and so many pages, for what they show. */
enum { MOST_FIELDS = 2000, DEEPEST = 12, MOST_PAGES = 20 };

struct parsing {
    struct pool *pool;
    qpdf_data pdf;
    int out;
    int left; /* of the fields to look at */
};

/* What a field has from those above it, too. */
struct inherited {
    const char *name;
    qpdf_oh value, type;
};

static void write_whole(int out, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t written = write(out, text, length);
        if (written <= 0)
            _exit(EXIT_FAILURE);
        text += written;
        length -= (size_t)written;
    }
}

static qpdf_oh key_of(struct parsing *parsing, qpdf_oh in, const char *key)
{
    return qpdf_oh_get_key_if_dict(parsing->pdf, in, key);
}

/* The object's own value of that key, else what it has from above. */
static qpdf_oh own_or(struct parsing *parsing, qpdf_oh field, const char *key, qpdf_oh above)
{
    qpdf_oh own = key_of(parsing, field, key);
    return qpdf_oh_is_null(parsing->pdf, own) ? above : own;
}

/* A text: a string, or a stream, which a long one may be; the first of several. NULL: it is none. */
static const char *text_of(struct parsing *parsing, qpdf_oh value)
{
    qpdf_data pdf = parsing->pdf;
    unsigned char *bytes = NULL;
    size_t length = 0;
    if (qpdf_oh_is_array(pdf, value) && qpdf_oh_get_array_n_items(pdf, value) > 0)
        value = qpdf_oh_get_array_item(pdf, value, 0);
    if (qpdf_oh_is_name(pdf, value))
        return pool_copy(parsing->pool, qpdf_oh_get_name(pdf, value) + 1);
    if (qpdf_oh_is_stream(pdf, value)) {
        if (qpdf_oh_get_stream_data(pdf, value, qpdf_dl_generalized, NULL, &bytes, &length) != QPDF_SUCCESS)
            return NULL;
        value = qpdf_oh_new_binary_string(pdf, (const char *)bytes, length);
        free(bytes);
    }
    return qpdf_oh_is_string(pdf, value) ? pool_copy(parsing->pool, qpdf_oh_get_utf8_value(pdf, value)) : NULL;
}

/* Which of its boxes is ticked, where the field itself does not say so. */
static const char *state_of(struct parsing *parsing, qpdf_oh field)
{
    qpdf_oh kids = key_of(parsing, field, "/Kids");
    const char *state = text_of(parsing, key_of(parsing, field, "/AS"));
    int count = qpdf_oh_is_array(parsing->pdf, kids) ? qpdf_oh_get_array_n_items(parsing->pdf, kids) : 0;
    for (int i = 0; i < count && i < MOST_FIELDS && (state == NULL || text_equal(state, "Off")); i++)
        state = text_of(parsing, key_of(parsing, qpdf_oh_get_array_item(parsing->pdf, kids, i), "/AS"));
    return state;
}

static void tell_field(struct parsing *parsing, qpdf_oh field, const struct inherited *has)
{
    bool button = qpdf_oh_is_name_and_equals(parsing->pdf, has->type, "/Btn");
    const char *value = text_of(parsing, has->value);
    if (button && value == NULL)
        value = state_of(parsing, field);
    if (value == NULL || (button && text_equal(value, "Off")))
        value = "";
    write_whole(parsing->out, has->name, strlen(has->name) + 1);
    write_whole(parsing->out, value, strlen(value) + 1);
}

/* True if those below are fields of their own, and not only places of this one. */
static bool is_parent(struct parsing *parsing, qpdf_oh kids)
{
    return qpdf_oh_is_array(parsing->pdf, kids) && qpdf_oh_get_array_n_items(parsing->pdf, kids) > 0 &&
           qpdf_oh_has_key(parsing->pdf, qpdf_oh_get_array_item(parsing->pdf, kids, 0), "/T");
}

static void walk(struct parsing *parsing, qpdf_oh fields, const struct inherited *above, int depth)
{
    int count = qpdf_oh_is_array(parsing->pdf, fields) ? qpdf_oh_get_array_n_items(parsing->pdf, fields) : 0;
    for (int i = 0; i < count && depth < DEEPEST; i++) {
        qpdf_oh field = qpdf_oh_get_array_item(parsing->pdf, fields, i);
        if (!qpdf_oh_is_dictionary(parsing->pdf, field))
            continue;
        if (parsing->left-- <= 0)
            _exit(EXIT_FAILURE);
        const char *name = text_of(parsing, key_of(parsing, field, "/T"));
        struct inherited has = {.name = above->name,
                                .value = own_or(parsing, field, "/V", above->value),
                                .type = own_or(parsing, field, "/FT", above->type)};
        if (name != NULL)
            has.name = *above->name == '\0' ? name : pool_format(parsing->pool, "%s.%s", above->name, name);
        qpdf_oh kids = key_of(parsing, field, "/Kids");
        if (is_parent(parsing, kids))
            walk(parsing, kids, &has, depth + 1);
        else
            tell_field(parsing, field, &has);
    }
}

/* True if a page writes in some letters: it is no mere picture. */
static bool has_text(struct parsing *parsing)
{
    int pages = qpdf_get_num_pages(parsing->pdf);
    for (int i = 0; i < pages && i < MOST_PAGES; i++) {
        qpdf_oh page = qpdf_get_page_n(parsing->pdf, (size_t)i), fonts;
        for (int depth = 0; depth < DEEPEST && qpdf_oh_is_dictionary(parsing->pdf, page); depth++) {
            fonts = key_of(parsing, key_of(parsing, page, "/Resources"), "/Font");
            if (qpdf_oh_is_dictionary(parsing->pdf, fonts))
                return true;
            page = key_of(parsing, page, "/Parent");
        }
    }
    return false;
}

static void tell(int out, enum filled_as as)
{
    const char code = (char)('A' + as);
    write_whole(out, &code, 1);
}

bool filled_parse(int out, const void *closure)
{
    const struct pdf_bytes *file = closure;
    struct parsing parsing = {.pool = pool_new(), .pdf = qpdf_init(), .out = out, .left = MOST_FIELDS};
    qpdf_silence_errors(parsing.pdf);
    qpdf_set_suppress_warnings(parsing.pdf, QPDF_TRUE);
    if ((qpdf_read_memory(parsing.pdf, "file", file->bytes, file->size, NULL) & QPDF_ERRORS) != 0) {
        qpdf_error error = qpdf_get_error(parsing.pdf);
        tell(out, qpdf_get_error_code(parsing.pdf, error) == qpdf_e_password ? FILLED_PASSWORD : FILLED_BROKEN);
        return true;
    }
    qpdf_oh null = qpdf_oh_new_null(parsing.pdf);
    qpdf_oh fields = key_of(&parsing, key_of(&parsing, qpdf_get_root(parsing.pdf), "/AcroForm"), "/Fields");
    bool form = qpdf_oh_is_array(parsing.pdf, fields) && qpdf_oh_get_array_n_items(parsing.pdf, fields) > 0;
    if (!form && qpdf_get_num_pages(parsing.pdf) <= 0)
        tell(out, FILLED_BROKEN);
    else
        tell(out, form ? FILLED_FORM : has_text(&parsing) ? FILLED_FLAT : FILLED_SCAN);
    if (form)
        walk(&parsing, fields, &(struct inherited){"", null, null}, 0);
    return true;
}
