/* Absence: who is away, and who stands in for them.
 *
 * Pure. Who stands in has the tasks of who is away beside their own, as far as they may do them (core/next_step.h). A
 * role that both hold they hold for the other's divisions, too; one that they do not hold they are not given by it: who
 * acts for whoever holds that is the policy's to say (deputies). Nobody stands in for somebody through a third. What
 * they hold in somebody's place counts in no case in which that person takes no part, as who is away chooses them. */
#ifndef REDRESS_CORE_ABSENCE_H
#define REDRESS_CORE_ABSENCE_H

#include "core/access.h"

struct pool;

/* From the first day to the last, both of them away. */
struct absence {
    const char *user;
    int32_t from, until;
    const char *stand_in; /* NULL: nobody */
};

/* The people as they are on that day, as many and in the same order, in `pool`. */
struct person *people_today(struct pool *pool, struct people people, const struct absence *absences, size_t count,
                            int32_t today);

/* The next day after that on which it changes who is away; INT32_MAX: there is none. */
int32_t absences_change(const struct absence *absences, size_t count, int32_t today);

#endif
