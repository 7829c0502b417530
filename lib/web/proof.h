/* Proof: the complainant's reference and access code, which the public pages ask for every time.
 *
 * No cookie, nothing of it in an address. An unknown reference and a wrong code get one and the same answer. */
#ifndef REDRESS_WEB_PROOF_H
#define REDRESS_WEB_PROOF_H

#include "web/action.h"

/* The case that the request's fields `reference` and `access-code` prove. NULL with problems (a field missing, a
 * mistyped reference), or with a fault 403 "unknown-case". */
struct case_file *proof_case(struct call *call, struct problems *wrong);

#endif
