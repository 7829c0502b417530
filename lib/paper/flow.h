/* The flow: what is read from top to bottom, a line after the other, broken into pages. It knows heights, nothing else.
 *
 * Lines that belong together are tied: a page ends where nothing is tied, if that can be; else where things are tied
 * softly, so that what is longer than a page goes on somewhere. */
#ifndef REDRESS_PAPER_FLOW_H
#define REDRESS_PAPER_FLOW_H

#include <stdbool.h>
#include <stddef.h>

struct flow;
struct pool;
struct press;

enum tie { TIE_NONE, TIE_SOFT, TIE_FIRM };

/* A line, or what stands like one. */
struct item {
    void (*draw)(struct press *press, const struct flow *flow, size_t index);
    const void *thing;         /* that it draws */
    const char *opens, *shuts; /* elements that begin before it, and end after it: names, in that order; NULL: none */
    double above;              /* room above it, unless it is the first of a page */
    double height;
    double again; /* what is repeated above it where it is the first of a page */
    enum tie tie; /* to the next one */
    bool fresh;   /* it begins a page */
    int page;     /* where it comes: the first is 0 */
    double top;
};

struct flow {
    struct pool *pool;
    struct item *items;
    size_t count;
    double room;       /* above the next item */
    const char *opens; /* before the next item */
    bool fresh;        /* the next item begins a page */
};

/* So much room above the next item, if not more was asked for already. */
void flow_room(struct flow *flow, double room);

/* An element around what comes from now on; it ends after what came last. */
void flow_open(struct flow *flow, const char *element);
void flow_shut(struct flow *flow, const char *element);

/* Adds an item of that height; gives it, until the next is added. */
struct item *flow_add(struct flow *flow, double height);

/* Ties all from that item to the last one together. */
void flow_tie(struct flow *flow, size_t from, enum tie tie);

/* Says on which page and how far down each item comes, between head and foot; gives how many pages that are. */
int flow_lay(struct flow *flow, double head, double foot);

/* True if the item is the first, the last of those on its page that draw the same thing. */
bool flow_begins(const struct flow *flow, size_t index);
bool flow_ends(const struct flow *flow, size_t index);

#endif
