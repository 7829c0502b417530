#include "web/step.h"

#include <string.h>

#include "base/fault.h"
#include "web/limits.h"

enum { BYTES_A_KILOBYTE = 1024 };

static bool is_within(const struct step *step, enum limit limit, const char *reference, int64_t count)
{
    const struct call *call = step->call;
    const struct stranger stranger = {call->request.address, reference, call->now};
    return call_staff(call) || limit_allows(call->pool, call->measures, call->seal, limit, &stranger, count);
}

static const char *reference_of(const struct step *step)
{
    return step->file ? step->file->reference : NULL;
}

bool step_has_room(struct step *step)
{
    bool files = step->call->request.body->file_count == 0 || is_within(step, LIMIT_FILES, reference_of(step), 0);
    return (files && is_within(step, LIMIT_KILOBYTES, reference_of(step), 0)) ||
           fault_set(&step->call->fault, 429, "too-much", "more than there is room for within an hour");
}

bool step_is_above_measure(const struct step *step)
{
    return !is_within(step, step->file ? LIMIT_MESSAGES : LIMIT_CASES, reference_of(step), 0);
}

/* What the record and its files grow by, about. */
static int64_t kilobytes_of(const struct fields *body)
{
    size_t size = 0;
    for (size_t i = 0; i < body->count; i++)
        size += strlen(body->list[i].value);
    for (size_t i = 0; i < body->file_count; i++)
        size += body->files[i].size;
    return (int64_t)size / BYTES_A_KILOBYTE + 1;
}

void step_count(const struct step *step, const char *reference)
{
    const struct fields *body = step->call->request.body;
    is_within(step, step->file ? LIMIT_MESSAGES : LIMIT_CASES, reference, 1);
    is_within(step, LIMIT_FILES, reference, (int64_t)body->file_count);
    is_within(step, LIMIT_KILOBYTES, reference, kilobytes_of(body));
}
