#include "site/audit_able.h"

#include <stddef.h>

#include "base/text.h"
#include "core/obligation.h"
#include "core/procedure.h"

/* Which action brings which moment about; those that timeline.c derives come with the event they are derived from. */
static const struct {
    const char *moment, *action, *kind; /* kind NULL: whichever has the action in its state table */
} CAUSES[] = {
    {"received", "submit", "complaint"},
    {"received", "compliment", "compliment"},
    {"reported", "report", KIND_DUTIES},
    {"acknowledged", "acknowledge", NULL},
    {"assigned", "assign", NULL},
    {"contacted", "contact", NULL},
    {"updated", "contact", NULL},
    {"extended", "extend", NULL},
    {"responded", "respond", NULL},
    {"delivered", "respond", NULL},
    {"promised", "respond", NULL},
    {"escalated", "escalate", NULL},
    {"declined", "decline", NULL},
    {"noted", "note", NULL},
    {"remedied", "remedy", NULL},
    {"learned", "learn", NULL},
    {"planned", "learn", NULL},
    {"improved", "improve", NULL},
    {"not-effective", "improve", NULL},
    {"closed", "close", NULL},
    {"followed-up", "follow-up", NULL},
    {"withdrawn", "withdraw", NULL},
    {"reopened", "reopen", NULL},
    {"corrected", "correct", NULL},
    {"linked", "link", NULL},
    {"told", "tell", NULL},
    {"reviewed", "review", NULL},
    {"shared", "share", NULL},
};

static const char *const BY_THEMSELVES[] = {"month-ended", "issued", NULL};

/* As in core/procedure.c: for these the level in hand does not count. */
static const char *const BESIDE_LEVELS[] = {"see", "looks", "note", "contact", "correct", NULL};

bool able_permission(const struct permission *permission, const char *action, const char *kind, int level)
{
    if (!text_among(action, permission->actions) || (permission->kind && !text_equal(permission->kind, kind)))
        return false;
    if (level == LEVEL_ANY || permission->level == 0)
        return true;
    if (text_among(action, BESIDE_LEVELS))
        return permission->reach != REACH_LEVEL || permission->level <= level;
    return permission->level == level;
}

bool able_role(const struct role *role, const char *action, const char *kind, int level)
{
    for (size_t i = 0; i < role->permission_count; i++) {
        if (able_permission(&role->permissions[i], action, kind, level))
            return true;
    }
    return false;
}

bool able_anyone(const struct policy *policy, const char *action, const char *kind, int level)
{
    for (size_t i = 0; i < policy->role_count; i++) {
        if (able_role(&policy->roles[i], action, kind, level))
            return true;
    }
    return false;
}

bool able_moment(const struct role *role, const char *moment, const char *kind, int level)
{
    for (size_t i = 0; i < sizeof CAUSES / sizeof *CAUSES; i++) {
        const char *action = CAUSES[i].action;
        bool known = CAUSES[i].kind ? text_equal(CAUSES[i].kind, kind) : text_among(action, procedure_actions(kind));
        if (known && text_equal(CAUSES[i].moment, moment) && able_role(role, action, kind, level))
            return true;
    }
    return false;
}

bool able_by_itself(const char *moment, const char *kind)
{
    return text_equal(kind, KIND_DUTIES) && text_among(moment, BY_THEMSELVES);
}
