/* The desk: what a member of staff has in work, which is no part of the record: drafts of forms,
 * the views of lists that they saved, and when they want to be told of what (core/topic.h).
 *
 * Kept in a database of its own, DATA/desk.db, which does not wait for the disk; what is discarded, or has lain there
 * for DRAFT_SECONDS, is wiped out of it. Who may see a draft is the caller's to ask (web/draft.h). */
#ifndef REDRESS_STORE_DESK_H
#define REDRESS_STORE_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct desk;
struct fault;
struct pool;

/* How long a draft is kept after it was last worked on, and how much all of them may be, in bytes. */
enum { DRAFT_SECONDS = 30 * 24 * 60 * 60, DRAFTS_MOST = 1024 * 1024 * 1024 };

/* Whose draft of which step it is. */
struct desk_name {
    const char *user;
    const char *reference; /* of the case; of one that is not made yet, a word that is no reference */
    const char *action;
    int corrects; /* the event that a correction replaces; 0: none */
};

struct desk_draft {
    struct desk_name name;
    int seq;           /* the last event of the case that its writer saw */
    int64_t at;        /* when it was last worked on */
    const char *typed; /* what was typed, as its writer put it (web/draft.c); NULL in a list */
    size_t size;
};

/* Opens the desk of a data folder; closed with the pool. NULL with a fault 503. */
struct desk *desk_open(struct pool *pool, const char *data, struct fault *fault);

/* Keeps a draft in place of the one of that name. False if it cannot be kept: that is no fault, but is said. */
bool desk_keep(struct desk *desk, const struct desk_draft *draft);

/* The draft of that name as it is at `now`, in the pool; NULL: there is none. */
const struct desk_draft *desk_find(struct desk *desk, struct pool *pool, const struct desk_name *name, int64_t now);

void desk_discard(struct desk *desk, const struct desk_name *name);

/* Up to `most` drafts of that user, or on that case (the other NULL), without what was typed, the newest first; their
 * number. */
size_t desk_list(struct desk *desk, struct pool *pool, const char *user, const char *reference, int64_t now,
                 struct desk_draft *list, size_t most);

/* A list of cases under a name of its owner's. */
struct desk_view {
    const char *name, *query; /* what it asks for, as an address says it */
};

/* How many views a user can have. */
enum { DESK_VIEWS_MOST = 30 };

/* Keeps a view in place of the user's of that name. False if it cannot be kept, which is said. */
bool desk_keep_view(struct desk *desk, const char *user, const struct desk_view *view);

void desk_drop_view(struct desk *desk, const char *user, const char *name);

/* Up to `most` views of that user, by name; their number. */
size_t desk_views(struct desk *desk, struct pool *pool, const char *user, struct desk_view *views, size_t most);

/* When that user said that they want to be told of that topic; NULL: they said nothing. */
const char *desk_time(struct desk *desk, struct pool *pool, const char *user, const char *topic);

/* Keeps it; false if it cannot be kept, which is said. */
bool desk_put_time(struct desk *desk, const char *user, const char *topic, const char *time);

/* Discards what is of a user, or on a case, that is no longer there: `user_there` and `case_there` say who and which
 * still are. */
void desk_tidy(struct desk *desk, bool (*user_there)(const char *user, void *closure),
               bool (*case_there)(const char *reference, void *closure), void *closure);

#endif
