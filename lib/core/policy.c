#include "core/policy.h"

#include "base/text.h"

const struct kind *policy_kind(const struct policy *policy, const char *name)
{
    for (size_t i = 0; i < policy->kind_count; i++) {
        if (text_equal(policy->kinds[i].name, name))
            return &policy->kinds[i];
    }
    return NULL;
}

const struct level *policy_level(const struct kind *kind, int number)
{
    for (size_t i = 0; i < kind->level_count; i++) {
        if (kind->levels[i].number == number)
            return &kind->levels[i];
    }
    return NULL;
}

const struct role *policy_role(const struct policy *policy, const char *name)
{
    for (size_t i = 0; i < policy->role_count; i++) {
        if (text_equal(policy->roles[i].name, name))
            return &policy->roles[i];
    }
    return NULL;
}

const struct channel *policy_channel(const struct policy *policy, const char *name)
{
    for (size_t i = 0; i < policy->channel_count; i++) {
        if (text_equal(policy->channels[i].name, name))
            return &policy->channels[i];
    }
    return NULL;
}

const struct term *policy_term(const struct policy *policy, const char *name)
{
    for (size_t i = 0; i < policy->term_count; i++) {
        if (text_equal(policy->terms[i].name, name))
            return &policy->terms[i];
    }
    return NULL;
}
