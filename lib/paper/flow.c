#include "paper/flow.h"

#include "base/pool.h"

void flow_room(struct flow *flow, double room)
{
    if (room > flow->room)
        flow->room = room;
}

void flow_open(struct flow *flow, const char *element)
{
    flow->opens = flow->opens ? pool_format(flow->pool, "%s %s", flow->opens, element) : element;
}

void flow_shut(struct flow *flow, const char *element)
{
    struct item *last = &flow->items[flow->count - 1];
    last->shuts = last->shuts ? pool_format(flow->pool, "%s %s", last->shuts, element) : element;
}

struct item *flow_add(struct flow *flow, double height)
{
    struct item *item = LIST_ADD(flow->pool, flow->items, flow->count);
    *item = (struct item){.above = flow->room, .height = height, .opens = flow->opens, .fresh = flow->fresh};
    flow->room = 0;
    flow->opens = NULL;
    flow->fresh = false;
    return item;
}

void flow_tie(struct flow *flow, size_t from, enum tie tie)
{
    for (size_t i = from; i + 1 < flow->count; i++)
        if (flow->items[i].tie < tie)
            flow->items[i].tie = tie;
}

/* The first item from there on that does not fit on a page that begins with it. */
static size_t end_of_room(const struct flow *flow, size_t from, double room)
{
    double used = flow->items[from].again + flow->items[from].height;
    size_t i = from + 1;
    for (; i < flow->count && !flow->items[i].fresh; i++) {
        used += flow->items[i].above + flow->items[i].height;
        if (used > room)
            break;
    }
    return i;
}

/* With which item the page after that one begins. */
static size_t end_of_page(const struct flow *flow, size_t from, double room)
{
    size_t end = end_of_room(flow, from, room);
    if (end == flow->count || flow->items[end].fresh)
        return end;
    for (enum tie tie = TIE_NONE; tie < TIE_FIRM; tie++)
        for (size_t i = end; i > from; i--)
            if (flow->items[i - 1].tie <= tie)
                return i;
    return end;
}

int flow_lay(struct flow *flow, double head, double foot)
{
    int page = 0;
    for (size_t i = 0; i < flow->count; page++) {
        size_t end = end_of_page(flow, i, foot - head);
        double top = head + flow->items[i].again - flow->items[i].above;
        for (; i < end; i++) {
            struct item *item = &flow->items[i];
            top += item->above;
            item->page = page;
            item->top = top;
            top += item->height;
        }
    }
    return page;
}

bool flow_begins(const struct flow *flow, size_t index)
{
    const struct item *item = &flow->items[index];
    return index == 0 || item[-1].thing != item->thing || item[-1].page != item->page;
}

bool flow_ends(const struct flow *flow, size_t index)
{
    const struct item *item = &flow->items[index];
    return index + 1 == flow->count || item[1].thing != item->thing || item[1].page != item->page;
}
