/* me: who I am here, what I may do, and of what I am told by email and when; for everybody of the staff.
 *
 * GET  /staff/me         my name, address and roles, and the form
 *      /staff/me?kept    the same after it was kept
 * POST                   when I am told of what: a time for each topic (core/topic.h): 303 to the page */
#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/topic.h"
#include "post/staff_notice.h"
#include "store/desk.h"
#include "store/outbox.h"
#include "web/form.h"
#include "web/page.h"
#include "xml/xml.h"

/* What a permission lets a role do: of seeing, which cases. */
static void add_permission(struct node *node, const struct permission *permission)
{
    static const char *const extents[] = {[REACH_OWN] = "own",
                                          [REACH_DIVISION] = "division",
                                          [REACH_LEVEL] = "level",
                                          [REACH_HIGH] = "high",
                                          [REACH_ALL] = "all"};
    for (const char *const *action = permission->actions; *action != NULL; action++) {
        if (text_equal(*action, RIGHT_SEE)) {
            node_set(node_add(node, "sees"), "extent", extents[permission->reach]);
            continue;
        }
        struct node *may = node_add(node, "may");
        node_set(may, "action", *action);
        node_set(may, "kind", permission->kind);
    }
}

/* What they hold under the policy in force. */
static void add_roles(struct call *call, struct node *me)
{
    const struct person *person = call->person;
    for (size_t i = 0; i < person->holding_count; i++) {
        const struct holding *holding = &person->holdings[i];
        const struct role *role = policy_role(call_policy(call), holding->role);
        if (role == NULL)
            continue;
        struct node *node = node_add(me, "role");
        node_set(node, "title", role->title);
        if (holding->division != NULL)
            node_set(node, "division-title", registry_division_title(call->registry, holding->division));
        if (holding->instead_of != NULL)
            node_set(node, "instead-of", registry_person_title(call->registry, holding->instead_of));
        for (size_t k = 0; k < role->permission_count; k++)
            add_permission(node, &role->permissions[k]);
    }
}

/* Where mail reaches them, whether we send any, and whether the last of it arrived. */
static bool add_me(struct call *call, struct node *page)
{
    const struct registry *registry = call->registry;
    struct node *me = node_add(page, "me");
    const char *email = call->person->email;
    node_set(me, "title", call->person->title);
    node_set(me, "user", call->person->user);
    node_set(me, "email", email);
    node_set(me, "sends", registry->site.outgoing.from != NULL ? "yes" : NULL);
    node_set(me, "kept", fields_get(call->request.query, "kept") != NULL ? "yes" : NULL);
    const struct outbox_row *last = email ? store_outbox_last(registry->store, call->pool, email, &call->fault) : NULL;
    node_set(me, "failed", last != NULL && text_equal(last->state, OUTBOX_FAILED) ? "yes" : NULL);
    add_roles(call, me);
    return call->fault.kind == 0;
}

static struct part part_of(struct call *call, const struct topic *topic)
{
    struct part part = {.name = topic->name, .widget = WIDGET_CHOICE, .required = true};
    for (const char *const *time = topic->times; *time != NULL; time++)
        *LIST_ADD(call->pool, part.choices, part.choice_count) = (struct choice){.value = *time};
    return part;
}

/* The form as it was sent, else as things are. */
static void add_times(struct call *call, struct node *page)
{
    struct fields *typed = call_posted(call) ? call->request.body : fields_new(call->pool);
    const struct form form = {.address = "/staff/me", .typed = typed, .wrong = &call->wrong};
    struct node *node = form_add(call, page, NULL, &form);
    for (const struct topic *topic = TOPICS; topic->name; topic++) {
        const struct part part = part_of(call, topic);
        if (!call_posted(call))
            fields_add(typed, topic->name, staff_time(call->desk, call->pool, call->person->user, topic));
        form_add_part(call, page, node, &form, &part);
    }
}

static bool show(struct call *call, int status)
{
    struct node *page = page_new(call, "me", NULL, NULL);
    if (call->fault.kind != 0)
        page_add_fault(page, &call->fault);
    call->fault = (struct fault){0};
    if (node_first(page, "find") == NULL && node_first(page, "offer") == NULL)
        return fault_set(&call->fault, 403, "hidden", "a person who may do nothing here");
    if (!add_me(call, page))
        return false;
    add_times(call, page);
    return page_send(call, page, status);
}

static bool keep(struct call *call)
{
    const struct fields *body = call->request.body;
    for (const struct topic *topic = TOPICS; topic->name; topic++)
        if (!text_among(fields_get(body, topic->name), topic->times))
            problems_add(&call->wrong, topic->name, "topic", NULL, NULL);
    if (call->wrong.count > 0)
        return show(call, 422);
    for (const struct topic *topic = TOPICS; topic->name; topic++)
        if (!desk_put_time(call->desk, call->person->user, topic->name, fields_get(body, topic->name)))
            return fault_set(&call->fault, 503, "full", "a time to be told cannot be kept");
    return call_see(call, "/staff/me?kept");
}

static bool answer(struct call *call)
{
    return call_posted(call) ? keep(call) : show(call, 200);
}

int main(void)
{
    static const char *const names[] = {TOPIC_HANDED, TOPIC_MESSAGE, TOPIC_HIGH, TOPIC_NEW, TOPIC_DUE, NULL};
    static const struct action me = {
        .name = "me", .doors = {{"staff", NO_CASE, true}}, .names = names, .answer = answer, .again = show};
    return action_main(&me);
}
