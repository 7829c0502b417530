/* Handing: to whom a case could be handed over, and where it would belong then (policy.md, Who).
 *
 * Pure. It is given only to somebody who could see and handle it. Who could do so only in a division of their own
 * brings it along there. What the hand-over starts is core/hand_over.h. */
#ifndef REDRESS_CORE_HANDING_H
#define REDRESS_CORE_HANDING_H

#include "core/ability.h"

/* A case that may be handed over, as it would be then. */
struct handing;
struct handing *handing_of(struct pool *pool, const struct position *position);

/* True if the person could take the case on if it belonged to that division (NULL: as it is): they would see it, and
 * may do what leads it on now; where nothing does, what keeps something that is owed; where nothing is, accept it. */
bool handing_suits(struct handing *handing, const struct person *person, const char *division);

/* Why somebody cannot be chosen to handle it. */
enum unfit {
    FIT,
    UNFIT_BARRED,    /* they take no part in it */
    UNFIT_AWAY,      /* they are away */
    UNFIT_DECIDED,   /* they decided it at a level below */
    UNFIT_ELSEWHERE, /* they could in another division than the one chosen */
    UNFIT_WHERE,     /* they could in several divisions, of which none was chosen */
    UNFIT_NOWHERE    /* they hold nothing by which they could */
};

/* Whether the person can be chosen for that division (NULL: none was chosen). If they fit, *brings is the division into
 * which they bring the case along; NULL: it stays where it is, or goes where it was chosen to. */
enum unfit handing_fit(struct handing *handing, const struct person *person, const char *division, const char **brings);

/* True if handing it over would help: somewhere somebody would be able to do that. */
bool handing_helps(struct handing *handing, const struct ability *ability);

#endif
