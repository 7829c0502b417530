/* letter: the letter that goes with an event, to be printed: an acknowledgement, an answer, a refusal of a late
 * request.
 *
 * GET   /staff/letter?ref=REF&seq=N   for who may see the case
 * POST  /complaints/letter            with reference, access code and seq, for the complainant
 *
 * An event without a letter gives 404. Which events have one is the sheet's table of letters, named by `letters` here.
 */
#include <limits.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/text.h"
#include "web/page.h"
#include "web/proof.h"
#include "web/step.h"
#include "xml/record.h"
#include "xml/xml.h"

static const char *const realms[] = {"public", "staff", NULL};
static const char *const letters[] = {"acknowledged", "responded", "declined", NULL};

static bool send_letter(struct call *call, const struct case_file *file, const char *seq)
{
    int number = text_number(seq, 1, INT_MAX);
    const struct node *event = number > 0 ? record_event(file->current, number) : NULL;
    if (event == NULL || !text_among(node_name(event), letters))
        return fault_set(&call->fault, 404, "unknown-address", "no letter for that event");
    struct node *page = page_new(call, "letter", file->kind, file);
    node_set_number(page, "seq", number);
    page_add_case(call, page, file);
    node_set(node_first(page, "status"), "access-code", seal_access_code(call->pool, call->seal, file->reference));
    return page_send(call, page, 200);
}

static bool fields_known(struct call *call)
{
    static const char *const known[] = {"reference", "access-code", "csrf", "seq", NULL};
    const struct fields *body = call->request.body;
    for (size_t i = 0; i < body->count; i++)
        if (!text_among(body->list[i].name, known))
            return fault_set(&call->fault, 400, "broken-request", "an unknown field");
    return true;
}

/* The complainant's own: proved each time, and the form must be ours. */
static bool public_letter(struct call *call)
{
    struct problems wrong = {.pool = call->pool};
    const struct fields *body = call->request.body;
    if (!call_posted(call))
        return call_see(call, "/complaints/track");
    if (!fields_known(call))
        return false;
    if (!seal_csrf_fits(call->pool, call->seal, call->realm, NULL, call->name, instant_day(call->now),
                        fields_get(body, "csrf")))
        return fault_set(&call->fault, 403, "csrf", "a form that is not ours, or too old");
    const struct case_file *file = proof_case(call, &wrong);
    if (file == NULL)
        return fault_set(&call->fault, 403, "unknown-case", "not proved");
    return send_letter(call, file, fields_get(body, "seq"));
}

static bool answer(struct call *call)
{
    if (!call_staff(call))
        return public_letter(call);
    if (call_posted(call)) {
        call->answer.allow = "GET, HEAD";
        return fault_set(&call->fault, 405, "wrong-method", "staff read letters by GET");
    }
    const struct case_file *file = step_case(call);
    return file != NULL && send_letter(call, file, fields_get(call->request.query, "seq"));
}

int main(void)
{
    static const struct action letter = {.name = "letter", .realms = realms, .posts = true, .answer = answer};
    return action_main(&letter);
}
