#include "record/mention.h"

#include <stddef.h>

#include "base/text.h"
#include "xml/schema.h"
#include "xml/xml.h"

/* By which the program names the case that a cause came back from, or in. */
static const char *const attributes[] = {"recurs", "again", NULL};

/* What looking for mentions carries. */
struct walk {
    struct pool *pool;
    const struct schema *schema;
    const char *kind;
    bool (*hidden)(const char *reference, void *closure);
    void *closure;
    bool clears; /* takes them out, or only finds them */
    bool found;
};

static bool is_hidden(struct walk *walk, const char *reference)
{
    bool hidden = !text_blank(reference) && walk->hidden(reference, walk->closure);
    walk->found = walk->found || hidden;
    return hidden;
}

static void clear_attributes(struct walk *walk, struct node *node)
{
    for (const char *const *name = attributes; *name != NULL; name++)
        if (is_hidden(walk, node_get(walk->pool, node, *name)) && walk->clears)
            node_unset(node, *name);
}

/* Clears the node inside; `part` is what the schema knows of it, or NULL. True if the node is to go as a whole. */
static bool is_to_go(struct walk *walk, struct node *node, const struct part *part)
{
    bool goes = false;
    clear_attributes(walk, node);
    for (struct node *child = node_first(node, NULL), *next; child != NULL; child = next) {
        next = node_next(child, NULL);
        const struct part *inside = part ? part_inside(part, node_name(child)) : NULL;
        if (inside == NULL)
            inside = schema_event(walk->schema, walk->kind, node_name(child));
        bool names = inside != NULL && inside->another && is_hidden(walk, node_text(walk->pool, child));
        if (!names && !is_to_go(walk, child, inside))
            continue;
        goes = goes || (names && inside->required);
        if (walk->clears)
            node_remove(child);
    }
    return goes;
}

const struct node *mention_without(struct pool *pool, const struct schema *schema, struct node *record,
                                   bool (*hidden)(const char *reference, void *closure), void *closure)
{
    struct walk walk = {
        .pool = pool, .schema = schema, .kind = node_name(record), .hidden = hidden, .closure = closure};
    is_to_go(&walk, record, NULL);
    if (!walk.found)
        return record;
    struct node *copy = xml_copy(pool, record);
    walk.clears = true;
    is_to_go(&walk, copy, NULL);
    return copy;
}
