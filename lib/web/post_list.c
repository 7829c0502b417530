#include "web/post_list.h"

#include <limits.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "registry/case_list.h"
#include "registry/post.h"
#include "web/action.h"
#include "web/paging.h"
#include "web/post_line.h"
#include "xml/xml.h"

/* So many stand on a page, as each message is read; so many are counted at the most. */
enum { SHOWN = 20, MOST_COUNTED = 100 };

/* A part of what waits, and where it ends: messages by receipt, cases by due time. */
struct pile {
    const struct posted *messages[SHOWN + 1];
    struct indexed_case cases[SHOWN + 1];
    int message_count, case_count;
};

bool post_list_open(const struct call *call)
{
    const struct sorter sorter = call_sorter(call);
    return sorter_has_any(&sorter, call->pool) || call_may_assign(call);
}

/* Up to `most` of each, after those places; false with a fault. */
static bool find(struct call *call, const struct stored_post *after, struct list_place place, struct pile *pile,
                 int most)
{
    const struct sorter sorter = call_sorter(call);
    pile->message_count =
        post_waiting(&sorter, call->pool, call->action->messages, after, pile->messages, most, call->now, &call->fault);
    pile->case_count = call_may_assign(call) ? case_list_unsorted(call->registry, call->pool, call->person, place,
                                                                  pile->cases, most, &call->fault)
                                             : 0;
    return pile->message_count >= 0 && pile->case_count >= 0;
}

/* True if of what is left of it a message is due first. */
static bool message_first(const struct pile *pile, int messages, int cases)
{
    return messages < pile->message_count &&
           (cases == pile->case_count || pile->messages[messages]->due <= pile->cases[cases].next_due);
}

static void add_case(struct call *call, struct node *post, const struct indexed_case *row)
{
    struct node *node = node_add(post, "piled");
    node_set(node, "reference", row->reference);
    node_set(node, "summary", row->summary);
    node_set(node, "person", row->person);
    node_set_instant(call->pool, node, "received", row->received);
    if (row->next_due != STORE_NONE)
        node_set_instant(call->pool, node, "due", row->next_due);
    node_set(node, "overdue", row->next_due != STORE_NONE && row->next_due < call->now ? "yes" : NULL);
}

/* Where the next page begins, if there is one: after what was shown of each, or where this one began. */
static void add_more(struct call *call, struct node *post, const struct pile *pile, int messages, int cases)
{
    const struct fields *query = call->request.query;
    if (messages == pile->message_count && cases == pile->case_count)
        return;
    node_set(post, "more", "yes");
    node_set(post, "after", fields_get(query, "after"));
    node_set(post, "cases", fields_get(query, "cases"));
    if (messages > 0)
        node_set_number(post, "after", (long)pile->messages[messages - 1]->stored.number);
    if (cases > 0)
        node_set(post, "cases", paging_case_write(call->pool, list_place_of(&pile->cases[cases - 1], BY_DUE)));
}

bool post_list_add(struct call *call, struct node *page)
{
    const struct fields *query = call->request.query;
    struct stored_post after = {.received = INSTANT_NONE + 1};
    struct pile *pile = pool_alloc(call->pool, sizeof *pile);
    int messages = 0, cases = 0;
    store_post(call->registry->store, call->pool, text_number(fields_get(query, "after"), 1, INT_MAX), &after,
               &call->fault);
    if (!find(call, &after, paging_case_read(call->pool, fields_get(query, "cases")), pile, SHOWN + 1))
        return false;
    struct node *post = node_add(page, "post");
    while (messages + cases < SHOWN && messages + cases < pile->message_count + pile->case_count)
        if (message_first(pile, messages, cases))
            post_line_add(call, post, pile->messages[messages++], false);
        else
            add_case(call, post, &pile->cases[cases++]);
    add_more(call, post, pile, messages, cases);
    return true;
}

bool post_list_add_waiting(struct call *call, struct node *page)
{
    const struct stored_post first = {.received = INSTANT_NONE + 1};
    const struct list_place begin = {.reference = ""};
    const struct sorter sorter = call_sorter(call);
    struct pile *pile = pool_alloc(call->pool, sizeof *pile);
    struct indexed_case *rows = pool_array(call->pool, MOST_COUNTED, sizeof *rows);
    int messages = post_count(&sorter, call->pool, MOST_COUNTED, &call->fault), cases = 0;
    if (call_may_assign(call))
        cases = case_list_unsorted(call->registry, call->pool, call->person, begin, rows, MOST_COUNTED, &call->fault);
    if (messages < 0 || cases < 0 || messages + cases == 0)
        return call->fault.kind == 0;
    if (!find(call, &first, begin, pile, 1) || pile->message_count + pile->case_count == 0)
        return call->fault.kind == 0;
    int64_t due = message_first(pile, 0, 0) ? pile->messages[0]->due : pile->cases[0].next_due;
    struct node *waiting = node_add(page, "waiting");
    node_set_number(waiting, "count", messages + cases);
    node_set(waiting, "what", cases == 0 ? "messages" : messages == 0 ? "cases" : "both");
    node_set(waiting, "more", messages == MOST_COUNTED || cases == MOST_COUNTED ? "yes" : NULL);
    if (due != STORE_NONE)
        node_set_instant(call->pool, waiting, "due", due);
    node_set(waiting, "overdue", due != STORE_NONE && due < call->now ? "yes" : NULL);
    return true;
}
