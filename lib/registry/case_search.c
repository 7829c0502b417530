#include "base/folding.h"
#include "base/instant.h"
#include "base/pool.h"
#include "registry/case_list.h"
#include "registry/tags.h"

/* Those ways, to the cases of the ordinary lists and to those that wait to be sorted. */
static const char *const *const *ways_to_both(struct pool *pool, const char *const *const *ways)
{
    size_t count = 0;
    const char *const **both = NULL;
    for (; *ways != NULL; ways++) {
        size_t length = 0;
        const char **unsorted = NULL;
        for (const char *const *tag = *ways; *tag != NULL; tag++)
            *LIST_ADD(pool, unsorted, length) = tag_unsorted(pool, *tag);
        *LIST_ADD(pool, both, count) = *ways;
        *LIST_ADD(pool, both, count) = pool_grow(pool, unsorted, length, sizeof *unsorted);
    }
    return pool_grow(pool, both, count, sizeof *both);
}

int case_list_search(struct registry *registry, struct pool *pool, const struct person *person, const char *typed,
                     int64_t before, struct search_hit *hits, int most, struct fault *fault)
{
    const struct policy *policy = registry_policy(registry);
    const char *const *const *ways = tags_to_see(pool, policy, person);
    const struct search_question question = {.terms = text_sought(pool, typed),
                                             .reaches = tags_are_of_all(ways) ? NULL : ways_to_both(pool, ways),
                                             .user = person->user,
                                             .before = before};
    return store_search(registry->store, pool, &question, hits, most, fault);
}
