#include "registry/report_mail.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/duty.h"
#include "core/event.h"
#include "core/lookup.h"
#include "registry/notice.h"
#include "site/promises.h"
#include "xml/sheet.h"
#include "xml/xml.h"

/* So many the record takes (schema/record.xsd). */
enum { MOST_RECIPIENTS = 100 };

static bool is_told(const struct rule *rule, const struct person *person)
{
    for (const char *const *role = rule->told; *role != NULL; role++)
        if (person_holds(person, *role, NULL))
            return true;
    return false;
}

/* What xsl/report-mail.xsl makes the notice of. */
static struct node *mail_page(const struct registry *registry, struct pool *pool, const struct node *event,
                              const struct node *report)
{
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    node_set(page, "name", "report-mail");
    node_set(page, "action", event_named(KIND_DUTIES, EVENT_REPORTED)->action);
    node_set(page, "realm", "staff");
    node_set(page, "now", node_get(pool, event, "at"));
    node_set(page, "person", registry_person_title(registry, node_get(pool, event, "by")));
    promises_add(page, registry_policy(registry), false);
    node_set(node_add(page, "notice"), "address", registry->site.outgoing.staff);
    node_copy(page, report);
    return page;
}

/* The notice is the same for all; NULL with a fault. */
static const struct node *notice_of(const struct registry *registry, struct pool *pool, const struct node *event,
                                    const struct node *report, struct fault *fault)
{
    const char *path = pool_format(pool, "%s/xsl/report-mail.xsl", registry->folders.share);
    const struct sheet *sheet = sheet_open(pool, path, registry->site.words, fault);
    return sheet ? sheet_tree(pool, sheet, mail_page(registry, pool, event, report), fault) : NULL;
}

bool report_mail_add(struct registry *registry, struct pool *pool, struct node *event, const struct node *report,
                     struct fault *fault)
{
    int64_t now = node_instant(pool, event, "at");
    const struct people people = site_people(&registry->site);
    const struct rule *rule = duty_kept_by(site_policy_at(&registry->site, now), EVENT_REPORTED);
    const struct node *notice = NULL;
    for (size_t i = 0; rule != NULL && i < people.count; i++) {
        const struct person *person = &people.list[i];
        if (!is_told(rule, person) || node_count(event, "recipient") == MOST_RECIPIENTS)
            continue;
        struct node *recipient = node_add(event, "recipient");
        node_add_text(recipient, "who", person->user);
        if (person->email == NULL || registry->site.outgoing.from == NULL)
            continue;
        if (notice == NULL)
            notice = notice_of(registry, pool, event, report, fault);
        const char *message = notice ? notice_add(registry, pool, notice, person->email, now, fault) : NULL;
        if (message == NULL)
            return false;
        node_add_text(recipient, "message", message);
    }
    return true;
}
