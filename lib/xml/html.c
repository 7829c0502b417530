#include "xml/html.h"

#include <glib.h>
#include <libxml/parserInternals.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Of a page; a longer one makes the buffer grow. */
#define LIKELY_SIZE 32768

/* Elements that end where they begin; attributes that are there or not; attributes that are addresses. */
static const char *const void_elements[] = {"area", "br", "col", "hr", "img", "input", "link", "meta", NULL};
static const char *const switches[] = {"checked", "disabled", "multiple", "readonly", "selected", NULL};
static const char *const addresses[] = {"action", "href", "src", NULL};

static const char *said(const xmlChar *text)
{
    return (const char *)text;
}

static const char *entity_of(char sign)
{
    switch (sign) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    default:
        return "&quot;";
    }
}

/* The text with what would be markup as entities; `quote` is what it stands in, 0 for none. */
static void write_text(GString *out, const char *text, char quote)
{
    const char *special = quote == '"' ? "<>&\"" : "<>&";
    while (*text != '\0') {
        size_t plain = strcspn(text, special);
        g_string_append_len(out, text, (gssize)plain);
        text += plain;
        if (*text != '\0')
            g_string_append(out, entity_of(*text++));
    }
}

/* True if nothing of the address is to be escaped. */
static bool is_plain_address(const char *text)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()/?:@&=+,;#%";
    return text[strspn(text, plain)] == '\0';
}

static bool write_attribute(GString *out, const xmlAttr *attribute)
{
    const xmlNode *value = attribute->children;
    const char *name = said(attribute->name), *text = value ? said(value->content) : NULL;
    if (attribute->ns != NULL || (value != NULL && (value->type != XML_TEXT_NODE || value->next != NULL)))
        return false;
    if (text != NULL && text_among(name, addresses) && !is_plain_address(text))
        return false;
    g_string_append_c(out, ' ');
    g_string_append(out, name);
    if (value == NULL || text_among(name, switches))
        return true;
    char quote = text != NULL && strchr(text, '"') != NULL && strchr(text, '\'') == NULL ? '\'' : '"';
    g_string_append_c(out, '=');
    g_string_append_c(out, quote);
    write_text(out, text ? text : "", quote);
    g_string_append_c(out, quote);
    return true;
}

static bool write_start(GString *out, const xmlNode *element)
{
    bool good = element->ns == NULL && element->nsDef == NULL;
    g_string_append_c(out, '<');
    g_string_append(out, said(element->name));
    for (const xmlAttr *attribute = element->properties; good && attribute != NULL; attribute = attribute->next)
        good = write_attribute(out, attribute);
    g_string_append_c(out, '>');
    return good;
}

static void write_end(GString *out, const xmlNode *element)
{
    if (element->children == NULL && text_among(said(element->name), void_elements))
        return;
    g_string_append(out, "</");
    g_string_append(out, said(element->name));
    g_string_append_c(out, '>');
}

/* Writes the element with all inside, without recursion: a page is as deep as it is. */
static bool write_element(GString *out, const xmlNode *top)
{
    for (const xmlNode *node = top; node != NULL;) {
        if (node->type == XML_TEXT_NODE && node->name == xmlStringText)
            write_text(out, said(node->content), 0);
        else if (node->type != XML_ELEMENT_NODE || !write_start(out, node))
            return false;
        if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        if (node->type == XML_ELEMENT_NODE)
            write_end(out, node);
        while (node != top && node->next == NULL)
            write_end(out, node = node->parent);
        node = node != top ? node->next : NULL;
    }
    return true;
}

char *html_write(xmlDocPtr page, size_t *length)
{
    const xmlNode *root = xmlDocGetRootElement(page);
    const xmlDtd *type = page->intSubset;
    if (root == NULL || root->next != NULL || type == NULL || type->ExternalID != NULL ||
        !text_equal(said(type->SystemID), "about:legacy-compat"))
        return NULL;
    GString *out = g_string_sized_new(LIKELY_SIZE);
    g_string_append_printf(out, "<!DOCTYPE %s>\n", said(type->name));
    bool good = write_element(out, root);
    g_string_append_c(out, '\n');
    *length = out->len;
    return g_string_free(out, !good);
}
