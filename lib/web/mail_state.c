#include "web/mail_state.h"

#include "base/text.h"
#include "store/outbox.h"
#include "web/action.h"
#include "xml/xml.h"

void mail_state_set(struct call *call, struct node *node, const struct outbox_row *row)
{
    bool off = text_equal(row->state, OUTBOX_WAITING) && row->due > call->now;
    bool arrived = text_equal(row->state, OUTBOX_SENT) && text_equal(row->answer, OUTBOX_ARRIVED);
    node_set(node, "state", off ? "put-off" : arrived ? OUTBOX_ARRIVED : row->state);
    node_set_instant(call->pool, node, "at", off ? row->due : row->since);
}
