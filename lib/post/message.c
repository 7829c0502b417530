#include "post/message.h"

#include <gmime/gmime.h>
#include <string.h>
#include <sys/stat.h>

#include "base/child.h"
#include "base/file_name.h"
#include "base/pool.h"
#include "base/text.h"
#include "post/charset.h"
#include "post/message_parse.h"

/* Of the child that reads: the largest message takes a second and 20 MB of memory beside the programs. */
static const struct bounds bounds = {.memory = 768UL * 1024 * 1024, .output = 1024UL * 1024, .seconds = 3};

/* What the child tells of a message, and where it goes. */
static const struct {
    const char *name;
    size_t place;
    bool line; /* of one line */
} told_texts[] = {
    {"from", offsetof(struct message, from), true},
    {"name", offsetof(struct message, name), true},
    {"reply-to", offsetof(struct message, reply_to), true},
    {"subject", offsetof(struct message, subject), true},
    {"id", offsetof(struct message, id), true},
    {"date", offsetof(struct message, date), true},
    {"automatic", offsetof(struct message, automatic), true},
    {"unread", offsetof(struct message, unread), true},
    {"text", offsetof(struct message, text), false},
    {"answers", offsetof(struct message, answers), true},
    {"about", offsetof(struct message, returned), true},
    {"action", offsetof(struct message, action), true},
    {"status", offsetof(struct message, status), true},
};
enum { TEXTS = sizeof told_texts / sizeof *told_texts };

static const char **text_at(struct message *message, size_t row)
{
    return (const char **)(void *)((char *)message + told_texts[row].place);
}

/* More than one empty line in a row says no more than one does. */
static char *squeezed(char *text)
{
    char *to = text;
    for (const char *at = text; *at != '\0'; at++)
        if (!(*at == '\n' && to - text > 1 && to[-1] == '\n' && to[-2] == '\n'))
            *to++ = *at;
    *to = '\0';
    return text;
}

/* One thing that was told. A file is told by name, type and size, in this order. */
static void take(struct pool *pool, struct message *message, const char *name, const char *value)
{
    bool readable;
    const char *said = squeezed(text_said(pool, value, strlen(value), &readable)), *line = text_line(pool, said);
    struct message_file *file = message->file_count > 0 ? &message->files[message->file_count - 1] : NULL;
    for (size_t i = 0; i < TEXTS; i++)
        if (text_equal(name, told_texts[i].name))
            *text_at(message, i) = told_texts[i].line ? line : said;
    if (text_equal(name, "to"))
        *LIST_ADD(pool, message->to, message->to_count) = line;
    else if (text_equal(name, "by"))
        *LIST_ADD(pool, message->stamps, message->stamp_count) = (struct message_stamp){.by = line};
    else if (text_equal(name, "results"))
        *LIST_ADD(pool, message->stamps, message->stamp_count) = (struct message_stamp){.results = line};
    else if (text_equal(name, "reference"))
        *LIST_ADD(pool, message->references, message->reference_count) = line;
    else if (text_equal(name, "file"))
        *LIST_ADD(pool, message->files, message->file_count) =
            (struct message_file){.name = text_blank(line) ? "" : file_name_said(pool, value), .type = ""};
    else if (file != NULL && text_equal(name, "type"))
        file->type = line;
    else if (file != NULL && text_equal(name, "size"))
        file->size = strtoul(value, NULL, 10);
}

/* All that was told: names and values in turn, each ended by NUL. */
static const struct message *take_all(struct pool *pool, const char *told, const char *end)
{
    struct message *message = pool_alloc(pool, sizeof *message);
    for (size_t i = 0; i < TEXTS; i++)
        *text_at(message, i) = "";
    while (told < end) {
        const char *value = told + strlen(told) + 1;
        if (value >= end)
            break;
        take(pool, message, told, value);
        told = value + strlen(value) + 1;
    }
    return message;
}

/* Does the work in a child that may read that file; what it gave back, *length bytes; NULL: nothing. */
static const char *read_in_child(struct pool *pool, struct bounds held, child_work *work, const struct parsing *parsing,
                                 size_t *length)
{
    struct stat about;
    held.in = parsing->file;
    if (fstat(parsing->file, &about) != 0 || about.st_size > MESSAGE_LARGEST)
        return NULL;
    g_mime_init();
    charsets_open();
    return child_run(pool, &held, work, parsing, length);
}

const struct message *message_read(struct pool *pool, int file)
{
    const struct parsing parsing = {.file = file};
    size_t length;
    const char *told = read_in_child(pool, bounds, message_parse, &parsing, &length);
    return told != NULL && length > 0 ? take_all(pool, told, told + length) : NULL;
}

const char *message_bytes(struct pool *pool, int file, size_t number, size_t most, size_t *size)
{
    const struct parsing parsing = {file, number, most};
    struct bounds held = bounds;
    held.output = most + 1; /* one more than there may be is no file */
    return read_in_child(pool, held, message_parse_file, &parsing, size);
}

const struct message_reader MESSAGES = {.read = message_read, .bytes = message_bytes};
