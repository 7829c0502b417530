#include "registry/readers.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "xml/xml.h"

/* The next event from there on that speaks of that version. */
static const struct node *of_version(struct pool *pool, const struct node *event, const struct policy *policy)
{
    while (event != NULL && !text_equal(node_get(pool, event, "policy"), policy->identity))
        event = node_next(event, EVENT_GUIDANCE_READ);
    return event;
}

const struct node *reader_event(struct pool *pool, const struct node *duties, const struct policy *policy,
                                const char *user)
{
    const struct node *event = of_version(pool, node_first(duties, EVENT_GUIDANCE_READ), policy);
    while (event != NULL && !text_equal(node_get(pool, event, "by"), user))
        event = of_version(pool, node_next(event, EVENT_GUIDANCE_READ), policy);
    return event;
}

/* Everybody who has, NULL-ended. */
static const char *const *users_of(struct pool *pool, const struct node *duties, const struct policy *policy)
{
    const char **users = NULL;
    size_t count = 0;
    const struct node *event = of_version(pool, node_first(duties, EVENT_GUIDANCE_READ), policy);
    for (; event != NULL; event = of_version(pool, node_next(event, EVENT_GUIDANCE_READ), policy))
        *LIST_ADD(pool, users, count) = node_get(pool, event, "by");
    *LIST_ADD(pool, users, count) = NULL;
    return users;
}

static bool is_to_read(const struct role *role)
{
    for (size_t i = 0; i < role->permission_count; i++)
        if (text_among(ACTION_READ_GUIDANCE, role->permissions[i].actions))
            return true;
    return false;
}

/* Who has it only in the place of a colleague is no holder of it. */
static bool holds_it(const struct person *person, const struct role *role)
{
    for (size_t i = 0; i < person->holding_count; i++)
        if (person->holdings[i].instead_of == NULL && text_equal(person->holdings[i].role, role->name))
            return true;
    return false;
}

static void role_add(struct node *readers, struct people people, const struct role *role, const char *const *users)
{
    int holders = 0, number = 0;
    for (size_t i = 0; i < people.count; i++) {
        bool holds = holds_it(&people.list[i], role);
        holders += holds;
        number += holds && text_among(people.list[i].user, users);
    }
    struct node *node = node_add(readers, "reader-role");
    node_set(node, "name", role->name);
    node_set(node, "title", role->title);
    node_set_number(node, "people", holders);
    node_set_number(node, "number", number);
}

void readers_add(const struct registry *registry, struct pool *pool, struct node *parent, int64_t now)
{
    const struct policy *policy = site_policy_at(&registry->site, now);
    const struct people people = site_people(&registry->site);
    const char *const *users = users_of(pool, registry->duties, policy);
    struct node *readers = node_add(parent, "readers");
    node_set(readers, "version", policy->version);
    for (size_t i = 0; i < policy->role_count; i++)
        if (is_to_read(&policy->roles[i]))
            role_add(readers, people, &policy->roles[i], users);
}

bool guidance_read_complete(struct registry *registry, struct pool *pool, const struct duty_entry *entry,
                            const struct node *duties, struct node *event, struct problems *problems,
                            struct fault *fault)
{
    (void)problems;
    const struct policy *policy = site_policy_at(&registry->site, entry->now);
    if (!text_equal(entry->item, day_write(pool, policy->issued)))
        return fault_set(fault, 409, "new-version", "another version of the policy was read");
    if (reader_event(pool, duties, policy, entry->user) != event) /* which is the last */
        return fault_set(fault, 409, "guidance-read", "the policy and the guidance were read");
    return true;
}
