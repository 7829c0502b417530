#include "registry/moves.h"

#include "base/instant.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

/* When what is owed was due before, while it was and is open; INSTANT_NONE: it was due then, too, or not owed. */
static int64_t due_before(const struct case_index *before, const struct obligation *owed)
{
    for (size_t i = 0; i < before->obligation_count; i++) {
        const struct stored_obligation *row = &before->obligations[i];
        if (text_equal(row->name, owed->rule->name) && row->level == owed->level && row->item == NULL && !row->lapsed &&
            row->kept == STORE_NONE && row->due != STORE_NONE)
            return row->due == owed->due ? INSTANT_NONE : row->due;
    }
    return INSTANT_NONE;
}

static bool is_told(const struct case_file *file, const struct rule *rule)
{
    const struct kind *kind = policy_kind(file->policy, file->kind);
    bool told = rule->window, tells = text_among(EVENT_MOVED, rule->starts);
    for (size_t i = 0; i < kind->rule_count; i++)
        for (size_t k = 0; text_among(EVENT_MOVED, kind->rules[i].starts) && rule->met_by[k] != NULL; k++)
            told = told || text_among(rule->met_by[k], kind->rules[i].met_by);
    return told && !tells;
}

static void date_add(struct pool *pool, struct node *event, const struct obligation *owed, int64_t was)
{
    struct node *date = node_add(event, "date");
    node_set(date, "of", owed->rule->name);
    node_set_number(date, "level", owed->level);
    node_set_instant(pool, date, "was", was);
    node_set_instant(pool, date, "due", owed->due);
}

static struct node *event_add(struct pool *pool, const struct case_file *file, int64_t now)
{
    struct node *event = node_add(file->record, EVENT_MOVED);
    node_set_number(event, "seq", file->last_seq + 1);
    node_set_instant(pool, event, "at", now);
    node_set(event, "by", "system");
    return event;
}

bool moves_add(struct pool *pool, const struct case_file *file, const struct case_index *before, int64_t now)
{
    struct node *event = NULL;
    for (size_t i = 0; before != NULL && i < file->obligation_count; i++) {
        const struct obligation *owed = &file->obligations[i];
        bool open = obligation_open(owed) && owed->item == NULL && owed->due != INSTANT_NONE;
        int64_t was = open ? due_before(before, owed) : INSTANT_NONE;
        bool passed = owed->state == WINDOW_PASSED && was < now;
        if (was == INSTANT_NONE || passed)
            continue;
        log_line("%s: %s at level %d was due %s and is due %s now", file->reference, owed->rule->name, owed->level,
                 instant_write(pool, was), instant_write(pool, owed->due));
        if (!is_told(file, owed->rule))
            continue;
        event = event ? event : event_add(pool, file, now);
        date_add(pool, event, owed, was);
    }
    return event != NULL;
}
