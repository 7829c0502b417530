/* Several documents read at once. */
#include <libxml/tree.h>

#include "xml/xml.h"

/* Around several documents. */
#define OPENS "<all>"
#define CLOSES "</all>"

struct node *xml_read_all(struct pool *pool, const char *const *texts, size_t count, const char *name,
                          struct fault *fault)
{
    xmlBufferPtr all = xmlBufferCreate();
    xmlBufferAdd(all, BAD_CAST OPENS, sizeof OPENS - 1);
    for (size_t i = 0; i < count; i++)
        xmlBufferCat(all, BAD_CAST texts[i]);
    xmlBufferAdd(all, BAD_CAST CLOSES, sizeof CLOSES - 1);
    struct node *read = xml_read(pool, (const char *)xmlBufferContent(all), (size_t)xmlBufferLength(all), name, fault);
    xmlBufferFree(all);
    return read;
}
