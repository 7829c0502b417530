/* Trees: the few things that the floors above do with XML, without seeing libxml2.
 *
 * A node is an element of a document; the document belongs to the pool it was made in and goes with it. Names of the
 * record's namespace are written plain; node_name gives the local name. */
#ifndef REDRESS_XML_XML_H
#define REDRESS_XML_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;
struct node;
struct pool;
struct space;

#define NAMESPACE_RECORD "urn:redress:record"
#define NAMESPACE_PAGE "urn:redress:page"
#define NAMESPACE_WORDS "urn:redress:words"

/* Reads a document; no DTD, no entities, no network, no recovery. `name` stands in the fault's detail. Gives the
 * document element, NULL with a fault if the text is not such a document. */
struct node *xml_read(struct pool *pool, const char *text, size_t length, const char *name, struct fault *fault);

/* The same of several documents at once, as children of one element: a parser for each costs more than its reading. */
struct node *xml_read_all(struct pool *pool, const char *const *texts, size_t count, const char *name,
                          struct fault *fault);

/* The same of a file. */
struct node *xml_read_file(struct pool *pool, const char *path, struct fault *fault);

/* The document of that element once more, of its own; gives its document element. */
struct node *xml_copy(struct pool *pool, const struct node *node);

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

/* Puts the two nodes in each other's place. */
void node_swap(struct node *one, struct node *other);

/* Sets an attribute; a NULL value leaves it out. The second takes it away; the third sets a number. */
void node_set(struct node *node, const char *attribute, const char *value);
void node_unset(struct node *node, const char *attribute);
void node_set_number(struct node *node, const char *attribute, long value);

/* An instant as an attribute. INSTANT_NONE leaves it out, and is what one that is missing or unreadable gives. */
void node_set_instant(struct pool *pool, struct node *node, const char *attribute, int64_t instant);
int64_t node_instant(struct pool *pool, const struct node *node, const char *attribute);

/* Sets every attribute of `from` that has no namespace. */
void node_set_all(struct pool *pool, struct node *node, const struct node *from);

/* Names a further namespace at the node, unless it has that name already; attributes of it can be set there and below.
 * A NULL value leaves it out. */
struct space *node_space(struct node *node, const char *prefix, const char *name_space);
void node_set_in(struct node *node, struct space *space, const char *attribute, const char *value);

/* A remark on the node, which is no part of the document; NULL: none. The text is not copied; copies of the node have
 * none. */
void node_remark(struct node *node, const char *remark);
const char *node_remarked(const struct node *node);

/* Makes the node the last child of its parent, or of that one. */
void node_move_last(struct node *node);
void node_move(struct node *node, struct node *parent);

/* Takes the node and all below it out of its document. */
void node_remove(struct node *node);

/* Local name; an attribute's value (NULL: it has none), or as a number from `least` to `most` (-1: it is none); the
 * text directly and deeply inside (maybe empty). */
const char *node_name(const struct node *node);
const char *node_get(struct pool *pool, const struct node *node, const char *attribute);
int node_number(const struct node *node, const char *attribute, int least, int most);
const char *node_text(struct pool *pool, const struct node *node);

/* What is inside the node, in order: each text (of no element) and each child element with its text. */
struct piece {
    const struct node *element;
    const char *text;
};
const struct piece *node_pieces(struct pool *pool, const struct node *node, size_t *count);

/* The text of the first child element of that name; NULL: there is none. `node` may be NULL. */
const char *node_inner(struct pool *pool, const struct node *node, const char *name);

/* The first child element, the next element beside it; with a name only those of that local name count (NULL: any). */
struct node *node_first(const struct node *node, const char *name);
struct node *node_next(const struct node *node, const char *name);

/* The last child element; NULL: there is none. */
struct node *node_last(const struct node *node);

/* How many child elements of that name there are (NULL: any); none below NULL. */
size_t node_count(const struct node *node, const char *name);

/* The line of its document that the element was read from. */
long node_line(const struct node *node);

#endif
