/* Times: rights that are open, requests that came late, new dates. See registry/check_parts.h. */
#include "registry/check_parts.h"

#include "base/instant.h"
#include "base/text.h"
#include "xml/xml.h"

/* While the complainant can still ask for the next level, only they close the case: by saying that they are content. */
void check_closed(struct checking *checking)
{
    const struct case_file *file = checking->file;
    bool passed = text_equal(node_inner(checking->pool, checking->event, "how"), "window-passed");
    int64_t at = node_instant(checking->pool, checking->event, "at");
    for (size_t i = 0; passed && i < file->obligation_count; i++) {
        const struct obligation *right = &file->obligations[i];
        if (right->rule->window && obligation_open(right) && right->start_seq < checking->seq &&
            right->due != INSTANT_NONE && at <= right->due)
            check_refuse_by_rule(checking, "right-open");
    }
}

/* What came in time is answered, as the times count now. */
void check_declined(struct checking *checking)
{
    const struct timeline *timeline = checking->file->timeline;
    const struct event *request = NULL;
    for (size_t i = 0; i < timeline->count; i++)
        if (timeline->events[i].row->traits & RAISES && timeline->events[i].seq < checking->seq)
            request = &timeline->events[i];
    if (request == NULL || !request->late)
        check_refuse_by_rule(checking, "request-late");
}

/* What the event moves, as it stood before it; NULL: nothing. */
static const struct obligation *moved(const struct checking *checking, int64_t at)
{
    const struct case_file *file = checking->file;
    struct timeline before = *file->timeline;
    while (before.count > 0 && before.events[before.count - 1].seq >= checking->seq)
        before.count--;
    size_t count;
    const struct obligation *list =
        obligations(checking->pool, file->policy, &checking->registry->site.calendar, &before, at, &count);
    for (size_t i = 0; i < count; i++) {
        if (obligation_open(&list[i]) && text_among(node_name(checking->event), list[i].rule->moved_by) &&
            (list[i].rule->level == 0 || list[i].rule->level == timeline_level(&before)))
            return &list[i];
    }
    return NULL;
}

/* A new date is no step back, a working day unless it is said that it need not be, and not beyond the policy's term. */
void check_extended(struct checking *checking)
{
    struct pool *pool = checking->pool;
    const struct calendar *calendar = &checking->registry->site.calendar;
    int64_t at = node_instant(pool, checking->event, "at");
    const char *until = node_inner(pool, checking->event, "until");
    int32_t day;
    if (until == NULL || !day_read(until, &day))
        return; /* the schema's check says so */
    const struct obligation *due = moved(checking, at);
    const struct term *most = policy_term(checking->file->policy, "extension");
    if (due != NULL && day_end(day) < due->due)
        check_refuse_by_rule(checking, "brought-forward");
    if (calendar_day_off(calendar, day, at) != NULL && node_first(checking->event, "any-day") == NULL)
        check_refuse_by_rule(checking, "day-off");
    if (due != NULL && most != NULL && day_end(day) > calendar_add(calendar, due->first_due, most->within, at))
        check_refuse_by_rule(checking, "too-long");
}
