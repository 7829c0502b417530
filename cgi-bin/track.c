/* track: the complainant sees where their case stands.
 *
 * GET   /complaints/track   asks for reference and access code
 * POST                      the status page (200: a look-up changes nothing); 422 what is missing or mistyped,
 *                           403 unknown reference or wrong code, one and the same answer; of a slip that is not
 *                           entered yet, that it is so. With the field before=SEQ the entries before that one
 *                           (record/portion.h) */
#include <limits.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/text.h"
#include "record/portion.h"
#include "web/form.h"
#include "web/page.h"
#include "xml/xml.h"

static const char *const names[] = {"reference", "access-code", "token", "before", NULL};

/* Asks for the proof, and says what was wrong with it. That a slip is not entered yet is where its case stands. */
static bool ask(struct call *call, int status)
{
    struct node *page = page_new(call, "track", NULL, NULL);
    struct form form = {.address = call->request.path, .typed = call->request.body, .wrong = &call->wrong};
    if (call->fault.kind != 0)
        page_add_fault(page, &call->fault);
    if (text_equal(call->fault.code, "not-entered"))
        status = 200;
    call->fault = (struct fault){0};
    struct node *node = form_add(call, page, NULL, &form);
    form_add_field(call, page, node, &form, "reference", "text", true);
    form_add_field(call, page, node, &form, "access-code", "text", true);
    return page_send(call, page, status);
}

static void add_link(struct call *call, struct node *page, const char *action)
{
    struct node *link = node_add(page, "link");
    node_set(link, "action", action);
    node_set(link, "csrf", seal_csrf(call->pool, call->seal, call->realm, NULL, action, instant_day(call->now)));
}

static bool show(struct call *call, const struct case_file *file)
{
    struct node *page = page_new(call, "track", file->kind, file);
    int before = text_number(fields_get(call->request.body, "before"), 1, INT_MAX);
    struct portion portion = {.before = before > 0 ? before : 0, .unfolded = true};
    page_add_case(call, page, file, &portion);
    add_link(call, page, "track");
    struct node *given = node_add(page, "given");
    node_set(given, "reference", file->reference);
    node_set(given, "access-code", call_access_code(call, file));
    add_link(call, page, "letter");
    add_link(call, page, "attachment");
    for (struct node *action = node_first(node_first(page, "status"), "action"); action;
         action = node_next(action, "action"))
        add_link(call, page, node_get(call->pool, action, "name"));
    return page_send(call, page, 200);
}

static bool answer(struct call *call)
{
    return call->about != NULL ? show(call, call->about) : ask(call, 200);
}

int main(void)
{
    static const struct action track = {
        .name = "track", .doors = {{"public", BY_PROOF, true}}, .names = names, .answer = answer, .again = ask};
    return action_main(&track);
}
