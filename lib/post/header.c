#include "post/header.h"

#include <stdbool.h>
#include <string.h>

#include "post/charset.h"

GMimeParserOptions *header_options(void)
{
    static const char *fallbacks[] = {"utf-8", "windows-1252", NULL};
    static GMimeParserOptions *options; /* to the end of the process */
    if (options == NULL) {
        options = g_mime_parser_options_new();
        g_mime_parser_options_set_fallback_charsets(options, fallbacks);
    }
    return options;
}

/* The length of the name of a character set that begins there, as in `=?name?B?`; 0: none does. */
static size_t charset_length(const char *word)
{
    size_t length = strncmp(word, "=?", 2) == 0 ? strcspn(word + 2, "?* \t\"") : 0;
    return length > 0 && word[2 + length] == '?' ? length : 0;
}

/* The header as it came, without folds, in the character sets that are meant; NULL: there is none. */
static char *header_meant(GMimeObject *object, const char *name)
{
    GMimeHeader *header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
    const char *raw = header ? g_mime_header_get_raw_value(header) : NULL;
    if (raw == NULL)
        return NULL;
    char *unfolded = g_mime_utils_header_unfold(raw);
    GString *meant = g_string_new(NULL);
    for (const char *at = unfolded; *at != '\0';) {
        size_t length = charset_length(at);
        char *said = g_strndup(at + 2, length);
        if (length > 0)
            g_string_append_printf(meant, "=?%s", charset_meant(said));
        else
            g_string_append_c(meant, *at);
        at += length > 0 ? length + 2 : 1;
        g_free(said);
    }
    g_free(unfolded);
    return g_string_free(meant, FALSE);
}

char *header_text(GMimeObject *object, const char *name)
{
    char *meant = header_meant(object, name);
    char *text = meant ? g_mime_utils_header_decode_text(header_options(), meant) : NULL;
    g_free(meant);
    return text;
}

InternetAddressList *header_addresses(GMimeObject *object, const char *name)
{
    char *meant = header_meant(object, name);
    InternetAddressList *list = meant ? internet_address_list_parse(header_options(), meant) : NULL;
    g_free(meant);
    return list;
}

/* A backslash is a path's, unless it stands before what needs one in quotes (RFC 5322): there are programs that do not
 * know this. */
static char *with_paths(const char *header)
{
    GString *whole = g_string_new(NULL);
    for (const char *at = header; *at != '\0'; at++) {
        bool quotes = *at == '\\' && (at[1] == '\\' || at[1] == '"');
        g_string_append_c(whole, *at);
        if (*at == '\\')
            g_string_append_c(whole, quotes ? *++at : '\\');
    }
    return g_string_free(whole, FALSE);
}

/* The last parameter of that name: where there are two, the one that every program understands stands first. */
static char *last_value(GMimeParamList *list, const char *name)
{
    const char *value = NULL;
    for (int i = 0; i < g_mime_param_list_length(list); i++) {
        GMimeParam *parameter = g_mime_param_list_get_parameter_at(list, i);
        if (g_ascii_strcasecmp(g_mime_param_get_name(parameter), name) == 0)
            value = g_mime_param_get_value(parameter);
    }
    return value && value[strspn(value, " \t\r\n")] != '\0' ? g_strdup(value) : NULL;
}

static char *name_in_disposition(const char *header)
{
    GMimeContentDisposition *disposition = g_mime_content_disposition_parse(header_options(), header);
    char *name = disposition ? last_value(g_mime_content_disposition_get_parameters(disposition), "filename") : NULL;
    if (disposition != NULL)
        g_object_unref(disposition);
    return name;
}

static char *name_in_type(const char *header)
{
    GMimeContentType *type = g_mime_content_type_parse(header_options(), header);
    char *name = type ? last_value(g_mime_content_type_get_parameters(type), "name") : NULL;
    if (type != NULL)
        g_object_unref(type);
    return name;
}

char *header_file_name(GMimeObject *part)
{
    static const struct {
        const char *header;
        char *(*name_in)(const char *header);
    } places[] = {{"Content-Disposition", name_in_disposition}, {"Content-Type", name_in_type}};
    char *name = NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places && name == NULL; i++) {
        char *meant = header_meant(part, places[i].header), *whole = meant ? with_paths(meant) : NULL;
        name = whole ? places[i].name_in(whole) : NULL;
        g_free(whole);
        g_free(meant);
    }
    return name;
}
