#include "xml/wording.h"

#include <glib.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/schema.h"
#include "xml/xml.h"

static bool is_written(const struct part *part)
{
    return part == NULL || part->widget == WIDGET_TEXT || part->widget == WIDGET_TEXTAREA;
}

/* Adds what is written in the node, or in the elements inside it; `part` is what the schema knows of it, or NULL. */
static void add_wording(GString *out, struct pool *pool, const struct node *node, const struct part *part)
{
    struct node *child = node_first(node, NULL);
    if (child == NULL && is_written(part)) {
        const char *text = node_text(pool, node);
        if (!text_blank(text))
            g_string_append_printf(out, "%s%s", out->len > 0 ? "\n" : "", text);
    }
    for (; child != NULL; child = node_next(child, NULL))
        add_wording(out, pool, child, part ? part_inside(part, node_name(child)) : NULL);
}

const char *wording_of(struct pool *pool, const struct schema *schema, const struct node *record)
{
    GString *out = g_string_new(NULL);
    for (struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL))
        add_wording(out, pool, event, schema_event(schema, node_name(record), node_name(event)));
    const char *text = pool_copy(pool, out->str);
    g_string_free(out, TRUE);
    return text;
}
