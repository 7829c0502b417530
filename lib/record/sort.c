#include "record/sort.h"

#include <stddef.h>

#include "base/text.h"
#include "core/event.h"
#include "core/lookup.h"
#include "record/record.h"
#include "xml/schema.h"
#include "xml/xml.h"

const char *const SORTS[] = {"decisions", "contacts", "letters", "files", "notes", NULL};

bool sort_has(const struct node *event, const void *closure)
{
    const struct sort *sort = closure;
    if (text_equal(sort->name, "contacts"))
        return node_first(event, "channel") != NULL || text_equal(node_get(sort->pool, event, "by"), "complainant");
    if (text_equal(sort->name, "files"))
        return node_first(event, "attachment") != NULL;
    const struct part *part = schema_event(sort->schema, sort->kind, node_name(event));
    if (part == NULL)
        return false;
    if (text_equal(sort->name, "letters"))
        return record_has_letter(sort->pool, event, part);
    unsigned traits = event_named(sort->kind, node_name(event))->traits;
    return (text_equal(sort->name, "decisions") && traits & DECIDES) ||
           (text_equal(sort->name, "notes") && traits & NOTES);
}
