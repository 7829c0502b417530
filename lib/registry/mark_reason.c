#include "registry/mark_reason.h"

#include <limits.h>

#include "base/instant.h"
#include "base/text.h"
#include "core/lookup.h"
#include "record/record.h"
#include "record/unnamed.h"
#include "registry/lateness.h"
#include "store/mark.h"
#include "xml/xml.h"

/* The field of an event that says why, unless it came too late. */
#define FIELD_REASON "reason"

static bool counts_owed(const struct figure *figure)
{
    return figure->every || figure->owed != NULL;
}

bool mark_reason_had(const struct figure *figure, const char *column)
{
    static const char *const late[] = {FIGURE_WITH_NOTICE, FIGURE_LATE, FIGURE_OVERDUE, NULL};
    return counts_owed(figure) ? text_among(column, late) : figure->reasons;
}

/* The last event of one of these names that happened from one instant to another; NULL: none did. */
static const struct node *event_within(struct pool *pool, const struct case_file *file, const char *const *names,
                                       int64_t from, int64_t until)
{
    const struct node *found = NULL;
    for (const struct node *event = node_first(file->current, NULL); event != NULL; event = node_next(event, NULL)) {
        int64_t at = node_instant(pool, event, "at");
        if (at >= from && at <= until && text_among(node_name(event), names))
            found = event;
    }
    return found;
}

/* Why it was late, as said by who kept it; else why it was put off. */
static const char *reason_owed(const struct registry *registry, struct pool *pool, const struct case_file *file,
                               const struct obligation *obligation)
{
    int64_t kept = obligation->kept, until = kept != INSTANT_NONE ? kept : INT64_MAX;
    const struct node *met =
        kept != INSTANT_NONE ? event_within(pool, file, obligation->rule->met_by, kept, kept) : NULL;
    const char *reason = met ? lateness_reason(registry, pool, file, met) : NULL;
    const struct node *moved = event_within(pool, file, obligation->rule->moved_by, obligation->start, until);
    return reason || moved == NULL ? reason : node_inner(pool, moved, FIELD_REASON);
}

const char *mark_reason(const struct registry *registry, struct pool *pool, const struct case_file *file,
                        const struct stored_mark *mark)
{
    const struct figure *figure = figure_named(mark->figure);
    int number = text_number(mark->item, 1, INT_MAX);
    const char *reason = NULL;
    if (!counts_owed(figure))
        reason = node_inner(pool, record_event(file->current, number), FIELD_REASON);
    else if (number > 0 && (size_t)number <= file->obligation_count)
        reason = reason_owed(registry, pool, file, &file->obligations[number - 1]);
    return reason != NULL && unnamed_wrong(pool, file->current, reason) == NULL ? reason : NULL;
}
