#include "xml/html_text.h"

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

/* What begins a line, what begins a paragraph, what stands beside its neighbour, and what nobody sees. */
static const char *const lines[] = {"address", "br", "dd", "div", "dt", "li", "option", "section", "tr", NULL};
static const char *const paragraphs[] = {"article", "blockquote", "dl", "h1",  "h2",    "h3", "h4", "h5",
                                         "h6",      "hr",         "ol", "pre", "table", "p",  "ul", NULL};
static const char *const cells[] = {"td", "th", NULL};
static const char *const unseen[] = {"noframes", "object", "script", "select", "style", "template", "title", NULL};

/* Quotations in quotations that a line tells apart. */
enum { MOST_QUOTED = 8 };

/* The text so far. */
struct telling {
    struct pool *pool;
    GString *text;
    int deep, hidden;    /* how many elements are open; at how many one began that nobody sees, 0: none did */
    int quoted, as_is;   /* how many are open that quote, and that keep their white space */
    bool blank;          /* so far the line has only blanks, one of them meant */
    const char *address; /* of the link that is open; NULL: none is */
    size_t label;        /* where its words begin */
};

static bool begins_line(const GString *text)
{
    return text->len == 0 || text->str[text->len - 1] == '\n';
}

/* Adds what is seen; a line of a quotation says that it is one. */
static void put(struct telling *telling, const char *bytes, size_t length)
{
    if (begins_line(telling->text))
        for (int i = 0; i < MIN(telling->quoted, MOST_QUOTED); i++)
            g_string_append(telling->text, "> ");
    g_string_append_len(telling->text, bytes, (gssize)length);
    telling->blank = false;
}

/* Blanks in a row are one; none begins a line. */
static void put_blank(struct telling *telling, bool meant)
{
    if (begins_line(telling->text))
        telling->blank = telling->blank || meant;
    else if (telling->text->str[telling->text->len - 1] != ' ')
        g_string_append_c(telling->text, ' ');
}

/* Ends the line, whatever is in it; none before the text. */
static void end_line(struct telling *telling)
{
    GString *text = telling->text;
    while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate(text, text->len - 1);
    if (text->len > 0)
        g_string_append_c(text, '\n');
    telling->blank = false;
}

/* The text ends in so many line ends at least. */
static void break_line(struct telling *telling, size_t wanted)
{
    if (telling->blank || !begins_line(telling->text))
        end_line(telling);
    size_t there = 0;
    while (there < telling->text->len && telling->text->str[telling->text->len - 1 - there] == '\n')
        there++;
    for (; telling->text->len > 0 && there < wanted; there++)
        g_string_append_c(telling->text, '\n');
}

/* What an element does to the text where it begins and where it ends. */
static void break_at(struct telling *telling, const char *name)
{
    if (text_among(name, paragraphs))
        break_line(telling, 2);
    else if (text_among(name, lines))
        break_line(telling, 1);
    else if (text_among(name, cells))
        put_blank(telling, false);
}

/* The value of that attribute; NULL: there is none. */
static const char *value_of(const xmlChar **attributes, const char *name)
{
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
        if (text_equal((const char *)attributes[0], name))
            return attributes[1] != NULL ? (const char *)attributes[1] : "";
    return NULL;
}

/* True if nobody sees the element, by what it is or by what it says of itself. */
static bool is_hidden(const char *name, const xmlChar **attributes)
{
    const char *style = value_of(attributes, "style");
    gchar **words = g_strsplit_set(style != NULL ? style : "", " \t\r\n", -1);
    char *joined = g_strjoinv("", words), *closed = g_ascii_strdown(joined, -1);
    bool hidden = text_among(name, unseen) || value_of(attributes, "hidden") != NULL || strstr(closed, "display:none");
    g_strfreev(words);
    g_free(joined);
    g_free(closed);
    return hidden;
}

