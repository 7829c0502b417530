/* The procedure: in which state a case is, and which actions a person may take on it now.
 *
 * Pure. Which event leads where and which action is possible in which state is the table's (core/event.h); who may act
 * is the policy's. Pages, buttons and the check of a POST ask procedure_allows. */
#ifndef REDRESS_CORE_PROCEDURE_H
#define REDRESS_CORE_PROCEDURE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/access.h"
#include "core/event.h"
#include "core/policy.h"
#include "core/timeline.h"

/* The word for the state of a case: one of STATE_NAMES (core/event.h); "none" for a timeline without events. `policy`
 * says which answers count: one told by phone at a level that answers in writing leaves the case where it was. */
const char *procedure_state(const struct policy *policy, const struct timeline *timeline);

/* True of a state to which the ordinary course of a case leads and from which it goes no further: closed, complete,
 * withdrawn, merged. Something may be owed all the same. */
bool procedure_is_over(const char *state);

/* True of a state in which nothing that was planned on the case is carried out: withdrawn, merged. */
bool procedure_is_dropped(const char *state);

/* True of a state after which nothing more is answered: complete, withdrawn, merged. */
bool procedure_is_past(const char *state);

/* The earliest moment at which an event of that name can have happened, if all that the timeline holds has and every
 * clock was right: not before the case was received, and one that leads to another state not before the last that did.
 * `event` NULL: one that leads nowhere. INSTANT_NONE: at any time. */
int64_t procedure_earliest(const struct timeline *timeline, const char *event);

/* The step that was entered before that event and bears a later time, by its seq: one of the two has the wrong time. 0:
 * none, or the event is no step. */
int procedure_overtaken(const struct timeline *timeline, int seq);

/* The level at which `action` would be done now: the level reached, or the next one if it leads there. */
int procedure_level_in_hand(const struct timeline *timeline, const char *action);

/* Why not, in the order of policy.md (the order decides what a stranger learns). */
enum verdict {
    VERDICT_YES,
    VERDICT_HIDDEN,          /* barred, or no reach to see: for this person there is no such case */
    VERDICT_NOT_PERMITTED,   /* sees it, may not do this */
    VERDICT_NOT_INDEPENDENT, /* decided a level below */
    VERDICT_NOT_NOW          /* the procedure does not allow it in this state */
};

/* What of a case says who may see it: the index has it, too, so that a hidden case need not be read to be refused. */
struct sight {
    const char *kind, *division, *recorded_by, *reporter;
    int reached;                     /* the highest level that it ever was at */
    bool high;                       /* it is of high severity */
    const struct timeline *timeline; /* says who takes no part in it (timeline_bars); NULL: these do not */
    const char *const *barred;
    const char *const *vacant; /* roles whose deputies act; makes no difference to who sees the case */
};

/* True if the person holds the role for cases of the division of this one: themselves, or in the place of somebody who
 * takes part in it. */
bool procedure_holds(const struct timeline *timeline, const struct person *person, const char *role);

/* True if the person may see the case: what procedure_allows says of `see`. */
bool procedure_shows(const struct policy *policy, const struct sight *sight, const struct person *person);

/* May this person take that action on this case now? `see` asks whether they may look at it.
 * `policy` is the one that the case is bound to. */
enum verdict procedure_allows(const struct policy *policy, const struct timeline *timeline, const struct person *person,
                              const char *action);

/* True if the person may take that action at that level on a case of which this is known: what procedure_allows asks,
 * but for what happened in the case. And true if the action is possible in the state of that name, by the table. */
bool procedure_permits(const struct policy *policy, const struct sight *sight, const struct person *person,
                       const char *action, int level);
bool procedure_possible_in(const char *kind, const char *action, const char *state);

/* The role through which the person may take that action on the case at that level, whatever its state; NULL: none lets
 * them. */
const struct role *procedure_role(const struct policy *policy, const struct timeline *timeline,
                                  const struct person *person, const char *action, int level);

/* May this person, who may correct entries of the case, correct that one? Not what was decided, put off or handed over
 * at a level above one that they decided; and who is exempted only if they may exempt. */
bool procedure_allows_correction(const struct policy *policy, const struct timeline *timeline,
                                 const struct person *person, const struct event *event);

/* The first gate that an event of that name cannot pass yet, of those that the policy names as keepers; NULL: none
 * stands in the way. */
const struct gate *procedure_gate(const struct policy *policy, const struct timeline *timeline, const char *event);

/* True if an event of that name would lead the case on along its ordinary course, from received to closed. Requests for
 * the next level and withdrawals lead elsewhere; what follows the closing is led by what is owed. */
bool procedure_leads_on(const struct policy *policy, const struct timeline *timeline, const char *event);

/* May this person take that action where there is no case: receive a new one of that kind (`submit`, `compliment`),
 * read the month's report (`report`, kind NULL), the registers (`register`), the wall of compliments (`wall`) or what
 * was learned (`learned`)? Reach does not count. */
bool procedure_allows_new(const struct policy *policy, const struct person *person, const char *action,
                          const char *kind);

/* May this person hand over cases of any kind (event.h, HANDS_OVER)? Reach does not count. */
bool procedure_lets_assign(const struct policy *policy, const struct person *person);

#endif
