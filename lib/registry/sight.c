#include "registry/sight.h"

#include "base/fault.h"
#include "base/text.h"
#include "core/procedure.h"
#include "record/duplicate.h"
#include "record/mention.h"
#include "record/readers.h"

/* What the index says of a case: that it is hidden from the person, or is not there; that they may see it; or that it
 * is there, and the record has to say. */
enum index_says { HIDDEN, SHOWN, UNKNOWN };

static enum index_says index_of(struct registry *registry, struct pool *pool, const char *reference,
                                const struct person *person, struct fault *fault)
{
    if (reference == NULL || person->user == NULL)
        return HIDDEN;
    const struct stored_sight *stored = store_sight(registry->store, pool, reference, fault);
    const struct policy *policy = stored ? site_policy(&registry->site, stored->policy) : NULL;
    if (stored == NULL || policy == NULL || stored->recorded_by == NULL)
        return stored != NULL ? UNKNOWN : HIDDEN;
    const struct sight sight = {.kind = stored->kind,
                                .division = stored->division,
                                .recorded_by = stored->recorded_by,
                                .reporter = stored->reporter,
                                .reached = (int)stored->reached,
                                .high = text_equal(stored->severity, SEVERITY_HIGH),
                                .barred = stored->concerned};
    return procedure_shows(policy, &sight, person) ? SHOWN : HIDDEN;
}

bool sight_shows(struct registry *registry, struct pool *pool, const char *reference, const struct person *person,
                 struct fault *fault)
{
    return index_of(registry, pool, reference, person, fault) == SHOWN;
}

/* Where the index does not know the case, the record is asked. */
struct case_file *sight_case(struct registry *registry, struct pool *pool, const char *reference,
                             const struct person *person, int64_t now, struct fault *fault)
{
    if (index_of(registry, pool, reference, person, fault) == HIDDEN)
        return NULL;
    struct case_file *file = case_file_open(registry, pool, reference, now, fault);
    bool seen = file && procedure_allows(file->policy, file->timeline, person, RIGHT_SEE) == VERDICT_YES;
    return seen ? file : NULL;
}

/* What looking for cases that are hidden carries. */
struct looking {
    struct registry *registry;
    struct pool *pool;
    const struct person *person;
    const struct node *record; /* that speaks of them */
    int64_t now;
    struct fault *fault;
};

/* The complainant raised that one, too, in which theirs ended. */
static bool is_theirs(const struct looking *looking, const char *reference)
{
    return looking->person->user == NULL && duplicate_names(looking->pool, looking->record, reference);
}

static bool is_hidden(const char *reference, void *closure)
{
    const struct looking *looking = closure;
    if (is_theirs(looking, reference))
        return false;
    enum index_says says = index_of(looking->registry, looking->pool, reference, looking->person, looking->fault);
    return says == HIDDEN || (says == UNKNOWN && sight_case(looking->registry, looking->pool, reference,
                                                            looking->person, looking->now, looking->fault) == NULL);
}

/* Who reads notes, in which case. */
struct role_held {
    const struct person *person;
    const struct timeline *timeline;
};

static bool is_held(const char *role, void *closure)
{
    const struct role_held *held = closure;
    return procedure_holds(held->timeline, held->person, role);
}

const struct node *sight_record(struct registry *registry, struct pool *pool, const struct case_file *file,
                                const struct person *person, int64_t now, struct fault *fault)
{
    struct looking looking = {
        .registry = registry, .pool = pool, .person = person, .record = file->current, .now = now, .fault = fault};
    struct role_held held = {.person = person, .timeline = file->timeline};
    const struct node *record = mention_without(pool, registry->schema, file->current, is_hidden, &looking);
    return fault->kind == 0 ? readers_record(pool, record, person->user, is_held, &held) : NULL;
}
