#include "registry/case_file.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/contact.h"
#include "core/procedure.h"
#include "core/reference.h"
#include "core/right.h"
#include "record/correction.h"
#include "record/record.h"
#include "record/title.h"
#include "registry/attachment.h"
#include "registry/case_index.h"
#include "registry/letter.h"
#include "registry/mailing.h"
#include "registry/new_matter.h"
#include "registry/news.h"
#include "registry/post_case.h"
#include "registry/receipt.h"
#include "registry/recurrence.h"
#include "registry/serial.h"
#include "registry/slips.h"
#include "xml/xml.h"

struct case_file *case_file_of(struct registry *registry, struct pool *pool, struct node *record, int64_t now,
                               struct fault *fault)
{
    struct case_file *file = pool_alloc(pool, sizeof *file);
    file->record = record;
    file->current = correction_apply(pool, record);
    file->timeline = record_timeline(pool, file->current);
    file->facts = facts_of(pool, file->current);
    file->reference = file->timeline->reference;
    file->kind = file->timeline->kind;
    file->policy = site_policy(&registry->site, file->timeline->policy);
    if (file->policy == NULL) {
        fault_set(fault, 503, "full", "%s: the site has no policy %s", file->reference, file->timeline->policy);
        return NULL;
    }
    timeline_judge_persons(pool, file->timeline, registry->site.persons, registry->site.person_count);
    file->obligations =
        obligations(pool, file->policy, &registry->site.calendar, file->timeline, now, &file->obligation_count);
    file->timeline->vacant = roles_vacant(pool, file->policy, file->timeline, site_people(&registry->site));
    timeline_judge(file->timeline, file->obligations, file->obligation_count);
    file->state = procedure_state(file->policy, file->timeline);
    file->last_seq = record_last_seq(record);
    file->whole = true;
    return file;
}

struct case_file *case_file_grown(struct registry *registry, struct pool *pool, struct node *record, int64_t now,
                                  struct fault *fault)
{
    struct node *event = node_last(record);
    const struct part *part = schema_event(registry->schema, node_name(record), node_name(event));
    if (part != NULL)
        titles_keep(pool, registry_titled(registry, pool, record), part, event);
    return case_file_of(registry, pool, record, now, fault);
}

struct case_file *case_file_open(struct registry *registry, struct pool *pool, const char *reference, int64_t now,
                                 struct fault *fault)
{
    struct stored_case *stored = store_case(registry->store, pool, reference, fault);
    if (stored == NULL)
        return NULL;
    struct node *record =
        record_join(pool, stored->kind, reference, stored->policy, stored->events, stored->count, fault);
    struct case_file *file = record ? case_file_of(registry, pool, record, now, fault) : NULL;
    if (file != NULL)
        file->whole = stored->whole;
    return file;
}

/* True if the token was used before, for the same content, or that came lately under another; false without a fault if
 * it is new. */
static bool token_used(struct store *store, struct pool *pool, struct submission *submission, struct fault *fault)
{
    struct submission *before = store_submission(store, pool, submission->token, fault);
    if (before == NULL && fault->kind == 0 && submission->same_since != 0)
        before = store_submission_since(store, pool, submission->digest, submission->same_since, fault);
    if (before == NULL)
        return false;
    if (!text_equal(before->digest, submission->digest))
        return fault_set(fault, 409, "used-token", "a used token came with other content");
    *submission = *before;
    return true;
}

bool case_file_repeated(struct registry *registry, struct pool *pool, struct submission *submission,
                        struct fault *fault)
{
    return token_used(registry->store, pool, submission, fault);
}

/* A reference for a new case. */
static const char *draw_reference(struct registry *registry, struct pool *pool, const struct case_file *file,
                                  int64_t now, struct fault *fault)
{
    const int64_t at = file->timeline->events[0].at, received = at < now ? at : now; /* no year that has not come */
    const char *prefix = reference_prefix(pool, file->kind, day_year(instant_day(received)));
    uint32_t serial = serial_draw(registry->store, pool, prefix, REFERENCE_LAST_SERIAL, fault);
    return serial != 0 ? reference_write(pool, prefix, serial) : NULL;
}

