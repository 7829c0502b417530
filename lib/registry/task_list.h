/* Lists of tasks: the cases on which something is a person's to do now, and the others on which something is owed.
 *
 * A page is one walk along the rows of that person (store/task.h). */
#ifndef REDRESS_REGISTRY_TASK_LIST_H
#define REDRESS_REGISTRY_TASK_LIST_H

#include "registry/registry.h"
#include "store/task.h"

/* Up to `most` cases on which something is the person's to do at `now`, by when: those with which nobody can go on
 * first, what is due at no time last. After that place; -1 with a fault. */
int task_list_mine(struct registry *registry, struct pool *pool, const struct person *person, int64_t now,
                   struct list_place after, struct listed_task *tasks, int most, struct fault *fault);

/* Up to `most` other cases that they may see and on which something is owed, by when; -1 with a fault. */
int task_list_others(struct registry *registry, struct pool *pool, const struct person *person, int64_t now,
                     struct list_place after, struct indexed_case *rows, int most, struct fault *fault);

/* Of each of those cases what is to be done first at `now`, and all whose it is; NULL with a fault. */
const struct next_tasks *task_list_next(struct registry *registry, struct pool *pool, const struct indexed_case *rows,
                                        int count, int64_t now, struct fault *fault);

#endif
