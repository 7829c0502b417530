#include "record/wording.h"

#include <glib.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/schema.h"
#include "xml/xml.h"

static bool is_written(const struct part *part)
{
    return part == NULL || (part->widget == WIDGET_TEXT && !part->another) || part->widget == WIDGET_TEXTAREA ||
           part->widget == WIDGET_FILE;
}

/* What adding carries. */
struct wording {
    GString *out;
    struct pool *pool;
    const struct schema *schema;
    const char *kind;
};

static void add_wording(struct wording *wording, const struct node *node, const struct part *part);

/* Inside the node: its fields, or, of a correction, the event that replaces another. */
static void add_inner(struct wording *wording, const struct node *node, const struct part *part)
{
    for (struct node *child = node_first(node, NULL); child != NULL; child = node_next(child, NULL)) {
        const struct part *inner = part ? part_inside(part, node_name(child)) : NULL;
        add_wording(wording, child, inner ? inner : schema_event(wording->schema, wording->kind, node_name(child)));
    }
}

/* Adds what is written in the node, or in the elements inside it; `part` is what the schema knows of it, or NULL. */
static void add_wording(struct wording *wording, const struct node *node, const struct part *part)
{
    if (node_first(node, NULL) != NULL) {
        add_inner(wording, node, part);
        return;
    }
    const char *text = is_written(part) ? node_text(wording->pool, node) : NULL;
    if (!text_blank(text))
        g_string_append_printf(wording->out, "%s%s", wording->out->len > 0 ? "\n" : "", text);
}

const char *wording_of(struct pool *pool, const struct schema *schema, const struct node *record)
{
    struct wording wording = {g_string_new(NULL), pool, schema, node_name(record)};
    add_inner(&wording, record, NULL);
    return pool_take(pool, g_string_free(wording.out, FALSE));
}
