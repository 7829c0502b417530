/* Trees: the few things that the floors above do with XML, without seeing libxml2.
 *
 * A node is an element of a document; the document belongs to the pool it was made in and goes with it. Names of the
 * record's namespace are written plain; node_name gives the local name. */
#ifndef REDRESS_XML_XML_H
#define REDRESS_XML_XML_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct node;
struct pool;

#define NAMESPACE_RECORD "urn:redress:record"
#define NAMESPACE_PAGE "urn:redress:page"

/* Reads a document; no DTD, no entities, no network, no recovery. `name` stands in the fault's detail. Gives the
 * document element, NULL with a fault if the text is not such a document. */
struct node *xml_read(struct pool *pool, const char *text, size_t length, const char *name, struct fault *fault);

/* The same of a file. */
struct node *xml_read_file(struct pool *pool, const char *path, struct fault *fault);

/* A new document with one element of that namespace. */
struct node *xml_new(struct pool *pool, const char *name_space, const char *name);

/* The element and all below it as UTF-8 text, without XML declaration, as it is stored. */
const char *xml_write(struct pool *pool, const struct node *node);

/* A new last child in the namespace of `parent`; with text it holds that text. */
struct node *node_add(struct node *parent, const char *name);
struct node *node_add_text(struct node *parent, const char *name, const char *text);

/* Replaces all that is inside the node by that text. */
void node_set_text(struct node *node, const char *text);

/* A deep copy of `node`, namespace and all, as the last child of `parent`. */
struct node *node_copy(struct node *parent, const struct node *node);

/* Sets an attribute; a NULL value leaves it out. The second takes it away; the third sets a number. */
void node_set(struct node *node, const char *attribute, const char *value);
void node_unset(struct node *node, const char *attribute);
void node_set_number(struct node *node, const char *attribute, long value);

/* Takes the node and all below it out of its document. */
void node_remove(struct node *node);

/* Local name; an attribute's value (NULL: it has none); the text directly and deeply inside (maybe empty). */
const char *node_name(const struct node *node);
const char *node_get(struct pool *pool, const struct node *node, const char *attribute);
const char *node_text(struct pool *pool, const struct node *node);

/* The text of the first child element of that name; NULL: there is none. `node` may be NULL. */
const char *node_inner(struct pool *pool, const struct node *node, const char *name);

/* The first child element, the next element beside it; with a name only those of that local name count (NULL: any). */
struct node *node_first(const struct node *node, const char *name);
struct node *node_next(const struct node *node, const char *name);

/* How many child elements of that name there are (NULL: any); none below NULL. */
size_t node_count(const struct node *node, const char *name);

#endif
