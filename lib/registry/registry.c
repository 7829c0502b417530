#include "registry/registry.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reference.h"
#include "record/correction.h"
#include "record/record.h"
#include "registry/attachment.h"
#include "registry/recurrence.h"
#include "registry/versions.h"
#include "xml/xml.h"

static struct list people_of(struct pool *pool, const struct site *site)
{
    struct list list = {.name = "people", .count = site->person_count};
    list.choices = pool_array(pool, list.count, sizeof *list.choices);
    for (size_t i = 0; i < list.count; i++)
        list.choices[i] = (struct choice){.value = site->persons[i].user, .label = site->persons[i].title};
    return list;
}

static struct list divisions_of(struct pool *pool, const struct node *organisation)
{
    struct list list = {.name = "divisions"};
    struct node *division;
    list.choices = pool_array(pool, node_count(organisation, "division"), sizeof *list.choices);
    for (division = node_first(organisation, "division"); division; division = node_next(division, "division"))
        list.choices[list.count++] =
            (struct choice){.value = node_get(pool, division, "name"), .label = node_get(pool, division, "title")};
    return list;
}

/* The leaves of the tree of causes, each with what it hangs from. */
static void causes_take(struct pool *pool, const struct node *parent, const char *above, struct list *list)
{
    for (struct node *cause = node_first(parent, "cause"); cause; cause = node_next(cause, "cause")) {
        const char *title = node_get(pool, cause, "title");
        if (above != NULL)
            title = pool_format(pool, "%s: %s", above, title);
        if (node_first(cause, "cause") != NULL) {
            causes_take(pool, cause, title, list);
            continue;
        }
        const char *hint = node_inner(pool, cause, "definition"), *example = node_inner(pool, cause, "example");
        if (example != NULL)
            hint = pool_format(pool, "%s For example: %s", hint ? hint : "", example);
        list->choices[list->count++] =
            (struct choice){.value = node_get(pool, cause, "name"), .label = title, .hint = hint, .group = above};
    }
}

static size_t causes_within(const struct node *parent)
{
    size_t count = node_count(parent, "cause");
    for (struct node *cause = node_first(parent, "cause"); cause; cause = node_next(cause, "cause"))
        count += causes_within(cause);
    return count;
}

static struct list causes_of(struct pool *pool, const struct node *organisation)
{
    struct list list = {.name = "causes"};
    list.choices = pool_array(pool, causes_within(organisation), sizeof *list.choices);
    causes_take(pool, organisation, NULL, &list);
    return list;
}

bool registry_open(struct pool *pool, const struct folders *folders, struct registry *registry, struct fault *fault)
{
    if (!site_open(pool, folders->site, folders->calendars, folders->share, &registry->site, fault))
        return false;
    registry->schema = schema_open(pool, pool_format(pool, "%s/schema/record.xsd", folders->share), fault);
    if (registry->schema == NULL)
        return false;
    registry->store = store_open(pool, folders->data, pool_format(pool, "%s/schema/store.sql", folders->share), fault);
    registry->looks = registry->store ? looks_open(pool, folders->data, fault) : NULL;
    if (registry->looks == NULL || !versions_check(pool, registry->store, &registry->site, fault))
        return false;
    registry->lists[0] = divisions_of(pool, registry->site.organisation);
    registry->lists[1] = people_of(pool, &registry->site);
    registry->lists[2] = causes_of(pool, registry->site.organisation);
    return true;
}

struct case_file *registry_case_of(struct registry *registry, struct pool *pool, struct node *record, int64_t now,
                                   struct fault *fault)
{
    struct case_file *file = pool_alloc(pool, sizeof *file);
    file->record = record;
    file->current = correction_apply(pool, record);
    file->timeline = record_timeline(pool, file->current);
    file->reference = file->timeline->reference;
    file->kind = file->timeline->kind;
    file->policy = site_policy(&registry->site, file->timeline->policy);
    if (file->policy == NULL) {
        fault_set(fault, 503, "full", "%s: the site has no policy %s", file->reference, file->timeline->policy);
        return NULL;
    }
    file->obligations =
        obligations(pool, file->policy, &registry->site.calendar, file->timeline, now, &file->obligation_count);
    file->timeline->settled = obligation_next(file->obligations, file->obligation_count) == NULL;
    file->state = procedure_state(file->policy, file->timeline);
    file->last_seq = record_last_seq(record);
    file->whole = true;
    return file;
}

