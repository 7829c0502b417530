#include "registry/figures.h"

#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/reference.h"
#include "registry/case_file.h"
#include "registry/feeling.h"
#include "xml/schema.h"
#include "xml/xml.h"

/* A figure: of cases a number, of something owed how it was kept. */
struct counted {
    const char *of, *name, *kind;
    int level;
    long number, met, late, overdue;
};

/* A count under way. */
struct count {
    struct registry *registry;
    struct pool *pool; /* of the list */
    int32_t from, until;
    int64_t now;
    struct counted *list;
    size_t length;
    struct fault *fault;
};

/* What is counted of that, a new one if it is the first; `name` is copied. */
static struct counted *counted_of(struct count *count, const char *of, const char *name, const char *kind, int level)
{
    for (size_t i = 0; i < count->length; i++) {
        struct counted *counted = &count->list[i];
        if (text_equal(counted->of, of) && text_equal(counted->name, name) && text_equal(counted->kind, kind) &&
            counted->level == level)
            return counted;
    }
    struct counted *counted = LIST_ADD(count->pool, count->list, count->length);
    *counted = (struct counted){.of = of, .name = pool_copy(count->pool, name), .kind = kind, .level = level};
    return counted;
}

static void owed_count(struct count *count, const char *kind, const struct obligation *obligation)
{
    enum obligation_state state = obligation->state;
    if (state != OBLIGATION_MET && state != OBLIGATION_LATE && state != OBLIGATION_OVERDUE)
        return;
    struct counted *counted = counted_of(count, "owed", obligation->rule->name, kind, obligation->rule->level);
    counted->met += state == OBLIGATION_MET;
    counted->late += state == OBLIGATION_LATE;
    counted->overdue += state == OBLIGATION_OVERDUE;
}

/* How somebody feels at the end beside how they felt at the start, where they said both. */
static void feeling_count(struct count *count, const struct case_file *file)
{
    int64_t at;
    int seq;
    const char *change = feeling_change(count->registry, count->pool, file, &at, &seq);
    if (change)
        counted_of(count, "feeling", change, NULL, 0)->number++;
}

static void case_count(struct count *count, const struct event_kind *kind, const struct case_file *file)
{
    const struct event_row *answer = event_with(kind->name, ANSWERS);
    const struct event *received = timeline_receipt(file->timeline);
    const struct event *answered = timeline_answer(file->timeline, file->policy);
    int32_t day = received ? instant_day(received->at) : INT32_MAX;
    if (day < count->from || day > count->until)
        return;
    counted_of(count, "kind", kind->name, NULL, 0)->number++;
    if (answer)
        counted_of(count, "level", "reached", NULL, timeline_highest_level(file->timeline))->number++;
    if (answered && answered->outcome)
        counted_of(count, "outcome", answered->outcome, NULL, 0)->number++;
    feeling_count(count, file);
    for (size_t i = 0; i < file->obligation_count; i++)
        owed_count(count, kind->name, &file->obligations[i]);
}

/* All cases whose reference begins so, each in a pool of its own, which lasts until the next was found by it. */
static void cases_count(struct count *count, const struct event_kind *kind, const char *prefix)
{
    struct pool *pool = pool_new();
    const char *reference = store_next_case(count->registry->store, pool, prefix, count->fault);
    while (reference && strncmp(reference, prefix, strlen(prefix)) == 0) {
        const struct case_file *file = case_file_open(count->registry, pool, reference, count->now, count->fault);
        if (file)
            case_count(count, kind, file);
        struct pool *next = pool_new();
        reference = count->fault->kind ? NULL : store_next_case(count->registry->store, next, reference, count->fault);
        pool_free(pool);
        pool = next;
    }
    pool_free(pool);
}

static void counted_add(struct node *element, const struct counted *counted)
{
    struct node *figure = node_add(element, "figure");
    node_set(figure, "of", counted->of);
    node_set(figure, "name", counted->name);
    node_set(figure, "kind", counted->kind);
    if (counted->level > 0)
        node_set_number(figure, "level", counted->level);
    if (counted->number > 0) {
        node_set_number(figure, "number", counted->number);
        return;
    }
    node_set_number(figure, "met", counted->met);
    node_set_number(figure, "late", counted->late);
    node_set_number(figure, "overdue", counted->overdue);
}

bool figures_add(struct registry *registry, struct pool *pool, struct node *element, int32_t from, int32_t until,
                 int64_t now, struct fault *fault)
{
    struct count count = {.registry = registry, .pool = pool, .from = from, .until = until, .now = now, .fault = fault};
    for (const struct event_kind *kind = EVENT_KINDS; kind->name; kind++)
        for (int year = day_year(from); year <= day_year(until) && fault->kind == 0; year++) {
            const char *prefix = reference_prefix(pool, kind->name, year);
            if (prefix)
                cases_count(&count, kind, prefix);
        }
    for (size_t i = 0; i < count.length; i++)
        counted_add(element, &count.list[i]);
    return fault->kind == 0;
}
