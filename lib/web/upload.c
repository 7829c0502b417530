#include "web/upload.h"

#include "site/examiner.h"
#include "site/file_rules.h"
#include "web/action.h"
#include "web/kept_files.h"

bool upload_look(struct call *call, struct fields *files)
{
    if (!examiner_looks(files))
        return true;
    const struct examiner *examiner = call_examiner(call);
    return examiner != NULL && examiner_look(examiner, &call->registry->site.files, files, &call->fault);
}

bool upload_take(struct call *call, const struct asking *asking)
{
    struct fields *body = call->request.body;
    size_t together = 0;
    kept_files_take(call, asking);
    if (!upload_look(call, body))
        return false;
    for (size_t i = 0; i < body->file_count; i++) {
        const struct file *file = &body->files[i];
        together += file->size;
        const char *code = file_refusal(&call->registry->site.files, file, i + 1, together);
        if (code != NULL)
            problems_add(&call->wrong, file->field, code, file->name, asking_part(asking, file->field));
    }
    return true;
}
