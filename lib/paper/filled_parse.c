#include "paper/filled_parse.h"

#include <glib.h>
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
    qpdf_oh value, type, label;
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

/* A text in UTF-16. Half of a letter, which is all that some viewers keep of a picture that is typed, is U+FFFD. One
 * that was pasted into Chromium's has its lower 16 bits then, which are those of nothing else that anybody types. */
static const char *from_utf16(struct pool *pool, const unsigned char *bytes, size_t length)
{
    char *text = pool_alloc(pool, length * 2 + 1), *end = text;
    for (size_t i = 0; i + 1 < length; i += 2) {
        gunichar letter = (gunichar)(bytes[i] << 8 | bytes[i + 1]);
        gunichar low = i + 3 < length ? (gunichar)(bytes[i + 2] << 8 | bytes[i + 3]) : 0;
        if (letter >= 0xD800 && letter <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF) {
            letter = 0x10000 + ((letter - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        } else if (letter >= 0xD800 && letter <= 0xDFFF)
            letter = 0xFFFD;
        else if (letter >= 0xF300 && letter <= 0xF6FF)
            letter += 0x10000;
        end += letter > 0 ? g_unichar_to_utf8(letter, end) : 0;
    }
    *end = '\0';
    return text;
}

/* A string, whatever it is written in. */
static const char *string_of(struct parsing *parsing, qpdf_oh string)
{
    size_t length;
    const char *bytes = qpdf_oh_get_binary_string_value(parsing->pdf, string, &length);
    if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        return from_utf16(parsing->pool, (const unsigned char *)bytes + 2, length - 2);
    return pool_copy(parsing->pool, qpdf_oh_get_utf8_value(parsing->pdf, string));
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
        if (qpdf_oh_get_stream_data(pdf, value, qpdf_dl_generalized, NULL, &bytes, &length) & QPDF_ERRORS)
            _exit(EXIT_FAILURE); /* a form of which only a part can be read is none */
        value = qpdf_oh_new_binary_string(pdf, (const char *)bytes, length);
        free(bytes);
    }
    return qpdf_oh_is_string(pdf, value) ? string_of(parsing, value) : NULL;
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

/* What the choice of that value is called, behind what the field is; "": it is not said. */
static const char *choice_of(struct parsing *parsing, qpdf_oh field, const char *label, const char *value)
{
    qpdf_oh kids = key_of(parsing, field, "/Kids");
    const char *key = pool_format(parsing->pool, "/%s", value);
    int count = qpdf_oh_is_array(parsing->pdf, kids) ? qpdf_oh_get_array_n_items(parsing->pdf, kids) : 0;
    for (int i = 0; i < count && i < MOST_FIELDS; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(parsing->pdf, kids, i);
        qpdf_oh looks = key_of(parsing, key_of(parsing, kid, "/AP"), "/N");
        const char *called = text_of(parsing, key_of(parsing, kid, "/TU"));
        size_t length = strlen(label);
        if (called == NULL || !qpdf_oh_is_dictionary(parsing->pdf, looks) || !qpdf_oh_has_key(parsing->pdf, looks, key))
            continue;
        bool behind = strncmp(called, label, length) == 0 && strncmp(called + length, ": ", 2) == 0;
        return behind ? called + length + 2 : called;
    }
    return "";
}

static void tell_field(struct parsing *parsing, qpdf_oh field, const struct inherited *has)
{
    bool button = qpdf_oh_is_name_and_equals(parsing->pdf, has->type, "/Btn");
    const char *value = text_of(parsing, has->value);
    if (button && value == NULL)
        value = state_of(parsing, field);
    if (value == NULL || (button && text_equal(value, "Off")))
        value = "";
    const char *label = text_of(parsing, has->label);
    label = label ? label : "";
    const char *const parts[TOLD_PARTS] = {
        [TOLD_NAME] = has->name,
        [TOLD_LABEL] = label,
        [TOLD_VALUE] = value,
        [TOLD_CHOICE] = button && !text_blank(value) ? choice_of(parsing, field, label, value) : ""};
    for (int i = 0; i < TOLD_PARTS; i++)
        write_whole(parsing->out, parts[i], strlen(parts[i]) + 1);
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
                                .type = own_or(parsing, field, "/FT", above->type),
                                .label = own_or(parsing, field, "/TU", above->label)};
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
        walk(&parsing, fields, &(struct inherited){"", null, null, null}, 0);
    return true;
}
