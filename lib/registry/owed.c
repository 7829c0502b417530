#include "registry/owed.h"

#include "base/instant.h"
#include "base/pool.h"
#include "site/clause.h"
#include "xml/schema.h"
#include "xml/xml.h"

/* What adding carries. */
struct account {
    struct pool *pool;
    const struct site *site;
    const struct policy *policy;
    const struct obligation *obligation;
    int64_t now;
};

/* True if it is owed now, or a right that can be used now. */
static bool has_begun(const struct obligation *obligation)
{
    return obligation->state == OBLIGATION_OWED || obligation->state == OBLIGATION_OVERDUE ||
           obligation->state == WINDOW_OPEN;
}

static void set_times(const struct account *account, struct node *node)
{
    const struct obligation *obligation = account->obligation;
    const struct calendar *calendar = &account->site->calendar;
    node_set_instant(account->pool, node, "start", obligation->start);
    node_set_instant(account->pool, node, "due", obligation->due);
    node_set_instant(account->pool, node, "kept", obligation->kept);
    if (obligation->first_due != obligation->due)
        node_set_instant(account->pool, node, "first-due", obligation->first_due);
    node_set_instant(account->pool, node, "was", obligation->was);
    node_set(node, "notice-late", obligation->missed != INSTANT_NONE ? "yes" : NULL);
    if (has_begun(obligation) && obligation->due != INSTANT_NONE)
        node_set_number(node, "left", calendar_working_days_left(calendar, account->now, obligation->due));
    if (obligation->due != INSTANT_NONE && instant_day(obligation->due) > calendar->known_until)
        node_set(node, "calendar-ends", day_write(account->pool, calendar->known_until));
    if (obligation->due != INSTANT_NONE && instant_day(obligation->start) < calendar->known_from)
        node_set(node, "calendar-begins", day_write(account->pool, calendar->known_from));
}

static void add_days(const struct account *account, struct node *node)
{
    size_t count;
    const struct counted_day *days =
        obligation_explain(account->pool, &account->site->calendar, account->obligation, account->now, &count);
    for (size_t i = 0; i < count; i++) {
        struct node *day = node_add(node, "day");
        node_set(day, "date", day_write(account->pool, days[i].day));
        node_set(day, "skipped", days[i].skipped);
        if (days[i].skipped == NULL)
            node_set_number(day, "number", days[i].number);
        else
            node_set_instant(account->pool, day, "announced", days[i].announced);
    }
}

const char *owed_item_title(const struct list *lists, const char *item)
{
    static const char *const among[] = {"promises", "improvements", "suggestions", "sendings", NULL};
    const char *title = NULL;
    for (const char *const *name = among; item != NULL && title == NULL && *name != NULL; name++)
        title = list_label(list_named(lists, *name), item);
    return title;
}

struct node *owed_add(struct pool *pool, struct node *parent, const struct site *site, const struct policy *policy,
                      const struct obligation *obligation, int64_t now)
{
    const struct account account = {.pool = pool, .site = site, .policy = policy, .obligation = obligation, .now = now};
    const struct rule *rule = obligation->rule;
    struct node *node = node_add(parent, "obligation");
    node_set(node, "name", rule->name);
    if (obligation->level > 0)
        node_set_number(node, "level", obligation->level);
    node_set(node, "window", rule->window ? "yes" : NULL);
    node_set(node, "state", obligation_state_name(obligation->state));
    node_set(node, "open", has_begun(obligation) || obligation->state == OBLIGATION_COMING ? "yes" : NULL);
    node_set(node, "force", rule->force == FORCE_TARGET ? "target" : rule->force == FORCE_HARD ? "hard" : NULL);
    node_set(node, "started-by", obligation->started_by);
    node_set(node, "owner-title", policy_role_title(policy, rule->owner));
    length_set(node, obligation->within);
    if (obligation->more > 0)
        node_set_number(node, "more", obligation->more);
    set_times(&account, node);
    add_days(&account, node);
    clause_add(pool, node, site_document(site, policy), rule);
    return node;
}
