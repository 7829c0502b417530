#include "registry/outlook.h"

#include "base/instant.h"
#include "base/naming.h"
#include "base/text.h"
#include "core/independence.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "registry/lateness.h"
#include "xml/xml.h"

/* What is still owed, once, and would be met by that event (NULL: the kind has no such); NULL: nothing. What is owed
 * again and again is met by it by the way. */
static const struct obligation *owed(const struct case_file *file, const struct event_row *by)
{
    for (size_t i = 0; by != NULL && i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        if (obligation_open(obligation) && !obligation->rule->window && !obligation->rule->repeats &&
            text_among(by->name, obligation->rule->met_by))
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

/* A request: what it starts, and whether it came in time. */
static void set_request(struct pool *pool, struct case_file *file, struct node *event)
{
    const struct event *request = &file->timeline->events[file->timeline->count - 1];
    node_set(event, "late", request->late ? "yes" : NULL);
    set_response_due(pool, file, event);
}

/* Whether it states the level at which its action is done, and what follows from it. */
static const struct {
    bool levelled;
    void (*set_times)(struct pool *pool, struct case_file *file, struct node *event);
} COMPLETIONS[] = {
    [COMPLETES_RESPONSE_DUE] = {false, set_response_due},
    [COMPLETES_NEXT_RIGHT] = {true, set_next_right},
    [COMPLETES_RIGHT_ONLY] = {false, set_next_right},
    [COMPLETES_LEVEL] = {true, set_request},
    [COMPLETES_LEVEL_ONLY] = {true, NULL},
};

void outlook_set_level(const struct case_file *file, struct node *event)
{
    const struct event_row *row = file ? event_named(file->kind, node_name(event)) : NULL;
    if (row != NULL && COMPLETIONS[row->completes].levelled)
        node_set_number(event, "level", procedure_level_in_hand(file->timeline, row->action));
}

/* True if an answer before the last event names that person among those who were spoken to. */
static bool was_spoken_to(struct pool *pool, const struct node *record, const struct person *person)
{
    for (const struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL))
        for (const struct node *at = node_first(event, "finding"); at != NULL; at = node_next(at, "finding"))
            for (const struct node *to = node_first(at, "spoken-to"); to != NULL; to = node_next(to, "spoken-to")) {
                const struct naming said = naming_of(pool, node_text(pool, to));
                if (event != node_last(record) && naming_whole(pool, &said, person->title))
                    return true;
            }
    return false;
}

/* Who decided: in which role, and whether they come to the case anew. */
static void set_decider(struct pool *pool, const struct case_file *file, struct people people, struct node *event)
{
    const struct event *decision = &file->timeline->events[file->timeline->count - 1];
    int level = timeline_level_of(file->timeline, decision);
    const struct event *exemption = timeline_exemption(file->timeline, decision->by, level);
    if (!(decision->row->traits & (DECIDES | EXEMPTS)))
        return;
    if (decision->row->traits & DECIDES && exemption && timeline_decided_below(file->timeline, decision->by, level))
        node_set_number(event, "exempted-by", exemption->seq);
    for (size_t i = 0; i < people.count; i++) {
        const struct person *person = &people.list[i];
        if (!text_equal(person->user, decision->by))
            continue;
        const struct role *role = procedure_role(file->policy, file->timeline, person, decision->row->action, level);
        bool apart = decision->row->traits & DECIDES && !person_had_part(pool, file->timeline, person, decision) &&
                     !was_spoken_to(pool, file->current, person);
        node_set(event, "by-role", role ? role->title : NULL);
        node_set(event, "no-part", apart ? "yes" : NULL);
    }
}

void outlook_set_times(struct pool *pool, struct case_file *file, struct people people, struct node *event)
{
    set_decider(pool, file, people, event);
    node_set(event, "kept-late", lateness_of(pool, file, event) ? "yes" : NULL);
    enum completion completes = event_named(file->kind, node_name(event))->completes;
    if (COMPLETIONS[completes].set_times != NULL)
        COMPLETIONS[completes].set_times(pool, file, event);
}
