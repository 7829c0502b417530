/* redress deliver: hands over what is due to go out by email (post/delivery.h), and ends. For a timer, and for as many
 * at once as like. Prints a line for each message: reference, entry, letter or receipt, what came of it (sent, later,
 * failed, held), the mail server's code, and "again" where one that was killed may have sent it before. No address.
 *
 * 1: something failed, and somebody must send it by another way. Where the organisation sends no mail, nothing is
 * done. */
#include "command.h"

#include <stdio.h>

#include "base/instant.h"
#include "post/delivery.h"
#include "store/outbox.h"
#include "web/access_code.h"
#include "web/seal.h"

static const char *code_of(void *closure, struct pool *pool, const struct case_file *file)
{
    return access_code(pool, closure, file->reference, timeline_codes(file->timeline));
}

static void print(const struct delivered_row *delivered)
{
    static const char *const words[] = {"sent", "later", "failed", "held"};
    const struct outbox_row *row = delivered->row;
    printf("%s\t%d\t%s\t%s\t%s\t%s\n", row->reference, row->seq, row->what, words[delivered->what],
           row->answer ? row->answer : "", delivered->again ? "again" : "");
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

int deliver_run(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    struct delivery delivery = {.access_code = code_of};
    if (!command_registry(call, &registry, &fault))
        return command_fault(&fault);
    if (registry.site.outgoing.from == NULL)
        return EXIT_DONE;
    delivery.closure = seal_open(call->pool, call->folders.data, &fault);
    if (delivery.closure == NULL || !delivery_prepare(&delivery, &registry, &fault))
        return command_fault(&fault);
    return deliver_all(&delivery);
}
