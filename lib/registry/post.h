/* The post: messages that wait until somebody says what they are.
 *
 * A message is no case yet, but its clock runs: an acknowledgement is owed as if it were one, from when the mail server
 * had it. What is in it is read anew each time, and stands nowhere else. */
#ifndef REDRESS_REGISTRY_POST_H
#define REDRESS_REGISTRY_POST_H

#include "registry/registry.h"
#include "registry/sorter.h"
#include "store/post.h"

struct message;
struct message_reader;

struct posted {
    struct stored_post stored;
    const struct message *message;   /* NULL: it is too large, or cannot be read */
    const struct node *const *boxes; /* to which mailboxes it came (registry/sorter.h) */
    const struct person *colleague;  /* the user who sent it, if the mail server vouches for them; NULL: it does not */
    const char *kind;                /* what the first is for: complaint or compliment; NULL: either */
    const char *division;            /* whose that is; NULL: no division's */
    int64_t due;                     /* when the acknowledgement would be owed */
    int file;                        /* the message, open as long as the pool lives; -1: it was wiped out */
};

/* The message of that number, sorted or not; NULL: there is none, or a fault. */
const struct posted *post_open(struct registry *registry, struct pool *pool, const struct message_reader *reader,
                               int64_t number, int64_t now, struct fault *fault);

/* Up to `most` of those that wait for the sorter, the first received first, after `after` (store_next_post). Gives
 * their number; with a fault -1. */
int post_waiting(const struct sorter *sorter, struct pool *pool, const struct message_reader *reader,
                 const struct stored_post *after, const struct posted **list, int most, int64_t now,
                 struct fault *fault);

/* How many wait for the sorter, counted up to `most`; -1 with a fault. */
int post_count(const struct sorter *sorter, struct pool *pool, int most, struct fault *fault);

/* Says that the message left the post, and how; what its sender is told of it goes out with that, if it is to be
 * `sent`. False with a fault, 409 "sorted" where it had left before, or where a case was made of half of it: then it
 * can only become what that case is (registry/post_case.h). */
bool post_sort(struct registry *registry, struct pool *pool, const struct posted *posted,
               const struct sorted_post *sorted, struct fault *fault);

/* Has a message that was filed by itself wait again; false with a fault, 409 "sorted" where it was not. */
bool post_unfile(struct registry *registry, int64_t number, struct fault *fault);

/* The kind of the case that is still to be made of a message that is both: the other one than its first; else what its
 * mailbox is for, or a complaint. */
const char *post_kind_next(const struct stored_post *post, const char *kind);

/* Says that the message is a complaint and a compliment, or that it is not; false with a fault, 409 "sorted" where it
 * left the post, or a case was made of half of it. */
bool post_mark(struct registry *registry, int64_t number, bool both, struct fault *fault);

#endif
