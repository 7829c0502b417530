#include "xml/xml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <limits.h>
#include <stdio.h>
#include <stdint.h>
#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/libxml.h"

/* No entity is expanded, no DTD loaded, nothing fetched; limits stay on and errors stay silent (they are faults). */
#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT)

static void release_document(void *document)
{
    xmlFreeDoc(document);
}

void complaint_note(void *closure, xmlErrorPtr error)
{
    struct complaint *complaint = closure;
    if (complaint->line == 0 && error->level >= XML_ERR_ERROR) {
        complaint->line = error->line > 0 ? error->line : 1;
        snprintf(complaint->reason, sizeof complaint->reason, "%s", error->message ? error->message : "not valid");
        complaint->reason[strcspn(complaint->reason, "\n")] = '\0';
    }
}

/* Gives the document to the pool; NULL with a fault if there is none or it has a DTD. */
static struct node *adopt(struct pool *pool, xmlDocPtr document, const char *name, const struct complaint *first,
                          struct fault *fault)
{
    if (document == NULL) {
        fault_set(fault, 500, "broken", "%s:%d: %s", name, first->line, first->reason);
        return NULL;
    }
    pool_on_free(pool, release_document, document);
    if (document->intSubset != NULL) {
        fault_set(fault, 500, "broken", "%s:%ld: has a DTD", name, xmlGetLineNo(xmlDocGetRootElement(document)));
        return NULL;
    }
    return node_of(xmlDocGetRootElement(document));
}

struct node *xml_read(struct pool *pool, const char *text, size_t length, const char *name, struct fault *fault)
{
    struct complaint first = {0};
    xmlSetStructuredErrorFunc(&first, complaint_note);
    xmlDocPtr document = length <= INT_MAX ? xmlReadMemory(text, (int)length, name, "UTF-8", PARSE_OPTIONS) : NULL;
    xmlSetStructuredErrorFunc(NULL, NULL);
    return adopt(pool, document, name, &first, fault);
}

struct node *xml_read_file(struct pool *pool, const char *path, struct fault *fault)
{
    struct complaint first = {0};
    xmlSetStructuredErrorFunc(&first, complaint_note);
    xmlDocPtr document = xmlReadFile(path, NULL, PARSE_OPTIONS);
    xmlSetStructuredErrorFunc(NULL, NULL);
    return adopt(pool, document, path, &first, fault);
}

struct node *xml_copy(struct pool *pool, const struct node *node)
{
    xmlDocPtr copy = xmlCopyDoc(libxml_of(node)->doc, 1);
    pool_on_free(pool, release_document, copy);
    return node_of(xmlDocGetRootElement(copy));
}

struct node *xml_new(struct pool *pool, const char *name_space, const char *name)
{
    xmlDocPtr document = xmlNewDoc(BAD_CAST "1.0");
    /* Without it every character beyond ASCII would be written as a number. */
    document->encoding = xmlStrdup(BAD_CAST "UTF-8");
    pool_on_free(pool, release_document, document);
    xmlNodePtr root = xmlNewDocNode(document, NULL, BAD_CAST name, NULL);
    xmlSetNs(root, xmlNewNs(root, BAD_CAST name_space, NULL));
    xmlDocSetRootElement(document, root);
    return node_of(root);
}

const char *xml_write(struct pool *pool, const struct node *node)
{
    xmlNodePtr element = libxml_of(node);
    xmlBufferPtr buffer = xmlBufferCreate();
    xmlNodeDump(buffer, element->doc, element, 0, 0);
    const char *text = pool_copy(pool, (const char *)xmlBufferContent(buffer));
    xmlBufferFree(buffer);
    return text;
}

struct node *node_add(struct node *parent, const char *name)
{
    return node_of(xmlNewChild(libxml_of(parent), NULL, BAD_CAST name, NULL));
}

struct node *node_add_text(struct node *parent, const char *name, const char *text)
{
    return node_of(xmlNewTextChild(libxml_of(parent), NULL, BAD_CAST name, BAD_CAST text));
}

void node_set_text(struct node *node, const char *text)
{
    xmlNodeSetContent(libxml_of(node), NULL);
    xmlNodeAddContent(libxml_of(node), BAD_CAST text);
}

struct node *node_copy(struct node *parent, const struct node *node)
{
    xmlNodePtr copy = xmlDocCopyNode(libxml_of(node), libxml_of(parent)->doc, 1);
    return node_of(xmlAddChild(libxml_of(parent), copy));
}

void node_swap(struct node *one, struct node *other)
{
    xmlNodePtr place = xmlNewNode(NULL, BAD_CAST "place");
    xmlReplaceNode(libxml_of(one), place);
    xmlReplaceNode(libxml_of(other), libxml_of(one));
    xmlReplaceNode(place, libxml_of(other));
    xmlFreeNode(place);
}

void node_set(struct node *node, const char *attribute, const char *value)
{
    if (value != NULL)
        xmlSetProp(libxml_of(node), BAD_CAST attribute, BAD_CAST value);
}

