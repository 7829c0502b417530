#include "base/pool.h"
#include "xml/libxml.h"
#include "xml/xml.h"

const struct piece *node_pieces(struct pool *pool, const struct node *node, size_t *count)
{
    struct piece *list = NULL;
    *count = 0;
    for (xmlNodePtr at = libxml_of(node)->children; at != NULL; at = at->next)
        if (at->type == XML_TEXT_NODE)
            *LIST_ADD(pool, list, *count) = (struct piece){NULL, pool_copy(pool, (const char *)at->content)};
        else if (at->type == XML_ELEMENT_NODE)
            *LIST_ADD(pool, list, *count) = (struct piece){node_of(at), node_text(pool, node_of(at))};
    return list;
}
