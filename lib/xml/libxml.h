/* The passage between our nodes and libxml2's: an opaque struct node is an xmlNode. For lib/xml alone. */
#ifndef REDRESS_XML_LIBXML_H
#define REDRESS_XML_LIBXML_H

#include <libxml/tree.h>

struct node;

static inline xmlNodePtr libxml_of(const struct node *node)
{
    return (xmlNodePtr)(void *)node;
}

static inline struct node *node_of(xmlNodePtr node)
{
    return (struct node *)(void *)node;
}

#endif
