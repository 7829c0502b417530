#include "registry/reading.h"

#include "base/instant.h"
#include "core/event.h"
#include "core/lookup.h"
#include "xml/xml.h"

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

int64_t reading_done(const struct registry *registry, const struct case_file *file, const struct node *event)
{
    const struct event *request = request_of(file->timeline),
                       *last = &file->timeline->events[file->timeline->count - 1];
    bool answers = event_named(file->kind, node_name(event))->traits & ANSWERS;
    int64_t looked = answers && request ? looks_last(registry->looks, file->reference, last->by, READ_THROUGH) : 0;
    return answers && request && looked >= request->recorded ? looked : INSTANT_NONE;
}
