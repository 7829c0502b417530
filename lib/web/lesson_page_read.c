#include "web/lesson_page.h"

#include <limits.h>

#include "base/pool.h"
#include "base/text.h"
#include "web/entry_read.h"
#include "web/token.h"

static bool is_lesson(struct call *call, const struct case_file *file, int seq, bool *asked)
{
    const struct lesson *lesson = lesson_named(call->pool, file, pool_format(call->pool, "%d", seq));
    *asked = lesson != NULL && lesson_page_asks(lesson->asked, call->person);
    return lesson != NULL;
}

bool lesson_page_keep_read(struct call *call)
{
    const struct fields *body = call->request.body;
    const char *reference, *item;
    struct submission submission = {.token = fields_get(body, "token")};
    if (!token_ours(call->pool, call->seal, call->now, submission.token))
        return fault_set(&call->fault, 400, "no-token", "no token of ours");
    if (!lesson_page_name_read(call, fields_get(body, "entry"), &reference, &item))
        return fault_set(&call->fault, 404, "unknown-address", "no such entry");
    submission.digest = content_digest(call->pool, call->person->user, call->name, reference, body);
    if (case_file_repeated(call->registry, call->pool, &submission, &call->fault))
        return true;
    return call->fault.kind == 0 &&
           entry_keep_read(call, reference, text_number(item, 1, INT_MAX), is_lesson, &submission);
}
