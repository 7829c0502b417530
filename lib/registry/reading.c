#include "registry/reading.h"

#include "core/event.h"
#include "core/lookup.h"

/* The request for another decision that the case has come to; NULL: it is at the first. */
static const struct event *request_of(const struct timeline *timeline)
{
    const struct event *request = NULL;
    for (size_t i = 0; i < timeline->count; i++) {
        unsigned traits = timeline->events[i].row->traits;
        if (traits & (RAISES | LOWERS))
            request = traits & RAISES ? &timeline->events[i] : NULL;
    }
    return request;
}

bool reading_missed(const struct registry *registry, const struct case_file *file, const char *event, const char *user)
{
    const struct event *request = request_of(file->timeline);
    bool answers = event_named(file->kind, event)->traits & ANSWERS;
    return answers && request != NULL &&
           looks_last(registry->looks, file->reference, user, READ_THROUGH) < request->recorded;
}
