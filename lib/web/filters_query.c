/* What a list is asked for, as an address says it; the headings that sort it. */
#include <glib.h>

#include "base/pool.h"
#include "web/filters.h"
#include "xml/xml.h"

const char *filter_query(struct pool *pool, const char *query, const char *name, const char *value)
{
    const char *escaped = pool_take(pool, g_uri_escape_string(value, NULL, FALSE));
    return pool_format(pool, "%s%s%s=%s", query, *query ? "&" : "", name, escaped);
}

/* The heading of an order, what it asks for while the list is in that other one, and how it is sorted then. Pressed
 * again, a list by receipt begins at its other end. */
static const struct {
    enum list_order heading, asks, by;
    const char *sorted;
} HEADINGS[] = {
    {BY_REFERENCE, BY_REFERENCE, BY_REFERENCE, "ascending"},
    {BY_REFERENCE, BY_REFERENCE, LIST_ORDERS, NULL},
    {BY_PERSON, BY_PERSON, BY_PERSON, "ascending"},
    {BY_PERSON, BY_PERSON, LIST_ORDERS, NULL},
    {BY_RECEIVED, BY_OLDEST, BY_RECEIVED, "descending"},
    {BY_RECEIVED, BY_RECEIVED, BY_OLDEST, "ascending"},
    {BY_RECEIVED, BY_RECEIVED, LIST_ORDERS, NULL},
    {BY_DUE, BY_DUE, BY_DUE, "ascending"},
    {BY_DUE, BY_DUE, LIST_ORDERS, NULL},
};

/* The first that fits for each; LIST_ORDERS fits always. */
void filters_add_headings(struct call *call, struct node *cases, const struct filters *filters)
{
    enum list_order last = LIST_ORDERS;
    for (size_t i = 0; i < sizeof HEADINGS / sizeof *HEADINGS; i++) {
        bool fits = HEADINGS[i].by == filters->wanted.order || HEADINGS[i].by == LIST_ORDERS;
        if (!fits || HEADINGS[i].heading == last)
            continue;
        last = HEADINGS[i].heading;
        struct node *heading = node_add(cases, "heading");
        node_set(heading, "name", ORDERS[last]);
        node_set(heading, "query", filter_query(call->pool, filters->unordered, "sort", ORDERS[HEADINGS[i].asks]));
        node_set(heading, "sorted", HEADINGS[i].sorted);
    }
}
