#include "registry/form_case.h"

#include "base/instant.h"
#include "base/pool.h"
#include "core/reference.h"
#include "record/filled.h"
#include "record/record.h"
#include "registry/check.h"
#include "registry/outlook.h"
#include "xml/xml.h"

/* A record for what the form says, without it. */
static struct node *record_begin(struct registry *registry, struct pool *pool, const char *kind, int64_t at,
                                 int64_t now)
{
    const char *prefix = reference_prefix(pool, kind, day_year(instant_day(now)));
    return record_new(pool, kind, reference_write(pool, prefix, 0), site_policy_at(&registry->site, at)->identity);
}

/* The event that the form says, as the record's first. */
static struct node *event_build(struct pool *pool, const struct asking *asking, const struct fields *fields,
                                struct node *record, int64_t at, int64_t now)
{
    struct node *event = entry_build(asking, fields, record);
    node_set_number(event, "seq", 1);
    node_set(event, "by", "system");
    node_set_instant(pool, event, "at", at);
    if (at != now)
        node_set_instant(pool, event, "recorded", now);
    return event;
}

struct case_file *form_case_new(struct registry *registry, struct pool *pool, const struct filled *filled,
                                const char *channel, int64_t at, int64_t now, struct problems *wrong,
                                struct fault *fault)
{
    const struct asking asking = {.schema = registry->schema,
                                  .event = schema_event(registry->schema, filled->kind, "received"),
                                  .realm = "staff",
                                  .lists = registry_lists(registry, pool, NULL, NULL)};
    struct fields *fields = filled->fields;
    if (asking_part(&asking, "channel") != NULL)
        fields_set(fields, "channel", channel);
    entry_note_denied(&asking, fields, wrong);
    struct node *record = record_begin(registry, pool, filled->kind, at, now);
    struct node *event = event_build(pool, &asking, fields, record, at, now);
    struct case_file *file = case_file_grown(registry, pool, record, now, fault);
    if (file == NULL)
        return NULL;
    outlook_set_times(pool, file, site_people(&registry->site), event);
    check_event(registry, pool, file, event, wrong);
    return entry_check(&asking, record, file->current, event, wrong) ? file : NULL;
}

struct submission form_case_submission(struct pool *pool, const struct file *form)
{
    const char *token = pool_format(pool, "form-%s", form->digest);
    return (struct submission){.token = token, .digest = token};
}
