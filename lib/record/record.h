/* A record: the XML of one case, as a tree, and the facts that C takes from it.
 *
 * Whatever a person wrote stays XML. Facts go into core's timeline; the few texts that an index row or a list of a form
 * needs are asked for one by one. Trees and facts live in the pool given. */
#ifndef REDRESS_RECORD_RECORD_H
#define REDRESS_RECORD_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/timeline.h"

struct fault;
struct list;
struct node;
struct part;
struct pool;

/* A record without events, of that kind; `reference` may be one that only has the right shape. */
struct node *record_new(struct pool *pool, const char *kind, const char *reference, const char *policy);

/* The record whose events are these `count` texts, in order. NULL with a fault if they are not what a store should
 * hold. */
struct node *record_join(struct pool *pool, const char *kind, const char *reference, const char *policy,
                         const char *const *events, size_t count, struct fault *fault);

/* The facts. Events and attributes that the schema would refuse are passed over: check first what did not come from the
 * store. */
struct timeline *record_timeline(struct pool *pool, const struct node *record);

/* The event of that seq; NULL: none. The seq of the last event; 0: no events. */
struct node *record_event(const struct node *record, int seq);
int record_last_seq(const struct node *record);

/* True if a letter went with that event, which is `part` of the schema (NULL: none that it knows): the event names it,
 * or it always has one, and is from before letters were kept. */
bool record_has_letter(struct pool *pool, const struct node *event, const struct part *part);

/* A file that came with an event: its name there, and what it is. */
struct attachment {
    const char *name, *type, *digest;
    long size;
};

/* The n-th attachment of an event, from 1; false: there is none. */
bool record_attachment(struct pool *pool, const struct node *event, int n, struct attachment *attachment);

/* What a list of cases shows: the complaint's summary, or the beginning of the compliment's words; NULL where the giver
 * did not agree to that (record/consent.h). */
const char *record_summary(struct pool *pool, const struct node *record);

/* Who raised it, for lists: the complainant's or giver's name; NULL: not said, or the giver did not agree to it. */
const char *record_person(struct pool *pool, const struct node *record);

/* The cases that this record links to: reference as value, how as label, by reference. */
struct list record_links(struct pool *pool, const struct node *record);

/* The category that the complainant chose; NULL: none. And what complainants of our own say that they are. */
#define CATEGORY_STAFF "staff"
const char *record_category(struct pool *pool, const struct node *record);

/* Where the complainant belongs to, `organisation` or `trust`; NULL: not said. */
const char *record_body(struct pool *pool, const struct node *record, const char *which);

/* The issues of the last acknowledgement, valued from "1", as the list `issues` of a form. */
struct list record_issues(struct pool *pool, const struct node *record);

/* The remedies promised in answers, valued as core names them ("4.1"), as the list `promises`. */
struct list record_promises(struct pool *pool, const struct node *record);

/* The improvements planned where something was learned, or by accepting what was suggested there, valued likewise, as
 * the list `improvements`; and what was suggested ("5.s1"), as the list `suggestions`. */
struct list record_improvements(struct pool *pool, const struct node *record);
struct list record_suggestions(struct pool *pool, const struct node *record);

#endif
