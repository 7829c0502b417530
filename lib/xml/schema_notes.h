/* Annotations of schema/record.xsd, read into parts. For lib/xml/schema_reader.c alone. */
#ifndef REDRESS_XML_SCHEMA_NOTES_H
#define REDRESS_XML_SCHEMA_NOTES_H

#include "xml/schema.h"

/* What reading a schema carries. */
struct reader {
    struct pool *pool;
    struct node *document;
    const char *path;
    struct fault *fault;
};

/* A fault that names file, line and the node. Always false. */
bool not_understood(struct reader *reader, const struct node *node);

/* Where the annotations of a definition stand; NULL: it has none. */
struct node *appinfo_of(const struct node *owner);

/* Adds a choice, for which there is room: its value from `source`, its words from `words` (NULL: none), else those that
 * the same value has in `whole`, the part of the type that is restricted (NULL: none), else the value itself. */
void choice_read(struct reader *reader, struct part *part, const struct node *source, const struct node *words,
                 const struct part *whole);

/* Reads the annotations of the definition into the part. What an element says stands over what its type says, if it is
 * read after it; rules and choices are added to those of the type. */
bool notes_read(struct reader *reader, struct part *part, const struct node *owner);

#endif
