/* Steps: the answer of every program that acts on a case.
 *
 * For staff the address names the case (?ref=…); for the complainant the fields prove it. */
#ifndef REDRESS_WEB_STEP_H
#define REDRESS_WEB_STEP_H

#include "web/action.h"

/* Answers a call that shows or enters one step on a case: the action of the call, by the schema's event for it. */
bool step_answer(struct call *call);

/* The case that ?ref= names, as far as this person may see it. NULL with a fault: 403 "hidden", or 404 "no-case" to
 * somebody who may see all. */
struct case_file *step_case(struct call *call);

#endif
