#include "site/audit_able.h"

#include <stddef.h>

#include "base/text.h"
#include "core/lookup.h"

bool able_permission(const struct permission *permission, const char *action, const char *kind, int level)
{
    if (!text_among(action, permission->actions) || (permission->kind && !text_equal(permission->kind, kind)))
        return false;
    if (level == LEVEL_ANY || permission->level == 0)
        return true;
    if (action_beside(action))
        return permission->reach != REACH_LEVEL || permission->level <= level;
    return permission->level == level;
}

bool able_role(const struct role *role, const char *action, const char *kind, int level)
{
    for (size_t i = 0; i < role->permission_count; i++)
        if (able_permission(&role->permissions[i], action, kind, level))
            return true;
    return false;
}

bool able_anyone(const struct policy *policy, const char *action, const char *kind, int level)
{
    for (size_t i = 0; i < policy->role_count; i++)
        if (able_role(&policy->roles[i], action, kind, level))
            return true;
    return false;
}

bool able_moment(const struct role *role, const char *moment, const char *kind, int level)
{
    for (const struct event_row *row = events_of(kind); row->name; row++)
        if (row->action && event_gives(row, moment) && able_role(role, row->action, kind, level))
            return true;
    return false;
}

bool able_by_itself(const char *moment, const char *kind)
{
    for (const struct event_row *row = events_of(kind); row->name; row++)
        if (!row->action && event_gives(row, moment))
            return true;
    return false;
}
