/* A command of `redress`: what each file of this folder offers to admin/redress.c.
 *
 * Output for scripts goes to standard output, tab-separated, without a heading; errors go to standard error. */
#ifndef REDRESS_ADMIN_COMMAND_H
#define REDRESS_ADMIN_COMMAND_H

#include "base/fault.h"
#include "base/pool.h"
#include "registry/case_file.h"

/* Exit codes (interface.md, Commands). */
enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_USAGE = 2, EXIT_AGAIN = 75 };

/* What every command is given. */
struct command_call {
    struct pool *pool;
    struct folders folders; /* site and data also as --site and --data say */
    int count;              /* arguments after the command's name */
    char **arguments;
};

/* Prints the fault to standard error and gives the exit code that fits it. */
int command_fault(const struct fault *fault);

/* True if the call says where site and data are; else false with a fault. */
bool command_folders(const struct command_call *call, struct fault *fault);

/* Opens the registry of the call's site and data. False with a fault. */
bool command_registry(struct command_call *call, struct registry *registry, struct fault *fault);

struct filled;

/* The whole file, `*size` bytes; NULL with a fault. */
const char *command_file(struct pool *pool, const char *path, size_t *size, struct fault *fault);

/* True if it is a form of ours; else says on standard error what it is. Says there, too, what it has beside the form
 * as it is now. */
bool command_filled(const char *path, const struct filled *filled);

int check_run(struct command_call *call);
int deadlines_run(struct command_call *call);
int deliver_run(struct command_call *call);
int demo_run(struct command_call *call);
int form_run(struct command_call *call);
int intake_run(struct command_call *call);
int key_run(struct command_call *call);
int list_run(struct command_call *call);
int looks_run(struct command_call *call);
int mail_run(struct command_call *call);
int message_run(struct command_call *call);
int policy_run(struct command_call *call);
int rebuild_run(struct command_call *call);
int report_run(struct command_call *call);
int review_run(struct command_call *call);
int show_run(struct command_call *call);
int slips_run(struct command_call *call);
int submit_run(struct command_call *call);
int verify_run(struct command_call *call);

#endif
