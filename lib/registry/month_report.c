#include "registry/month_report.h"

#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/timeline.h"
#include "registry/tags.h"
#include "store/duty.h"
#include "site/clause.h"
#include "xml/xml.h"

/* A report being made. */
struct reporting {
    struct registry *registry;
    struct pool *pool;
    const struct reported_month *month;
    int64_t now;
    const struct tally *tallies;
    size_t count;
};

/* The first of the months. */
static const char *from_of(const struct reported_month *month)
{
    return month->from ? month->from : month->text;
}

bool month_reported(const char *text, int64_t now, struct reported_month *month)
{
    int32_t first;
    if (!month_read(text, &first) || first > instant_day(now))
        return false;
    int64_t end = day_end(day_add_months(first, 1) - 1);
    *month = (struct reported_month){.text = text, .at = end < now ? end : now, .ended = end < now};
    return true;
}

bool year_reported(struct pool *pool, const char *text, int64_t now, struct reported_month *months)
{
    int year = text_number(text, 1, 9999);
    bool begun = year > 0 && strlen(text) == 4 && year <= day_year(instant_day(now));
    if (!begun)
        return false;
    int32_t first = year_begin(year), last = day_add_months(first, 11), today = month_begin(instant_day(now));
    bool known = month_reported(month_write(pool, last < today ? last : today), now, months);
    months->from = month_write(pool, first);
    months->year = true;
    return known;
}

/* ---- The rows ---- */

struct mark_question month_report_question(const struct reported_month *month, const struct figure *figure,
                                           const char *row, const char *column)
{
    return (struct mark_question){.month = figure_stands(figure, column) ? NULL : month->text,
                                  .at = month->at,
                                  .from = month->from,
                                  .figure = figure->name,
                                  .row = row,
                                  .column = column};
}

/* The field of the record whose choices they are. */
static const struct part *field_of(const struct registry *registry, const struct figure *figure)
{
    const struct part *part = schema_event(registry->schema, figure->kind, figure->event);
    part = part && figure->group ? part_inside(part, figure->group) : part;
    return part ? part_inside(part, figure->field) : NULL;
}

/* What the site, its policy or the schema calls the row; NULL: none of them does. */
static const char *title_of(const struct registry *registry, const struct policy *policy, const struct figure *figure,
                            const char *row)
{
    const struct part *field = figure->rows == ROWS_FIELD ? field_of(registry, figure) : NULL;
    if (figure->rows == ROWS_DIVISIONS && !text_equal(row, DIVISION_NOT_SURE))
        return registry_division_title(registry, row);
    if (figure->rows == ROWS_LEVELS) {
        const struct level *level = policy_level(policy_kind(policy, figure->kind), figure_level_of(row));
        return level ? level->title : NULL;
    }
    if (figure->rows == ROWS_ROLES)
        return policy_role_title(policy, row);
    return field && !text_equal(row, ROW_NOT_SAID) ? part_shown(field, registry->lists, row) : NULL;
}

/* The first that rests on that clause, of all of whatever kind; NULL: none does. */
static const struct rule *rule_of(const struct policy *policy, const char *clause)
{
    for (size_t k = 0; k < policy->kind_count; k++)
        for (size_t i = 0; i < policy->kinds[k].rule_count; i++)
            if (!policy->kinds[k].rules[i].window && text_equal(policy->kinds[k].rules[i].clause, clause))
                return &policy->kinds[k].rules[i];
    return NULL;
}

void month_report_call(const struct registry *registry, struct pool *pool, struct node *node,
                       const struct figure *figure, const char *row, int64_t now)
{
    const struct policy *policy = site_policy_at(&registry->site, now);
    node_set(node, "title", title_of(registry, policy, figure, row));
    const struct rule *rule = figure->rows == ROWS_CLAUSES ? rule_of(policy, row) : NULL;
    if (rule != NULL)
        clause_add(pool, node, site_document(&registry->site, policy), rule);
}

/* The rows of a figure, each once. */
struct rows {
    struct pool *pool;
    const char **names; /* NULL-ended */
    size_t count;
};

static void rows_take(struct rows *rows, const char *name)
{
    if (text_among(name, rows->names))
        return;
    *LIST_ADD(rows->pool, rows->names, rows->count) = name;
    rows->names = pool_grow(rows->pool, rows->names, rows->count, sizeof *rows->names);
}

static void take_choices(struct rows *rows, const struct choice *choices, size_t count)
{
    for (size_t i = 0; i < count; i++)
        rows_take(rows, choices[i].value);
}

/* Those of the policy, each with the force of what is owed there. */
static void take_levels(struct rows *rows, const struct kind *kind, const struct figure *figure)
{
    for (size_t i = 0; kind && figure->owed == NULL && i < kind->level_count; i++)
        rows_take(rows, figure_level(rows->pool, kind->levels[i].number, FORCE_NONE));
    for (size_t i = 0; kind && figure->owed != NULL && i < kind->rule_count; i++)
        if (kind->rules[i].level > 0 && text_among(kind->rules[i].name, figure->owed))
            rows_take(rows, figure_level(rows->pool, kind->rules[i].level, kind->rules[i].force));
}

/* Those of the policy's document by which something is owed. */
static void take_clauses(struct rows *rows, const struct policy *policy, const struct node *document)
{
    for (struct node *section = node_first(document, "section"); section; section = node_next(section, "section"))
        for (struct node *clause = node_first(section, "clause"); clause; clause = node_next(clause, "clause"))
            if (rule_of(policy, node_get(rows->pool, clause, "id")) != NULL)
                rows_take(rows, node_get(rows->pool, clause, "id"));
}