struct case_file *registry_case(struct registry *registry, struct pool *pool, const char *reference, int64_t now,
                                struct fault *fault)
{
    struct stored_case *stored = store_case(registry->store, pool, reference, fault);
    if (stored == NULL)
        return NULL;
    struct node *record =
        record_join(pool, stored->kind, reference, stored->policy, stored->events, stored->count, fault);
    struct case_file *file = record ? registry_case_of(registry, pool, record, now, fault) : NULL;
    if (file != NULL)
        file->whole = stored->whole;
    return file;
}

const struct list *registry_lists(struct registry *registry, struct pool *pool, const struct node *record)
{
    struct list *lists = pool_array(pool, 7, sizeof *lists);
    size_t count = 0;
    for (; registry->lists[count].name != NULL; count++)
        lists[count] = registry->lists[count];
    if (record != NULL) {
        lists[count++] = record_issues(pool, record);
        lists[count++] = record_promises(pool, record);
        lists[count] = record_improvements(pool, record);
    }
    return lists;
}

static const char *title_in(const struct list *list, const char *value)
{
    const char *title = list_label(list, value);
    return title ? title : value;
}

const char *registry_division_title(const struct registry *registry, const char *division)
{
    return title_in(&registry->lists[0], division);
}

const char *registry_cause_title(const struct registry *registry, const char *cause)
{
    return title_in(&registry->lists[2], cause);
}

const char *registry_person_title(const struct registry *registry, const char *user)
{
    return title_in(&registry->lists[1], user);
}

/* True if the token was used before, for the same content; false without a fault if it is new. */
static bool token_used(struct store *store, struct pool *pool, struct submission *submission, struct fault *fault)
{
    struct submission *before = store_submission(store, pool, submission->token, fault);
    if (before == NULL)
        return false;
    if (!text_equal(before->digest, submission->digest))
        return fault_set(fault, 409, "used-token", "a used token came with other content");
    *submission = *before;
    return true;
}

bool registry_repeated(struct registry *registry, struct pool *pool, struct submission *submission, struct fault *fault)
{
    return token_used(registry->store, pool, submission, fault);
}

/* Gives a new case its reference and adds it. */
static bool keep_case(struct registry *registry, struct pool *pool, struct node *record, struct fault *fault)
{
    const char *kind = node_name(record), *policy = node_get(pool, record, "policy");
    const struct timeline *timeline = record_timeline(pool, record);
    const char *prefix = reference_prefix(pool, kind, day_year(instant_day(timeline->events[0].at)));
    const char *last = store_last_case(registry->store, pool, prefix, fault);
    const char *reference = fault->kind ? NULL : reference_next(pool, prefix, last);
    if (reference == NULL)
        return fault_set(fault, 503, "full", "no reference left for %s", prefix);
    node_set(record, "reference", reference);
    return store_add_case(registry->store, reference, kind, policy, fault);
}

bool registry_add(struct registry *registry, struct pool *pool, struct node *record, int64_t now, struct fault *fault)
{
    struct case_file *file = registry_case_of(registry, pool, record, now, fault);
    struct node *decision = file ? recurrence_decision(file) : NULL;
    if (file == NULL || (decision != NULL && !recurrence_mark(registry, pool, file, decision, now, fault)))
        return false;
    const char *event = xml_write(pool, record_event(record, file->last_seq));
    return store_add_event(registry->store, file->reference, file->last_seq, event, fault) &&
           store_put_digest(registry->store, pool, registry_digest(registry, pool, file), fault) &&
           (decision == NULL || recurrence_reopen(registry, pool, file, now, fault));
}

static bool keep_event(struct registry *registry, struct pool *pool, struct node *record, struct submission *submission,
                       int64_t now, struct fault *fault)
{
    int seq = record_last_seq(record);
    if (seq == 1 && !keep_case(registry, pool, record, fault))
        return false;
    if (!registry_add(registry, pool, record, now, fault))
        return false;
    if (submission == NULL)
        return true;
    submission->reference = node_get(pool, record, "reference");
    submission->seq = seq;
    submission->at = now;
    return store_add_submission(registry->store, submission, fault);
}

bool registry_keep(struct registry *registry, struct pool *pool, struct node *record, const struct fields *entered,
                   struct submission *submission, int64_t now, bool *repeated, struct fault *fault)
{
    *repeated = false;
    if (!store_begin(registry->store, fault))
        return false;
    if (submission != NULL && token_used(registry->store, pool, submission, fault))
        *repeated = true;
    if (*repeated || fault->kind != 0 || !keep_event(registry, pool, record, submission, now, fault) ||
        (entered != NULL && !attachments_add(registry, entered, fault))) {
        store_rollback(registry->store);
        return *repeated;
    }
    return store_commit(registry->store, fault);
}
