#include "registry/feeling.h"

#include <limits.h>

#include "base/text.h"
#include "core/lookup.h"
#include "xml/xml.h"

/* Where the answer stands among the answers that its question has, the worst first; -1: nothing was answered. */
static int feeling_in(const struct registry *registry, struct pool *pool, const char *kind, const struct node *event)
{
    const struct part *asked = event ? schema_event(registry->schema, kind, node_name(event)) : NULL;
    const struct part *feeling = asked ? part_inside(asked, "feeling") : NULL;
    const char *answer = feeling ? node_inner(pool, event, "feeling") : NULL;
    for (size_t i = 0; answer && i < feeling->choice_count; i++)
        if (text_equal(feeling->choices[i].value, answer))
            return (int)i;
    return -1;
}

const char *feeling_change(const struct registry *registry, struct pool *pool, const struct case_file *file,
                           int64_t *at, int *seq)
{
    const char *first = event_with(file->kind, BEGINS)->name;
    const struct event_row *last = event_with(file->kind, MAY_REOPEN);
    const struct node *end = NULL;
    for (const struct node *event = last ? node_first(file->current, last->name) : NULL; event;
         event = node_next(event, last->name))
        end = feeling_in(registry, pool, file->kind, event) < 0 ? end : event;
    int before = feeling_in(registry, pool, file->kind, node_first(file->current, first));
    int after = feeling_in(registry, pool, file->kind, end);
    if (before < 0 || after < 0)
        return NULL;
    *at = node_instant(pool, end, "at");
    *seq = node_number(end, "seq", 1, INT_MAX);
    return after > before ? "better" : after < before ? "worse" : "same";
}
