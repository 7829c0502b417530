/* redress message FILE: what Redress reads of a message: a line for each thing that is known of it, by name; of a
 * report what came back, what was done with it, and its status; a line for each file, with its name, type and size;
 * last, after an empty line, the text. 1: it cannot be read. */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/instant.h"
#include "base/text.h"
#include "post/message.h"

static void print(const char *name, const char *value)
{
    if (!text_blank(value))
        printf("%s\t%s\n", name, value);
}

static void message_print(struct pool *pool, const struct message *message)
{
    print("from", message->from);
    print("name", message->name);
    print("reply-to", message->reply_to);
    for (size_t i = 0; i < message->to_count; i++)
        print("to", message->to[i]);
    print("subject", message->subject);
    print("id", message->id);
    print("date", text_blank(message->date) ? "" : instant_write(pool, strtoll(message->date, NULL, 10)));
    print("automatic", message->automatic);
    print("unread", message->unread);
    if (!text_blank(message->returned))
        printf("returned\t%s\t%s\t%s\n", message->returned, message->action, message->status);
    for (size_t i = 0; i < message->file_count; i++) {
        const struct message_file *file = &message->files[i];
        printf("file\t%s\t%s\t%zu\n", file->name, file->type, file->size);
    }
    printf("\n%s\n", message->text);
}

int message_run(struct command_call *call)
{
    int file = call->count == 1 ? open(call->arguments[0], O_RDONLY | O_CLOEXEC) : -1;
    if (call->count != 1) {
        fputs("usage: redress message FILE\n", stderr);
        return EXIT_USAGE;
    }
    if (file < 0) {
        fprintf(stderr, "redress: %s: %s\n", call->arguments[0], strerror(errno));
        return EXIT_NO;
    }
    const struct message *message = message_read(call->pool, file);
    close(file);
    if (message == NULL) {
        fprintf(stderr, "redress: %s: it is too large, or cannot be read\n", call->arguments[0]);
        return EXIT_NO;
    }
    message_print(call->pool, message);
    return EXIT_DONE;
}
