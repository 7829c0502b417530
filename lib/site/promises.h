/* Promises: what a policy promises, as every page and letter needs it: its levels by their titles, and by when. */
#ifndef REDRESS_SITE_PROMISES_H
#define REDRESS_SITE_PROMISES_H

#include "core/policy.h"

struct node;

/* Adds <policy title reference version>, with <level kind n title> and <promise name kind level unit count force> for
 * each rule, if `rules`: force "hard", "target", or "right" where it is the complainant's. */
void promises_add(struct node *page, const struct policy *policy, bool rules);

#endif