/* The one on its slip, if it is still to be had. */
static const char *take_slip(struct registry *registry, struct pool *pool, const struct case_file *file,
                             struct fault *fault)
{
    const char *trouble = slip_trouble(registry, pool, file->slip, file->kind, fault);
    if (trouble != NULL)
        fault_set(fault, 409, "stale", "%s: %s", file->slip, trouble);
    return fault->kind == 0 ? file->slip : NULL;
}

/* Gives a new case its reference and adds it. */
static bool add_case(struct registry *registry, struct pool *pool, struct case_file *file, int64_t now,
                     struct fault *fault)
{
    const char *reference =
        file->slip ? take_slip(registry, pool, file, fault) : draw_reference(registry, pool, file, now, fault);
    if (reference == NULL)
        return false;
    node_set(file->record, "reference", reference);
    file->reference = file->timeline->reference = reference;
    return store_add_case(registry->store, reference, file->kind, file->timeline->policy, fault);
}

struct position case_file_position(const struct registry *registry, struct pool *pool, const struct case_file *file)
{
    const struct list *list = list_named(registry->lists, "divisions");
    const char **divisions = pool_array(pool, list->count + 1, sizeof *divisions);
    for (size_t i = 0; i < list->count; i++)
        divisions[i] = list->choices[i].value;
    return (struct position){.policy = file->policy,
                             .timeline = file->timeline,
                             .obligations = file->obligations,
                             .obligation_count = file->obligation_count,
                             .people = site_people(&registry->site),
                             .divisions = divisions};
}

struct task *case_file_tasks(const struct registry *registry, struct pool *pool, const struct case_file *file,
                             size_t *count)
{
    const struct position position = case_file_position(registry, pool, file);
    return tasks_of(pool, &position, count);
}

bool case_file_add(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                   struct fault *fault)
{
    struct node *decision = recurrence_decision(file);
    if (decision != NULL && !recurrence_mark(registry, pool, file, decision, now, fault))
        return false;
    if (!letter_keep(registry, pool, file, now, fault))
        return false;
    const char *event = xml_write(pool, record_event(file->record, file->last_seq));
    struct case_index *index = case_index_of(registry, pool, file);
    return store_add_event(registry->store, file->reference, file->last_seq, event, fault) &&
           news_add(registry, pool, file, index, now, fault) && store_put_index(registry->store, pool, index, fault) &&
           mailing_add(registry, pool, file, now, fault) &&
           (decision == NULL || recurrence_reopen(registry, pool, file, now, fault));
}

bool case_file_enter(struct registry *registry, struct pool *pool, struct case_file *file, const struct fields *entered,
                     struct submission *submission, int64_t now, struct fault *fault)
{
    if (file->last_seq == 1 && !add_case(registry, pool, file, now, fault))
        return false;
    if (!receipt_keep(registry, pool, file, now, fault) || !case_file_add(registry, pool, file, now, fault) ||
        (file->last_seq == 1 && !new_matter_link(registry, pool, file, now, fault)) ||
        (entered != NULL && !attachments_add(registry, entered, fault)))
        return false;
    if (submission == NULL)
        return true;
    submission->reference = file->reference;
    submission->seq = file->last_seq;
    submission->at = now;
    return store_add_submission(registry->store, submission, fault) &&
           (submission->message == 0 || post_becomes(registry, pool, file, submission->message, now, fault));
}

bool case_file_keep(struct registry *registry, struct pool *pool, struct case_file *file, const struct fields *entered,
                    struct submission *submission, int64_t now, bool *repeated, struct fault *fault)
{
    *repeated = false;
    if (!store_begin(registry->store, fault))
        return false;
    if (submission != NULL && token_used(registry->store, pool, submission, fault))
        *repeated = true;
    if (*repeated || fault->kind != 0 || !case_file_enter(registry, pool, file, entered, submission, now, fault)) {
        store_rollback(registry->store);
        return *repeated;
    }
    return store_commit(registry->store, fault);
}
