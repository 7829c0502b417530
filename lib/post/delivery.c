#include "post/delivery.h"

#include <limits.h>
#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/lookup.h"
#include "post/mail.h"
#include "post/transport.h"
#include "post/wrap.h"
#include "record/record.h"
#include "registry/attachment.h"
#include "registry/letter.h"
#include "registry/mailing.h"
#include "store/outbox.h"
#include "xml/sheet.h"
#include "xml/xml.h"

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
    HELD_SECONDS = 10 * 60,
    COLUMNS = 72
};

_Static_assert(CLAIM_SECONDS > 2 * TRANSPORT_SECONDS, "nobody takes a row up while it is being sent");

bool delivery_prepare(struct delivery *delivery, struct registry *registry, struct fault *fault)
{
    struct pool *pool = *registry->own;
    delivery->registry = registry;
    delivery->sheet = sheet_open(pool, pool_format(pool, "%s/xsl/mail.xsl", registry->folders.share), NULL, fault);
    return delivery->sheet != NULL;
}

/* A message being written and handed over. */
struct sending {
    struct delivery *delivery;
    struct pool *pool;
    const struct outbox_row *row;
    int64_t now;
    const struct case_file *file;
    const struct node *letter;
    const struct node *page; /* what holds it, for sheets */
    struct mail mail;
    struct mail_file *files;
    struct fault fault;
};

static const struct node *page_of(const struct sending *sending, const struct node *letter, int seq)
{
    const struct delivery *delivery = sending->delivery;
    struct node *page = xml_new(sending->pool, NAMESPACE_PAGE, "page");
    node_set(page, "name", "mail");
    node_set(page, "action", "letter");
    node_set(page, "realm", "public");
    node_set(page, "kind", sending->file->kind);
    node_set_instant(sending->pool, page, "now", sending->now);
    node_set(page, "reference", sending->file->reference);
    struct node *status = node_add(page, "status");
    node_set(status, "state", sending->file->state);
    node_set(status, "access-code", delivery->access_code(delivery->closure, sending->pool, sending->file));
    struct node *enclosed = node_add(page, "enclosed");
    node_set_number(enclosed, "seq", seq);
    node_copy(enclosed, letter);
    return page;
}

/* Subject and text: the first line, and the rest. */
static bool words_write(struct sending *sending)
{
    struct pool *pool = sending->pool;
    size_t length;
    const char *text = sheet_apply(pool, sending->delivery->sheet, sending->page, &length, &sending->fault);
    const char *line = text ? strchr(text, '\n') : NULL;
    if (line == NULL)
        return false;
    sending->mail.subject = pool_copy_part(pool, text, (size_t)(line - text));
    sending->mail.text = text_wrapped(pool, line + 1, COLUMNS);
    return true;
}

/* A letter as it would be printed, with its access code. */
static bool paper_add(struct sending *sending, const struct node *page, int seq)
{
    const struct delivery *delivery = sending->delivery;
    struct mail_file *file = LIST_ADD(sending->pool, sending->files, sending->mail.file_count);
    file->name = pool_format(sending->pool, "%s-letter-%d.pdf", sending->row->reference, seq);
    file->type = "application/pdf";
    file->bytes = delivery->letter_pdf(delivery->closure, sending->pool, page, &file->size, &sending->fault);
    return file->bytes != NULL;
}

/* The letter, and what is sent again with it. A receipt is not printed. */
static bool letters_add(struct sending *sending)
{
    bool kept;
    const struct outbox_row *row = sending->row;
    const struct node *event = record_event(sending->file->record, row->seq);
    const struct event_row *kind = event_named(sending->file->kind, node_name(event));
    if (!text_equal(row->what, MAIL_LETTER))
        return true;
    if (!paper_add(sending, sending->page, row->seq))
        return false;
    int seq = kind->traits & RESENDS ? text_number(node_inner(sending->pool, event, kind->item), 1, INT_MAX) : 0;
    const struct node *earlier = seq > 0 ? letter_of(sending->delivery->registry, sending->pool, sending->file, seq,
                                                     sending->now, &kept, &sending->fault)
                                         : NULL;
    return earlier ? paper_add(sending, page_of(sending, earlier, seq), seq) : sending->fault.kind == 0;
}

/* The files that the letter says it encloses. */
static bool files_add(struct sending *sending)
{
    struct pool *pool = sending->pool;
    struct attachment attachment;
    const struct node *event = record_event(sending->file->record, sending->row->seq);
    const struct node *replacing = node_first(node_first(event, "event"), NULL);
    for (int n = 1; n <= (int)node_count(sending->letter, "enclosure") &&
                    record_attachment(pool, replacing ? replacing : event, n, &attachment);
         n++) {
        struct mail_file *file = LIST_ADD(pool, sending->files, sending->mail.file_count);
        file->name = attachment.name;
        file->type = attachment.type;
        file->size = (size_t)attachment.size;
        file->bytes = attachment_bytes(sending->delivery->registry, pool, &attachment, &sending->fault);
        if (file->bytes == NULL)
            return false;
    }
    sending->mail.files = sending->files;
    return true;
}

static bool mail_make(struct sending *sending)
{
    struct registry *registry = sending->delivery->registry;
    const struct outbox_row *row = sending->row;
    sending->file = case_file_open(registry, sending->pool, row->reference, sending->now, &sending->fault);
    sending->letter = letter_kept(registry, sending->pool, row->digest, &sending->fault);
    sending->mail = (struct mail){.from_name = node_get(sending->pool, registry->site.organisation, "name"),
                                  .from = registry->site.outgoing.from,
                                  .to = row->address,
                                  .message = row->message,
                                  .at = row->made};
    if (sending->file == NULL || sending->letter == NULL)
        return false;
    sending->page = page_of(sending, sending->letter, row->seq);
    return words_write(sending) && letters_add(sending) && files_add(sending);
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
    struct sending sending = {.delivery = delivery, .pool = pool, .row = row, .now = instant_now()};
    const struct outgoing *outgoing = &delivery->registry->site.outgoing;
    struct handing_over handing = {.outgoing = outgoing, .to = row->address};
    *answer = "broken";
    if (!mail_make(&sending)) {
        log_line("%s, entry %d: %s", row->reference, row->seq, sending.fault.detail);
        return sending.fault.kind == 503 ? HANDED_LATER : HANDED_REFUSED;
    }
    handing.bytes = mail_write(pool, &sending.mail, transport_wants_crlf(outgoing), &handing.length);
    return transport_hand(pool, &handing, answer);
}

/* Of a letter that cannot be delivered the case says so, and it is owed again. A reply of the server is its refusal. */
static bool returned(struct delivery *delivery, struct pool *pool, const struct outbox_row *row, struct fault *fault)
{
    bool refused = row->answer != NULL && *row->answer == '5' && strlen(row->answer) == 3;
    return !text_equal(row->state, OUTBOX_FAILED) || !text_equal(row->what, MAIL_LETTER) ||
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
