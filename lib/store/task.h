/* Tasks: what is to be done on cases, by whose it is; a part of the store (store/store.h). */
#ifndef REDRESS_STORE_TASK_H
#define REDRESS_STORE_TASK_H

#include "store/store.h"

/* The place before every due time. */
#define LIST_FIRST (-INT64_MAX)

/* The place of what is due then (STORE_NONE: at no time) among all that is due: what is urgent comes before everything
 * else. */
int64_t list_place_due(int64_t due, bool urgent);

/* Something to be done on a case and whose it is (schema/store.sql, task). Texts are never NULL. */
struct stored_task {
    const char *user;     /* "": nobody's */
    int64_t place;        /* in their list: when it is due; LIST_FIRST where nobody is able, LIST_NEVER at no time */
    int64_t since, until; /* theirs from then until before then */
    const char *name;     /* of what is owed; "" where nothing is */
    int64_t level;        /* STORE_NONE: nothing is owed */
    int64_t due;          /* STORE_NONE: at no time */
    const char *action;   /* what leads the case on; "" where something is owed */
    const char *ground;   /* core/next_step.h */
    const char *role;     /* "": of no role */
};

/* A case in somebody's list of tasks, with the first of those that are theirs on it. */
struct listed_task {
    struct indexed_case row;
    struct stored_task task;
};

/* Up to `most` cases on which something is that user's to do at `now`, by the first of it, after that place. Gives
 * their number, or -1 with a fault. */
int store_tasks(struct store *store, struct pool *pool, const char *user, int64_t now, struct list_place after,
                struct listed_task *tasks, int most, struct fault *fault);

/* What is to be done first on a case: one row for each of those whose it is, by user. */
struct next_tasks {
    struct stored_task *list;
    size_t count;
};

/* Of each of those cases what is to be done first at `now`: as many as there are references, in their order; NULL with
 * a fault. */
struct next_tasks *store_tasks_next(struct store *store, struct pool *pool, const char *const *references, size_t count,
                                    int64_t now, struct fault *fault);

/* All that is the user's to do on that case at `now`, by when, *count of it; NULL: nothing, or with a fault. */
struct stored_task *store_tasks_of(struct store *store, struct pool *pool, const char *reference, const char *user,
                                   int64_t now, size_t *count, struct fault *fault);

/* True if something of that name (NULL: anything) is the user's to do on that case at `now`; false: nothing, or a
 * fault. */
bool store_has_task(struct store *store, const char *reference, const char *user, const char *name, int64_t now,
                    struct fault *fault);

#endif
