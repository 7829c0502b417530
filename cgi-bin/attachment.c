/* attachment: a file that came with an event, given back to be saved.
 *
 * GET   /staff/attachment?ref=REF&seq=N&n=K   the K-th of event N, for who may see the case
 * POST  /complaints/attachment                with reference, access code, seq and n, for the complainant: of what they
 *                                             may see
 *
 * It is only ever saved, never shown, and what opens it all the same lets it do nothing. 404: there is no such file. */
#include <limits.h>

#include "base/fault.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/attachment.h"
#include "web/download.h"
#include "web/action.h"
#include "xml/xml.h"

static const char *const names[] = {"reference", "access-code", "seq", "n", NULL};

/* The event of that number, if this realm and this person may see it. */
static const struct node *event_seen(struct call *call, const struct case_file *file, int seq)
{
    const struct node *seen = call_record_seen(call, file);
    const struct node *event = seen && record_event(seen, seq) ? record_event(file->record, seq) : NULL;
    const struct part *part = event ? schema_event(call->registry->schema, file->kind, node_name(event)) : NULL;
    return part != NULL && (call_staff(call) || part_asked(part, call->realm)) ? event : NULL;
}

static bool send_attachment(struct call *call, const struct case_file *file, const struct fields *asked)
{
    int seq = text_number(fields_get(asked, "seq"), 1, INT_MAX), n = text_number(fields_get(asked, "n"), 1, INT_MAX);
    const struct node *event = event_seen(call, file, seq);
    struct attachment attachment;
    if (call->fault.kind != 0)
        return false;
    if (event == NULL || !record_attachment(call->pool, event, n, &attachment))
        return fault_set(&call->fault, 404, "unknown-address", "no such attachment");
    const char *bytes = attachment_bytes(call->registry, call->pool, &attachment, &call->fault);
    if (bytes == NULL)
        return false;
    call->answer.body = bytes;
    call->answer.length = (size_t)attachment.size;
    download_name(call, attachment.name, attachment.type);
    return true;
}

static bool answer(struct call *call)
{
    if (call->about == NULL)
        return call_see(call, "/complaints/track");
    return send_attachment(call, call->about, call_staff(call) ? call->request.query : call->request.body);
}

int main(void)
{
    static const struct action attachment = {.name = "attachment",
                                             .doors = {{"public", BY_PROOF, true}, {"staff", BY_REF, false}},
                                             .names = names,
                                             .answer = answer};
    return action_main(&attachment);
}
