#include "core/policy.h"

#include "base/text.h"

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

const char *policy_role_title(const struct policy *policy, const char *name)
{
    const struct role *role = policy_role(policy, name);
    return role ? role->title : name;
}
