/* form: the blank form, to be printed, filled in by hand and sent: made from the schema like the one on the screen.
 *
 * GET  /complaints/form, /complaints/form?kind=compliment */
#include "base/text.h"
#include "web/form.h"
#include "web/page.h"

static bool answer(struct call *call)
{
    struct registry *registry = call->registry;
    bool praise = text_equal(fields_get(call->request.query, "kind"), "compliment");
    const char *kind = praise ? "compliment" : "complaint";
    const struct asking asking = {.schema = registry->schema,
                                  .event = schema_event(registry->schema, kind, "received"),
                                  .realm = call->realm,
                                  .lists = registry_lists(registry, call->pool, NULL)};
    const struct form form = {.address = call->request.path};
    struct node *page = page_new(call, "blank", kind, NULL);
    form_add(call, page, &asking, &form);
    return page_send(call, page, 200);
}

int main(void)
{
    static const struct action blank = {.name = "form", .doors = {{"public", NO_CASE, false}}, .answer = answer};
    return action_main(&blank);
}
