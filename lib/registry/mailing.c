#include "registry/mailing.h"

#include <sodium.h>
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/lookup.h"
#include "core/sending.h"
#include "record/record.h"
#include "registry/letter.h"
#include "store/content.h"
#include "store/outbox.h"
#include "xml/xml.h"

enum { RANDOM_BYTES = 16 };

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

static bool letter_add(struct registry *registry, struct pool *pool, const struct case_file *file,
                       const struct outbox_row *what, int64_t now, struct fault *fault)
{
    const struct node *letter = letter_kept(registry, pool, what->digest, fault);
    if (letter == NULL)
        return false;
    struct outbox_row row = *what;
    row.address = letter_email(pool, letter);
    return row_add(registry, pool, file, &row, now, fault);
}

bool mailing_add(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                 struct fault *fault)
{
    const struct node *event = record_event(file->record, file->last_seq);
    if (registry->site.outgoing.from == NULL)
        return true;
    const char *receipt = node_get(pool, event, "receipt");
    if (receipt != NULL)
        return letter_add(registry, pool, file, &(struct outbox_row){.what = MAIL_RECEIPT, .digest = receipt}, now,
                          fault);
    const char *letter = node_get(pool, event, "recorded") ? NULL : node_get(pool, event, "letter");
    return letter == NULL ||
           letter_add(registry, pool, file, &(struct outbox_row){.what = MAIL_LETTER, .digest = letter}, now, fault);
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
