/* worklist: what this person has to see to, by what is due next.
 *
 * GET  /staff/, /staff/?after=DUE.REFERENCE   25 cases a page; `after` is where the page before ended. Who may see no
 *                                             case gets 403
 *
 * Beside what page.h says the page has <cases more="DUE.REFERENCE"> with a <case> for each: reference, kind, state,
 * level, level-title, summary, who, division-title, next, next-level, owner-title, due, due-state (overdue, today,
 * soon, later), left. */
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/calendar.h"
#include "core/reach.h"
#include "core/reference.h"
#include "web/page.h"
#include "xml/xml.h"

#define PAGE_LENGTH 25
/* Soon is what is due within so many working days. */
#define SOON 2

static const char *const realms[] = {"staff", NULL};

/* Reads DUE.REFERENCE; anything else is the beginning. */
static struct list_place place_read(struct call *call)
{
    struct list_place place = {.due = STORE_NONE, .reference = ""};
    const char *after = fields_get(call->request.query, "after");
    char *rest = NULL;
    long long due = after ? strtoll(after, &rest, 10) : 0;
    const char *reference = rest != NULL && *rest == '.' ? reference_read(call->pool, rest + 1) : NULL;
    if (reference != NULL) {
        place.due = due;
        place.reference = reference;
    }
    return place;
}

static const char *due_state(int64_t due, int64_t now, int left)
{
    if (due < now)
        return "overdue";
    if (instant_day(due) == instant_day(now))
        return "today";
    return left <= SOON ? "soon" : "later";
}

static void add_case(struct call *call, struct node *cases, const struct indexed_case *row)
{
    const struct policy *policy = site_policy_at(&call->registry->site, call->now);
    const struct role *owner = row->owner ? policy_role(policy, row->owner) : NULL;
    int left = calendar_working_days_left(&call->registry->site.calendar, call->now, row->next_due);
    struct node *node = node_add(cases, "case");
    node_set(node, "reference", row->reference);
    node_set(node, "kind", row->kind);
    node_set(node, "state", row->state);
    node_set_number(node, "level", row->level);
    node_set(node, "summary", row->summary);
    node_set(node, "who", row->person);
    node_set(node, "division-title", registry_division_title(call->registry, row->division));
    node_set(node, "next", row->next_name);
    node_set_number(node, "next-level", row->next_level);
    node_set(node, "owner-title", owner ? owner->title : row->owner);
    node_set(node, "due", instant_write(call->pool, row->next_due));
    node_set(node, "due-state", due_state(row->next_due, call->now, left));
    node_set_number(node, "left", left);
}

/* True if the person may see any case at all. */
static bool sees_cases(struct call *call)
{
    size_t count;
    ways_to_see(call->pool, site_policy_at(&call->registry->site, call->now), call->person, &count);
    return count > 0;
}

static bool answer(struct call *call)
{
    if (!text_equal(strrchr(call->request.path, '/'), "/"))
        return fault_set(&call->fault, 404, "unknown-address", "no such address");
    if (!sees_cases(call))
        return fault_set(&call->fault, 403, "hidden", "a person who may see no case");
    struct indexed_case rows[PAGE_LENGTH + 1];
    int count = registry_due_cases(call->registry, call->pool, call->person, place_read(call), rows, PAGE_LENGTH + 1,
                                   &call->fault);
    if (count < 0)
        return false;
    struct node *page = page_new(call, "worklist", NULL, NULL), *cases = node_add(page, "cases");
    for (int i = 0; i < count && i < PAGE_LENGTH; i++)
        add_case(call, cases, &rows[i]);
    if (count > PAGE_LENGTH) {
        const struct indexed_case *last = &rows[PAGE_LENGTH - 1];
        node_set(cases, "more", pool_format(call->pool, "%lld.%s", (long long)last->next_due, last->reference));
    }
    return page_send(call, page, 200);
}

int main(void)
{
    static const struct action worklist = {.name = "worklist", .realms = realms, .answer = answer};
    return action_main(&worklist);
}
