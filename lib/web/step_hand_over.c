/* A hand-over to somebody of another division: they bring the case along, and the event says so. */
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "registry/offers.h"
#include "web/step.h"
#include "xml/xml.h"

const struct fields *step_brought(const struct step *step, const struct fields *entered)
{
    struct call *call = step->call;
    const char *event = step->corrects ? node_name(step->corrects) : step->asking.event->name, *brings;
    const char *prefix = step->corrects ? pool_format(call->pool, "event.%s.", event) : "";
    const char *handler = fields_get(entered, pool_format(call->pool, "%shandler", prefix));
    const char *division = pool_format(call->pool, "%sdivision", prefix);
    bool hands_over = step->file != NULL && event_named(step->kind, event)->traits & HANDS_OVER;
    if (!hands_over || text_blank(handler) || !text_blank(fields_get(entered, division)))
        return entered;
    offers_fit(call->registry, call->pool, step->file, handler, NULL, &brings);
    if (brings == NULL)
        return entered;
    struct fields *brought = fields_copy(entered);
    fields_set(brought, division, brings);
    return brought;
}
