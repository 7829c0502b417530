/* Kept: what is shown after an entry was kept. */
#ifndef REDRESS_WEB_KEPT_H
#define REDRESS_WEB_KEPT_H

#include "web/action.h"

/* Sends the browser on to what shows the submission, of a case of that kind. To whom it belongs the receipt. To staff the
 * case, or the form of the new case that it leads to; out of reach of who wrote it down, the receipt of a new case, or
 * after a hand-over, and where the case is about themselves, their own work. False with a fault in the call. */
bool kept_see(struct call *call, const char *kind, const struct submission *submission);

#endif
