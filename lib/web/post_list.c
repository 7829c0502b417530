#include "web/post_list.h"

#include <limits.h>

#include "base/pool.h"
#include "base/text.h"
#include "registry/case_list.h"
#include "registry/post.h"
#include "store/task.h"
#include "web/action.h"
#include "web/paging.h"
#include "web/post_line.h"
#include "xml/xml.h"

/* So many stand on a page, as each message is read; more cases than that are not counted. */
enum { SHOWN = 20, MOST_COUNTED = 100 };

/* A part of what waits, each by due time. */
struct pile {
    const struct post_place *messages;
    struct indexed_case *cases;
    int message_count, case_count;
};

bool post_list_open(const struct call *call)
{
    const struct sorter sorter = call_sorter(call);
    return sorter_has_any(&sorter, call->pool) || call_may_assign(call);
}

/* All messages and up to `most` cases, after those places; false with a fault. */
static bool find(struct call *call, struct post_place after, struct list_place place, struct pile *pile, int most)
{
    const struct sorter sorter = call_sorter(call);
    size_t count;
    const struct post_place *all = post_waiting(&sorter, call->pool, call->now, &count, &call->fault), *end;
    if (all == NULL)
        return false;
    for (end = all + count; all < end && post_place_compare(*all, after) <= 0;)
        all++;
    *pile = (struct pile){.messages = all, .message_count = (int)(end - all)};
    pile->cases = pool_array(call->pool, (size_t)most, sizeof *pile->cases);
    if (call_may_assign(call))
        pile->case_count =
            case_list_unsorted(call->registry, call->pool, call->person, place, pile->cases, most, &call->fault);
    return pile->case_count >= 0;
}

/* When what comes first after so many of each is due, LIST_NEVER: at no time; *message: that is a message. Something is
 * left. */
static int64_t first_due(const struct pile *pile, int messages, int cases, bool *message)
{
    int64_t mail = messages < pile->message_count ? pile->messages[messages].place : LIST_NEVER;
    int64_t other = cases < pile->case_count ? list_place_due(pile->cases[cases].next_due, false) : LIST_NEVER;
    *message = messages < pile->message_count && (cases == pile->case_count || mail <= other);
    return *message ? mail : other;
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

/* Adds the message; false with a fault. One that has left the post meanwhile is not added. */
static bool add_message(struct call *call, struct node *post, int64_t number)
{
    const struct posted *posted =
        post_open(call->registry, call->pool, call->action->messages, number, call->now, &call->fault);
    if (posted != NULL && posted->stored.sorted.how == NULL)
        post_line_add(call, post, posted, false);
    return call->fault.kind == 0;
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
        node_set_number(post, "after", (long)pile->messages[messages - 1].number);
    if (cases > 0)
        node_set(post, "cases", paging_case_write(call->pool, list_place_of(&pile->cases[cases - 1], BY_DUE)));
}

/* After which message the page begins, as its address says; before all where it says nothing. */
static struct post_place place_asked(struct call *call)
{
    int number = text_number(fields_get(call->request.query, "after"), 1, INT_MAX);
    const struct posted *posted =
        post_open(call->registry, call->pool, call->action->messages, number, call->now, &call->fault);
    return posted ? post_place_of(posted) : (struct post_place){.place = LIST_FIRST};
}

bool post_list_add(struct call *call, struct node *page)
{
    struct pile pile;
    int messages = 0, cases = 0;
    bool message, well = find(call, place_asked(call),
                              paging_case_read(call->pool, fields_get(call->request.query, "cases")), &pile, SHOWN + 1);
    const struct sorter sorter = call_sorter(call);
    struct node *post = node_add(page, "post");
    node_set(post, "filed", sorter_has_any(&sorter, call->pool) ? "yes" : NULL);
    while (well && messages + cases < SHOWN && messages + cases < pile.message_count + pile.case_count) {
        first_due(&pile, messages, cases, &message);
        if (message)
            well = add_message(call, post, pile.messages[messages++].number);
        else
            add_case(call, post, &pile.cases[cases++]);
    }
    if (well)
        add_more(call, post, &pile, messages, cases);
    return well;
}

bool post_list_add_waiting(struct call *call, struct node *page)
{
    const struct post_place first = {.place = LIST_FIRST};
    const struct list_place begin = {.reference = ""};
    struct pile pile;
    bool message;
    if (!find(call, first, begin, &pile, MOST_COUNTED) || pile.message_count + pile.case_count == 0)
        return call->fault.kind == 0;
    int64_t due = first_due(&pile, 0, 0, &message);
    struct node *waiting = node_add(page, "waiting");
    node_set_number(waiting, "count", pile.message_count + pile.case_count);
    node_set(waiting, "what", pile.case_count == 0 ? "messages" : pile.message_count == 0 ? "cases" : "both");
    node_set(waiting, "more", pile.message_count == POST_MOST || pile.case_count == MOST_COUNTED ? "yes" : NULL);
    if (due != LIST_NEVER)
        node_set_instant(call->pool, waiting, "due", due);
    node_set(waiting, "overdue", due < call->now ? "yes" : NULL);
    return true;
}
