#include "web/kept_files.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "store/measures.h"
#include "store/waiting.h"
#include "web/action.h"
#include "web/limits.h"
#include "web/upload.h"
#include "xml/xml.h"

/* As many files of a form wait at a time; so many bytes are written for one address, or one member of staff, in an
 * hour. */
enum { MOST_FILES = 20, MOST_BYTES = 200 * 1024 * 1024 };

/* The lines of what is sealed. */
enum { UNTIL, SIZE, DIGEST, TYPE, FIELD, NAME, LINES };

static const char prefix[] = "kept.";

bool is_kept_file(const char *name)
{
    return strncmp(name, prefix, sizeof prefix - 1) == 0;
}

/* What binds the seal to one form. */
static const char *purpose_of(const struct call *call, const char *token)
{
    const char *user = call->person->user;
    return pool_format(call->pool, "kept file %s %s %s %s", call->realm, call->name, user ? user : "", token);
}

/* ---- Taking them ---- */

/* The lines of a text, exactly so many; false if it has fewer. */
static bool lines_of(struct pool *pool, const char *text, const char *lines[LINES])
{
    for (int i = 0; i < LINES; i++) {
        const char *end = i < LINES - 1 ? strchr(text, '\n') : text + strlen(text);
        if (end == NULL)
            return false;
        lines[i] = pool_copy_part(pool, text, (size_t)(end - text));
        text = end + 1;
    }
    return true;
}

/* What the seal says of a file, without its bytes; false if it says nothing, or no longer. It is taken as it is: we
 * wrote it. */
static bool read_kept(struct call *call, const char *purpose, const char *sealed, struct file *file)
{
    const char *lines[LINES];
    if (!lines_of(call->pool, seal_break(call->pool, call->seal, purpose, sealed), lines) ||
        strtoll(lines[UNTIL], NULL, 10) < call->now)
        return false;
    *file = (struct file){.field = lines[FIELD],
                          .name = lines[NAME],
                          .type = lines[TYPE],
                          .digest = lines[DIGEST],
                          .size = strtoull(lines[SIZE], NULL, 10)};
    return true;
}

/* A form sends no file twice. */
static bool has_file(const struct fields *fields, const struct file *file)
{
    for (size_t i = 0; i < fields->file_count; i++)
        if (text_equal(fields->files[i].digest, file->digest) && text_equal(fields->files[i].name, file->name))
            return true;
    return false;
}

/* Adds the file, with its bytes as long as all together are no more than is taken: beyond that it will be refused by
 * its size, and nothing is read. False if it waits no longer. */
static bool add_file(struct call *call, struct fields *all, struct file *file, size_t *together)
{
    size_t most = call->registry->site.files.together;
    *together += file->size;
    if (*together <= most)
        file->bytes = waiting_bytes(call->waiting, call->pool, file->digest, file->size);
    if (*together <= most && file->bytes == NULL)
        return false;
    fields_add_file(all, file);
    return true;
}

/* The field of files of that form; NULL: it has none. */
static const struct part *files_part(const struct asking *asking)
{
    const struct part *event = asking->event;
    for (size_t i = 0; event != NULL && i < event->part_count; i++)
        if (event->parts[i].widget == WIDGET_FILE && asking_takes(asking, event, &event->parts[i]))
            return &event->parts[i];
    return NULL;
}

void kept_files_take(struct call *call, const struct asking *asking)
{
    struct fields *body = call->request.body, *all = fields_new(call->pool);
    const struct part *part = files_part(asking);
    const char *token = fields_get(body, "token");
    int rows = fields_rows(body, "kept", MOST_FILES);
    size_t together = 0;
    for (int row = 1; part != NULL && row <= rows; row++) {
        struct file file;
        const char *name = pool_format(call->pool, "%s%d", prefix, row);
        const char *sealed = fields_get(body, name);
        if (sealed == NULL || !text_blank(fields_get(body, pool_format(call->pool, "%s.out", name))))
            continue;
        bool known = read_kept(call, purpose_of(call, token ? token : ""), sealed, &file);
        if (!known || (!has_file(all, &file) && !add_file(call, all, &file, &together)))
            problems_add(&call->wrong, part->name, "files-gone", NULL, part);
    }
    for (size_t i = 0; i < body->file_count; i++)
        *LIST_ADD(all->pool, all->files, all->file_count) = body->files[i];
    body->files = all->files;
    body->file_count = all->file_count;
}

/* ---- Keeping them ---- */

/* Who sends too much that is given back has to choose it again. */
static bool is_within(struct call *call, const struct file *file)
{
    const char *user = call->person->user;
    const char *whom = user ? user : stranger_name(call->pool, call->seal, call->request.address);
    return measures_count(call->measures, "waiting", whom, call->now, (int64_t)file->size) <= MOST_BYTES;
}

static bool keep(struct call *call, const struct file *file)
{
    return file_is_taken(&call->registry->site.files, file) && file->bytes != NULL &&
           (waiting_keeps(call->waiting, file->digest, call->now) ||
            (is_within(call, file) && waiting_keep(call->waiting, file->digest, file->bytes, file->size, call->now)));
}

static void add_kept(struct call *call, struct node *field, const struct file *file, const char *token, int row)
{
    struct node *node = node_add_text(field, "kept", file->name);
    const char *text = pool_format(call->pool, "%" PRId64 "\n%zu\n%s\n%s\n%s\n%s", call->now + WAITING_SECONDS,
                                   file->size, file->digest, file->type, file->field, file->name);
    node_set_number(node, "n", row);
    node_set(node, "type", file->type);
    node_set(node, "size", pool_format(call->pool, "%zu", file->size));
    node_set(node, "seal", seal_close(call->pool, call->seal, purpose_of(call, token), text));
}

void kept_files_add(struct call *call, struct node *field, const char *name, const char *token)
{
    const struct fields *body = call->request.body;
    int row = 0;
    for (size_t i = 0; i < body->file_count; i++) {
        const struct file *file = &body->files[i];
        if (!text_equal(file->field, name) || file->posted)
            continue;
        if (row < MOST_FILES && keep(call, file))
            add_kept(call, field, file, token, ++row);
        else
            node_add_text(field, "gone", file->name);
    }
}
