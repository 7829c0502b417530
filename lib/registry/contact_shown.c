#include "registry/contact_shown.h"

#include "base/text.h"
#include "core/contact.h"
#include "record/record.h"
#include "xml/xml.h"

static bool is_barred(const struct registry *registry, struct pool *pool, const struct case_file *file,
                      const char *name)
{
    const struct site *site = &registry->site;
    return contact_is_barred(pool, file->timeline, site->persons, site->person_count, name);
}

/* The division's own contact, or else the organisation. */
static void show_instead(const struct registry *registry, struct pool *pool, struct node *shown,
                         const struct case_file *file)
{
    const struct node *organisation = registry->site.organisation;
    const struct node *contact =
        node_first(site_division(&registry->site, pool, timeline_division(file->timeline)), "contact");
    const char *name = contact ? node_get(pool, contact, "name") : NULL;
    bool division = name != NULL && !is_barred(registry, pool, file, name);
    node_set(shown, "name", division ? name : node_get(pool, organisation, "name"));
    node_set(shown, "phone", division ? node_get(pool, contact, "phone") : node_inner(pool, organisation, "phone"));
    node_set(shown, "email", division ? node_get(pool, contact, "email") : node_inner(pool, organisation, "email"));
    node_set(shown, "instead", "yes");
}

void contact_show(const struct registry *registry, struct pool *pool, struct node *status, const struct case_file *file)
{
    const struct event *named = timeline_contact(file->timeline);
    const struct node *contact = named ? node_first(record_event(file->current, named->seq), "contact") : NULL;
    if (contact == NULL)
        return;
    struct node *shown = node_add(status, "contact");
    if (is_barred(registry, pool, file, named->contact)) {
        show_instead(registry, pool, shown, file);
        return;
    }
    node_set(shown, "name", node_inner(pool, contact, "name"));
    node_set(shown, "phone", node_inner(pool, contact, "phone"));
    node_set(shown, "email", node_inner(pool, contact, "email"));
}

void contacts_hide(const struct registry *registry, struct pool *pool, struct node *record,
                   const struct case_file *file)
{
    for (struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL)) {
        struct node *contact = node_first(event, "contact");
        if (contact != NULL && is_barred(registry, pool, file, node_inner(pool, contact, "name")))
            node_remove(contact);
    }
}