void node_unset(struct node *node, const char *attribute)
{
    xmlUnsetProp(libxml_of(node), BAD_CAST attribute);
}

void node_set_number(struct node *node, const char *attribute, long value)
{
    char digits[24], *first = digits + sizeof digits - 1;
    unsigned long rest = value < 0 ? 0 - (unsigned long)value : (unsigned long)value;
    *first = '\0';
    do
        *--first = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (value < 0)
        *--first = '-';
    node_set(node, attribute, first);
}

void node_set_all(struct pool *pool, struct node *node, const struct node *from)
{
    for (xmlAttrPtr attribute = libxml_of(from)->properties; attribute != NULL; attribute = attribute->next) {
        const char *name = (const char *)attribute->name;
        if (attribute->ns == NULL)
            node_set(node, name, node_get(pool, from, name));
    }
}

struct space *node_space(struct node *node, const char *prefix, const char *name_space)
{
    xmlNode *element = libxml_of(node);
    xmlNsPtr space = xmlSearchNs(element->doc, element, BAD_CAST prefix);
    bool there = space != NULL && xmlStrEqual(space->href, BAD_CAST name_space);
    return (struct space *)(void *)(there ? space : xmlNewNs(element, BAD_CAST name_space, BAD_CAST prefix));
}

void node_set_in(struct node *node, struct space *space, const char *attribute, const char *value)
{
    if (value != NULL)
        xmlSetNsProp(libxml_of(node), (xmlNsPtr)(void *)space, BAD_CAST attribute, BAD_CAST value);
}

void node_remark(struct node *node, const char *remark)
{
    libxml_of(node)->_private = (void *)remark;
}

const char *node_remarked(const struct node *node)
{
    return libxml_of(node)->_private;
}

void node_move(struct node *node, struct node *parent)
{
    xmlUnlinkNode(libxml_of(node));
    xmlAddChild(libxml_of(parent), libxml_of(node));
}

void node_move_last(struct node *node)
{
    node_move(node, node_of(libxml_of(node)->parent));
}

void node_remove(struct node *node)
{
    xmlUnlinkNode(libxml_of(node));
    xmlFreeNode(libxml_of(node));
}

const char *node_name(const struct node *node)
{
    return (const char *)libxml_of(node)->name;
}

/* A copy in the pool of a text that libxml2 allocated. */
static const char *take(struct pool *pool, xmlChar *text)
{
    const char *copy = pool_copy(pool, (const char *)text);
    xmlFree(text);
    return copy;
}

const char *node_get(struct pool *pool, const struct node *node, const char *attribute)
{
    xmlAttrPtr found = xmlHasNsProp(libxml_of(node), BAD_CAST attribute, NULL);
    const xmlNode *text = found ? found->children : NULL;
    bool plain = text != NULL && text->type == XML_TEXT_NODE && text->next == NULL; /* nearly always: one copy */
    return plain ? pool_copy(pool, (const char *)text->content)
                 : take(pool, xmlGetNoNsProp(libxml_of(node), BAD_CAST attribute));
}

void node_set_instant(struct pool *pool, struct node *node, const char *attribute, int64_t instant)
{
    if (instant != INSTANT_NONE)
        node_set(node, attribute, instant_write(pool, instant));
}

int64_t node_instant(struct pool *pool, const struct node *node, const char *attribute)
{
    const char *text = node_get(pool, node, attribute);
    int64_t instant;
    return text != NULL && instant_read(text, &instant) ? instant : INSTANT_NONE;
}

int node_number(const struct node *node, const char *attribute, int least, int most)
{
    xmlChar *text = xmlGetNoNsProp(libxml_of(node), BAD_CAST attribute);
    int number = text_number((const char *)text, least, most);
    xmlFree(text);
    return number;
}

const char *node_text(struct pool *pool, const struct node *node)
{
    return take(pool, xmlNodeGetContent(libxml_of(node)));
}

static struct node *element_from(xmlNodePtr at, const char *name)
{
    for (; at != NULL; at = at->next)
        if (at->type == XML_ELEMENT_NODE && (name == NULL || strcmp((const char *)at->name, name) == 0))
            return node_of(at);
    return NULL;
}

struct node *node_first(const struct node *node, const char *name)
{
    return node == NULL ? NULL : element_from(libxml_of(node)->children, name);
}

struct node *node_next(const struct node *node, const char *name)
{
    return element_from(libxml_of(node)->next, name);
}

const char *node_inner(struct pool *pool, const struct node *node, const char *name)
{
    const struct node *child = node_first(node, name);
    return child ? node_text(pool, child) : NULL;
}

struct node *node_last(const struct node *node)
{
    return node_of(xmlLastElementChild(libxml_of(node)));
}

long node_line(const struct node *node)
{
    return xmlGetLineNo(libxml_of(node));
}

size_t node_count(const struct node *node, const char *name)
{
    size_t count = 0;
    for (const struct node *child = node_first(node, name); child != NULL; child = node_next(child, name))
        count++;
    return count;
}
