/* Validity: a file of the site held against its schema.
 *
 * For files that belong to the site, and for pages in the sanitised build: what a person enters is checked by
 * xml/schema.h, which knows the words to answer with. A fault here is for whoever runs the site:
 * "FILE:LINE: reason". */
#ifndef REDRESS_XML_VALIDITY_H
#define REDRESS_XML_VALIDITY_H

#include <stdbool.h>

struct fault;
struct node;
struct pool;

/* Reads the file and checks it against the schema; the document element, which must be `name`. NULL with a fault. */
struct node *file_read(struct pool *pool, const char *path, const char *schema, const char *name, struct fault *fault);

/* True if the document of that node, called `name` in a fault, is valid against the schema; else a fault with the
 * reason. */
bool tree_valid(const struct node *document, const char *name, const char *schema, struct fault *fault);

/* Notes a fault at that node: "FILE:LINE: reason". Always false. */
bool file_fault(struct fault *fault, const char *path, const struct node *node, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
