#include "web/multipart.h"

#include <gmime/gmime.h>
#include <string.h>

#include "base/fault.h"
#include "base/fields.h"
#include "base/file_name.h"
#include "base/pool.h"
#include "base/text.h"

/* RFC 2046 allows no longer boundary. The headers of a part hold two names, each of which a browser writes in a line.
 * */
enum { LONGEST_BOUNDARY = 70, LONGEST_HEADERS = 8 * 1024, WINDOW = 64 * 1024 };

/* A body being cut into its parts: what of it is in memory. */
struct cutting {
    struct fields *fields;
    const struct receiver *receiver;
    const struct source *source;
    const struct multipart_limits *limits;
    struct fault *fault;
    const char *delimiter; /* CR LF, two hyphens, the boundary */
    size_t delimiter_length;
    char *window;
    size_t at, end;
    bool ended;          /* the source has no more */
    size_t texts, files; /* bytes so far */
};

/* A part as it comes. */
struct part_read {
    char *name;
    char *file; /* its file name; NULL: it is a text */
    GByteArray *bytes;
    size_t size; /* of all that came, kept or not */
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

/* ---- The window ---- */

/* Brings more of the body into the window, behind what was not taken yet. */
static void fill(struct cutting *cutting)
{
    memmove(cutting->window, cutting->window + cutting->at, cutting->end - cutting->at);
    cutting->end -= cutting->at;
    cutting->at = 0;
    size_t room = WINDOW - cutting->end;
    size_t more =
        cutting->ended ? 0 : cutting->source->more(cutting->source->from, cutting->window + cutting->end, room);
    cutting->ended = more < room;
    cutting->end += more;
}

/* The next place of those bytes in the window; NULL: there is none. */
static const char *find(const struct cutting *cutting, const char *wanted, size_t length)
{
    const char *from = cutting->window + cutting->at, *end = cutting->window + cutting->end;
    while ((size_t)(end - from) >= length) {
        const char *place = memchr(from, wanted[0], (size_t)(end - from) - length + 1);
        if (place == NULL || memcmp(place, wanted, length) == 0)
            return place;
        from = place + 1;
    }
    return NULL;
}

/* Goes past the text if it comes next. */
static bool skip(struct cutting *cutting, const char *text)
{
    size_t length = strlen(text);
    if (cutting->end - cutting->at < length)
        fill(cutting);
    bool there = cutting->end - cutting->at >= length && memcmp(cutting->window + cutting->at, text, length) == 0;
    cutting->at += there ? length : 0;
    return there;
}

/* ---- Headers ---- */

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

/* What the headers say: a text, or a file, which has a file name though it may be empty. */
static bool take_headers(struct cutting *cutting, GMimeObject *object, struct part_read *part)
{
    struct pool *pool = cutting->fields->pool;
    GMimeContentDisposition *disposition = object ? g_mime_object_get_content_disposition(object) : NULL;
    if (disposition == NULL || !is_plain(object) ||
        !text_equal(g_mime_content_disposition_get_disposition(disposition), "form-data"))
        return broken(cutting, "a part that is no field");
    part->name = pool_copy(pool, g_mime_content_disposition_get_parameter(disposition, "name"));
    part->file = pool_copy(pool, g_mime_content_disposition_get_parameter(disposition, "filename"));
    return part->name != NULL || broken(cutting, "a field without a name");
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

/* The headers of the next part, up to the empty line after them. */
static bool read_headers(struct cutting *cutting, struct part_read *part)
{
    static const char empty_line[] = "\r\n\r\n";
    if (cutting->end - cutting->at < LONGEST_HEADERS)
        fill(cutting);
    const char *from = cutting->window + cutting->at, *end = find(cutting, empty_line, sizeof empty_line - 1);
    if (end == NULL && cutting->end - cutting->at < LONGEST_HEADERS)
        return broken(cutting, "a part without headers");
    if (end == NULL || end - from > LONGEST_HEADERS)
        return fault_set(cutting->fault, 413, "too-large", "headers of more than %d bytes", LONGEST_HEADERS);
    size_t length = (size_t)(end - from) + sizeof empty_line - 1;
    if (!g_utf8_validate(from, (gssize)length, NULL))
        return broken(cutting, "headers that are no text");
    GString *headers = headers_of(from, length);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(headers->str, headers->len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeObject *object = g_mime_parser_construct_part(parser, NULL);
    bool taken = take_headers(cutting, object, part);
    if (object != NULL)
        g_object_unref(object);
    g_object_unref(parser);
    g_object_unref(stream);
    g_string_free(headers, TRUE);
    cutting->at += length;
    return taken;
}

/* ---- What a part holds ---- */

/* Keeps so many bytes of the window, as far as the limits go. */
static bool take_bytes(struct cutting *cutting, struct part_read *part, size_t length)
{
    size_t *total = part->file ? &cutting->files : &cutting->texts;
    size_t most = part->file ? cutting->limits->files : cutting->limits->texts;
    part->size += length;
    *total += length;
    if (*total <= most)
        g_byte_array_append(part->bytes, (guint8 *)cutting->window + cutting->at, (guint)length);
    else if (part->file == NULL)
        return fault_set(cutting->fault, 413, "too-large", "more than %zu bytes of text", most);
    cutting->at += length;
    return true;
}

/* What stands before the next delimiter; goes past that. */
static bool read_bytes(struct cutting *cutting, struct part_read *part)
{
    const char *delimiter;
    while ((delimiter = find(cutting, cutting->delimiter, cutting->delimiter_length)) == NULL) {
        size_t left = cutting->end - cutting->at, part_of_it = cutting->delimiter_length - 1;
        if (cutting->ended)
            return broken(cutting, "a part without an end");
        if (left > part_of_it && !take_bytes(cutting, part, left - part_of_it))
            return false;
        fill(cutting);
    }
    if (!take_bytes(cutting, part, (size_t)(delimiter - cutting->window) - cutting->at))
        return false;
    cutting->at += cutting->delimiter_length;
    return true;
}

static void release_bytes(void *bytes)
{
    g_byte_array_unref(bytes);
}

static bool add_file(struct cutting *cutting, const struct part_read *part)
{
    struct pool *pool = cutting->fields->pool;
    bool readable;
    struct file file = {.field = text_said(pool, part->name, strlen(part->name), &readable), .size = part->size};
    file.name = file_name_said(pool, part->file);
    file.bytes = part->bytes->len == part->size ? (const char *)part->bytes->data : NULL;
    if (file.size == 0)
        file.bytes = "";
    if (!text_blank(part->file) || part->size > 0)
        fields_add_file(cutting->fields, &file);
    return true;
}

static bool read_part(struct cutting *cutting)
{
    struct part_read part = {.bytes = g_byte_array_new()};
    pool_on_free(cutting->fields->pool, release_bytes, part.bytes);
    if (!read_headers(cutting, &part))
        return false;
    if (part.file != NULL && cutting->limits->files == 0)
        return fault_set(cutting->fault, 415, "wrong-type", "files for who takes none");
    if (!read_bytes(cutting, &part))
        return false;
    if (part.file != NULL)
        return add_file(cutting, &part);
    return cutting->receiver->text(cutting->receiver->to, part.name,
                                   part.size > 0 ? (const char *)part.bytes->data : "", part.size, cutting->fault);
}

bool multipart_read(struct fields *fields, const char *type, const struct source *source,
                    const struct multipart_limits *limits, const struct receiver *receiver, struct fault *fault)
{
    struct cutting cutting = {
        .fields = fields, .receiver = receiver, .source = source, .limits = limits, .fault = fault};
    g_mime_init();
    cutting.delimiter = delimiter_of(fields->pool, type);
    if (cutting.delimiter == NULL)
        return broken(&cutting, "no boundary");
    cutting.delimiter_length = strlen(cutting.delimiter);
    cutting.window = pool_alloc(fields->pool, WINDOW);
    fill(&cutting);
    bool begun = skip(&cutting, cutting.delimiter + 2);
    for (int parts = 0; begun && skip(&cutting, "\r\n"); parts++) {
        if (parts == limits->parts)
            return fault_set(fault, 413, "too-large", "more than %d fields", limits->parts);
        if (!read_part(&cutting))
            return false;
    }
    bool ended = begun && skip(&cutting, "--");
    skip(&cutting, "\r\n");
    fill(&cutting);
    return (ended && cutting.at == cutting.end) || broken(&cutting, "not ended as it should be");
}
