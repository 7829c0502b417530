#include "core/policy.h"

#include "base/text.h"
#include "core/event.h"

const struct kind *policy_kind(const struct policy *policy, const char *name)
{
    return ROW_NAMED(policy->kinds, policy->kind_count, name);
}

const struct level *policy_level(const struct kind *kind, int number)
{
    for (size_t i = 0; kind && i < kind->level_count; i++)
        if (kind->levels[i].number == number)
            return &kind->levels[i];
    return NULL;
}

const struct role *policy_role(const struct policy *policy, const char *name)
{
    return ROW_NAMED(policy->roles, policy->role_count, name);
}

const struct channel *policy_channel(const struct policy *policy, const char *name)
{
    return ROW_NAMED(policy->channels, policy->channel_count, name);
}

const struct term *policy_term(const struct policy *policy, const char *name)
{
    return ROW_NAMED(policy->terms, policy->term_count, name);
}

static bool role_approves(const struct role *role)
{
    for (size_t i = 0; i < role->permission_count; i++)
        if (text_among(RIGHT_APPROVE, role->permissions[i].actions))
            return true;
    return false;
}

bool policy_approves(const struct policy *policy, const char *title)
{
    for (size_t i = 0; i < policy->role_count; i++)
        if (text_equal(policy->roles[i].title, title) && role_approves(&policy->roles[i]))
            return true;
    return false;
}

const char *policy_role_title(const struct policy *policy, const char *name)
{
    const struct role *role = policy_role(policy, name);
    return role ? role->title : name;
}
