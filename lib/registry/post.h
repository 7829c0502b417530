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

/* The message of that number, sorted or not, whoever sorts it; NULL: there is none, or a fault. */
const struct posted *post_open(struct registry *registry, struct pool *pool, const struct message_reader *reader,
                               int64_t number, int64_t now, struct fault *fault);

/* The same for the sorter. NULL with a fault: 404 where there is none, 403 "hidden" where somebody else sorts it, or it
 * became part of a case that is hidden from them (registry/sight.h). Lists leave out what this refuses. */
const struct posted *post_open_for(const struct sorter *sorter, struct pool *pool, const struct message_reader *reader,
                                   int64_t number, int64_t now, struct fault *fault);

/* Where a message stands among those that wait: by when it is due (LIST_NEVER: nothing is owed), then by number. */
struct post_place {
    int64_t place, number;
};

struct post_place post_place_of(const struct posted *posted);
int post_place_compare(struct post_place one, struct post_place other);

/* So many that wait are listed at the most: those received later come up as these are sorted. */
enum { POST_MOST = 1000 };

/* Those that wait for the sorter, what is due first on top; NULL with a fault. Costs as much as waits for anybody. */
const struct post_place *post_waiting(const struct sorter *sorter, struct pool *pool, int64_t now, size_t *count,
                                      struct fault *fault);

/* Up to `most` of those for the sorter that were filed by themselves and are not wiped out, the last first, from the
 * one before that number on (where there is none: the first). Gives how many, all opened; -1 with a fault. */
int post_filed(const struct sorter *sorter, struct pool *pool, const struct message_reader *reader, int64_t before,
               const struct posted **list, int most, int64_t now, struct fault *fault);

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
