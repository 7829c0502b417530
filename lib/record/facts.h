/* Facts: what a record says of learning and praise, typed and taken once, beside the timeline.
 *
 * Registers, lists and checks read these, and look for no element by its name. Taken of the record as it counts
 * (record/correction.h), in the order of its events. What people wrote at length stays XML: `node` is where
 * it stands. */
#ifndef REDRESS_RECORD_FACTS_H
#define REDRESS_RECORD_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct node;
struct pool;

/* An event of which more than the timeline needs is known. */
struct source {
    const struct node *node;
    int seq;
    int64_t at;    /* INSTANT_NONE: not said */
    int corrected; /* the seq of the event that last corrected it; 0: none did */
};

/* An improvement that was planned where something was learned. */
struct improvement {
    const char *item; /* its name within the case: "6.1" */
    const char *owner;
    int64_t by; /* the end of the day; INSTANT_NONE: not said */
    const struct node *node;
};

/* Something that was suggested where something was learned. */
struct suggestion {
    const char *item; /* its name within the case: "6.s1" */
    const struct node *node;
    struct source weighed; /* what accepted or declined it; its node is NULL: nothing has */
    bool declined;
};

/* `learned`, or `weighed`, which has nothing of it but an improvement. */
struct learning {
    struct source event;
    const char *cause;        /* NULL: none was found */
    bool lesson;              /* it tells one */
    const char *suggestion;   /* of `weighed`: the item that was accepted or declined; else NULL */
    const char *const *asked; /* the divisions that it is for, each once; NULL-ended */
    const struct improvement *improvements;
    size_t improvement_count;
    struct suggestion *suggestions;
    size_t suggestion_count;
};

/* `improved`: what became of an improvement. */
struct judgement {
    struct source event;
    const char *item, *became;
    const char *again; /* the case in which its cause came back; NULL: somebody judged */
};

/* `reviewed`, where it names a practice: `node` is the practice. */
struct practice {
    struct source event;
    const struct node *node;
};

/* What became of the practice in a division, by `shared`. */
struct sharing {
    const char *division;
    const char *day; /* on which it was shared */
    const struct node *node;
};

/* `read`: somebody confirmed that they have read what event `entry` says. */
struct confirmation {
    struct source event;
    const char *user;
    int entry;
};

/* `told`: staff were told of praise. */
struct told {
    struct source event;
    const char *const *praised, *const *managers; /* user names, NULL-ended */
    const char *message;                          /* NULL: none */
};

struct facts {
    struct learning *learned;
    struct judgement *verdicts;
    struct practice *practices;
    struct sharing *shared;
    struct confirmation *confirmed;
    struct told *told;
    size_t learned_count, verdict_count, practice_count, shared_count, confirmed_count, told_count;
    const char *cause;          /* as last said; NULL: none was found */
    const char *own;            /* the member of staff who recorded praise of themselves; NULL: nobody did */
    const char *const *praised; /* users whom the receipt names as praised, NULL-ended */
};

struct facts *facts_of(struct pool *pool, const struct node *record);

#endif
