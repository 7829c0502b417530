/* Topics: of what staff are told by email, and when they are unless they say otherwise (/staff/me).
 *
 * Each person has a time for each topic. What is told at once goes out by itself, or together with what else there is
 * to tell just then; what is told in the morning, with what is due on that working day. */
#ifndef REDRESS_CORE_TOPIC_H
#define REDRESS_CORE_TOPIC_H

#include <stdbool.h>

/* The times. */
#define TOLD_AT_ONCE "at-once"
#define TOLD_MORNING "morning"
#define TOLD_NEVER "never"

/* The topics. */
#define TOPIC_HANDED "handed"   /* somebody handed them a case */
#define TOPIC_MESSAGE "message" /* a message in a case of theirs, or a note for them */
#define TOPIC_HIGH "high"       /* a case in their list is of high severity from now on */
#define TOPIC_NEW "new"         /* a case has come into their list */
#define TOPIC_DUE "due"         /* what is theirs is due today, or overdue */

struct topic {
    const char *name;
    const char *usual;        /* when they are told, unless they say otherwise */
    const char *const *times; /* those that they can choose, NULL-ended */
};

/* In the order in which they are chosen; ended by one without a name. */
extern const struct topic TOPICS[];

/* The topic of that name; NULL: there is none. */
const struct topic *topic_named(const char *name);

#endif
