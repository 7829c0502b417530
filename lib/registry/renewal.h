/* Renewal: the index made anew where the site's users, who of them is away, or days off have changed.
 *
 * What is made from a case depends on them beside the record: whose step it is, who made a complaint by name and sees
 * nothing of it, whether the contact is one who is barred, whether the words of a compliment name one of the staff; and
 * by which day everything is due. */
#ifndef REDRESS_REGISTRY_RENEWAL_H
#define REDRESS_REGISTRY_RENEWAL_H

#include "registry/registry.h"

/* Makes the index anew of each case for which that can make a difference, if it was made for other users or other days
 * off than are known now; to be asked when the site was read, and once a day off has been announced. What a day off has
 * moved becomes an event of the case (registry/moves.h). A case that cannot be read keeps the index that it has, and
 * the log names it. For users it costs the cases on which something is to be done or from which somebody is barred,
 * those of complainants of our own, and the compliments; for days those of which anything was due since the first day
 * that differs. False with a fault: nothing was changed. */
bool index_renew(struct registry *registry, int64_t now, struct fault *fault);

#endif
