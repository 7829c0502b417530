#include "post/coming_back.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/message.h"
#include "registry/mailing.h"
#include "registry/registry.h"
#include "store/outbox.h"

/* Why, as the record says it, by what stands in the status after its class (RFC 3463, 3); the first that fits. */
static const struct {
    const char *detail, *why;
} reasons[] = {{"1.6", "moved"},   {"2.2", "not-collected"}, {"2.3", "refused"}, {"2.", "address"},
               {"1.7", "other"},   {"1.8", "other"},         {"1.", "address"},  {"4.4", "address"},
               {"3.4", "refused"}, {"7.", "refused"},        {"6.", "refused"},  {"", "other"}};

static const char *why_of(const char *status)
{
    const char *detail = strlen(status) > 2 && status[1] == '.' ? status + 2 : "";
    for (size_t i = 0;; i++) {
        size_t length = strlen(reasons[i].detail);
        bool whole = length > 0 && reasons[i].detail[length - 1] != '.';
        if (strncmp(detail, reasons[i].detail, length) == 0 && (!whole || detail[length] == '\0'))
            return reasons[i].why;
    }
}

struct outbox_row *coming_back(struct registry *registry, struct pool *pool, const struct message *report,
                               const char *reference, struct fault *fault)
{
    size_t count = 0;
    struct outbox_row *row =
        text_blank(report->returned) ? NULL : store_outbox_message(registry->store, pool, report->returned, fault);
    if (row != NULL || reference == NULL || fault->kind != 0)
        return row;
    struct outbox_row *rows = store_outbox_of_case(registry->store, pool, reference, &count, fault);
    for (size_t i = 0; rows != NULL && i < count; i++)
        if (text_equal(rows[i].state, OUTBOX_SENT))
            row = &rows[i];
    return row;
}

bool coming_back_note(struct registry *registry, struct pool *pool, const struct message *report,
                      struct outbox_row *row, int64_t now, struct fault *fault)
{
    bool failed = text_equal(report->action, "failed");
    if ((!failed && !text_equal(report->action, "delivered")) || text_equal(row->state, OUTBOX_FAILED))
        return true;
    int tries = row->tries;
    row->tries += text_equal(row->state, OUTBOX_SENDING); /* who is handing it over has nothing more to say of it */
    row->state = failed ? OUTBOX_FAILED : OUTBOX_SENT;
    row->since = row->due = now;
    row->answer = !failed ? OUTBOX_ARRIVED : text_blank(report->status) ? "none" : report->status;
    return store_put_outbox(registry->store, row, tries, fault) &&
           (!failed || row->reference == NULL ||
            mailing_return(registry, pool, row->reference, row->seq, why_of(report->status), now, fault));
}
