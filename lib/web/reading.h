/* Readings: the case behind a program that only gives out a piece of it, as a letter or a file.
 *
 * Staff ask by an address with ?ref=, the complainant by a button of the status page, which proves the case. */
#ifndef REDRESS_WEB_READING_H
#define REDRESS_WEB_READING_H

#include "web/action.h"

/* The case that is asked for. NULL where the answer is settled: *answered says whether (a complainant's GET is led to
 * the status page), else there is a fault: 403 or 404 as step_case and proof_case say, 403 "csrf", 405 for a POST of
 * staff, 400 for a field that is not `known` (NULL-ended). */
struct case_file *reading_case(struct call *call, const char *const *known, bool *answered);

/* The fields that say which piece: those of the address, or of the button. */
const struct fields *reading_asked(const struct call *call);

#endif
