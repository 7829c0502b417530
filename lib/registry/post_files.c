#include "registry/post_files.h"

#include <unistd.h>

#include "base/fault.h"
#include "base/fields.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/message.h"
#include "registry/post.h"
#include "site/examiner.h"

/* What a message is as a file; so much of a subject is its name. */
#define MAIL "message/rfc822"
enum { LONGEST_NAME = 200 };

/* All bytes of the message; NULL with a fault. */
static const char *whole(struct pool *pool, const struct posted *posted, struct fault *fault)
{
    size_t size = (size_t)posted->stored.size;
    char *bytes = pool_alloc(pool, size + 1);
    for (size_t at = 0; at < size;) {
        ssize_t got = pread(posted->file, bytes + at, size - at, (off_t)at);
        if (got <= 0) {
            fault_set(fault, 503, "full", "a message cannot be read");
            return NULL;
        }
        at += (size_t)got;
    }
    return bytes;
}

static void add_file(struct fields *files, const char *name, const char *bytes, size_t size, const char *type)
{
    fields_add_file(files, &(struct file){.field = POST_FILES,
                                          .name = text_blank(name) ? "file" : name,
                                          .bytes = bytes,
                                          .size = size,
                                          .type = type,
                                          .posted = true});
}

/* What came with the message, looked into, but for what is over the measure. */
static struct fields *inner_files(struct registry *registry, struct pool *pool, const struct message_reader *reader,
                                  const struct posted *posted, size_t *over)
{
    const struct file_rules *rules = &registry->site.files;
    const struct message *message = posted->message;
    struct fields *inner = fields_new(pool);
    size_t together = 0;
    for (size_t i = 0; message != NULL && i < message->file_count; i++) {
        size_t size = message->files[i].size;
        bool fits = inner->file_count + 1 < rules->most && size <= rules->largest && together + size <= rules->together;
        const char *bytes = fits ? reader->bytes(pool, posted->file, i, rules->largest, &size) : NULL;
        together += fits ? size : 0;
        *over += !fits;
        if (bytes != NULL && size > 0)
            add_file(inner, message->files[i].name, bytes, size, NULL);
    }
    return inner;
}

struct fields *post_files(struct registry *registry, struct pool *pool, const struct message_reader *reader,
                          const struct examiner *examiner, const struct posted *posted, size_t *over,
                          struct fault *fault)
{
    const struct message *message = posted->message;
    const char *bytes = whole(pool, posted, fault);
    *over = 0;
    if (bytes == NULL)
        return NULL;
    struct fields *files = fields_new(pool), *inner = inner_files(registry, pool, reader, posted, over);
    const char *name = message && !text_blank(message->subject) ? message->subject : "message";
    add_file(files, pool_format(pool, "%s.eml", text_beginning(pool, name, LONGEST_NAME)), bytes,
             (size_t)posted->stored.size, MAIL);
    if (!examiner_look(examiner, &registry->site.files, inner, fault))
        return NULL;
    for (size_t i = 0; i < inner->file_count; i++)
        if (file_is_taken(&registry->site.files, &inner->files[i]))
            *LIST_ADD(pool, files->files, files->file_count) = inner->files[i];
    return files;
}
