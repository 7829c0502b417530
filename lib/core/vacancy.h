/* Vacancies: what a policy promises that nobody of the organisation could keep, not even a deputy.
 *
 * Pure, and about no case in particular: asked are those who would have the next step (core/next_step.h) of a case that
 * concerns nobody. Said once: of a level where nobody acknowledges or answers in any division; of a division where that
 * is so there only; else of the single thing that is owed. */
#ifndef REDRESS_CORE_VACANCY_H
#define REDRESS_CORE_VACANCY_H

#include "core/access.h"
#include "core/policy.h"

struct pool;

struct vacancy {
    const char *kind;        /* NULL: it is no matter of cases (duties) */
    const struct rule *rule; /* what nobody could keep */
    int level;               /* of the rule; 0: of no level */
    const char *division;    /* NULL: in each */
    bool answers;            /* it acknowledges or answers */
};

/* All vacancies, *count of them; `divisions` are all that the organisation has, NULL-ended. */
const struct vacancy *vacancies_of(struct pool *pool, const struct policy *policy, struct people people,
                                   const char *const *divisions, size_t *count);

#endif
