/* redress deliver: sorts the post as far as it can be by itself (post/sorting.h), makes what staff are to be told
 * (post/staff_mail.h), hands over what is due to go out by email (post/delivery.h), and ends. For a timer, and for as
 * many at once as like. Prints a line for each message that goes out: reference, entry, letter or receipt (of a notice,
 * which is of no case: -, 0, notice), what came of it (sent, later, failed, held), the mail server's code, and "again"
 * where one that was killed may have sent it before. No address.
 *
 * 1: something failed, and somebody must send it by another way. Where the organisation sends no mail, nothing is
 * handed over. */
#include "command.h"

#include <stdio.h>

#include "base/instant.h"
#include "base/log.h"
#include "base/seal.h"
#include "paper/document.h"
#include "paper/filled.h"
#include "post/delivery.h"
#include "post/sorting.h"
#include "post/staff_mail.h"
#include "store/outbox.h"
#include "web/access_code.h"
#include "xml/sheet.h"
#include "xml/xml.h"

/* What the letters are finished with. */
struct finishing {
    struct registry *registry;
    const struct seal *seal;
    const struct sheet *paper;
};

static const char *code_of(void *closure, struct pool *pool, const struct case_file *file)
{
    const struct finishing *finishing = closure;
    return access_code(pool, finishing->seal, file->reference, timeline_codes(file->timeline));
}

static const char *pdf_of(void *closure, struct pool *pool, const struct node *page, size_t *length,
                          struct fault *fault)
{
    size_t size;
    const struct finishing *finishing = closure;
    const char *text = sheet_apply(pool, finishing->paper, page, &size, fault);
    const struct node *document = text ? xml_read(pool, text, size, "letter-paper.xsl", fault) : NULL;
    return document ? document_pdf(pool, document, finishing->registry, length, NULL, fault) : NULL;
}

static bool finishing_open(const struct command_call *call, struct finishing *finishing, struct fault *fault)
{
    const char *sheet = pool_format(call->pool, "%s/xsl/letter-paper.xsl", call->folders.share);
    finishing->paper = sheet_open(call->pool, sheet, finishing->registry->site.words, fault);
    return finishing->paper != NULL;
}

static void print(const struct delivered_row *delivered)
{
    static const char *const words[] = {"sent", "later", "failed", "held"};
    const struct outbox_row *row = delivered->row;
    printf("%s\t%d\t%s\t%s\t%s\t%s\n", row->reference ? row->reference : "-", row->seq, row->what,
           words[delivered->what], row->answer ? row->answer : "", delivered->again ? "again" : "");
    fflush(stdout);
}

static int deliver_all(struct delivery *delivery)
{
    struct fault fault = {0};
    bool failed = false, more = true;
    while (more) {
        struct pool *pool = pool_new();
        struct delivered_row delivered;
        more = delivery_next(delivery, pool, instant_now(), &delivered, &fault);
        if (more)
            print(&delivered);
        failed = failed || (more && delivered.what == DELIVERED_FAILED);
        pool_free(pool);
    }
    return fault.kind ? command_fault(&fault) : failed ? EXIT_NO : EXIT_DONE;
}

/* What cannot be sorted now is no reason to send nothing; nor is it that staff cannot be told of their cases. */
static void sort(struct registry *registry, const struct seal *seal)
{
    struct fault fault = {0};
    struct sorting sorting = {.registry = registry, .seal = seal, .read_form = filled_read};
    if (!sorting_run(&sorting, &fault))
        log_line("messages wait to be sorted: %s", fault.detail);
}

static void tell_staff(struct registry *registry, struct fault *fault)
{
    struct staff_mail mail;
    if (!staff_mail_prepare(&mail, registry, fault) || !staff_mail_make(&mail, instant_now(), fault))
        log_line("staff are not told of their cases: %s", fault->detail);
}

int deliver_run(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    struct finishing finishing = {.registry = &registry};
    struct delivery delivery = {.access_code = code_of, .letter_pdf = pdf_of, .closure = &finishing};
    if (!command_registry(call, &registry, &fault) ||
        (finishing.seal = seal_open(call->pool, call->folders.data, &fault)) == NULL)
        return command_fault(&fault);
    sort(&registry, finishing.seal);
    if (registry.site.outgoing.from == NULL)
        return EXIT_DONE;
    if (!finishing_open(call, &finishing, &fault) || !delivery_prepare(&delivery, &registry, &fault))
        return command_fault(&fault);
    struct fault untold = {0};
    tell_staff(&registry, &untold);
    delivery.seal = finishing.seal;
    int status = deliver_all(&delivery);
    return status == EXIT_DONE && untold.kind != 0 ? command_fault(&untold) : status;
}
