/* The passage between our nodes and libxml2's: an opaque struct node is an xmlNode. For lib/xml alone. */
#ifndef REDRESS_XML_LIBXML_H
#define REDRESS_XML_LIBXML_H

#include <libxml/tree.h>
#include <libxml/xmlerror.h>

struct node;

static inline xmlNodePtr libxml_of(const struct node *node)
{
    return (xmlNodePtr)(void *)node;
}

static inline struct node *node_of(xmlNodePtr node)
{
    return (struct node *)(void *)node;
}

/* The first complaint of libxml2; those after it mostly follow from it. Noted by its structured errors. */
struct complaint {
    int line;
    char reason[200];
};

void complaint_note(void *closure, xmlErrorPtr error);

#endif
