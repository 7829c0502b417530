#include "post/composition.h"

#include <limits.h>
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/lookup.h"
#include "post/delivery.h"
#include "post/mail.h"
#include "post/reply_address.h"
#include "post/wrap.h"
#include "record/record.h"
#include "registry/attachment.h"
#include "registry/letter.h"
#include "registry/mailing.h"
#include "store/outbox.h"
#include "xml/sheet.h"
#include "xml/xml.h"

enum { COLUMNS = 72 };

/* An email being written. */
struct composing {
    struct delivery *delivery;
    struct pool *pool;
    const struct outbox_row *row;
    int64_t now;
    const struct node *letter; /* or the notice */
    const struct case_file *file;
    const struct node *page; /* what holds the letter, for sheets; of a notice itself */
    struct mail *mail;
    struct mail_file *files;
    struct fault *fault;
};

static const struct node *page_of(const struct composing *composing, const struct node *letter, int seq)
{
    const struct delivery *delivery = composing->delivery;
    struct node *page = xml_new(composing->pool, NAMESPACE_PAGE, "page");
    node_set(page, "name", "mail");
    node_set(page, "action", "letter");
    node_set(page, "realm", "public");
    node_set(page, "kind", composing->file->kind);
    node_set_instant(composing->pool, page, "now", composing->now);
    node_set(page, "reference", composing->file->reference);
    struct node *status = node_add(page, "status");
    node_set(status, "state", composing->file->state);
    node_set(status, "access-code", delivery->access_code(delivery->closure, composing->pool, composing->file));
    struct node *enclosed = node_add(page, "enclosed");
    node_set_number(enclosed, "seq", seq);
    node_copy(enclosed, letter);
    return page;
}

/* Subject and text: the first line, and the rest. */
static bool words_write(struct composing *composing)
{
    struct pool *pool = composing->pool;
    size_t length;
    const char *text = sheet_apply(pool, composing->delivery->sheet, composing->page, &length, composing->fault);
    const char *line = text ? strchr(text, '\n') : NULL;
    if (line == NULL)
        return false;
    composing->mail->subject = pool_copy_part(pool, text, (size_t)(line - text));
    composing->mail->text = text_wrapped(pool, line + 1, COLUMNS);
    return true;
}

/* A letter as it would be printed, with its access code. */
static bool paper_add(struct composing *composing, const struct node *page, int seq)
{
    const struct delivery *delivery = composing->delivery;
    struct mail_file *file = LIST_ADD(composing->pool, composing->files, composing->mail->file_count);
    file->name = pool_format(composing->pool, "%s-letter-%d.pdf", composing->row->reference, seq);
    file->type = "application/pdf";
    file->bytes = delivery->letter_pdf(delivery->closure, composing->pool, page, &file->size, composing->fault);
    return file->bytes != NULL;
}

/* The letter, and what is sent again with it. A receipt is not printed. */
static bool letters_add(struct composing *composing)
{
    bool kept;
    const struct outbox_row *row = composing->row;
    const struct node *event = record_event(composing->file->record, row->seq);
    const struct event_row *kind = event_named(composing->file->kind, node_name(event));
    if (!text_equal(row->what, MAIL_LETTER))
        return true;
    if (!paper_add(composing, composing->page, row->seq))
        return false;
    int seq = kind->traits & RESENDS ? text_number(node_inner(composing->pool, event, kind->item), 1, INT_MAX) : 0;
    const struct node *earlier = seq > 0 ? letter_of(composing->delivery->registry, composing->pool, composing->file,
                                                     seq, composing->now, &kept, composing->fault)
                                         : NULL;
    return earlier ? paper_add(composing, page_of(composing, earlier, seq), seq) : composing->fault->kind == 0;
}

/* The files that the letter says it encloses. */
static bool files_add(struct composing *composing)
{
    struct pool *pool = composing->pool;
    struct attachment attachment;
    const struct node *event = record_event(composing->file->record, composing->row->seq);
    const struct node *replacing = node_first(node_first(event, "event"), NULL);
    for (int n = 1; n <= (int)node_count(composing->letter, "enclosure") &&
                    record_attachment(pool, replacing ? replacing : event, n, &attachment);
         n++) {
        struct mail_file *file = LIST_ADD(pool, composing->files, composing->mail->file_count);
        file->name = attachment.name;
        file->type = attachment.type;
        file->size = (size_t)attachment.size;
        file->bytes = attachment_bytes(composing->delivery->registry, pool, &attachment, composing->fault);
        if (file->bytes == NULL)
            return false;
    }
    composing->mail->files = composing->files;
    return true;
}

/* A letter or a receipt, of its case as it stands now. */
static bool letter_compose(struct composing *composing)
{
    const struct outbox_row *row = composing->row;
    composing->file = case_file_open(composing->delivery->registry, composing->pool, row->reference, composing->now,
                                     composing->fault);
    if (composing->file == NULL)
        return false;
    composing->mail->reply_to = reply_address_of(composing->pool, composing->delivery->seal,
                                                 composing->delivery->registry->site.outgoing.replies, row->reference);
    composing->page = page_of(composing, composing->letter, row->seq);
    return words_write(composing) && letters_add(composing) && files_add(composing);
}

static bool notice_compose(struct composing *composing)
{
    composing->page = composing->letter;
    composing->mail->list = node_get(composing->pool, composing->letter, "list");
    composing->mail->answers = node_get(composing->pool, composing->letter, "answers");
    return words_write(composing);
}

const struct mail *composition_of(struct delivery *delivery, struct pool *pool, const struct outbox_row *row,
                                  int64_t now, struct fault *fault)
{
    struct registry *registry = delivery->registry;
    struct composing composing = {.delivery = delivery, .pool = pool, .row = row, .now = now, .fault = fault};
    composing.mail = pool_alloc(pool, sizeof *composing.mail);
    *composing.mail = (struct mail){.from_name = node_get(pool, registry->site.organisation, "name"),
                                    .from = registry->site.outgoing.from,
                                    .to = row->address,
                                    .message = row->message,
                                    .at = row->made};
    composing.letter = letter_kept(registry, pool, row->digest, fault);
    if (composing.letter == NULL)
        return NULL;
    bool composed = row->reference ? letter_compose(&composing) : notice_compose(&composing);
    return composed ? composing.mail : NULL;
}
