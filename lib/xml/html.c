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

/* What is written so far: GString asks too much of each piece. */
struct written {
    char *text;
    size_t length, room;
};

static void put(struct written *out, const char *text, size_t length)
{
    if (out->room - out->length <= length) {
        out->room = 2 * out->room + length;
        out->text = g_realloc(out->text, out->room);
    }
    memcpy(out->text + out->length, text, length);
    out->length += length;
}

static void put_text(struct written *out, const char *text)
{
    put(out, text, strlen(text));
}

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
static void write_text(struct written *out, const char *text, char quote)
{
    const char *special = quote == '"' ? "<>&\"" : "<>&";
    while (*text != '\0') {
        size_t plain = strcspn(text, special);
        put(out, text, plain);
        text += plain;
        if (*text != '\0')
            put_text(out, entity_of(*text++));
    }
}

/* True if nothing of the address is to be escaped. */
static bool is_plain_address(const char *text)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()/?:@&=+,;#%";
    return text[strspn(text, plain)] == '\0';
}

static bool write_attribute(struct written *out, const xmlAttr *attribute)
{
    const xmlNode *value = attribute->children;
    const char *name = said(attribute->name), *text = value ? said(value->content) : NULL;
    if (attribute->ns != NULL || (value != NULL && (value->type != XML_TEXT_NODE || value->next != NULL)))
        return false;
    if (text != NULL && text_among(name, addresses) && !is_plain_address(text))
        return false;
    put(out, " ", 1);
    put_text(out, name);
    if (value == NULL || text_among(name, switches))
        return true;
    char quote = text != NULL && strchr(text, '"') != NULL && strchr(text, '\'') == NULL ? '\'' : '"';
    put(out, "=", 1);
    put(out, &quote, 1);
    write_text(out, text ? text : "", quote);
    put(out, &quote, 1);
    return true;
}

static bool write_start(struct written *out, const xmlNode *element)
{
    bool good = element->ns == NULL && element->nsDef == NULL;
    put(out, "<", 1);
    put_text(out, said(element->name));
    for (const xmlAttr *attribute = element->properties; good && attribute != NULL; attribute = attribute->next)
        good = write_attribute(out, attribute);
    put(out, ">", 1);
    return good;
}

static void write_end(struct written *out, const xmlNode *element)
{
    if (element->children == NULL && text_among(said(element->name), void_elements))
        return;
    put_text(out, "</");
    put_text(out, said(element->name));
    put(out, ">", 1);
}

/* Writes the element with all inside, without recursion: a page is as deep as it is. */
static bool write_element(struct written *out, const xmlNode *top)
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
    struct written out = {.text = g_malloc(LIKELY_SIZE), .room = LIKELY_SIZE};
    put_text(&out, "<!DOCTYPE ");
    put_text(&out, said(type->name));
    put_text(&out, ">\n");
    bool good = write_element(&out, root);
    put(&out, "\n", 2); /* with the end of the text */
    *length = out.length - 1;
    if (!good)
        g_free(out.text);
    return good ? out.text : NULL;
}
