#include "registry/report_mail.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/duty.h"
#include "core/event.h"
#include "core/figure.h"
#include "core/lookup.h"
#include "registry/notice.h"
#include "registry/rounding.h"
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

/* What xsl/report-mail.xsl makes the notice of, with numbers rounded by that base. */
static struct node *mail_page(const struct registry *registry, struct pool *pool, const struct node *event,
                              const struct node *report, int base)
{
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    node_set(page, "name", "report-mail");
    node_set(page, "action", event_named(KIND_DUTIES, EVENT_REPORTED)->action);
    node_set(page, "realm", "staff");
    node_set(page, "now", node_get(pool, event, "at"));
    node_set(page, "person", registry_person_title(registry, node_get(pool, event, "by")));
    promises_add(page, registry_policy(registry), false);
    node_set(node_add(page, "notice"), "address", registry->site.outgoing.staff);
    rounding_apply(registry, pool, node_copy(page, report), base, node_instant(pool, event, "at"));
    return page;
}

/* NULL with a fault. */
static const struct node *notice_of(const struct registry *registry, struct pool *pool, const struct node *event,
                                    const struct node *report, int base, struct fault *fault)
{
    const char *path = pool_format(pool, "%s/xsl/report-mail.xsl", registry->folders.share);
    const struct sheet *sheet = sheet_open(pool, path, registry->site.words, fault);
    return sheet ? sheet_tree(pool, sheet, mail_page(registry, pool, event, report, base), fault) : NULL;
}

bool report_mail_add(struct registry *registry, struct pool *pool, struct node *event, const struct node *report,
                     struct fault *fault)
{
    int64_t now = node_instant(pool, event, "at");
    const struct people people = site_people(&registry->site);
    const struct policy *policy = site_policy_at(&registry->site, now);
    const struct rule *rule = duty_kept_by(policy, EVENT_REPORTED);
    const struct node *notices[ROUNDING_MOST + 1] = {NULL}; /* by the base of who reads it */
    for (size_t i = 0; rule != NULL && i < people.count; i++) {
        const struct person *person = &people.list[i];
        if (!is_told(rule, person) || node_count(event, "recipient") == MOST_RECIPIENTS)
            continue;
        struct node *recipient = node_add(event, "recipient");
        node_add_text(recipient, "who", person->user);
        if (person->email == NULL || registry->site.outgoing.from == NULL)
            continue;
        int base = figure_base(policy, person);
        if (notices[base] == NULL)
            notices[base] = notice_of(registry, pool, event, report, base, fault);
        const char *message =
            notices[base] ? notice_add(registry, pool, notices[base], person->email, now, fault) : NULL;
        if (message == NULL)
            return false;
        node_add_text(recipient, "message", message);
    }
    return true;
}
