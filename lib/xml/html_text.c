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

/* The text so far. */
struct telling {
    GString *text;
    int unseen; /* how many elements around that nobody sees */
};

/* The text ends in so many line ends at least; none at its beginning. */
static void break_line(GString *text, size_t wanted)
{
    while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate(text, text->len - 1);
    size_t there = 0;
    while (there < text->len && text->str[text->len - 1 - there] == '\n')
        there++;
    for (; text->len > 0 && there < wanted; there++)
        g_string_append_c(text, '\n');
}

/* Blanks in a row are one; none begins a line. */
static void append_blank(GString *text)
{
    if (text->len > 0 && strchr(" \n", text->str[text->len - 1]) == NULL)
        g_string_append_c(text, ' ');
}

/* What an element does to the text where it begins and where it ends. */
static void break_at(struct telling *telling, const char *name)
{
    if (text_among(name, paragraphs))
        break_line(telling->text, 2);
    else if (text_among(name, lines))
        break_line(telling->text, 1);
    else if (text_among(name, cells))
        append_blank(telling->text);
}

static void begins(void *closure, const xmlChar *element, const xmlChar **attributes)
{
    struct telling *telling = closure;
    const char *name = (const char *)element;
    (void)attributes;
    telling->unseen += text_among(name, unseen);
    if (text_equal(name, "br") && telling->text->len > 0)
        g_string_append_c(telling->text, '\n');
    else
        break_at(telling, name);
    if (text_equal(name, "li"))
        g_string_append(telling->text, "- ");
}

static void ends(void *closure, const xmlChar *element)
{
    struct telling *telling = closure;
    const char *name = (const char *)element;
    if (telling->unseen > 0 && text_among(name, unseen))
        telling->unseen--;
    if (!text_equal(name, "br"))
        break_at(telling, name);
}

/* The words, with blanks of every kind. */
static void takes(void *closure, const xmlChar *bytes, int length)
{
    struct telling *telling = closure;
    GString *text = telling->text;
    const char *at = (const char *)bytes, *end = at + length;
    static const char no_break[] = "\xc2\xa0";
    while (telling->unseen == 0 && at < end) {
        bool hard = end - at >= 2 && memcmp(at, no_break, 2) == 0;
        bool blank = hard || strchr(" \t\r\n\f", *at) != NULL;
        if (!blank)
            g_string_append_c(text, *at);
        else
            append_blank(text);
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
    struct telling telling = {.text = g_string_new(NULL)};
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, &telling, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (parser != NULL) {
        htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
        htmlParseChunk(parser, without_end(pool, bytes, size), (int)(size < INT_MAX ? size : INT_MAX), 1);
        htmlFreeParserCtxt(parser);
    }
    return pool_take(pool, g_strchomp(g_string_free(telling.text, FALSE)));
}
