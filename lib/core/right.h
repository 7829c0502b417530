/* Rights: what follows from how the complainant's rights stand as they count now, whatever was stored with a request or
 * corrected later: whether a request came too late, and when a right has passed.
 *
 * Pure. `list` holds all windows of a case, as core/obligation.h gives them. */
#ifndef REDRESS_CORE_RIGHT_H
#define REDRESS_CORE_RIGHT_H

#include "core/moment.h"
#include "core/obligation.h"

/* The right that a request, event `seq`, for that level uses: the last that an earlier event opened. NULL: none. */
const struct obligation *right_before(const struct obligation *list, size_t count, int level, int seq);

/* Adds the moments that the table of events gives IF_PASSED and IF_LATE. A right has passed at its last moment, or, if
 * an answer opens none with a last date, when the answer is received; but not once the case has gone on before. A
 * request is late after the last moment of the right that it uses; declined, the right stays as it was. */
void rights_add(struct moments *moments, const struct timeline *timeline, const struct obligation *list, size_t count);

/* Says to the timeline what only its obligations tell: which requests came late, and whether all is settled. */
void timeline_judge(struct timeline *timeline, const struct obligation *list, size_t count);

#endif
