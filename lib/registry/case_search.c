#include "base/fault.h"
#include "base/folding.h"
#include "base/instant.h"
#include "base/pool.h"
#include "registry/case_list.h"
#include "registry/sight.h"
#include "registry/tags.h"

/* Those ways, to the cases of the ordinary lists and to those that wait to be sorted. */
static const char *const *const *ways_to_both(struct pool *pool, const struct tags_way *ways)
{
    size_t count = 0;
    const char *const **both = NULL;
    for (; ways->tags != NULL; ways++) {
        size_t length = 0;
        const char **unsorted = NULL;
        for (const char *const *tag = ways->tags; *tag != NULL; tag++)
            *LIST_ADD(pool, unsorted, length) = tag_unsorted(pool, *tag);
        *LIST_ADD(pool, both, count) = ways->tags;
        *LIST_ADD(pool, both, count) = pool_grow(pool, unsorted, length, sizeof *unsorted);
    }
    return pool_grow(pool, both, count, sizeof *both);
}

/* Who stands in for somebody reaches, in their place, no case in which they take no part; the full text index does not
 * know that. Gives how many of the hits stay. */
static int keep_shown(struct registry *registry, struct pool *pool, const struct person *person,
                      struct search_hit *hits, int count, struct fault *fault)
{
    int kept = 0;
    for (int i = 0; i < count; i++)
        if (person->stands_for == NULL || sight_shows(registry, pool, hits[i].reference, person, fault))
            hits[kept++] = hits[i];
    return kept;
}

int case_list_search(struct registry *registry, struct pool *pool, const struct person *person, const char *typed,
                     int64_t before, struct search_hit *hits, int most, struct fault *fault)
{
    const struct policy *policy = registry_policy(registry);
    const struct tags_way *ways = tags_to_see(pool, policy, person);
    struct search_question question = {.terms = text_sought(pool, typed),
                                       .reaches = tags_are_of_all(ways) ? NULL : ways_to_both(pool, ways),
                                       .user = person->user,
                                       .before = before};
    int count = 0;
    for (int asked = most, found = asked; asked > 0 && found == asked; asked = most - count) {
        found = store_search(registry->store, pool, &question, hits + count, asked, fault);
        if (found < 0)
            return -1;
        question.before = found > 0 ? hits[count + found - 1].number : before;
        count += keep_shown(registry, pool, person, hits + count, found, fault);
    }
    return fault->kind ? -1 : count;
}
