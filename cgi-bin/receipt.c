/* receipt: what a person gets for what they sent: reference, access code, what happens next and by when.
 *
 * GET  /complaints/receipt?receipt=SECRET   for an hour after it was kept; then, and for no secret of ours, 404.
 *                                           Only who sent it was led there. What staff wrote down for somebody shows no
 *                                           access code */
#include "base/fault.h"
#include "record/portion.h"
#include "store/store.h"
#include "web/page.h"
#include "web/token.h"
#include "xml/xml.h"

static bool answer(struct call *call)
{
    struct submission kept;
    bool code;
    const char *secret = fields_get(call->request.query, "receipt");
    bool known = receipt_read(call->pool, call->seal, call->now, secret, &kept, &code);
    const struct case_file *file =
        known ? case_file_open(call->registry, call->pool, kept.reference, call->now, &call->fault) : NULL;
    if (file == NULL)
        return fault_set(&call->fault, 404, "no-receipt", "no receipt of that secret, or no longer");
    struct node *page = page_new(call, "receipt", file->kind, file);
    struct portion newest = {.unfolded = true};
    page_add_case(call, page, file, &newest);
    if (code)
        node_set(node_first(page, "status"), "access-code", call_access_code(call, file));
    return page_send(call, page, 200);
}

int main(void)
{
    static const struct action receipt = {.name = "receipt", .doors = {{"public", NO_CASE, false}}, .answer = answer};
    return action_main(&receipt);
}
