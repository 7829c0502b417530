#include "registry/sorter.h"

#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reach.h"
#include "record/addressed.h"
#include "xml/xml.h"

/* True if a mailbox says who sorts, or is for something else than one that says nothing. */
static bool is_divided(const struct registry *registry, struct pool *pool)
{
    bool divided = false;
    const struct node *box = node_first(registry->site.organisation, "mailbox");
    for (; box != NULL && !divided; box = node_next(box, "mailbox"))
        divided = node_get(pool, box, "sorts") || text_equal(node_get(pool, box, "kind"), "compliment");
    return divided;
}

struct sorter sorter_of(struct registry *registry, struct pool *pool, const struct policy *policy,
                        const struct person *person)
{
    size_t count;
    const struct way *ways = ways_to_see(pool, policy, person, &count);
    bool all = false;
    for (size_t i = 0; i < count; i++)
        all = all || ways[i].reach == REACH_ALL;
    return (struct sorter){.registry = registry,
                           .person = person,
                           .all = all && procedure_lets_assign(policy, person),
                           .divided = is_divided(registry, pool)};
}

/* True if the person sorts what came to that mailbox. */
static bool has_box(const struct sorter *sorter, struct pool *pool, const struct node *box)
{
    const char *role = node_get(pool, box, "sorts");
    return role ? person_holds(sorter->person, role, node_get(pool, box, "division")) : sorter->all;
}

static const struct node *first_box(const struct sorter *sorter)
{
    return node_first(sorter->registry->site.organisation, "mailbox");
}

bool sorter_has_any(const struct sorter *sorter, struct pool *pool)
{
    bool any = sorter->all;
    for (const struct node *box = first_box(sorter); box && !any; box = node_next(box, "mailbox"))
        any = has_box(sorter, pool, box);
    return any;
}

bool sorter_has(const struct sorter *sorter, struct pool *pool, const struct node *const *boxes)
{
    bool has = *boxes == NULL && sorter->all;
    for (; *boxes != NULL && !has; boxes++)
        has = has_box(sorter, pool, *boxes);
    return has;
}

const struct node *const *sorter_boxes(struct registry *registry, struct pool *pool, const char *beginning,
                                       size_t length)
{
    const struct node **boxes = NULL, **list = NULL;
    const char **addresses = NULL;
    size_t count = 0, named = 0, found = 0;
    const struct node *box = node_first(registry->site.organisation, "mailbox");
    for (; box != NULL; box = node_next(box, "mailbox")) {
        *LIST_ADD(pool, boxes, count) = box;
        *LIST_ADD(pool, addresses, named) = node_get(pool, box, "address");
    }
    for (const size_t *at = addressed(pool, beginning, length, addresses, count); *at < count; at++)
        *LIST_ADD(pool, list, found) = boxes[*at];
    *LIST_ADD(pool, list, found) = NULL;
    return list;
}
