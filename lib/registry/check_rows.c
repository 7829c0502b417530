/* Rows that later events speak of: improvements, remedies, and what became of them. See registry/check_parts.h. */
#include "registry/check_parts.h"

#include <limits.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "registry/lessons.h"
#include "xml/xml.h"

/* The last word on the same improvement before the n-th; NULL: it is the first. */
static const char *verdict_before(const struct facts *facts, size_t n)
{
    const char *verdict = NULL;
    for (size_t i = 0; i < n; i++)
        if (text_equal(facts->verdicts[i].item, facts->verdicts[n].item))
            verdict = facts->verdicts[i].became;
    return verdict;
}

/* First it is done, then it is checked. */
static bool verdict_follows(const char *verdict, const char *before)
{
    bool done = text_equal(before, STATE_DONE);
    if (text_equal(verdict, STATE_EFFECTIVE))
        return done;
    return !text_equal(verdict, STATE_NOT_EFFECTIVE) || done || text_equal(before, STATE_EFFECTIVE);
}

/* This word and, as it may replace one, those after it; what came back by another case is no word of anybody. */
void check_improved(struct checking *checking)
{
    const struct facts *facts = checking->file->facts;
    for (size_t i = 0; i < facts->verdict_count; i++) {
        const struct judgement *verdict = &facts->verdicts[i];
        int seq = verdict->event.seq;
        bool came_back = verdict->again != NULL && text_equal(verdict->became, STATE_NOT_EFFECTIVE);
        if (seq >= checking->seq && !came_back && !verdict_follows(verdict->became, verdict_before(facts, i)))
            check_refuse(checking, "became", seq == checking->seq ? "not-done" : "not-done-later");
    }
}

/* The number of the first row that was left out, or is new. */
static int first_gap(const struct node *event, const char *row)
{
    int number = 1;
    for (struct node *node = node_first(event, row); node != NULL; node = node_next(node, row), number++) {
        const char *field = entry_field(node), *end = field ? strrchr(field, '.') : NULL;
        if (end != NULL && text_number(end + 1, 1, INT_MAX) != number)
            break;
    }
    return number;
}

/* Rows have their numbers by which later events speak of them: "5.1" is the first of event 5. */
void check_rows(struct checking *checking)
{
    const char *row = checking->about;
    struct pool *pool = checking->pool;
    const struct timeline *timeline = checking->file->timeline;
    int gap = first_gap(checking->event, row);
    const char *prefix =
        pool_format(pool, text_equal(checking->spoken_of_by, "weighed") ? "%d.s" : "%d.", checking->seq);
    for (size_t i = 0; i < timeline->count; i++) {
        const char *item = timeline->events[i].item;
        if (!text_equal(timeline->events[i].name, checking->spoken_of_by) || item == NULL ||
            strncmp(item, prefix, strlen(prefix)) != 0 || text_number(item + strlen(prefix), gap, INT_MAX) < 0)
            continue;
        problems_add(checking->wrong, pool_format(pool, "%s.%d.what", row, gap), "row-spoken-of", NULL,
                     part_inside(part_inside(checking->part, row), "what"));
    }
}

/* What was suggested is decided on once. */
void check_weighed(struct checking *checking)
{
    const struct timeline *timeline = checking->file->timeline;
    const char *item = node_inner(checking->pool, checking->event, "suggestion");
    for (size_t i = 0; i < timeline->count; i++)
        if (timeline->events[i].row->traits & WEIGHS && timeline->events[i].seq != checking->seq &&
            text_equal(timeline->events[i].item, item))
            check_refuse_by_rule(checking, "weighed-once");
}
