#include "record/correction.h"

#include <limits.h>

#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "record/title.h"
#include "xml/xml.h"

/* The event that a correction brings. */
static struct node *replacement(const struct node *corrected)
{
    return node_first(node_first(corrected, "event"), NULL);
}

struct node *correction_apply(struct pool *pool, struct node *record)
{
    if (node_first(record, "corrected") == NULL)
        return record;
    struct node *current = xml_copy(pool, record);
    for (struct node *event = node_first(current, "corrected"); event != NULL; event = node_next(event, "corrected")) {
        int seq = node_number(event, "corrects", 1, INT_MAX);
        struct node *old = seq > 0 ? record_event(current, seq) : NULL, *now = replacement(event);
        if (old == NULL || now == NULL)
            continue;
        node_set(now, "corrected-by", node_get(pool, event, "seq"));
        node_swap(old, now);
    }
    return current;
}

const struct node *correction_before(const struct node *record, int seq)
{
    const struct node *last = node_last(record), *before = record_event(record, seq);
    for (const struct node *event = node_first(record, "corrected"); event != NULL;
         event = node_next(event, "corrected"))
        if (event != last && node_number(event, "corrects", 1, INT_MAX) == seq)
            before = replacement(event);
    return before == last ? NULL : before;
}

struct node *correction_mark(struct pool *pool, struct node *corrected, const struct node *original)
{
    struct node *event = replacement(corrected);
    node_set(corrected, "corrects", node_get(pool, original, "seq"));
    node_set_all(pool, event, original);
    node_unset(event, "corrected-by");
    titles_take_over(pool, event, original);
    struct node *file = node_first(original, "attachment");
    for (; file != NULL; file = node_next(file, "attachment"))
        node_copy(event, file);
    return event;
}

bool correction_ever_has(struct pool *pool, const struct node *record, const struct node *event, const char *field)
{
    const char *seq = node_get(pool, event, "seq");
    bool has = node_first(event, field) != NULL;
    for (struct node *at = node_first(record, "corrected"); at != NULL && !has; at = node_next(at, "corrected"))
        has = text_equal(node_get(pool, at, "corrects"), seq) && node_first(replacement(at), field) != NULL;
    return has;
}
