#include "web/step.h"

#include "base/pool.h"
#include "base/text.h"

/* A follow-up found a new matter, of which this person may make a case. */
static bool is_new_matter(const struct call *call, const char *kind)
{
    return text_equal(fields_get(call->request.body, "then"), "new-case") && call_may(call, "submit", kind);
}

bool step_see_kept(struct call *call, const struct case_file *file, const struct submission *submission)
{
    const char *receipt = pool_format(call->pool, "/complaints/receipt?token=%s", submission->token);
    if (!call_staff(call))
        return call_see(call, receipt);
    if (file == NULL || !text_equal(file->reference, submission->reference))
        file = case_file_open(call->registry, call->pool, submission->reference, call->now, &call->fault);
    if (call->fault.kind != 0)
        return false;
    bool seen = file && call_sees(call, file);
    if (seen && is_new_matter(call, file->kind))
        return call_see(call, pool_format(call->pool, "/staff/submit?earlier=%s", submission->reference));
    if (seen)
        return call_see(call, pool_format(call->pool, "/staff/case?ref=%s", submission->reference));
    bool theirs = submission->seq == 1 && file && !timeline_concerns(file->timeline, call->person->user);
    return call_see(call, theirs ? receipt : "/staff/");
}
