#include "registry/marks.h"

#include <stdlib.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "registry/marks_parts.h"

struct stored_mark *mark_happened(struct marking *marking, const char *figure, const char *row, const char *column,
                                  const char *item, int64_t at)
{
    struct stored_mark *mark = LIST_ADD(marking->pool, marking->list, marking->count);
    *mark = (struct stored_mark){.reference = marking->file->reference,
                                 .figure = figure,
                                 .row = row ? row : ROW_NOT_SAID,
                                 .column = column ? column : FIGURE_NUMBER,
                                 .item = item,
                                 .month = month_write(marking->pool, instant_day(at)),
                                 .since = at,
                                 .until = STORE_NONE,
                                 .length = STORE_NONE};
    return mark;
}

void mark_stands(struct marking *marking, const char *figure, const char *row, const char *column, const char *item,
                 int64_t since, int64_t until)
{
    if (since >= until)
        return;
    struct stored_mark *mark = mark_happened(marking, figure, row, column, item, since);
    mark->until = until;
    if (until != MARK_LASTS)
        mark->until_month = month_write(marking->pool, instant_day(until));
}

const char *mark_division(const struct marking *marking, int64_t by)
{
    const char *division = timeline_division_by(marking->file->timeline, by);
    return division ? division : DIVISION_NOT_SURE;
}

const char *mark_item(struct marking *marking, int seq)
{
    return pool_format(marking->pool, "%d", seq);
}

/* Where it belongs, and how severe it is, counts as it was by the end of the month. */
static void add_received(struct marking *marking)
{
    const struct case_file *file = marking->file;
    const struct event *received = timeline_receipt(file->timeline);
    if (received == NULL)
        return;
    int64_t at = received->at, end = day_end(day_add_months(month_begin(instant_day(at)), 1) - 1);
    const char *item = mark_item(marking, received->seq);
    mark_happened(marking, "received", mark_division(marking, end), file->kind, item, at);
    if (text_equal(file->kind, figure_named("severity")->kind))
        mark_happened(marking, "severity", timeline_severity_by(file->timeline, end), NULL, item, at);
}

static int by_order(const void *one, const void *other)
{
    return mark_compare(one, other);
}

void marks_index(const struct registry *registry, struct pool *pool, const struct case_file *file,
                 struct case_index *index)
{
    struct marking marking = {.pool = pool, .file = file};
    add_received(&marking);
    marks_add_said(&marking, registry);
    marks_add_course(&marking);
    marks_add_owed(&marking);
    if (marking.count > 0)
        qsort(marking.list, marking.count, sizeof *marking.list, by_order);
    index->marks = marking.list;
    index->mark_count = marking.count;
}

bool marks_same(const struct case_index *one, const struct case_index *other)
{
    bool same = one->mark_count == other->mark_count;
    for (size_t i = 0; same && i < one->mark_count; i++)
        same = mark_same(&one->marks[i], &other->marks[i]);
    return same;
}
