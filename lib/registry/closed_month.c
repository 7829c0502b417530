#include "registry/closed_month.h"

#include <limits.h>
#include <string.h>

#include "base/digest.h"
#include "base/fault.h"
#include "base/instant.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "registry/reports.h"
#include "store/content.h"
#include "xml/xml.h"

/* So many reports before a new one are looked through for what has changed: those of a year. */
enum { MOST_LOOKED_THROUGH = 12 };

/* The figures that an event keeps; NULL: it keeps none, or with a fault. */
static struct node *kept_by(struct registry *registry, struct pool *pool, const struct node *event, struct fault *fault)
{
    const char *digest = event ? node_get(pool, event, "figures") : NULL;
    const struct stored_content *content = digest ? store_content(registry->store, pool, digest, fault) : NULL;
    if (content != NULL && text_equal(bytes_digest(pool, content->bytes, content->size), digest))
        return xml_read(pool, content->bytes, content->size, "figures", fault);
    if (digest != NULL)
        fault_set(fault, 500, "broken", "the figures %s are not what they were, or gone", digest);
    return NULL;
}

/* The child of that name with that attribute: most often the one that is near. */
static const struct node *find(struct pool *pool, const struct node *parent, const struct node *near, const char *child,
                               const char *attribute, const char *value)
{
    if (near != NULL && text_equal(node_name(near), child) && text_equal(node_get(pool, near, attribute), value))
        return near;
    for (near = node_first(parent, child); near != NULL; near = node_next(near, child))
        if (text_equal(node_get(pool, near, attribute), value))
            return near;
    return NULL;
}

const char *closed_month_number(struct pool *pool, const struct node *report, const char *figure, const char *row,
                                const char *column)
{
    const struct node *tally = find(pool, report, NULL, "tally", "name", figure);
    const struct node *at = row ? find(pool, tally, NULL, "tally-row", "name", row) : tally;
    const char *child = row ? "tally-cell" : "tally-column";
    const struct node *cell = find(pool, at, NULL, child, row ? "column" : "name", column);
    return cell ? node_get(pool, cell, "number") : NULL;
}

/* ---- What has changed ---- */

/* A month whose figures were kept, beside what is counted of it now. */
struct comparing {
    struct pool *pool;
    struct node *report;            /* takes what has changed */
    const char *month, *from;       /* of the figures */
    const struct node *const *kept; /* all reports that are looked through, by when they were recorded */
    size_t count;
    const char *figure;
};

/* What the reports say last of a number that was kept as `was`: a later one may have said that it has changed. */
static const char *said_last(const struct comparing *comparing, const char *row, const char *column, const char *was)
{
    struct pool *pool = comparing->pool;
    for (size_t i = 0; i < comparing->count; i++)
        for (const struct node *at = node_first(comparing->kept[i], "changed"); at; at = node_next(at, "changed"))
            if (text_equal(node_get(pool, at, "month"), comparing->month) &&
                text_equal(node_get(pool, at, "figure"), comparing->figure) &&
                text_equal(node_get(pool, at, "row"), row) && text_equal(node_get(pool, at, "column"), column))
                was = node_get(pool, at, "number");
    return was;
}

/* `row` is that of the one or the other report: both have the same title. */
static void compare(const struct comparing *comparing, const struct node *row, const char *column, const char *was,
                    const char *is)
{
    struct pool *pool = comparing->pool;
    const char *name = row ? node_get(pool, row, "name") : NULL;
    was = said_last(comparing, name, column, was);
    if (text_equal(was, is))
        return;
    struct node *changed = node_add(comparing->report, "changed");
    node_set(changed, "month", comparing->month);
    node_set(changed, "from", comparing->from);
    node_set(changed, "figure", comparing->figure);
    node_set(changed, "row", name);
    node_set(changed, "title", row ? node_get(pool, row, "title") : NULL);
    node_set(changed, "column", column);
    node_set(changed, "was", was);
    node_set(changed, "number", is);
}

/* The number of that cell's column in another row; "0" where there is no such row, NULL where that has no such column:
 * it was not counted then. */
static const char *number_beside(struct pool *pool, const struct node *row, const struct node *near, const char *column)
{
    const struct node *cell = row ? find(pool, row, near, "tally-cell", "column", column) : NULL;
    return cell ? node_get(pool, cell, "number") : row ? NULL : "0";
}

static void compare_rows(const struct comparing *comparing, const struct node *was, const struct node *is)
{
    struct pool *pool = comparing->pool;
    const struct node *row = was ? was : is, *beside = was && is ? node_first(is, NULL) : NULL;
    for (const struct node *cell = node_first(row, "tally-cell"); cell; cell = node_next(cell, "tally-cell")) {
        const char *column = node_get(pool, cell, "column"), *number = node_get(pool, cell, "number");
        const char *other = number_beside(pool, was ? is : was, beside, column);
        if (other != NULL)
            compare(comparing, row, column, was ? number : other, was ? other : number);
        beside = beside ? node_next(beside, NULL) : NULL;
    }
}

