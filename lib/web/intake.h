/* Intake: the answer of the programs that receive a new case. */
#ifndef REDRESS_WEB_INTAKE_H
#define REDRESS_WEB_INTAKE_H

#include "web/action.h"

/* Shows the form for a new case of that kind, or receives one. An earlier case that staff name in it is 422 "unknown-other"
 * unless they may see it: the answer does not tell whether there is one. */
bool intake_answer(struct call *call, const char *kind);

#endif
