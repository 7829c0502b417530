#include "web/lesson_page.h"

#include <limits.h>

#include "base/instant.h"
#include "base/text.h"
#include "web/token.h"
#include "xml/xml.h"

/* So often others may act on the case between our looking and our writing; a confirmation does not depend on what they
 * did. */
#define TRIES 20

/* The case of that lesson or practice as it stands now. NULL with a fault. */
static struct case_file *find(struct call *call, const char *reference, const char *item)
{
    struct case_file *file = case_file_open(call->registry, call->pool, reference, call->now, &call->fault);
    const struct lesson *lesson = file ? lesson_named(call->pool, file, item) : NULL;
    if (call->fault.kind == 0 && lesson == NULL)
        fault_set(&call->fault, 404, "unknown-address", "no such entry");
    return call->fault.kind == 0 ? file : NULL;
}

/* The case with the event that says so; NULL with a fault. */
static struct case_file *grow(struct call *call, const struct case_file *file, const char *item)
{
    const struct lesson *lesson = lesson_named(call->pool, file, item);
    struct node *event = node_add(file->record, "read");
    node_set_number(event, "seq", file->last_seq + 1);
    node_set(event, "at", instant_write(call->pool, call->now));
    node_set(event, "by", call->person->user);
    node_set(event, "entry", item);
    node_set(event, "asked", lesson_page_asks(lesson->asked, call->person) ? "yes" : NULL);
    return case_file_grown(call->registry, call->pool, file->record, call->now, &call->fault);
}

static bool keep(struct call *call, const char *reference, const char *item, struct submission *submission)
{
    bool kept = false, repeated;
    for (int i = 0; i < TRIES && !kept; i++) {
        call->fault = (struct fault){0};
        struct case_file *file = find(call, reference, item);
        if (file == NULL)
            return false;
        if (lesson_read_at(file, text_number(item, 1, INT_MAX), call->person->user) != INSTANT_NONE)
            return true;
        file = grow(call, file, item);
        kept = file != NULL &&
               case_file_keep(call->registry, call->pool, file, NULL, submission, call->now, &repeated, &call->fault);
        if (!kept && !text_equal(call->fault.code, "stale"))
            return false;
    }
    return kept;
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
    return call->fault.kind == 0 && keep(call, reference, item, &submission);
}
