/* Times: rights that are open, requests that came late, new dates. See registry/check_parts.h. */
#include "registry/check_parts.h"

#include "base/instant.h"
#include "base/text.h"
#include "core/sending.h"
#include "xml/xml.h"

/* Until when the complainant can still ask for the next level at that time, by a right that began before that event;
 * INSTANT_NONE: they cannot. */
static int64_t right_ends(const struct case_file *file, int seq, int64_t at)
{
    int64_t ends = INSTANT_NONE;
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *right = &file->obligations[i];
        if (right->rule->window && obligation_open(right) && right->start_seq < seq && right->due != INSTANT_NONE &&
            at <= right->due && (ends == INSTANT_NONE || ends < right->due))
            ends = right->due;
    }
    return ends;
}

/* The last answer before that event came back, and was not sent again. */
static bool answer_is_back(const struct timeline *timeline, int seq)
{
    const struct event *answer = NULL;
    for (size_t i = 0; i < timeline->count; i++)
        if (timeline->events[i].row->traits & ANSWERS && timeline->events[i].seq < seq)
            answer = &timeline->events[i];
    return answer != NULL && sending_is_back(timeline, answer);
}

/* While the complainant can still ask for the next level, or the answer is back with us, only they close the case: by
 * saying that they are content. */
void check_closed(struct checking *checking)
{
    bool passed = text_equal(node_inner(checking->pool, checking->event, "how"), "window-passed");
    int64_t at = node_instant(checking->pool, checking->event, "at");
    if (passed && answer_is_back(checking->file->timeline, checking->seq))
        check_refuse_by_rule(checking, "answer-back");
    else if (passed && right_ends(checking->file, checking->seq, at) != INSTANT_NONE)
        check_refuse_by_rule(checking, "right-open");
}

struct foreseen foresee_closed(const struct checking *checking)
{
    int64_t ends = right_ends(checking->file, checking->seq, checking->now);
    if (answer_is_back(checking->file->timeline, checking->seq))
        return (struct foreseen){.code = "answer-back", .until = INSTANT_NONE};
    return (struct foreseen){.code = ends != INSTANT_NONE ? "right-open" : NULL, .until = ends};
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

/* What of those an event of that name moves at that level; NULL: nothing. */
static const struct obligation *moved_of(const struct obligation *list, size_t count, const char *event, int level)
{
    for (size_t i = 0; i < count; i++)
        if (obligation_open(&list[i]) && text_among(event, list[i].rule->moved_by) &&
            (list[i].rule->level == 0 || list[i].rule->level == level))
            return &list[i];
    return NULL;
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
    return moved_of(list, count, node_name(checking->event), timeline_level(&before));
}

/* The latest end that the policy lets it be moved to; INSTANT_NONE: it says none, or there is nothing to move. */
static int64_t latest_end(const struct checking *checking, const struct obligation *due, int64_t at)
{
    const struct term *most = policy_term(checking->file->policy, "extension");
    if (due == NULL || most == NULL)
        return INSTANT_NONE;
    return calendar_add(&checking->registry->site.calendar, due->first_due, most->within, at);
}

/* A new date is no step back, a working day unless it is said that it need not be, and not beyond the policy's term. */
void check_extended(struct checking *checking)
{
    struct pool *pool = checking->pool;
    int64_t at = node_instant(pool, checking->event, "at");
    const char *until = node_inner(pool, checking->event, "until");
    int32_t day;
    if (until == NULL || !day_read(until, &day))
        return; /* the schema's check says so */
    const struct obligation *due = moved(checking, at);
    int64_t latest = latest_end(checking, due, at);
    if (due != NULL && day_end(day) < due->due)
        check_refuse_by_rule(checking, "brought-forward");
    if (calendar_day_off(&checking->registry->site.calendar, day, at) != NULL &&
        node_first(checking->event, "any-day") == NULL)
        check_refuse_by_rule(checking, "day-off");
    if (latest != INSTANT_NONE && day_end(day) > latest)
        check_refuse_by_rule(checking, "too-long");
}

/* Every date is refused if the latest one is over, or before the one that was given last. */
struct foreseen foresee_extended(const struct checking *checking)
{
    const struct case_file *file = checking->file;
    const struct obligation *due =
        moved_of(file->obligations, file->obligation_count, "extended", timeline_level(file->timeline));
    int64_t latest = latest_end(checking, due, checking->now);
    if (latest == INSTANT_NONE)
        return (struct foreseen){.code = NULL};
    bool over = latest < due->due || latest < day_end(instant_day(checking->now));
    return (struct foreseen){
        .code = over || latest == due->due ? "extension-used" : "extension-latest", .stops = over, .until = latest};
}
