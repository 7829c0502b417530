#include "registry/gone.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/hand_over.h"
#include "core/procedure.h"
#include "record/title.h"
#include "registry/lessons.h"
#include "store/named.h"

#define DIVISION "division"

static bool is_gone(const struct registry *registry, const char *as, const char *name)
{
    const struct list *list = list_named(registry->lists, text_equal(as, DIVISION) ? "divisions" : "people");
    return name != NULL && list_label(list, name) == NULL;
}

/* What gathering carries. */
struct gathering {
    const struct registry *registry;
    struct pool *pool;
    const struct case_file *file;
    struct gone *gone;
    size_t count;
};

static void gather(struct gathering *gathering, const char *as, const char *name)
{
    bool there = !is_gone(gathering->registry, as, name);
    for (size_t i = 0; i < gathering->count && !there; i++)
        there = text_equal(gathering->gone[i].as, as) && text_equal(gathering->gone[i].name, name);
    if (there)
        return;
    const char *title = title_said(gathering->pool, gathering->file->current, as, name, name);
    *LIST_ADD(gathering->pool, gathering->gone, gathering->count) =
        (struct gone){.as = as, .name = name, .title = title};
}

const struct gone *gone_of(const struct registry *registry, struct pool *pool, const struct case_file *file,
                           size_t *count)
{
    struct gathering gathering = {.registry = registry, .pool = pool, .file = file};
    const struct timeline *timeline = file->timeline;
    size_t lesson_count;
    const struct lesson *lessons = lessons_of(pool, file, &lesson_count);
    gather(&gathering, "handler", timeline_handler(timeline));
    gather(&gathering, DIVISION, timeline_division(timeline));
    for (const char *const *user = timeline_barred(pool, timeline); *user != NULL; user++)
        gather(&gathering, "concerned", *user);
    for (size_t i = 0; i < lesson_count; i++)
        if (lessons[i].due != INSTANT_NONE)
            gather(&gathering, "owner", lessons[i].owner);
    *count = gathering.count;
    return gathering.gone;
}

bool gone_matters(const char *state, bool owed)
{
    return owed || !procedure_is_over(state);
}

/* The names counted so far, NULL-ended, staff and divisions apart. */
struct counted {
    struct pool *pool;
    const char **names;
    size_t count;
};

static void count(struct counted *counted, const struct registry *registry, const char *as, const char *name)
{
    const char *apart = pool_format(counted->pool, "%s %s", text_equal(as, DIVISION) ? DIVISION : "", name);
    if (!is_gone(registry, as, name) || text_among(apart, counted->names))
        return;
    *LIST_ADD(counted->pool, counted->names, counted->count) = apart;
    counted->names = pool_grow(counted->pool, counted->names, counted->count, sizeof *counted->names);
}

int gone_count(const struct registry *registry, struct pool *pool, struct fault *fault)
{
    static const char *const owed[] = {STATE_OPEN, STATE_NOT_EFFECTIVE, NULL};
    struct counted counted = {.pool = pool, .names = pool_grow(pool, NULL, 0, sizeof *counted.names)};
    size_t named_count;
    const struct stored_name *named = store_names(registry->store, pool, &named_count, fault);
    for (size_t i = 0; i < named_count && fault->kind == 0; i++)
        if (gone_matters(named[i].state, named[i].owed))
            count(&counted, registry, named[i].as, named[i].name);
    for (const char *const *state = owed; *state != NULL && fault->kind == 0; state++) {
        const char *const *owner = lessons_owners(registry, pool, *state, fault);
        for (; owner != NULL && *owner != NULL; owner++)
            count(&counted, registry, "owner", *owner);
    }
    return fault->kind ? -1 : (int)counted.count;
}
