#include "registry/duty_entry.h"

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "record/record.h"
#include "record/title.h"
#include "registry/duties.h"
#include "store/duty.h"
#include "xml/xml.h"

struct asking duty_asking(const struct registry *registry, const char *event, const struct list *lists)
{
    return (struct asking){.schema = registry->schema,
                           .event = schema_event(registry->schema, KIND_DUTIES, event),
                           .realm = "staff",
                           .lists = lists ? lists : registry->lists};
}

/* The event as the last of the record of duties, with all that is kept of it; NULL with problems or a fault. */
static struct node *event_build(struct registry *registry, struct pool *pool, struct node *duties,
                                const struct duty_entry *entry, struct problems *problems, struct fault *fault)
{
    const struct asking asking = duty_asking(registry, entry->event, entry->lists);
    int seq = record_last_seq(duties) + 1;
    struct node *event = entry_build(&asking, entry->entered, duties);
    node_set_number(event, "seq", seq);
    node_set_instant(pool, event, "at", entry->now);
    node_set(event, "by", entry->user);
    node_set(event, "policy", site_policy_at(&registry->site, entry->now)->identity);
    if (!entry->complete(registry, pool, entry, duties, event, problems, fault))
        return NULL;
    titles_keep(pool, asking.lists, asking.event, event);
    return entry_check(&asking, duties, duties, event, problems) ? event : NULL;
}

/* Adds the event, with what it names, and the token of its form. */
static bool event_add(struct registry *registry, struct pool *pool, const struct duty_entry *entry,
                      struct problems *problems, struct fault *fault)
{
    struct submission *submission = entry->submission;
    struct node *duties = duties_read(pool, registry->store, site_policy_at(&registry->site, entry->now), fault);
    struct node *event = duties ? event_build(registry, pool, duties, entry, problems, fault) : NULL;
    if (event == NULL)
        return false;
    int seq = node_number(event, "seq", 1, INT32_MAX);
    if (submission) {
        submission->reference = KIND_DUTIES;
        submission->at = entry->now;
        submission->seq = seq;
    }
    return store_add_duty(registry->store, seq, xml_write(pool, event), fault) &&
           (!submission || store_add_submission(registry->store, submission, fault));
}

/* True if the token brought the same before, or with a fault if other. */
static bool is_kept(struct registry *registry, struct pool *pool, const struct submission *submission,
                    struct fault *fault)
{
    const struct submission *before =
        submission ? store_submission(registry->store, pool, submission->token, fault) : NULL;
    if (before && !text_equal(before->digest, submission->digest))
        fault_set(fault, 409, "used-token", "a used token came with other content");
    return before != NULL;
}

bool duty_keep(struct registry *registry, struct pool *pool, const struct duty_entry *entry, struct problems *problems,
               struct fault *fault)
{
    if (is_kept(registry, pool, entry->submission, fault) || fault->kind)
        return fault->kind == 0;
    if (!store_begin(registry->store, fault))
        return false;
    if (event_add(registry, pool, entry, problems, fault))
        return store_commit(registry->store, fault);
    store_rollback(registry->store);
    return false;
}
