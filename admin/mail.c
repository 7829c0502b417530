/* redress mail: what is to go out by email, and what could not. Prints for each row that waits, is being sent or has
 * failed, the oldest first: state, reference, entry, letter or receipt (of a notice, which is of no case: -, 0,
 * notice), since when, how often it was tried, the mail server's last code. 1: something failed.
 *
 * redress mail --test ADDRESS: hands one message to the mail server. 0: it has it; 1: it refused it, or the
 * organisation sends no mail; 75: it did not answer. */
#include "command.h"

#include <stdio.h>

#include "base/email.h"
#include "base/instant.h"
#include "base/text.h"
#include "post/mail.h"
#include "post/transport.h"
#include "registry/mailing.h"
#include "store/outbox.h"
#include "xml/xml.h"

static size_t print_rows(struct registry *registry, struct pool *pool, const char *state, struct fault *fault)
{
    size_t count;
    const struct outbox_row *rows = store_outbox_in(registry->store, pool, state, &count, fault);
    for (size_t i = 0; rows != NULL && i < count; i++)
        printf("%s\t%s\t%d\t%s\t%s\t%d\t%s\n", state, rows[i].reference ? rows[i].reference : "-", rows[i].seq,
               rows[i].what, instant_write(pool, text_equal(state, OUTBOX_FAILED) ? rows[i].since : rows[i].made),
               rows[i].tries, rows[i].answer ? rows[i].answer : "");
    return count;
}

static int queue(struct command_call *call, struct registry *registry)
{
    struct fault fault = {0};
    print_rows(registry, call->pool, OUTBOX_WAITING, &fault);
    print_rows(registry, call->pool, OUTBOX_SENDING, &fault);
    size_t failed = print_rows(registry, call->pool, OUTBOX_FAILED, &fault);
    if (fault.kind != 0)
        return command_fault(&fault);
    return failed > 0 ? EXIT_NO : EXIT_DONE;
}

static int test(struct command_call *call, const struct registry *registry, const char *address)
{
    static const int exits[] = {[HANDED_SENT] = EXIT_DONE, [HANDED_LATER] = EXIT_AGAIN, [HANDED_REFUSED] = EXIT_NO};
    static const char *const words[] = {
        [HANDED_SENT] = "the mail server has it", [HANDED_LATER] = "not now", [HANDED_REFUSED] = "refused"};
    const struct outgoing *outgoing = &registry->site.outgoing;
    const char *answer, *name = node_get(call->pool, registry->site.organisation, "name");
    const struct mail mail = {.from_name = name,
                              .from = outgoing->from,
                              .to = address,
                              .message = mailing_identity(call->pool, outgoing->from),
                              .subject = "Test of outgoing email",
                              .text = "This message was sent by `redress mail --test`. It is about no case.\n",
                              .at = instant_now()};
    struct handing_over handing = {.outgoing = outgoing, .to = address};
    handing.bytes = mail_write(call->pool, &mail, transport_wants_crlf(outgoing), &handing.length);
    enum handed handed = transport_hand(call->pool, &handing, &answer);
    printf("%s\t%s\n", words[handed], answer);
    return exits[handed];
}

int mail_run(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    const char *address = call->count == 2 && text_equal(call->arguments[0], "--test") ? call->arguments[1] : NULL;
    if (call->count > 0 && (address == NULL || !email_reaches(address))) {
        fputs("redress: mail takes nothing but --test ADDRESS\n", stderr);
        return EXIT_USAGE;
    }
    if (!command_registry(call, &registry, &fault))
        return command_fault(&fault);
    if (address == NULL)
        return queue(call, &registry);
    if (registry.site.outgoing.from == NULL) {
        fputs("redress: organisation.xml has no outgoing: nothing is sent by email\n", stderr);
        return EXIT_NO;
    }
    return test(call, &registry, address);
}