/* The address without what programs put before it, and how much of it tells one from another. */
static const char *bare(const char *address, size_t *length)
{
    static const char *const before[] = {"mailto:", "http://", "https://"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (g_ascii_strncasecmp(address, before[i], strlen(before[i])) == 0)
            address += strlen(before[i]);
    *length = strcspn(address, " \n");
    *length -= *length > 0 && address[*length - 1] == '/';
    return address;
}

/* Where a link goes stands after its words, unless they say so. */
static void end_link(struct telling *telling)
{
    size_t one, other;
    const char *label = telling->label < telling->text->len ? telling->text->str + telling->label : "";
    const char *words = bare(label + strspn(label, " \n"), &one), *place = bare(telling->address, &other);
    if (*words != '\0' && place != telling->address && (one != other || g_ascii_strncasecmp(words, place, one) != 0)) {
        put_blank(telling, false);
        put(telling, "<", 1);
        put(telling, telling->address, strlen(telling->address));
        put(telling, ">", 1);
    }
    telling->address = NULL;
}

static void begins(void *closure, const xmlChar *element, const xmlChar **attributes)
{
    struct telling *telling = closure;
    const char *name = (const char *)element, *address = value_of(attributes, "href");
    telling->deep++;
    if (telling->hidden == 0 && is_hidden(name, attributes))
        telling->hidden = telling->deep;
    if (telling->hidden > 0)
        return;
    if (!text_equal(name, "br"))
        break_at(telling, name);
    if (text_equal(name, "li"))
        put(telling, "- ", 2);
    telling->quoted += text_equal(name, "blockquote");
    telling->as_is += text_equal(name, "pre");
    if (text_equal(name, "a") && address != NULL) {
        telling->address = pool_copy(telling->pool, address);
        telling->label = telling->text->len;
    }
}

static void ends(void *closure, const xmlChar *element)
{
    struct telling *telling = closure;
    const char *name = (const char *)element;
    bool seen = telling->hidden == 0;
    if (telling->hidden == telling->deep)
        telling->hidden = 0;
    telling->deep--;
    if (!seen)
        return;
    if (text_equal(name, "a") && telling->address != NULL)
        end_link(telling);
    if (text_equal(name, "br"))
        end_line(telling);
    else
        break_at(telling, name);
    telling->quoted -= text_equal(name, "blockquote");
    telling->as_is -= text_equal(name, "pre");
}

/* The words, with blanks of every kind. */
static void takes(void *closure, const xmlChar *bytes, int length)
{
    struct telling *telling = closure;
    const char *at = (const char *)bytes, *end = at + length;
    static const char no_break[] = "\xc2\xa0";
    while (telling->hidden == 0 && at < end) {
        bool hard = end - at >= 2 && memcmp(at, no_break, 2) == 0;
        if (telling->as_is > 0 && *at == '\n')
            end_line(telling);
        else if (hard || (telling->as_is == 0 && strchr(" \t\r\n\f", *at) != NULL))
            put_blank(telling, hard);
        else
            put(telling, at, 1);
        at += hard ? 2 : 1;
    }
}

/* The page without its last tags: libxml2 reads nothing after them, but servers add lines there. */
static char *without_end(struct pool *pool, const char *bytes, size_t size)
{
    static const char *const tags[] = {"</html", "</body"};
    char *copy = pool_copy_part(pool, bytes, size);
    for (char *at = copy; (at = memchr(at, '<', (size_t)(copy + size - at))) != NULL; at++)
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
            if (g_ascii_strncasecmp(at, tags[i], strlen(tags[i])) == 0)
                memset(at, ' ', strcspn(at, ">") + (strchr(at, '>') != NULL));
    return copy;
}

const char *html_text(struct pool *pool, const char *bytes, size_t size)
{
    xmlSAXHandler handler = {
        .startElement = begins, .endElement = ends, .characters = takes, .ignorableWhitespace = takes};
    struct telling telling = {.pool = pool, .text = g_string_new(NULL)};
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, &telling, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (parser != NULL) {
        htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
        htmlParseChunk(parser, without_end(pool, bytes, size), (int)(size < INT_MAX ? size : INT_MAX), 1);
        htmlFreeParserCtxt(parser);
    }
    return pool_take(pool, g_strchomp(g_string_free(telling.text, FALSE)));
}
