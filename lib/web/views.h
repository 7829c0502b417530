/* Saved views: what somebody asks a list of cases for, under a name of their own (store/desk.h). Nobody else sees them;
 * what a view shows is what its owner may see when they look. */
#ifndef REDRESS_WEB_VIEWS_H
#define REDRESS_WEB_VIEWS_H

#include "web/filters.h"

/* The most characters of a name. */
#define VIEW_NAME_MOST 60

/* The fields of a list that save a view, and discard one. */
#define VIEW_FIELDS "save", "discard"

/* As filters_read, of what the address asks for and the view that it names: what the address says itself counts more.
 * A view that is none of theirs is told as a filter that is not known. */
void views_read(struct call *call, struct node *page, struct filters *filters);

/* Adds <view name query current="yes"/> for each of the person's views, by name; with `form`, the page's <form>, the
 * field of a name to save what is shown. */
void views_add(struct call *call, struct node *page, struct node *form);

/* True if a POST asks for it: saves the view that `save` names, of what the address asks for, or discards the one that
 * `discard` names; then sends the browser to the list. False with a problem of the call at `save`, or with a fault. */
bool views_asked(const struct call *call);
bool views_change(struct call *call);

#endif
