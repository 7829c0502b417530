/* What a list is asked for, as an address says it; the headings that sort it. */
#include <glib.h>

#include "base/pool.h"
#include "base/text.h"
#include "web/filters.h"
#include "xml/xml.h"

const char *filter_query(struct pool *pool, const char *query, const char *name, const char *value)
{
    const char *escaped = pool_take(pool, g_uri_escape_string(value, NULL, FALSE));
    return pool_format(pool, "%s%s%s=%s", query, *query ? "&" : "", name, escaped);
}

/* What each asks for; pressed again, a list by receipt begins at its other end. */
static const struct {
    const char *name, *order, *sorted;
    enum list_order by;
} HEADINGS[] = {
    {"reference", "reference", "ascending", BY_REFERENCE},
    {"received", "oldest", "descending", BY_RECEIVED},
    {"received", "received", "ascending", BY_OLDEST},
    {"received", "received", NULL, LIST_ORDERS},
    {"due", "due", "ascending", BY_DUE},
};

void filters_add_headings(struct call *call, struct node *cases, const struct filters *filters)
{
    const char *last = NULL;
    for (size_t i = 0; i < sizeof HEADINGS / sizeof *HEADINGS; i++) {
        bool sorted = HEADINGS[i].by == filters->wanted.order;
        bool turns = text_equal(HEADINGS[i].name, "received") && HEADINGS[i].sorted != NULL;
        if (text_equal(last, HEADINGS[i].name) || (turns && !sorted))
            continue;
        struct node *heading = node_add(cases, "heading");
        last = HEADINGS[i].name;
        node_set(heading, "name", last);
        node_set(heading, "query", filter_query(call->pool, filters->unordered, "sort", HEADINGS[i].order));
        node_set(heading, "sorted", sorted ? HEADINGS[i].sorted : NULL);
    }
}
