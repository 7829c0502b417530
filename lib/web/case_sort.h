/* Sorting the lines of a page by any heading of their table: where the page has all that there is to sort, or sorts
 * within its groups. All cases are sorted by the store (web/filters.h), as they are more than a page. */
#ifndef REDRESS_WEB_CASE_SORT_H
#define REDRESS_WEB_CASE_SORT_H

struct call;
struct node;

/* What the call asks to be sorted by, `sort` of its address or of the form that came; `otherwise` where that is the
 * name of no heading. */
const char *case_sort_asked(const struct call *call, const char *otherwise);

/* Sorts the lines (web/case_line.h) in <cases> by that heading. Those that are alike stay in their order, as do all
 * where the heading is the one in whose order they came. What is no line stays before them. */
void case_sort(struct call *call, struct node *cases, const char *asked, const char *came);

/* Says on <cases> by which heading it is sorted, `sorted`, and the address that sorts it by another, `address`, which
 * wants the name of that; of a form that came none, as what it brought must come along. */
void case_sort_offer(struct call *call, struct node *cases, const char *asked);

#endif
