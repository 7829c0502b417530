#include "web/upload.h"

#include <magic.h>

#include "base/fault.h"
#include "base/media.h"
#include "base/pool.h"
#include "site/file_rules.h"
#include "web/action.h"

/* What a file holds matters, not what is packed into it; programs are not taken, so not looked into either. */
#define FLAGS (MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_ELF)

struct examiner {
    magic_t magic;
};

static void examiner_close(void *thing)
{
    struct examiner *examiner = thing;
    magic_close(examiner->magic);
}

struct examiner *examiner_open(struct pool *pool, struct fault *fault)
{
    struct examiner *examiner = pool_alloc(pool, sizeof *examiner);
    examiner->magic = magic_open(FLAGS);
    if (examiner->magic != NULL && magic_load(examiner->magic, NULL) == 0) {
        pool_on_free(pool, examiner_close, examiner);
        return examiner;
    }
    fault_set(fault, 503, "full", "libmagic: %s", examiner->magic ? magic_error(examiner->magic) : "no memory");
    if (examiner->magic != NULL)
        magic_close(examiner->magic);
    return NULL;
}

/* Why the site does not take this file; NULL: it does. */
static const char *refusal(const struct file_rules *rules, const struct file *file, size_t number, size_t together)
{
    if (number > rules->most)
        return "files-many";
    if (file->size == 0)
        return "file-empty";
    if (file->size > rules->largest)
        return "file-large";
    if (together > rules->together || file->bytes == NULL)
        return "files-together";
    return file_type_named(rules, file->type) ? NULL : "file-type";
}

/* What the file is, by the name that the site has for it: a picture by either of its names, text of any kind
 * as plain. */
static const char *type_of(struct call *call, const struct examiner *examiner, const struct file *file)
{
    const struct file_rules *rules = &call->registry->site.files;
    const char *guess = magic_buffer(examiner->magic, file->bytes, file->size);
    const char *type = media_type(pool_copy(call->pool, guess), file->bytes, file->size);
    const char *other = media_other_name(type);
    if (file_type_named(rules, type) != NULL)
        return type;
    if (other != NULL && file_type_named(rules, other) != NULL)
        return other;
    return media_is_plain(type, file->bytes, file->size) && file_type_named(rules, "text/plain") ? "text/plain" : type;
}

bool upload_check(struct call *call, const struct asking *asking, struct problems *wrong)
{
    const struct fields *body = call->request.body;
    struct examiner *examiner = body->file_count > 0 ? call_examiner(call) : NULL;
    size_t together = 0;
    for (size_t i = 0; examiner != NULL && i < body->file_count; i++) {
        struct file *file = &body->files[i];
        together += file->size;
        file->type = file->bytes ? type_of(call, examiner, file) : NULL;
        const char *code = refusal(&call->registry->site.files, file, i + 1, together);
        if (code != NULL)
            problems_add(wrong, file->field, code, file->name, asking_part(asking, file->field));
    }
    return call->fault.kind == 0;
}
