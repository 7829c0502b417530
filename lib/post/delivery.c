#include "post/delivery.h"

#include <inttypes.h>
#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "post/composition.h"
#include "post/mail.h"
#include "post/transport.h"
#include "registry/mailing.h"
#include "store/outbox.h"
#include "xml/sheet.h"

/* Measures, in seconds: the first pause, doubled each time up to the longest, so that the last try is about three days
 * after the first; how long a row that is being sent is left to who sends it; and how many of our messages one address
 * gets in an hour, before the next are put off. */
enum {
    FIRST_PAUSE = 60,
    LONGEST_PAUSE = 4 * 60 * 60,
    MOST_TRIES = 25,
    CLAIM_SECONDS = 15 * 60,
    HOUR = 60 * 60,
    MOST_AN_HOUR = 10,
    HELD_SECONDS = 10 * 60
};

_Static_assert(CLAIM_SECONDS > 2 * TRANSPORT_SECONDS, "nobody takes a row up while it is being sent");

bool delivery_prepare(struct delivery *delivery, struct registry *registry, struct fault *fault)
{
    struct pool *pool = *registry->own;
    delivery->registry = registry;
    delivery->sheet = sheet_open(pool, pool_format(pool, "%s/xsl/mail.xsl", registry->folders.share), NULL, fault);
    return delivery->sheet != NULL;
}

/* The time of the next try, after so many. */
static int64_t next_try(int tries, int64_t now)
{
    int64_t pause = FIRST_PAUSE;
    while (--tries > 0 && pause < LONGEST_PAUSE)
        pause *= 2;
    return now + (pause < LONGEST_PAUSE ? pause : LONGEST_PAUSE);
}

/* Writes the message and hands it over; what cannot be written has failed. */
static enum handed send_row(struct delivery *delivery, struct pool *pool, const struct outbox_row *row,
                            const char **answer)
{
    struct fault fault = {0};
    const struct outgoing *outgoing = &delivery->registry->site.outgoing;
    struct handing_over handing = {.outgoing = outgoing, .to = row->address};
    const struct mail *mail = composition_of(delivery, pool, row, instant_now(), &fault);
    *answer = "broken";
    if (mail == NULL) {
        log_line("%s, row %" PRId64 " of the outbox: %s", row->what, row->number, fault.detail);
        return fault.kind == 503 ? HANDED_LATER : HANDED_REFUSED;
    }
    handing.bytes = mail_write(pool, mail, transport_wants_crlf(outgoing), &handing.length);
    return transport_hand(pool, &handing, answer);
}

/* Of what cannot be delivered the case says so, and it is owed again. A reply of the server is its refusal. */
static bool returned(struct delivery *delivery, struct pool *pool, const struct outbox_row *row, struct fault *fault)
{
    bool refused = row->answer != NULL && *row->answer == '5' && strlen(row->answer) == 3;
    return !text_equal(row->state, OUTBOX_FAILED) || row->reference == NULL ||
           mailing_return(delivery->registry, pool, row->reference, row->seq, refused ? "refused" : "other", row->since,
                          fault);
}

/* Keeps what became of the row, unless somebody else has taken it since. */
static bool note(struct delivery *delivery, struct pool *pool, const struct outbox_row *row, int tries,
                 struct fault *fault)
{
    struct store *store = delivery->registry->store;
    if (!store_begin(store, fault))
        return false;
    if (store_put_outbox(store, row, tries, fault) && returned(delivery, pool, row, fault))
        return store_commit(store, fault);
    store_rollback(store);
    return false;
}

/* Changes the row to what came of handing it over. */
static enum delivered judged(struct outbox_row *row, enum handed handed, int64_t now)
{
    bool later = handed == HANDED_LATER && row->tries < MOST_TRIES;
    row->since = now;
    row->due = later ? next_try(row->tries, now) : now;
    row->state = handed == HANDED_SENT ? OUTBOX_SENT : later ? OUTBOX_WAITING : OUTBOX_FAILED;
    return handed == HANDED_SENT ? DELIVERED_SENT : later ? DELIVERED_LATER : DELIVERED_FAILED;
}

/* Claims the row that is due next, or puts it off; NULL: none is due, or a fault. */
static struct outbox_row *claim(struct delivery *delivery, struct pool *pool, int64_t now,
                                struct delivered_row *delivered, struct fault *fault)
{
    struct store *store = delivery->registry->store;
    if (!store_begin(store, fault))
        return NULL;
    struct outbox_row *row = store_outbox_due(store, pool, now, fault);
    int sent = row ? store_outbox_sent(store, row->address, now - HOUR, fault) : -1, tries = row ? row->tries : 0;
    if (sent < 0) {
        store_rollback(store);
        return NULL;
    }
    bool held = sent >= MOST_AN_HOUR;
    *delivered = (struct delivered_row){
        .row = row, .what = held ? DELIVERED_HELD : DELIVERED_LATER, .again = text_equal(row->state, OUTBOX_SENDING)};
    row->due = now + (held ? HELD_SECONDS : CLAIM_SECONDS);
    row->state = held ? OUTBOX_WAITING : OUTBOX_SENDING;
    row->since = now;
    row->tries += held ? 0 : 1;
    if (store_put_outbox(store, row, tries, fault) && store_commit(store, fault))
        return row;
    store_rollback(store);
    return NULL;
}

bool delivery_next(struct delivery *delivery, struct pool *pool, int64_t now, struct delivered_row *delivered,
                   struct fault *fault)
{
    struct outbox_row *row = claim(delivery, pool, now, delivered, fault);
    if (row == NULL)
        return false;
    if (delivered->what == DELIVERED_HELD)
        return true;
    enum handed handed = send_row(delivery, pool, row, &row->answer);
    delivered->what = judged(row, handed, instant_now());
    return note(delivery, pool, row, row->tries, fault);
}
