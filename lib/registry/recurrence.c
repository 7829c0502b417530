#include "registry/recurrence.h"

#include <limits.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/lessons.h"
#include "xml/xml.h"

/* Places that are looked at in one go. */
#define PART 16

/* What looking for others carries. */
struct looking {
    struct registry *registry;
    struct pool *pool;
    const struct case_file *file;
    struct length term;
    int64_t received; /* of this case */
    int64_t now;
    struct lesson_question question;
    struct fault *fault;
};

struct node *recurrence_decision(const struct case_file *file)
{
    struct node *event = record_event(file->record, file->last_seq);
    if (text_equal(node_name(event), "corrected"))
        event = node_first(node_first(event, "event"), NULL);
    return event != NULL && text_equal(node_name(event), "learned") ? event : NULL;
}

/* True if the organisation says of that cause, which is beneath `parent`, that nothing comes back with it. */
static bool cannot_recur(struct pool *pool, const struct node *parent, const char *cause)
{
    for (struct node *node = node_first(parent, "cause"); node != NULL; node = node_next(node, "cause")) {
        bool this = text_equal(node_get(pool, node, "name"), cause);
        if ((this && text_equal(node_get(pool, node, "recurs"), "no")) || cannot_recur(pool, node, cause))
            return true;
    }
    return false;
}

/* False: the policy, the cause or the division has nothing to look for. */
static bool look(struct looking *looking, const char *list)
{
    const struct term *term = policy_term(looking->file->policy, "recurrence");
    const struct event *received = timeline_receipt(looking->file->timeline);
    looking->question = (struct lesson_question){
        .list = list,
        .values = {
            [BY_DIVISION] = timeline_division(looking->file->timeline), [BY_CAUSE] = looking->file->facts->cause}};
    if (term == NULL || received == NULL || looking->question.values[BY_DIVISION] == NULL ||
        cannot_recur(looking->pool, looking->registry->site.organisation, looking->question.values[BY_CAUSE]))
        return false;
    looking->term = term->within;
    looking->received = received->at;
    return true;
}

/* True if what happened then is within the term before this case was received. */
static bool is_within(const struct looking *looking, int64_t then)
{
    return calendar_add(&looking->registry->site.calendar, then, looking->term, looking->now) >= looking->received;
}

/* The place after which the times before this case was received begin. */
static struct lesson_place before_receipt(const struct looking *looking)
{
    return (struct lesson_place){.place = -looking->received + 1, .reference = "", .item = ""};
}

static void say_recurs(struct node *decision, const char *reference)
{
    node_unset(decision, "recurs");
    node_set(decision, "recurs", reference);
}

/* Also in the record as it counts now, which is another tree once anything was corrected: the case is indexed by it. */
bool recurrence_mark(struct registry *registry, struct pool *pool, const struct case_file *file, struct node *decision,
                     int64_t now, struct fault *fault)
{
    struct looking looking = {.registry = registry, .pool = pool, .file = file, .now = now, .fault = fault};
    struct lesson_place last = {0};
    int count = 0;
    if (look(&looking, CAUSES_FOUND)) {
        const struct lesson_place after = before_receipt(&looking);
        count = lessons_page(registry, pool, &looking.question, &after, &last, 1, fault);
    }
    const char *recurs = count > 0 && is_within(&looking, -last.place) ? last.reference : NULL;
    say_recurs(decision, recurs);
    say_recurs(record_event(file->current, node_number(decision, "seq", 1, INT_MAX)), recurs);
    return count >= 0;
}

/* True if this case has brought that improvement up again before. */
static bool is_reopened(const struct looking *looking, const struct case_file *other, const char *item)
{
    struct node *event = node_first(other->record, "improved");
    for (; event != NULL; event = node_next(event, "improved"))
        if (text_equal(node_get(looking->pool, event, "again"), looking->file->reference) &&
            text_equal(node_text(looking->pool, node_first(event, "planned")), item))
            return true;
    return false;
}

/* The event comes last in its case, and so not before any other of it. */
static bool reopen(const struct looking *looking, const struct lesson_place *place)
{
    struct pool *pool = looking->pool;
    struct case_file *other = case_file_open(looking->registry, pool, place->reference, looking->now, looking->fault);
    if (other == NULL || is_reopened(looking, other, place->item))
        return looking->fault->kind == 0;
    int64_t last = other->timeline->events[other->timeline->count - 1].at;
    struct node *event = node_add(other->record, "improved");
    node_set_number(event, "seq", other->last_seq + 1);
    node_set(event, "at", instant_write(pool, last > looking->now ? last : looking->now));
    node_set(event, "by", "system");
    node_set(event, "again", looking->file->reference);
    node_add_text(event, "planned", place->item);
    node_add_text(event, "became", STATE_NOT_EFFECTIVE);
    other = case_file_grown(looking->registry, pool, other->record, looking->now, looking->fault);
    return other != NULL && case_file_add(looking->registry, pool, other, looking->now, looking->fault);
}

bool recurrence_reopen(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                       struct fault *fault)
{
    struct looking looking = {.registry = registry, .pool = pool, .file = file, .now = now, .fault = fault};
    struct lesson_place places[PART], after;
    int count = PART;
    if (!look(&looking, CARRIED_OUT))
        return true;
    for (after = before_receipt(&looking); count == PART; after = places[PART - 1]) {
        count = lessons_page(registry, pool, &looking.question, &after, places, PART, fault);
        for (int i = 0; i < count; i++) {
            if (!is_within(&looking, -places[i].place))
                return true;
            if (!text_equal(places[i].reference, file->reference) && !reopen(&looking, &places[i]))
                return false;
        }
    }
    return count >= 0;
}
