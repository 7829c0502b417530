/* Confirming: somebody says that they have read a lesson or a practice, by the event `read` of its case.
 *
 * It needs no right to see the case, and tells nothing of it. */
#ifndef REDRESS_WEB_CONFIRMING_H
#define REDRESS_WEB_CONFIRMING_H

#include "web/action.h"

/* Keeps that the caller has read what the request names by `entry` (web/registered.h), once however often it is sent. False
 * with a fault: 400 "no-token", 404 for what is no such entry, 409 "used-token". */
bool confirming_keep(struct call *call);

#endif
