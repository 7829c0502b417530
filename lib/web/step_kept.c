#include "web/step.h"

#include <limits.h>

#include "base/pool.h"
#include "base/text.h"
#include "registry/post.h"
#include "web/post_line.h"
#include "web/token.h"

/* A follow-up found a new matter, of which this person may make a case. */
static bool is_new_matter(const struct call *call, const char *kind)
{
    return text_equal(fields_get(call->request.body, "then"), "new-case") && call_may(call, "submit", kind);
}

/* The page of the receipt; with the access code for the complainant alone. */
static const char *receipt_of(struct call *call, const struct submission *submission, bool code)
{
    return pool_format(call->pool, "/complaints/receipt?receipt=%s",
                       receipt_write(call->pool, call->seal, submission, code));
}

/* Of a message that is both, the form for the other case, where this was the first; NULL: nothing is left to do. */
static const char *rest_of_message(struct call *call, const char *reference)
{
    int number = text_number(fields_get(call->request.body, POST_MAIL), 1, INT_MAX);
    struct stored_post post;
    if (number < 0 || !store_post(call->registry->store, call->pool, number, &post, &call->fault))
        return NULL;
    bool left = post.sorted.how == NULL && text_equal(post.first, reference);
    return left ? post_line_form(call->pool, post_kind_next(&post, NULL), number) : NULL;
}

bool step_see_kept(struct call *call, const struct case_file *file, const struct submission *submission)
{
    if (!call_staff(call))
        return call_see(call, receipt_of(call, submission, true));
    if (file == NULL || !text_equal(file->reference, submission->reference))
        file = case_file_open(call->registry, call->pool, submission->reference, call->now, &call->fault);
    if (call->fault.kind != 0)
        return false;
    const char *rest = rest_of_message(call, submission->reference);
    if (call->fault.kind != 0)
        return false;
    if (rest != NULL)
        return call_see(call, rest);
    bool seen = file && call_sees(call, file);
    if (seen && is_new_matter(call, file->kind))
        return call_see(call, pool_format(call->pool, "/staff/submit?earlier=%s", submission->reference));
    if (seen)
        return call_see(call,
                        pool_format(call->pool, "/staff/case?ref=%s&done=%d", submission->reference, submission->seq));
    bool own = file && timeline_is_own(file->timeline, call->person->user);
    bool theirs = submission->seq == 1 && file && (own || !timeline_bars(file->timeline, call->person->user));
    return call_see(call, theirs ? receipt_of(call, submission, own) : "/staff/");
}
