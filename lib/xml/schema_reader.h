/* Reading schema/record.xsd into parts (schema.h says what is understood). For lib/xml/schema.c alone. */
#ifndef REDRESS_XML_SCHEMA_READER_H
#define REDRESS_XML_SCHEMA_READER_H

#include "xml/schema.h"

/* The kinds (root elements) of the schema document, *count of them, each with its events, groups and fields,
 * and in *when the attribute `at` of the events. NULL with a
 * fault that names file and line where the document says what is not understood. `pool` keeps all. */
struct part *schema_read(struct pool *pool, struct node *document, const char *path, size_t *count, struct part *when,
                         struct fault *fault);

#endif
