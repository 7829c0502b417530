/* read-guidance: the policy in force and our own guidance on each step that is open to this person; and that they have
 * read both, which nobody says for another.
 *
 * GET  /staff/read-guidance   with a form until they have said so of the version in force, from then on with the day
 * POST ?issued=2026-07-01     they have read the version of that day: 303 to the page; 409 where they had said so, or
 *                             where another version is in force by now */
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "registry/readers.h"
#include "web/duty_form.h"
#include "web/page.h"
#include "xml/xml.h"

/* True if it lets a case of that kind be worked on at that level; kind NULL, level below 0: of any. */
static bool is_for(const struct permission *permission, const char *action, const char *kind, int level)
{
    return text_among(action, permission->actions) &&
           (kind == NULL || permission->kind == NULL || text_equal(permission->kind, kind)) &&
           (level < 0 || permission->level == 0 || permission->level == level);
}

static bool is_open(const struct call *call, const char *action, const char *kind, int level)
{
    for (size_t i = 0; i < call->person->holding_count; i++) {
        const struct role *role = policy_role(call_policy(call), call->person->holdings[i].role);
        for (size_t j = 0; role != NULL && j < role->permission_count; j++)
            if (is_for(&role->permissions[j], action, kind, level))
                return true;
    }
    return false;
}

/* What a guide says, once for each of its steps that is open to them. */
static void add_steps(struct call *call, struct node *page, const struct node *guide)
{
    const char *kind = node_get(call->pool, guide, "kind");
    int level = node_number(guide, "level", 1, INT32_MAX);
    for (const char *const *action = text_words(call->pool, node_get(call->pool, guide, "do")); *action; action++) {
        if (text_equal(*action, call->name) || !is_open(call, *action, kind, level))
            continue;
        struct node *step = node_add(page, "guide-step");
        node_set(step, "action", *action);
        node_set(step, "kind", kind);
        node_set(step, "level", node_get(call->pool, guide, "level"));
        node_copy(step, guide);
    }
}

static bool add_guidance(struct call *call, struct node *page, const void *about)
{
    const struct node *event = about, *guides = call->registry->site.guides;
    if (event != NULL)
        duty_form_copy(call, page, event);
    for (const struct node *guide = guides ? node_first(guides, NULL) : NULL; guide; guide = node_next(guide, NULL))
        add_steps(call, page, guide);
    return true;
}

static struct duty_form form_of(struct call *call)
{
    const struct policy *policy = call_policy(call);
    const struct node *event = reader_event(call->pool, call->registry->duties, policy, call->person->user);
    return (struct duty_form){
        .event = EVENT_GUIDANCE_READ,
        .complete = guidance_read_complete,
        .item = fields_get(call->request.query, "issued"),
        .address = pool_format(call->pool, "%s?issued=%s", call->request.path, day_write(call->pool, policy->issued)),
        .asks = event == NULL,
        .add = add_guidance,
        .about = event};
}

static bool again(struct call *call, int status)
{
    const struct duty_form form = form_of(call);
    return duty_form_show(call, &form, status);
}

static bool answer(struct call *call)
{
    const struct duty_form form = form_of(call);
    return duty_form_answer(call, &form);
}

int main(void)
{
    static const char *const names[] = {"token", NULL};
    static const struct action read_guidance = {.name = ACTION_READ_GUIDANCE,
                                                .doors = {{"staff", NO_CASE, true}},
                                                .right = ACTION_READ_GUIDANCE,
                                                .names = names,
                                                .asks = KIND_DUTIES,
                                                .answer = answer,
                                                .again = again};
    return action_main(&read_guidance);
}
