/* away: who is away until when, and who stands in; for everybody who may say so of themselves, and for who may assign
 * cases of a colleague, too.
 *
 * GET  /staff/away           my absence, the form, and who else is away
 *      /staff/away?who=USER  the same of a colleague: 403 without the right to assign; nobody of that name is oneself
 * POST                       the absence: it takes the place of what was entered before; with `back` alone, its end.
 *                            303 to this page */
#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "registry/absences.h"
#include "web/absence_line.h"
#include "web/duty_form.h"
#include "web/page.h"
#include "xml/xml.h"

static const struct person *subject(const struct call *call)
{
    const struct person *named = site_person(&call->registry->site, fields_get(call->request.query, "who"));
    return named ? named : call->person;
}

/* Everybody for whom this person may enter it. */
static void add_colleagues(struct call *call, struct node *page)
{
    const struct people people = site_people(&call->registry->site);
    for (size_t i = 0; call_may_assign(call) && i < people.count; i++) {
        struct node *node = node_add(page, "colleague");
        node_set(node, "user", people.list[i].user);
        node_set(node, "title", people.list[i].title);
    }
}

static bool add_absences(struct call *call, struct node *page, const void *about)
{
    const struct person *person = about;
    struct node *absent = absent_add(call, page, person, true);
    add_colleagues(call, absent);
    return true;
}

static struct duty_form form_of(struct call *call, const struct person *person, const char *event)
{
    const char *path = call->request.path;
    return (struct duty_form){
        .event = event,
        .complete = absence_complete,
        .item = person->user,
        .address = person == call->person ? path : pool_format(call->pool, "%s?who=%s", path, person->user),
        .asks = true,
        .add = add_absences,
        .about = person};
}

static bool again(struct call *call, int status)
{
    const struct duty_form form = form_of(call, subject(call), EVENT_AWAY);
    return duty_form_show(call, &form, status);
}

static bool answer(struct call *call)
{
    const struct person *person = subject(call);
    if (person != call->person && !call_may_assign(call))
        return fault_set(&call->fault, 403, "hidden", "a colleague's absence, without the right to assign");
    bool back = call_posted(call) && fields_get(call->request.body, "back") != NULL;
    const struct duty_form form = form_of(call, person, back ? EVENT_BACK : EVENT_AWAY);
    return duty_form_answer(call, &form);
}

int main(void)
{
    static const char *const names[] = {"token", "back", NULL};
    static const struct action away = {.name = ACTION_AWAY,
                                       .doors = {{"staff", NO_CASE, true}},
                                       .right = ACTION_AWAY,
                                       .names = names,
                                       .asks = KIND_DUTIES,
                                       .answer = answer,
                                       .again = again};
    return action_main(&away);
}
