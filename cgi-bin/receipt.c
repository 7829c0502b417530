/* receipt: what a person gets for what they sent: reference, access code, what happens next and by when.
 *
 * GET  /complaints/receipt?token=T   for 24 hours after it was kept; then, and for an unknown token, 404. The token is
 *                                    random and known to its sender alone. */
#include "base/fault.h"
#include "base/text.h"
#include "web/page.h"
#include "web/seal.h"
#include "xml/xml.h"

/* interface.md, Hidden fields. */
#define SHOWN_SECONDS ((int64_t)24 * 60 * 60)

static struct case_file *received(struct call *call)
{
    const char *token = fields_get(call->request.query, "token");
    const struct submission *submission =
        token_shaped(token) ? store_submission(call->registry->store, call->pool, token, &call->fault) : NULL;
    if (submission == NULL || call->now - submission->at > SHOWN_SECONDS) {
        fault_set(&call->fault, 404, "no-receipt", "no receipt under that token, or no longer");
        return NULL;
    }
    return case_file_open(call->registry, call->pool, submission->reference, call->now, &call->fault);
}

static bool answer(struct call *call)
{
    const struct case_file *file = received(call);
    if (file == NULL)
        return false;
    struct node *page = page_new(call, "receipt", file->kind, file);
    page_add_case(call, page, file);
    node_set(node_first(page, "status"), "access-code", seal_access_code(call->pool, call->seal, file->reference));
    return page_send(call, page, 200);
}

int main(void)
{
    static const struct action receipt = {.name = "receipt", .doors = {{"public", NO_CASE, false}}, .answer = answer};
    return action_main(&receipt);
}
