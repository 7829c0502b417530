#include "registry/tags.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reach.h"
#include "core/timeline.h"
#include "store/store.h"

const char *tag_of(struct pool *pool, const char *name, const char *value)
{
    return pool_format(pool, "%s:%s", name, value);
}

const char *tag_unsorted(struct pool *pool, const char *tag)
{
    return pool_format(pool, "unsorted/%s", tag);
}

static const char *number_of(struct pool *pool, int64_t number)
{
    return pool_format(pool, "%lld", (long long)number);
}

bool tag_excludes(const char *one, const char *other)
{
    size_t name = strcspn(one, ":");
    return one[name] == ':' && strncmp(one, other, name + 1) == 0 && !text_equal(one, other);
}

static int by_text(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

const char *const *tags_of(struct pool *pool, const struct indexed_case *row, const char *const *others)
{
    bool owed = row->next_due != STORE_NONE;
    const struct {
        const char *name, *value;
    } truths[] = {{"kind", row->kind},
                  {"state", row->state},
                  {"level", number_of(pool, row->level)},
                  {"reached", number_of(pool, row->reached)},
                  {"by", row->recorded_by},
                  {"by", text_equal(row->reporter, row->recorded_by) ? NULL : row->reporter},
                  {"division", row->division ? row->division : DIVISION_NOT_SURE},
                  {"owner", row->owner},
                  {"category", row->category},
                  {"handler", row->handler},
                  {"severity", row->severity},
                  {"due", owed ? NULL : "none"},
                  {"open", procedure_is_over(row->state) ? NULL : "yes"}};
    size_t count = 0;
    const char **tags = NULL;
    *LIST_ADD(pool, tags, count) = TAG_ALL;
    for (; *others != NULL; others++)
        *LIST_ADD(pool, tags, count) = *others;
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++)
        if (truths[i].value != NULL)
            *LIST_ADD(pool, tags, count) = tag_of(pool, truths[i].name, truths[i].value);
    for (size_t i = 0; row->unsorted == 1 && i < count; i++)
        tags[i] = tag_unsorted(pool, tags[i]);
    tags = pool_grow(pool, tags, count, sizeof *tags);
    qsort(tags, count, sizeof *tags, by_text);
    return tags;
}

/* Up to three tags as a list; each may be NULL. */
static const char *const *list_of(struct pool *pool, const char *one, const char *other, const char *third)
{
    const char *const all[] = {one, other, third};
    const char **tags = pool_array(pool, 4, sizeof *tags);
    size_t count = 0;
    for (size_t i = 0; i < 3; i++)
        if (all[i] != NULL)
            tags[count++] = all[i];
    return tags;
}

static const char *const *tags_of_way(struct pool *pool, const struct way *way, const struct person *person)
{
    const char *kind = way->kind ? tag_of(pool, "kind", way->kind) : NULL, *tag = NULL;
    const char *division = way->division ? tag_of(pool, "division", way->division) : NULL;
    if (way->reach == REACH_OWN)
        tag = tag_of(pool, "by", person->user);
    else if (way->reach == REACH_HIGH)
        tag = tag_of(pool, "severity", SEVERITY_HIGH);
    else if (way->reach == REACH_LEVEL)
        tag = tag_of(pool, "reached", number_of(pool, way->level));
    else if (kind == NULL && division == NULL)
        tag = TAG_ALL;
    return list_of(pool, tag, division, kind);
}

const struct tags_way *tags_to_see(struct pool *pool, const struct policy *policy, const struct person *person)
{
    size_t count;
    const struct way *ways = ways_to_see(pool, policy, person, &count);
    struct tags_way *tagged = pool_array(pool, count + 1, sizeof *tagged);
    for (size_t i = 0; i < count; i++)
        tagged[i] = (struct tags_way){tags_of_way(pool, &ways[i], person), ways[i].instead_of};
    return tagged;
}

bool tags_are_of_all(const struct tags_way *ways)
{
    for (; ways->tags != NULL; ways++)
        if (ways->instead_of == NULL && text_equal(ways->tags[0], TAG_ALL) && ways->tags[1] == NULL)
            return true;
    return false;
}