const char *const *month_report_rows(const struct registry *registry, struct pool *pool, const struct figure *figure,
                                     const struct tally *tallies, size_t count, int64_t now)
{
    struct rows rows = {.pool = pool, .names = pool_grow(pool, NULL, 0, sizeof *rows.names)};
    const struct part *field = figure->rows == ROWS_FIELD ? field_of(registry, figure) : NULL;
    const struct list *list = figure->rows == ROWS_DIVISIONS ? list_named(registry->lists, "divisions")
                              : field && field->choices_from ? list_named(registry->lists, field->choices_from)
                                                             : NULL;
    if (list)
        take_choices(&rows, list->choices, list->count);
    if (field)
        take_choices(&rows, field->choices, field->choice_count);
    const struct policy *policy = site_policy_at(&registry->site, now);
    if (figure->rows == ROWS_LEVELS)
        take_levels(&rows, policy_kind(policy, figure->kind), figure);
    if (figure->rows == ROWS_CLAUSES)
        take_clauses(&rows, policy, site_document(&registry->site, policy));
    for (const char *const *code = figure->codes; code && *code; code++)
        rows_take(&rows, *code);
    for (size_t i = 0; i < count; i++)
        if (text_equal(tallies[i].figure, figure->name))
            rows_take(&rows, tallies[i].row);
    return rows.names;
}

/* ---- The numbers ---- */

/* Of a row, or of all (NULL). */
static int64_t number_of(const struct reporting *reporting, const struct figure *figure, const char *row,
                         const char *column)
{
    int64_t number = 0;
    for (size_t i = 0; i < reporting->count; i++) {
        const struct tally *tally = &reporting->tallies[i];
        if (text_equal(tally->figure, figure->name) && text_equal(tally->column, column) &&
            (row == NULL || text_equal(tally->row, row)))
            number += tally->number;
    }
    return number;
}

static void add_row(const struct reporting *reporting, struct node *parent, const struct figure *figure,
                    const char *row)
{
    struct node *node = node_add(parent, "tally-row");
    node_set(node, "name", row);
    month_report_call(reporting->registry, reporting->pool, node, figure, row, reporting->now);
    for (const char *const *column = figure->columns; *column != NULL; column++) {
        struct node *number = node_add(node, "tally-cell");
        node_set(number, "column", *column);
        node_set_number(number, "number", number_of(reporting, figure, row, *column));
    }
}

/* ---- Silence ---- */

/* A row is said to be silent once it has had nothing in so many months, of which this is the last. */
enum { SILENT_MONTHS = 3 };

static bool has_any(const struct tally *tallies, size_t count, const struct figure *figure, const char *row)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(tallies[i].figure, figure->name) && text_equal(tallies[i].row, row))
            return true;
    return false;
}

/* Before there were any cases nobody was silent: the first came in the first of these months, or before. */
static void add_silence(const struct reporting *reporting, struct node *tally, const struct figure *figure,
                        struct fault *fault)
{
    struct store *store = reporting->registry->store;
    const char *month = reporting->month->text;
    int64_t began = store_first_received(store, TAG_ALL, fault);
    int32_t last = 0;
    if (reporting->month->year || began == STORE_NONE || !month_read(month, &last))
        return;
    int32_t first = day_add_months(last, 1 - SILENT_MONTHS);
    if (began > day_end(day_add_months(first, 1) - 1))
        return;
    size_t count;
    const struct tally *tallies =
        store_tallied(store, reporting->pool, figure->name, month_write(reporting->pool, first), month, &count, fault);
    struct node *row = fault->kind == 0 ? node_first(tally, "tally-row") : NULL;
    for (; row != NULL; row = node_next(row, "tally-row"))
        if (!has_any(tallies, count, figure, node_get(reporting->pool, row, "name")))
            node_set_number(row, "silent", SILENT_MONTHS);
}

/* ---- The figures ---- */

static void add_figure(const struct reporting *reporting, struct node *parent, const struct figure *figure,
                       struct fault *fault)
{
    struct node *node = node_add(parent, "tally");
    node_set(node, "name", figure->name);
    node_set(node, "section", figure->section);
    int64_t length = STORE_NONE;
    if (figure->timed)
        length = store_mark_length(reporting->registry->store, from_of(reporting->month), reporting->month->text,
                                   figure->name, fault);
    if (length != STORE_NONE)
        node_set_number(node, "length", length);
    for (const char *const *column = figure->columns; *column != NULL; column++) {
        struct node *total = node_add(node, "tally-column");
        node_set(total, "name", *column);
        node_set_number(total, "number", number_of(reporting, figure, NULL, *column));
    }
    const char *const *row = month_report_rows(reporting->registry, reporting->pool, figure, reporting->tallies,
                                               reporting->count, reporting->now);
    for (; *row != NULL; row++)
        add_row(reporting, node, figure, *row);
    if (figure->silence)
        add_silence(reporting, node, figure, fault);
}

bool month_report_add(struct registry *registry, struct pool *pool, struct node *parent,
                      const struct reported_month *month, int64_t now, struct fault *fault)
{
    struct reporting reporting = {.registry = registry, .pool = pool, .month = month, .now = now};
    reporting.tallies = store_tallies(registry->store, pool, from_of(month), month->text,
                                      month->ended ? STORE_NONE : month->at,
                                      &reporting.count, fault);
    for (const struct figure *figure = FIGURES; figure->name != NULL && fault->kind == 0; figure++)
        add_figure(&reporting, parent, figure, fault);
    return fault->kind == 0;
}
