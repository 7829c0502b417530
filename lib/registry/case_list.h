/* Lists of cases: cases by what is true of them (registry/tags.h), as far as a person may see them.
 *
 * A page costs what it shows and not what it leaves out: the store walks along one tag in the order asked for, and
 * which one is decided here, by looking a little way along each. */
#ifndef REDRESS_REGISTRY_CASE_LIST_H
#define REDRESS_REGISTRY_CASE_LIST_H

#include "registry/registry.h"

/* The most tags of a filter; what else a question needs has room beside them. */
#define CASE_LIST_MOST_TAGS (LIST_MOST_TAGS - 3)

/* What to list. */
struct case_list {
    const char *const *tags; /* all of these must be true; NULL-ended */
    bool unsorted;           /* those that wait to be sorted, in place of the others */
    enum list_order order;
    struct span due, received; /* SPAN_ALL: any */
};

/* Up to `most` of these cases that the person may see, in that order, after that place; -1 with a fault. */
int case_list_page(struct registry *registry, struct pool *pool, const struct person *person,
                   const struct case_list *wanted, struct list_place after, struct indexed_case *rows, int most,
                   struct fault *fault);

/* Up to `most` cases that wait to be sorted and that the person may see, by due time, after that place; gives their
 * number, -1 with a fault. */
int case_list_unsorted(struct registry *registry, struct pool *pool, const struct person *person,
                       struct list_place after, struct indexed_case *rows, int most, struct fault *fault);

/* Up to `most` cases of which that tag is true, received by `until` (INT64_MAX: all), the newest first, whoever may see
 * them: only for tags that are made to be shown further than a case (registry/praise.h). */
int case_list_shared(struct registry *registry, struct pool *pool, const struct person *person, const char *tag,
                     int64_t until, struct indexed_case *rows, int most, struct fault *fault);

/* Up to `most` cases in which all was written that somebody typed to look for, among those that the person may see;
 * what was typed is taken apart at blanks, and finds nothing where it has neither letter nor digit. store.h says the
 * rest. */
int case_list_search(struct registry *registry, struct pool *pool, const struct person *person, const char *typed,
                     int64_t before, struct search_hit *hits, int most, struct fault *fault);

#endif
