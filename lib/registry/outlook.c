#include "registry/outlook.h"

#include "base/instant.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "xml/xml.h"

/* What is still owed and would be met by that event (NULL: the kind has no such); NULL: nothing. */
static const struct obligation *owed(const struct case_file *file, const struct event_row *by)
{
    for (size_t i = 0; by != NULL && i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        bool open = obligation->kept == INSTANT_NONE && obligation->state != OBLIGATION_LAPSED;
        if (open && !obligation->rule->window && text_among(by->name, obligation->rule->met_by))
            return obligation;
    }
    return NULL;
}

static void set_response_due(struct pool *pool, struct case_file *file, struct node *event)
{
    const struct obligation *response = owed(file, event_with(file->kind, ANSWERS));
    if (response != NULL)
        node_set_instant(pool, event, "response-due", response->due);
}

static void set_next_right(struct pool *pool, struct case_file *file, struct node *event)
{
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *right = &file->obligations[i];
        if (!right->rule->window || right->start_seq != file->last_seq)
            continue;
        node_set_number(event, "next-level", right->rule->level);
        node_set_instant(pool, event, "next-until", right->due);
    }
}

static void set_late(struct pool *pool, struct case_file *file, struct node *event)
{
    (void)pool;
    struct event *request = &file->timeline->events[file->timeline->count - 1];
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *right = &file->obligations[i];
        if (right->state == WINDOW_USED_LATE && right->kept == request->at) {
            node_set(event, "late", "yes");
            request->late = true;
        }
    }
}

/* Whether it states the level at which its action is done, and what follows from it. */
static const struct {
    bool levelled;
    void (*set_times)(struct pool *pool, struct case_file *file, struct node *event);
} COMPLETIONS[] = {
    [COMPLETES_RESPONSE_DUE] = {false, set_response_due},
    [COMPLETES_NEXT_RIGHT] = {true, set_next_right},
    [COMPLETES_LEVEL] = {true, set_late},
};

void outlook_set_level(const struct case_file *file, struct node *event)
{
    const struct event_row *row = file ? event_named(file->kind, node_name(event)) : NULL;
    if (row != NULL && COMPLETIONS[row->completes].levelled)
        node_set_number(event, "level", procedure_level_in_hand(file->timeline, row->action));
}

void outlook_set_times(struct pool *pool, struct case_file *file, struct node *event)
{
    enum completion completes = event_named(file->kind, node_name(event))->completes;
    if (COMPLETIONS[completes].set_times != NULL)
        COMPLETIONS[completes].set_times(pool, file, event);
}
