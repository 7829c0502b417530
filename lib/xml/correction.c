#include "xml/correction.h"

#include <limits.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/libxml.h"
#include "xml/record.h"
#include "xml/xml.h"

static void release_document(void *document)
{
    xmlFreeDoc(document);
}

static struct node *copy_of(struct pool *pool, const struct node *record)
{
    xmlDocPtr copy = xmlCopyDoc(libxml_of(record)->doc, 1);
    pool_on_free(pool, release_document, copy);
    return node_of(xmlDocGetRootElement(copy));
}

/* The event that a correction brings. */
static struct node *replacement(const struct node *corrected)
{
    return node_first(node_first(corrected, "event"), NULL);
}

/* Puts the two nodes in each other's place. */
static void swap(struct node *one, struct node *other)
{
    xmlNodePtr place = xmlNewNode(NULL, BAD_CAST "place");
    xmlReplaceNode(libxml_of(one), place);
    xmlReplaceNode(libxml_of(other), libxml_of(one));
    xmlReplaceNode(place, libxml_of(other));
    xmlFreeNode(place);
}

struct node *correction_apply(struct pool *pool, struct node *record)
{
    if (node_first(record, "corrected") == NULL)
        return record;
    struct node *current = copy_of(pool, record);
    for (struct node *event = node_first(current, "corrected"); event != NULL; event = node_next(event, "corrected")) {
        int seq = text_number(node_get(pool, event, "corrects"), 1, INT_MAX);
        struct node *old = seq > 0 ? record_event(current, seq) : NULL, *now = replacement(event);
        if (old == NULL || now == NULL)
            continue;
        node_set(now, "corrected-by", node_get(pool, event, "seq"));
        swap(old, now);
    }
    return current;
}

struct node *correction_mark(struct pool *pool, struct node *corrected, const struct node *original)
{
    struct node *event = replacement(corrected);
    node_set(corrected, "corrects", node_get(pool, original, "seq"));
    for (xmlAttrPtr attribute = libxml_of(original)->properties; attribute != NULL; attribute = attribute->next) {
        const char *name = (const char *)attribute->name;
        if (attribute->ns == NULL && strcmp(name, "corrected-by") != 0)
            node_set(event, name, node_get(pool, original, name));
    }
    struct node *file = node_first(original, "attachment");
    for (; file != NULL; file = node_next(file, "attachment"))
        node_copy(event, file);
    return event;
}
