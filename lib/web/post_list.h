/* What waits to be sorted, by due time: the messages that the person sorts (registry/sorter.h), and for who may say who
 * handles a case those that came above the measure of an hour (core/timeline.h). */
#ifndef REDRESS_WEB_POST_LIST_H
#define REDRESS_WEB_POST_LIST_H

#include <stdbool.h>

struct call;
struct node;

/* True if the person sorts anything of it. */
bool post_list_open(const struct call *call);

/* Adds <post>, the page of it that the address names; false with a fault. */
bool post_list_add(struct call *call, struct node *page);

/* Adds <waiting>: how much waits, counted up to a measure, and by when the first of it is to be acknowledged; nothing
 * where nothing does. False with a fault. */
bool post_list_add_waiting(struct call *call, struct node *page);

#endif
