#include "web/duty_form.h"

#include "base/text.h"
#include "web/form.h"
#include "web/page.h"
#include "web/token.h"
#include "xml/xml.h"

struct node *duty_form_copy(struct call *call, struct node *page, const struct node *event)
{
    struct node *copy = node_copy(page, event);
    node_set(copy, "by-title", registry_person_title(call->registry, node_get(call->pool, event, "by")));
    return copy;
}

bool duty_form_show(struct call *call, const struct duty_form *form, int status)
{
    const struct asking asking = duty_asking(call->registry, form->event, form->lists);
    const struct form shown = {
        .address = form->address, .typed = call->request.body, .wrong = &call->wrong, .token = true, .undated = true};
    struct node *page = page_new(call, call->name, NULL, NULL);
    if (call->fault.kind != 0)
        page_add_fault(page, &call->fault);
    call->fault = (struct fault){0};
    if (!form->add(call, page, form->about))
        return false;
    page_add_advice(call, page, NULL, 0);
    if (form->asks)
        form_add(call, page, &asking, &shown);
    return page_send(call, page, status);
}

static bool store(struct call *call, const struct duty_form *form, struct submission *submission)
{
    const struct asking asking = duty_asking(call->registry, form->event, form->lists);
    const struct duty_entry entry = {.event = form->event,
                                     .entered = call->request.body,
                                     .user = call->person->user,
                                     .submission = submission,
                                     .now = call->now,
                                     .complete = form->complete,
                                     .item = form->item,
                                     .lists = form->lists};
    call_note_unreadable(call, &asking);
    return duty_keep(call->registry, call->pool, &entry, &call->wrong, &call->fault);
}

static bool keep(struct call *call, const struct duty_form *form)
{
    const struct fields *body = call->request.body;
    struct submission submission = {
        .token = fields_get(body, "token"),
        .digest = content_digest(call->pool, call->person->user, call->name, form->item ? form->item : "", body),
    };
    if (submission.token == NULL)
        return fault_set(&call->fault, 400, "no-token", "no token");
    if (!token_ours(call->pool, call->seal, call->now, submission.token))
        fault_set(&call->fault, 403, "csrf", "a token that is not ours, or too old");
    else if (store(call, form, &submission))
        return call_see(call, form->address);
    if (call->fault.kind == 503)
        return false;
    if (text_equal(call->fault.code, "used-token"))
        fields_set(call->request.body, "token", token_new(call->pool, call->seal, call->now));
    return duty_form_show(call, form, call->fault.kind != 0 ? call->fault.kind : 422);
}

bool duty_form_answer(struct call *call, const struct duty_form *form)
{
    return call_posted(call) ? keep(call, form) : duty_form_show(call, form, form->status ? form->status : 200);
}
