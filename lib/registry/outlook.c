#include "registry/outlook.h"

#include "base/instant.h"
#include "base/text.h"
#include "core/procedure.h"
#include "xml/xml.h"

static void set_instant(struct pool *pool, struct node *event, const char *attribute, int64_t instant)
{
    if (instant != INSTANT_NONE)
        node_set(event, attribute, instant_write(pool, instant));
}

/* What is still owed and would be met by that event; NULL: nothing. */
static const struct obligation *owed(const struct case_file *file, const char *met_by)
{
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        bool open = obligation->kept == INSTANT_NONE && obligation->state != OBLIGATION_LAPSED;
        if (open && !obligation->rule->window && text_among(met_by, obligation->rule->met_by))
            return obligation;
    }
    return NULL;
}

static void set_response_due(struct pool *pool, struct case_file *file, struct node *event)
{
    const struct obligation *response = owed(file, "responded");
    if (response != NULL)
        set_instant(pool, event, "response-due", response->due);
}

static void set_next_right(struct pool *pool, struct case_file *file, struct node *event)
{
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *right = &file->obligations[i];
        if (!right->rule->window || right->start_seq != file->last_seq)
            continue;
        node_set_number(event, "next-level", right->rule->level);
        set_instant(pool, event, "next-until", right->due);
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

static const struct {
    const char *event, *action;
    bool levelled; /* it states the level at which the action is done */
    void (*set_times)(struct pool *pool, struct case_file *file, struct node *event);
} rows[] = {
    {"acknowledged", "acknowledge", false, set_response_due},
    {"responded", "respond", true, set_next_right},
    {"escalated", "escalate", true, set_late},
};

void outlook_set_level(const struct case_file *file, struct node *event)
{
    for (size_t i = 0; file != NULL && i < sizeof rows / sizeof *rows; i++)
        if (rows[i].levelled && text_equal(rows[i].event, node_name(event)))
            node_set_number(event, "level", procedure_level_in_hand(file->timeline, rows[i].action));
}

void outlook_set_times(struct pool *pool, struct case_file *file, struct node *event)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_equal(rows[i].event, node_name(event)))
            rows[i].set_times(pool, file, event);
}
