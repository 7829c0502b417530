/* Marks of what a record says: the fields that a figure is broken down by, decisions, what was learned and praised. */
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/feeling.h"
#include "registry/marks_parts.h"
#include "xml/xml.h"

/* ---- The fields of the record, each as its figure says ---- */

static int64_t at_of(const struct marking *marking, const struct node *event)
{
    return node_instant(marking->pool, event, "at");
}

/* One value; nothing where it is not said, unless the figure counts that, too. */
static void add_value(struct marking *marking, const struct figure *figure, const struct node *event,
                      const struct node *inside, int n)
{
    const char *value = inside ? node_inner(marking->pool, inside, figure->field) : NULL;
    const char *seq = node_get(marking->pool, event, "seq");
    if (value != NULL || figure->unsaid)
        mark_happened(marking, figure->name, value, figure->columns[0], pool_format(marking->pool, "%s.%d", seq, n),
                      at_of(marking, event));
}

/* What an event says, once for each group in which it does. */
static void add_values(struct marking *marking, const struct figure *figure, const struct node *event)
{
    const struct node *inside = figure->group ? node_first(event, figure->group) : event;
    int n = 1;
    do {
        add_value(marking, figure, event, inside, n++);
        inside = figure->group && inside ? node_next(inside, figure->group) : NULL;
    } while (inside != NULL);
}

static void add_fields(struct marking *marking)
{
    for (const struct figure *figure = FIGURES; figure->name != NULL; figure++) {
        if (!figure->said || !text_equal(figure->kind, marking->file->kind))
            continue;
        const struct node *event = node_first(marking->file->current, figure->event);
        for (; event != NULL; event = node_next(event, figure->event))
            add_values(marking, figure, event);
    }
}

/* ---- Learning ---- */

/* When the first improvement was planned from that event on; MARK_LASTS: none was. */
static int64_t planned_since(const struct facts *facts, size_t from)
{
    for (size_t i = from; i < facts->learned_count; i++)
        if (facts->learned[i].improvement_count > 0)
            return facts->learned[i].event.at;
    return MARK_LASTS;
}

static void add_learned(struct marking *marking)
{
    const struct facts *facts = marking->file->facts;
    for (size_t i = 0; i < facts->learned_count; i++) {
        const struct learning *learning = &facts->learned[i];
        const char *item = mark_item(marking, learning->event.seq);
        const char *division = mark_division(marking, learning->event.at);
        if (learning->cause != NULL && node_get(marking->pool, learning->event.node, "recurs") != NULL)
            mark_happened(marking, "cause", learning->cause, "again", item, learning->event.at);
        if (!learning->lesson)
            continue;
        mark_happened(marking, "lesson", division, NULL, item, learning->event.at);
        mark_stands(marking, "unacted", division, NULL, item, learning->event.at, planned_since(facts, i));
    }
}

/* ---- Praise ---- */

/* When a division first took the practice up; MARK_LASTS: none did. */
static int64_t taken_up(const struct marking *marking)
{
    static const char *const taken[] = {"applied", "adapted", NULL};
    const struct node *event = node_first(marking->file->current, "shared");
    for (; event != NULL; event = node_next(event, "shared"))
        for (const struct node *with = node_first(event, "with"); with != NULL; with = node_next(with, "with"))
            if (text_among(node_inner(marking->pool, with, "became"), taken))
                return at_of(marking, event);
    return MARK_LASTS;
}

static void add_praise(struct marking *marking)
{
    const struct facts *facts = marking->file->facts;
    for (size_t i = 0; i < facts->told_count; i++)
        mark_happened(marking, "told", mark_division(marking, facts->told[i].event.at), NULL,
                      mark_item(marking, facts->told[i].event.seq), facts->told[i].event.at);
    for (size_t i = 0; i < facts->practice_count; i++) {
        const struct source *review = &facts->practices[i].event;
        const char *division = mark_division(marking, review->at), *item = mark_item(marking, review->seq);
        mark_happened(marking, "practice", division, NULL, item, review->at);
        mark_stands(marking, "untaken", division, NULL, item, review->at, taken_up(marking));
    }
}

static void add_feeling(struct marking *marking, const struct registry *registry)
{
    int64_t at;
    int seq;
    const char *change = feeling_change(registry, marking->pool, marking->file, &at, &seq);
    if (change != NULL)
        mark_happened(marking, "feeling", change, NULL, mark_item(marking, seq), at);
}

void marks_add_said(struct marking *marking, const struct registry *registry)
{
    add_fields(marking);
    add_learned(marking);
    add_praise(marking);
    add_feeling(marking, registry);
}
