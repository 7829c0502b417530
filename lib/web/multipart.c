#include "web/multipart.h"

#include <gmime/gmime.h>
#include <string.h>

#include "base/fault.h"
#include "base/fields.h"
#include "base/file_name.h"
#include "base/pool.h"
#include "base/text.h"

/* RFC 2046 allows no longer boundary. */
#define LONGEST_BOUNDARY 70

/* A body being read. */
struct cutting {
    struct fields *fields;
    multipart_text *text;
    const char *at, *end;
    const char *delimiter; /* CR LF, two hyphens, the boundary */
    size_t delimiter_length;
    struct fault *fault;
};

static bool broken(struct cutting *cutting, const char *what)
{
    return fault_set(cutting->fault, 400, "broken-request", "a form with files: %s", what);
}

bool is_multipart(const char *type)
{
    static const char form[] = "multipart/form-data";
    size_t length = sizeof form - 1;
    return type != NULL && g_ascii_strncasecmp(type, form, length) == 0 && strchr("; \t", type[length]) != NULL;
}

/* The delimiter between parts, by the Content-Type; NULL if that names none. */
static const char *delimiter_of(struct pool *pool, const char *type)
{
    GMimeContentType *parsed = g_mime_content_type_parse(NULL, type);
    const char *boundary = g_mime_content_type_get_parameter(parsed, "boundary");
    size_t length = boundary ? strlen(boundary) : 0;
    const char *delimiter = NULL;
    if (length > 0 && length <= LONGEST_BOUNDARY)
        delimiter = pool_format(pool, "\r\n--%s", boundary);
    g_object_unref(parsed);
    return delimiter;
}

/* The next place of those bytes from `from` on; NULL: there is none. */
static const char *find(const char *from, const char *end, const char *wanted, size_t length)
{
    while ((size_t)(end - from) >= length) {
        const char *place = memchr(from, wanted[0], (size_t)(end - from) - length + 1);
        if (place == NULL || memcmp(place, wanted, length) == 0)
            return place;
        from = place + 1;
    }
    return NULL;
}

/* Goes past the text if it stands here. */
static bool skip(struct cutting *cutting, const char *text)
{
    size_t length = strlen(text);
    bool there = (size_t)(cutting->end - cutting->at) >= length && memcmp(cutting->at, text, length) == 0;
    cutting->at += there ? length : 0;
    return there;
}

static bool add_file(struct cutting *cutting, const char *field, const char *sent, const char *bytes, size_t size)
{
    struct pool *pool = cutting->fields->pool;
    bool readable;
    struct file file = {.field = text_said(pool, field, strlen(field), &readable), .bytes = bytes, .size = size};
    file.name = file_name_said(pool, sent);
    if (!text_blank(sent) || size > 0)
        fields_add_file(cutting->fields, &file);
    return true;
}

/* Only what needs no decoding is taken: RFC 7578 knows nothing else. */
static bool is_plain(GMimeObject *part)
{
    static const char *const plain[] = {"7bit", "8bit", "binary", NULL};
    const char *encoding = g_mime_object_get_header(part, "Content-Transfer-Encoding");
    char *small = encoding ? g_strstrip(g_ascii_strdown(encoding, -1)) : NULL;
    bool is = encoding == NULL || text_among(small, plain);
    g_free(small);
    return is;
}

/* A part by its headers: a text, or a file, which has a file name though it may be empty. */
static bool add_part(struct cutting *cutting, GMimeObject *part, const char *bytes, size_t size)
{
    GMimeContentDisposition *disposition = part ? g_mime_object_get_content_disposition(part) : NULL;
    if (disposition == NULL || !is_plain(part) ||
        !text_equal(g_mime_content_disposition_get_disposition(disposition), "form-data"))
        return broken(cutting, "a part that is no field");
    const char *name = g_mime_content_disposition_get_parameter(disposition, "name");
    const char *file = g_mime_content_disposition_get_parameter(disposition, "filename");
    if (name == NULL)
        return broken(cutting, "a field without a name");
    return file ? add_file(cutting, name, file, bytes, size)
                : cutting->text(cutting->fields, name, bytes, size, cutting->fault);
}

/* The headers for GMime. Browsers send a backslash in a file name as it is, which would be taken for a mark before the
 * character that follows: it is doubled, unless it is such a mark. */
static GString *headers_of(const char *from, size_t length)
{
    GString *headers = g_string_sized_new(length);
    for (size_t i = 0; i < length; i++) {
        g_string_append_c(headers, from[i]);
        if (from[i] != '\\')
            continue;
        bool marks = i + 1 < length && strchr("\"\\", from[i + 1]) != NULL;
        g_string_append_c(headers, marks ? from[++i] : '\\');
    }
    return headers;
}

/* The part between two delimiters: headers, an empty line, the bytes. */
static bool read_part(struct cutting *cutting, const char *part_end)
{
    const char *empty_line = find(cutting->at, part_end, "\r\n\r\n", 4);
    if (empty_line == NULL)
        return broken(cutting, "a part without headers");
    const char *bytes = empty_line + 4;
    if (!g_utf8_validate(cutting->at, bytes - cutting->at, NULL))
        return broken(cutting, "headers that are no text");
    GString *headers = headers_of(cutting->at, (size_t)(bytes - cutting->at));
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(headers->str, headers->len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeObject *part = g_mime_parser_construct_part(parser, NULL);
    bool added = add_part(cutting, part, bytes, (size_t)(part_end - bytes));
    if (part != NULL)
        g_object_unref(part);
    g_object_unref(parser);
    g_object_unref(stream);
    g_string_free(headers, TRUE);
    return added;
}

bool multipart_read(struct fields *fields, const char *type, const char *body, size_t length, int most,
                    multipart_text *text, struct fault *fault)
{
    struct cutting cutting = {.fields = fields, .text = text, .at = body, .end = body + length, .fault = fault};
    g_mime_init();
    cutting.delimiter = delimiter_of(fields->pool, type);
    if (cutting.delimiter == NULL)
        return broken(&cutting, "no boundary");
    cutting.delimiter_length = strlen(cutting.delimiter);
    bool begun = skip(&cutting, cutting.delimiter + 2);
    for (int parts = 0; begun && skip(&cutting, "\r\n"); parts++) {
        const char *part_end = find(cutting.at, cutting.end, cutting.delimiter, cutting.delimiter_length);
        if (parts == most)
            return fault_set(fault, 413, "too-large", "more than %d fields", most);
        if (part_end == NULL)
            return broken(&cutting, "a part without an end");
        if (!read_part(&cutting, part_end))
            return false;
        cutting.at = part_end + cutting.delimiter_length;
    }
    bool ended = begun && skip(&cutting, "--");
    skip(&cutting, "\r\n");
    return (ended && cutting.at == cutting.end) || broken(&cutting, "not ended as it should be");
}
