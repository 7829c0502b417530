/* Able: who can bring which moment about under a policy, as far as the document says. For the audit alone.
 *
 * The same permissions that core/procedure.h asks for one case and one person, asked for no case and whole roles. */
#ifndef REDRESS_SITE_AUDIT_ABLE_H
#define REDRESS_SITE_AUDIT_ABLE_H

#include <stdbool.h>

#include "core/policy.h"

/* Any level. */
#define LEVEL_ANY 0

/* True if that permission is for that action on that kind at that level. */
bool able_permission(const struct permission *permission, const char *action, const char *kind, int level);

/* True if the role may take the action on cases of that kind at that level. */
bool able_role(const struct role *role, const char *action, const char *kind, int level);

/* True if any role may. */
bool able_anyone(const struct policy *policy, const char *action, const char *kind, int level);

/* True if an action of that role can bring the moment about. */
bool able_moment(const struct role *role, const char *moment, const char *kind, int level);

/* True if the clock or the issue of a document brings it about, and no action. */
bool able_by_itself(const char *moment, const char *kind);

#endif
