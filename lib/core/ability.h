/* Ability: who could do what is to be done on a case, of all users of a site.
 *
 * Pure. Asks procedure_allows of everybody; whose a step is of those who are able is core/next_step.h. */
#ifndef REDRESS_CORE_ABILITY_H
#define REDRESS_CORE_ABILITY_H

#include "core/access.h"
#include "core/obligation.h"

/* What the rule looks at. `timeline` says which roles are vacant. */
struct position {
    const struct policy *policy;
    const struct timeline *timeline;
    const struct obligation *obligations;
    size_t obligation_count;
    struct people people;
    const char *const *divisions; /* all that there are, NULL-ended */
};

/* What somebody is to be able to do: the action, now; or, where it is NULL, one of those that give one of these
 * moments, now or once something else is done. */
struct ability {
    const char *action;
    const char *const *moments;
};

/* True if the person is able: they see the case, and may do that on it. */
bool ability_has(const struct position *position, const struct person *person, const struct ability *ability);

/* The roles whose deputies act on that case, as nobody who holds them for it can, or whoever could is away: NULL-ended,
 * for the timeline. */
const char *const *roles_vacant(struct pool *pool, const struct policy *policy, const struct timeline *timeline,
                                struct people people);

/* True if that obligation is the word of acceptance of whom the case was handed to, and still owed. */
bool position_awaits(const struct position *position, const struct obligation *owed);

/* True if the person answers for the process: may assign cases of that kind, sees every case, or holds a role that owes
 * what is not about a case, such as the review of the policy. */
bool person_answers(const struct policy *policy, const char *kind, const struct person *person);

#endif
