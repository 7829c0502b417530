/* redress: the administrator's command. Finds the command in the table, hands it folders and arguments.
 *
 * redress [--site DIR] [--data DIR] COMMAND …; REDRESS_SITE, REDRESS_DATA, REDRESS_SHARE and REDRESS_CALENDARS stand
 * in. */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"

static const struct {
    const char *name, *arguments;
    int (*run)(struct command_call *call);
} commands[] = {
    {"deadlines", "[--explain] KIND EVENT=TIME[,key=value]…", deadlines_run},
    {"list", "", list_run},
    {"show", "REFERENCE", show_run},
    {"verify", "", verify_run},
    {"rebuild", "", rebuild_run},
    {"check", "", check_run},
    {"looks", "[USER]", looks_run},
    {"policy", "[--replay] FILE", policy_run},
    {"report", "YYYY-MM", report_run},
    {"review", "[by=USER FIELD=TEXT…]", review_run},
    {"key", "[--retire]", key_run},
    {"form", "FILE.pdf", form_run},
    {"submit", "--form FILE.pdf [--received TIME] [--channel CHANNEL] [--slip REFERENCE]", submit_run},
    {"intake", "[--from ADDRESS] [--to ADDRESS] [--maildir DIR]", intake_run},
    {"message", "FILE", message_run},
    {"deliver", "", deliver_run},
    {"mail", "[--test ADDRESS]", mail_run},
    {"slips", "[--kind KIND] NUMBER > FILE.pdf", slips_run},
    {"demo", "NUMBER", demo_run},
};

static int usage(void)
{
    fprintf(stderr, "usage: redress [--site DIR] [--data DIR] COMMAND …\n");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fprintf(stderr, "       redress %s %s\n", commands[i].name, commands[i].arguments);
    return EXIT_USAGE;
}

int command_fault(const struct fault *fault)
{
    fprintf(stderr, "redress: %s\n", fault->detail);
    if (fault->kind == 503)
        return EXIT_AGAIN;
    return fault->kind == 400 ? EXIT_USAGE : EXIT_NO;
}

bool command_folders(const struct command_call *call, struct fault *fault)
{
    return (!text_blank(call->folders.site) && !text_blank(call->folders.data)) ||
           fault_set(fault, 400, "broken", "say where site and data are: --site DIR --data DIR");
}

bool command_registry(struct command_call *call, struct registry *registry, struct fault *fault)
{
    return command_folders(call, fault) && registry_open(call->pool, &call->folders, registry, fault);
}

static int run(struct command_call *call, int count, char **arguments)
{
    while (count >= 2 && strncmp(arguments[0], "--", 2) == 0) {
        if (text_equal(arguments[0], "--site"))
            call->folders.site = arguments[1];
        else if (text_equal(arguments[0], "--data"))
            call->folders.data = arguments[1];
        else
            return usage();
        arguments += 2;
        count -= 2;
    }
    for (size_t i = 0; count > 0 && i < sizeof commands / sizeof *commands; i++) {
        if (!text_equal(arguments[0], commands[i].name))
            continue;
        call->count = count - 1;
        call->arguments = arguments + 1;
        return commands[i].run(call);
    }
    return usage();
}

int main(int count, char **arguments)
{
    log_open("redress");
    struct command_call call = {.pool = pool_new()};
    call.folders = folders_find(call.pool);
    int status = run(&call, count - 1, arguments + 1);
    for (int i = 1; i < count && status != EXIT_DONE; i++)
        if (text_equal(arguments[i], "intake"))
            status = EXIT_AGAIN; /* whatever is wrong, a mail server sends nobody a message back for it */
    pool_free(call.pool);
    return status;
}
