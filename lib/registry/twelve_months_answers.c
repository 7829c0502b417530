/* The last answers: how long each took, beside what is promised. */
#include <stdlib.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/calendar.h"
#include "core/scale.h"
#include "registry/sight.h"
#include "registry/twelve_months.h"
#include "xml/xml.h"

enum { MOST_ANSWERS = 30, TICKS = 5, HOUR = 60 * 60 };

/* The last answers of one row. */
struct answers {
    struct registry *registry;
    struct pool *pool;
    const struct reported_month *months;
    const struct figure *figure;
    const char *row;
    const struct rule *rule; /* of the policy in force, that promises them; NULL: none does */
    struct stored_mark marks[MOST_ANSWERS];
    int count;
};

/* The last first. */
static int by_time(const void *one, const void *other)
{
    const struct stored_mark *a = one, *b = other;
    return a->since != b->since ? (a->since < b->since) - (a->since > b->since) : mark_compare(b, a);
}

/* Those of a month: the last of each column, of which those that were last of all are kept. */
static void take_month(struct answers *answers, const char *month, struct fault *fault)
{
    struct stored_mark *marks = NULL;
    size_t count = 0;
    for (const char *const *column = answers->figure->columns; *column != NULL; column++) {
        if (figure_stands(answers->figure, *column))
            continue;
        const struct mark_question question = {
            .month = month, .figure = answers->figure->name, .row = answers->row, .column = *column};
        struct stored_mark last[MOST_ANSWERS];
        int more = store_last_marks(answers->registry->store, answers->pool, &question, last, MOST_ANSWERS, fault);
        for (int i = 0; i < more; i++)
            *LIST_ADD(answers->pool, marks, count) = last[i];
    }
    if (count > 0)
        qsort(marks, count, sizeof *marks, by_time);
    for (size_t i = 0; i < count && answers->count < MOST_ANSWERS; i++)
        answers->marks[answers->count++] = marks[i];
}

static void take_last(struct answers *answers, struct fault *fault)
{
    int32_t first, day;
    if (!month_read(answers->months->from, &first) || !month_read(answers->months->text, &day))
        return;
    for (; day >= first && answers->count < MOST_ANSWERS && fault->kind == 0; day = day_add_months(day, -1))
        take_month(answers, month_write(answers->pool, day), fault);
}

static const struct rule *rule_of(const struct answers *answers, int64_t now)
{
    const struct site *site = &answers->registry->site;
    const struct kind *kind = policy_kind(site_policy_at(site, now), answers->figure->kind);
    for (size_t i = 0; kind != NULL && i < kind->rule_count; i++) {
        const struct rule *rule = &kind->rules[i];
        if (rule->level > 0 && text_among(rule->name, answers->figure->owed) &&
            text_equal(figure_level(answers->pool, rule->level, rule->force), answers->row))
            return rule;
    }
    return NULL;
}

/* From one instant to another: whole hours begun, or working days after the first, as known at the end. */
static int64_t taken(const struct answers *answers, int64_t from, int64_t until)
{
    if (answers->rule != NULL && answers->rule->within.unit == UNIT_HOURS)
        return (until - from + HOUR - 1) / HOUR;
    int64_t days = 0;
    for (int32_t day = instant_day(from) + 1; day <= instant_day(until); day++)
        days += calendar_day_off(&answers->registry->site.calendar, day, until) == NULL;
    return days;
}

/* In the same unit, of an answer that begins now. */
static int64_t promised(const struct answers *answers, int64_t now)
{
    return taken(answers, now, calendar_add(&answers->registry->site.calendar, now, answers->rule->within, now));
}

static int64_t add_answer(const struct answers *answers, struct node *parent, const struct stored_mark *mark,
                          bool shown)
{
    int64_t length = taken(answers, mark->since - mark->length, mark->since);
    struct node *node = node_add(parent, "answer-time");
    node_set_instant(answers->pool, node, "at", mark->since);
    node_set(node, "column", mark->column);
    node_set_number(node, "taken", length);
    node_set(node, "reference", shown ? mark->reference : NULL);
    return length;
}

static void add_answers(const struct answers *answers, struct node *parent, const struct person *person, int64_t now,
                        struct fault *fault)
{
    struct registry *registry = answers->registry;
    struct node *node = node_add(parent, "answers");
    node_set(node, "row", answers->row);
    month_report_call(registry, answers->pool, node, answers->figure, answers->row, now);
    int64_t promise = answers->rule != NULL ? promised(answers, now) : 0, longest = promise;
    node_set(node, "unit",
             answers->rule != NULL && answers->rule->within.unit == UNIT_HOURS ? "hours" : "working-days");
    if (answers->rule != NULL)
        node_set_number(node, "promise", promise);
    for (int i = answers->count; i-- > 0;) {
        const struct stored_mark *mark = &answers->marks[i];
        int64_t length =
            add_answer(answers, node, mark, sight_shows(registry, answers->pool, mark->reference, person, fault));
        longest = length > longest ? length : longest;
    }
    struct scale scale = scale_to(longest, TICKS);
    node_set_number(node, "top", scale.top);
    node_set_number(node, "step", scale.step);
}

bool twelve_months_add_answers(struct registry *registry, struct pool *pool, struct node *parent,
                               const struct reported_month *months, const struct person *person, int64_t now,
                               struct fault *fault)
{
    const struct figure *figure = figure_named("answered");
    size_t count;
    const struct tally *tallies =
        store_tallied(registry->store, pool, figure->name, months->from, months->text, &count, fault);
    const char *const *row = month_report_rows(registry, pool, figure, tallies, count, now);
    for (; *row != NULL && fault->kind == 0; row++) {
        struct answers answers = {.registry = registry, .pool = pool, .months = months, .figure = figure, .row = *row};
        answers.rule = rule_of(&answers, now);
        take_last(&answers, fault);
        if (answers.count > 0)
            add_answers(&answers, parent, person, now, fault);
    }
    return fault->kind == 0;
}
