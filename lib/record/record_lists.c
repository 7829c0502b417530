/* The lists that a record brings to its forms, and the cases that it links to. See record/record.h. */
#include "record/record.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/schema.h"
#include "xml/xml.h"

static int seq_of(const struct node *event)
{
    return node_number(event, "seq", 1, INT_MAX);
}

struct list record_issues(struct pool *pool, const struct node *record)
{
    struct list list = {.name = "issues"};
    struct node *last = NULL;
    for (struct node *event = node_first(record, "acknowledged"); event != NULL;
         event = node_next(event, "acknowledged"))
        last = event;
    for (struct node *issue = node_first(last, "issue"); issue != NULL; issue = node_next(issue, "issue")) {
        struct choice *choice = LIST_ADD(pool, list.choices, list.count);
        choice->value = pool_format(pool, "%zu", list.count);
        choice->label = node_text(pool, issue);
    }
    return list;
}

/* Adds what the events of that name promised, each by its `what`. */
static void add_promised(struct pool *pool, struct list *list, const struct node *record, const char *events,
                         const char *promises)
{
    struct node *event, *promise;
    for (event = node_first(record, events); event != NULL; event = node_next(event, events)) {
        int number = 0;
        for (promise = node_first(event, promises); promise != NULL; promise = node_next(promise, promises))
            *LIST_ADD(pool, list->choices, list->count) =
                (struct choice){.value = pool_format(pool, "%d.%d", seq_of(event), ++number),
                                .label = node_inner(pool, promise, "what"),
                                .by = node_inner(pool, promise, "by")};
    }
}

struct list record_promises(struct pool *pool, const struct node *record)
{
    struct list list = {.name = "promises"};
    add_promised(pool, &list, record, "responded", "remedy");
    return list;
}

struct list record_improvements(struct pool *pool, const struct node *record)
{
    struct list list = {.name = "improvements"};
    add_promised(pool, &list, record, "learned", "improvement");
    add_promised(pool, &list, record, "weighed", "improvement");
    return list;
}

struct list record_suggestions(struct pool *pool, const struct node *record)
{
    struct list list = {.name = "suggestions"};
    for (struct node *event = node_first(record, "learned"); event != NULL; event = node_next(event, "learned")) {
        size_t number = 0;
        for (struct node *node = node_first(event, "suggestion"); node != NULL; node = node_next(node, "suggestion"))
            *LIST_ADD(pool, list.choices, list.count) = (struct choice){
                .value = suggestion_item(pool, seq_of(event), ++number), .label = node_inner(pool, node, "what")};
    }
    return list;
}

static int by_value(const void *one, const void *other)
{
    return strcmp(((const struct choice *)one)->value, ((const struct choice *)other)->value);
}

/* The last word on how the two belong together counts. */
static void add_link(struct list *list, const char *other, const char *how)
{
    size_t place = 0;
    while (place < list->count && !text_equal(list->choices[place].value, other))
        place++;
    list->choices[place] = (struct choice){.value = other, .label = how};
    list->count = place == list->count ? list->count + 1 : list->count;
}

struct list record_links(struct pool *pool, const struct node *record)
{
    struct list list = {.name = "links"};
    size_t most = node_count(record, "linked") + node_count(record, "merged") + 1;
    list.choices = pool_array(pool, most, sizeof *list.choices);
    const char *earlier = node_inner(pool, node_first(record, "received"), "earlier");
    if (earlier != NULL)
        add_link(&list, earlier, "related");
    for (struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL)) {
        if (text_equal(node_name(event), "linked"))
            add_link(&list, node_inner(pool, event, "other"), node_inner(pool, event, "how"));
        else if (text_equal(node_name(event), "merged"))
            add_link(&list, node_inner(pool, event, "other"), "duplicate");
    }
    qsort(list.choices, list.count, sizeof *list.choices, by_value);
    return list;
}
