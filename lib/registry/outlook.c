#include "registry/outlook.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "xml/xml.h"

typedef bool outlook(struct registry *registry, struct pool *pool, struct node *record, struct node *event, int64_t now,
                     struct problems *wrong, struct fault *fault);

static void set_instant(struct pool *pool, struct node *event, const char *attribute, int64_t instant)
{
    if (instant != INSTANT_NONE)
        node_set(event, attribute, instant_write(pool, instant));
}

/* What is still owed and would be met by that event; NULL: nothing. */
static const struct obligation *owed(const struct case_file *file, const struct event_row *by)
{
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        bool open = obligation->kept == INSTANT_NONE && obligation->state != OBLIGATION_LAPSED;
        if (open && !obligation->rule->window && text_among(by->name, obligation->rule->met_by))
            return obligation;
    }
    return NULL;
}

static bool set_response_due(struct registry *registry, struct pool *pool, struct node *record, struct node *event,
                             int64_t now, struct problems *wrong, struct fault *fault)
{
    (void)wrong;
    const struct case_file *file = case_file_of(registry, pool, record, now, fault);
    const struct obligation *response = file ? owed(file, event_with(file->kind, ANSWERS)) : NULL;
    if (response != NULL)
        set_instant(pool, event, "response-due", response->due);
    return file != NULL;
}

static bool set_next_right(struct registry *registry, struct pool *pool, struct node *record, struct node *event,
                           int64_t now, struct problems *wrong, struct fault *fault)
{
    (void)wrong;
    const struct case_file *file = case_file_of(registry, pool, record, now, fault);
    if (file == NULL)
        return false;
    node_set_number(event, "level", timeline_level(file->timeline));
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *right = &file->obligations[i];
        if (!right->rule->window || right->start_seq != file->last_seq)
            continue;
        node_set_number(event, "next-level", right->rule->level);
        set_instant(pool, event, "next-until", right->due);
    }
    return true;
}

static bool set_level(struct registry *registry, struct pool *pool, struct node *record, struct node *event,
                      int64_t now, struct problems *wrong, struct fault *fault)
{
    (void)wrong;
    struct case_file *file = case_file_of(registry, pool, record, now, fault);
    if (file == NULL)
        return false;
    /* A window is used on the level that it leads to, so the level is said before the engine judges the event. */
    struct timeline before = *file->timeline;
    before.count--;
    node_set_number(event, "level",
                    procedure_level_in_hand(&before, event_named(file->kind, node_name(event))->action));
    file = case_file_of(registry, pool, record, now, fault);
    for (size_t i = 0; file != NULL && i < file->obligation_count; i++) {
        const struct obligation *right = &file->obligations[i];
        bool by_this = right->kept == file->timeline->events[file->timeline->count - 1].at;
        if (right->state == WINDOW_USED_LATE && by_this)
            node_set(event, "late", "yes");
    }
    return file != NULL;
}

static outlook *const COMPLETIONS[] = {
    [COMPLETES_RESPONSE_DUE] = set_response_due,
    [COMPLETES_NEXT_RIGHT] = set_next_right,
    [COMPLETES_LEVEL] = set_level,
};

bool outlook_complete(struct registry *registry, struct pool *pool, struct node *record, struct node *event,
                      int64_t now, struct problems *wrong, struct fault *fault)
{
    outlook *complete = COMPLETIONS[event_named(node_name(record), node_name(event))->completes];
    return complete == NULL || complete(registry, pool, record, event, now, wrong, fault);
}