static void compare_tally(struct comparing *comparing, const struct node *was, const struct node *is)
{
    struct pool *pool = comparing->pool;
    const struct node *near = node_first(is, "tally-row");
    const char *before = node_get(pool, was, "length"), *after = node_get(pool, is, "length");
    comparing->figure = node_get(pool, was, "name");
    for (const struct node *row = node_first(was, "tally-row"); row != NULL; row = node_next(row, "tally-row")) {
        const struct node *other = find(pool, is, near, "tally-row", "name", node_get(pool, row, "name"));
        compare_rows(comparing, row, other);
        near = other ? node_next(other, "tally-row") : near;
    }
    near = node_first(was, "tally-row");
    for (const struct node *row = node_first(is, "tally-row"); row != NULL; row = node_next(row, "tally-row")) {
        const struct node *other = find(pool, was, near, "tally-row", "name", node_get(pool, row, "name"));
        if (other == NULL)
            compare_rows(comparing, NULL, row);
        near = other ? node_next(other, "tally-row") : near;
    }
    if (before != NULL && after != NULL)
        compare(comparing, NULL, COLUMN_MEDIAN, before, after);
}

/* A figure that was not counted then, or is not now, has not changed. */
static bool compare_month(struct registry *registry, struct comparing *comparing, const struct node *was,
                          const struct reported_month *month, int64_t now, struct fault *fault)
{
    struct pool *pool = comparing->pool;
    struct node *counted = xml_new(pool, NAMESPACE_PAGE, "report");
    if (!month_report_add(registry, pool, counted, month, now, fault))
        return false;
    const struct node *near = node_first(counted, "tally");
    for (const struct node *tally = node_first(was, "tally"); tally != NULL; tally = node_next(tally, "tally")) {
        const struct node *is = find(pool, counted, near, "tally", "name", node_get(pool, tally, "name"));
        if (is != NULL)
            compare_tally(comparing, tally, is);
        near = is ? node_next(is, "tally") : near;
    }
    return true;
}

/* The last reports that keep figures, by when they were recorded, *count, but for those whose figures are gone: they
 * keep no later report from being recorded, and redress verify says so. */
static const struct node *const *kept_last(struct registry *registry, struct pool *pool, const struct node *duties,
                                           size_t *count)
{
    size_t skipped = 0, all = 0;
    const struct node **kept = NULL, *event;
    *count = 0;
    for (event = node_first(duties, EVENT_REPORTED); event != NULL; event = node_next(event, EVENT_REPORTED))
        all += node_get(pool, event, "figures") != NULL;
    for (event = node_first(duties, EVENT_REPORTED); event != NULL; event = node_next(event, EVENT_REPORTED)) {
        if (node_get(pool, event, "figures") == NULL || skipped++ + MOST_LOOKED_THROUGH < all)
            continue;
        struct fault gone = {0};
        const struct node *figures = kept_by(registry, pool, event, &gone);
        if (figures != NULL)
            *LIST_ADD(pool, kept, *count) = figures;
        else
            log_line("what has changed is not looked for: %s", gone.detail);
    }
    return kept;
}

static bool add_changed(struct registry *registry, struct pool *pool, const struct node *duties, struct node *report,
                        int64_t now, struct fault *fault)
{
    struct comparing comparing = {.pool = pool, .report = report};
    comparing.kept = kept_last(registry, pool, duties, &comparing.count);
    for (size_t i = 0; i < comparing.count && fault->kind == 0; i++) {
        struct reported_month month;
        comparing.month = node_get(pool, comparing.kept[i], "month");
        comparing.from = node_get(pool, comparing.kept[i], "from");
        if (!month_reported(comparing.month, now, &month))
            continue;
        month.from = comparing.from;
        compare_month(registry, &comparing, comparing.kept[i], &month, now, fault);
    }
    return fault->kind == 0;
}

/* ---- The figures of a report ---- */

static bool count(struct registry *registry, struct pool *pool, const struct node *duties, struct node *report,
                  const struct reported_month *month, int64_t now, struct fault *fault)
{
    return month_report_add(registry, pool, report, month, now, fault) &&
           add_changed(registry, pool, duties, report, now, fault);
}

bool closed_month_add(struct registry *registry, struct pool *pool, const struct node *duties, struct node *report,
                      const struct reported_month *month, int64_t now, struct fault *fault)
{
    if (month->year)
        return month_report_add(registry, pool, report, month, now, fault);
    const struct node *event = report_of(pool, duties, month->text);
    const struct node *kept = kept_by(registry, pool, event, fault);
    if (kept == NULL && event != NULL) /* it was recorded before figures were kept, or cannot be read */
        return fault->kind == 0 && month_report_add(registry, pool, report, month, now, fault);
    if (kept == NULL)
        return count(registry, pool, duties, report, month, now, fault);
    node_set_instant(pool, report, "counted", node_instant(pool, event, "at"));
    for (const struct node *at = node_first(kept, NULL); at != NULL; at = node_next(at, NULL))
        node_copy(report, at);
    return true;
}

const struct node *closed_month_keep(struct registry *registry, struct pool *pool, const struct node *duties,
                                     struct node *event, const struct reported_month *month, struct fault *fault)
{
    struct node *report = xml_new(pool, NAMESPACE_PAGE, "report");
    node_set(report, "month", month->text);
    node_set(report, "from", month->from);
    if (!count(registry, pool, duties, report, month, node_instant(pool, event, "at"), fault))
        return NULL;
    const char *text = xml_write(pool, report), *digest = bytes_digest(pool, text, strlen(text));
    node_set(event, "figures", digest);
    return store_add_content(registry->store, digest, text, strlen(text), fault) ? report : NULL;
}

bool closed_months_whole(struct registry *registry, const struct node *duties)
{
    bool whole = true;
    for (const struct node *event = node_first(duties, EVENT_REPORTED); event;
         event = node_next(event, EVENT_REPORTED)) {
        struct fault fault = {0};
        struct pool *pool = pool_new();
        whole = (kept_by(registry, pool, event, &fault) != NULL || fault.kind == 0) && whole;
        pool_free(pool);
    }
    return whole;
}
