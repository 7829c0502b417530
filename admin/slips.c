/* redress slips [--kind KIND] NUMBER > FILE.pdf: slips of the front desk (registry/slips.h) to be printed, drawn by
 * nobody in particular. KIND is complaint, which it is without, or compliment; NUMBER is 1 to SLIPS_MOST. */
#include "command.h"

#include <stdio.h>

#include "base/instant.h"
#include "base/text.h"
#include "paper/fillable.h"
#include "registry/slips.h"
#include "web/blank_form.h"
#include "web/server.h"
#include "web/token.h"

/* Answers as a page of the public would: slips are made of its form, and only a service has words and keys. */
static bool make(struct call *call)
{
    size_t count;
    const struct fields *query = call->request.query;
    const struct slip_batch batch = {.kind = fields_get(query, "kind"),
                                     .by = SLIPS_SYSTEM,
                                     .batch = token_word(call->pool, token_new(call->pool, call->seal, call->now)),
                                     .count = text_number(fields_get(query, "count"), 1, SLIPS_MOST)};
    const struct stored_slip *slips = slips_draw(call->registry, call->pool, &batch, call->now, &count, &call->fault);
    const struct node *papers = slips ? blank_slips(call, batch.kind, slips, count) : NULL;
    call->answer.body = papers ? fillable_papers(call->pool, papers, &call->answer.length, &call->fault) : NULL;
    call->answer.status = 200;
    return call->answer.body != NULL;
}

/* Draws them and prints the PDF. */
static int print(struct command_call *call, const char *kind, int count)
{
    static const struct action slips = {.name = "slips", .doors = {{"public", NO_CASE, false}}, .answer = make};
    const char *const parameters[] = {"REQUEST_METHOD",
                                      "GET",
                                      "SCRIPT_NAME",
                                      "/complaints/slips",
                                      "QUERY_STRING",
                                      pool_format(call->pool, "kind=%s&count=%d", kind, count),
                                      NULL};
    struct fault fault = {0};
    struct service *service =
        command_folders(call, &fault) ? service_open(call->pool, &slips, &call->folders, "public", &fault) : NULL;
    if (service == NULL)
        return command_fault(&fault);
    const struct call made = action_answer(&slips, service, server_of(call->pool, parameters, "", 0), instant_now());
    bool good = made.answer.status == 200;
    if (good)
        fwrite(made.answer.body, 1, made.answer.length, stdout);
    else
        fault_set(&fault, made.answer.status, made.fault.code, "%s", made.fault.detail);
    pool_free(made.pool);
    return good ? EXIT_DONE : command_fault(&fault);
}

int slips_run(struct command_call *call)
{
    bool named = call->count == 3 && text_equal(call->arguments[0], "--kind");
    const char *kind = named ? call->arguments[1] : "complaint";
    int count = call->count == (named ? 3 : 1) ? text_number(call->arguments[call->count - 1], 1, SLIPS_MOST) : -1;
    if (count > 0 && (text_equal(kind, "complaint") || text_equal(kind, "compliment")))
        return print(call, kind, count);
    fprintf(stderr, "usage: redress slips [--kind KIND] NUMBER > FILE.pdf (from 1 to %d)\n", SLIPS_MOST);
    return EXIT_USAGE;
}
