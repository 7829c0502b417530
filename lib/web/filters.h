/* Filters: what somebody asks a list of cases for in its address, and the form that shows the present choice.
 *
 * Each filter is a line of a table: its name in the address and the choices that site, policy, schema and procedure
 * give. Where a value is not among them nothing is
 * listed, and the page says so, for an order and a day, too; unknown names are passed over. */
#ifndef REDRESS_WEB_FILTERS_H
#define REDRESS_WEB_FILTERS_H

#include "registry/case_list.h"
#include "web/action.h"

struct node;

/* No time at all: of what is not known nothing is listed. */
#define SPAN_NONE ((struct span){INT64_MAX, -INT64_MAX})

/* What was asked for; `query` are the names and values that count, as they stand in an address ("" for none), and
 * `unordered` are those without the order. */
struct filters {
    const char *tags[CASE_LIST_MOST_TAGS + 1];
    struct case_list wanted;
    const char *query, *unordered;
    struct list_place after; /* where the page before ended */
};

/* Reads the call's query, and adds to the page, for the form:
 *
 * <filters query="state=received&amp;sort=due" chosen="yes">     chosen: anything but the order is asked for
 *   <field name="state" widget="select" required="yes"><choice value label chosen="yes"/>…</field>…
 *   <field name="from" widget="date" required="yes"><part name="day" value="1"/>…</field>…
 *   <unknown name="division">former-division</unknown>…          what was asked for and is none of the choices
 * </filters>                       required: no word says that it may be left out; value in a date: the day */
void filters_read(struct call *call, struct node *page, struct filters *filters);

/* What an address calls the orders of a list, as enum list_order has them. */
extern const char *const ORDERS[];

/* Adds to <cases> the headings by which it can be sorted:
 *
 * <heading name="received" query="state=received&amp;sort=oldest" sorted="descending"/>…    sorted: it is, so, now */
void filters_add_headings(struct call *call, struct node *cases, const struct filters *filters);

/* One filter being read: its field on the page, and what the address asks for. */
struct filter {
    struct call *call;
    const char *of; /* what its codes are in words.xml */
    struct node *field;
    const char *asked; /* NULL: nothing */
    bool chosen;       /* that is among the choices so far */
};

/* Adds the field of that filter to <filters>. */
struct filter filter_begin(struct call *call, struct node *node, const char *widget, const char *name, const char *of);

/* Adds choices; of those without a label (NULL) words.xml says it. */
void filter_offer(struct filter *filter, const char *value, const char *label);
void filter_offer_codes(struct filter *filter, const char *const *codes);
void filter_offer_choices(struct filter *filter, const struct choice *choices, size_t count);

/* The query with that name and value behind it. */
const char *filter_query(struct pool *pool, const char *query, const char *name, const char *value);

/* A key of the address, `name`, that says where a page of a list begins: false if something is asked that is no place
 * of it (`known`); the page's <filters>, made for that where it has none, say so, and nothing is to be listed. */
bool filters_place(struct call *call, struct node *page, const char *name, bool known);

/* Says in <filters> that this value was asked for and is not known. */
void filters_unknown(struct node *node, const char *name, const char *asked);

#endif
