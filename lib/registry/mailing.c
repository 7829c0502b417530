#include "registry/mailing.h"

#include <sodium.h>
#include <string.h>

#include "base/digest.h"
#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/lookup.h"
#include "core/sending.h"
#include "record/record.h"
#include "registry/answering.h"
#include "registry/letter.h"
#include "store/content.h"
#include "store/outbox.h"
#include "xml/xml.h"

enum { RANDOM_BYTES = 16, DAY = 24 * 60 * 60 };

const char *mailing_identity(struct pool *pool, const char *from)
{
    unsigned char bytes[RANDOM_BYTES];
    char word[2 * RANDOM_BYTES + 1];
    randombytes_buf(bytes, sizeof bytes);
    return pool_format(pool, "%s%s", sodium_bin2hex(word, sizeof word, bytes, sizeof bytes), strchr(from, '@'));
}

/* The row of that letter, if it goes by email. An address that no mail can reach has been taken as it was typed: it is
 * tried, and fails where somebody sees it. */
static bool row_add(struct registry *registry, struct pool *pool, const struct case_file *file,
                    const struct outbox_row *what, int64_t now, struct fault *fault)
{
    struct outbox_row row = *what;
    row.reference = file->reference;
    row.seq = file->last_seq;
    row.message = mailing_identity(pool, registry->site.outgoing.from);
    row.made = now;
    return row.address == NULL || store_add_outbox(registry->store, &row, fault);
}

static bool letter_add(struct registry *registry, struct pool *pool, const struct case_file *file, const char *digest,
                       int64_t now, struct fault *fault)
{
    const struct node *letter = letter_kept(registry, pool, digest, fault);
    if (letter == NULL)
        return false;
    const struct outbox_row row = {.what = MAIL_LETTER, .digest = digest, .address = letter_email(pool, letter)};
    return row_add(registry, pool, file, &row, now, fault);
}

/* True if a receipt may go to that address (registry/answering.h); false also with a fault. */
static bool may_answer(struct registry *registry, struct pool *pool, const char *address, int64_t now,
                       struct fault *fault)
{
    struct answering answering = {.address = address};
    answering.lately = store_outbox_of_sort(registry->store, MAIL_RECEIPT, address, now - DAY, fault);
    return answering.lately >= 0 && mailing_may_answer(&registry->site, pool, &answering);
}

/* A receipt is kept as a letter is, but only where it goes out. */
static bool receipt_add(struct registry *registry, struct pool *pool, const struct case_file *file,
                        const struct node *event, int64_t now, struct fault *fault)
{
    size_t length;
    const char *text = letter_make(registry, pool, file, event, now, &length, fault);
    const struct node *letter = text ? xml_read(pool, text, length, "receipt", fault) : NULL;
    if (letter == NULL)
        return false;
    const struct outbox_row row = {
        .what = MAIL_RECEIPT, .digest = bytes_digest(pool, text, length), .address = letter_email(pool, letter)};
    if (row.address == NULL || !may_answer(registry, pool, row.address, now, fault))
        return fault->kind == 0;
    return letter_store(registry, row.digest, text, length, fault) && row_add(registry, pool, file, &row, now, fault);
}

/* True if the case came in from outside, and not more of them than are believed. */
static bool wants_receipt(const struct registry *registry, struct pool *pool, const struct case_file *file,
                          const struct node *event)
{
    return file->last_seq == 1 && site_person(&registry->site, node_get(pool, event, "by")) == NULL &&
           !timeline_unsorted(file->timeline);
}

bool mailing_add(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                 struct fault *fault)
{
    const struct node *event = record_event(file->record, file->last_seq);
    if (registry->site.outgoing.from == NULL)
        return true;
    if (wants_receipt(registry, pool, file, event))
        return receipt_add(registry, pool, file, event, now, fault);
    const char *digest = node_get(pool, event, "recorded") ? NULL : node_get(pool, event, "letter");
    return digest == NULL || letter_add(registry, pool, file, digest, now, fault);
}

/* What went out with that entry: with itself, or with the one that it sent again; NULL: nothing that can come back. */
static const struct event *sending_with(const struct timeline *timeline, struct pool *pool, int seq)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        if (event->seq == seq && event->row->traits & RESENDS)
            return timeline_sending(timeline, event->item);
    }
    return timeline_sending(timeline, pool_format(pool, "%d", seq));
}

bool mailing_return(struct registry *registry, struct pool *pool, const char *reference, int seq, const char *why,
                    int64_t now, struct fault *fault)
{
    const struct case_file *file = case_file_open(registry, pool, reference, now, fault);
    const struct event *sending = file ? sending_with(file->timeline, pool, seq) : NULL;
    if (sending == NULL || sending_is_back(file->timeline, sending))
        return file != NULL;
    const struct event_row *returned = event_with(file->kind, RETURNS);
    struct node *event = node_add(file->record, returned->name);
    node_set_number(event, "seq", file->last_seq + 1);
    node_set_instant(pool, event, "at", now);
    node_set(event, "by", "system");
    node_add_text(event, returned->item, pool_format(pool, "%d", sending->seq));
    node_add_text(event, "why", why);
    const struct case_file *grown = case_file_of(registry, pool, file->record, now, fault);
    return grown != NULL && case_file_add(registry, pool, grown, now, fault);
}
