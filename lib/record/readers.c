#include "record/readers.h"

#include <limits.h>
#include <stddef.h>

#include "base/text.h"
#include "record/record.h"
#include "xml/xml.h"

/* Who reads. */
struct reading {
    struct pool *pool;
    const char *user;
    bool (*holds)(const char *role, void *closure);
    void *closure;
};

static bool is_closed(const struct reading *reading, const struct node *note)
{
    const struct node *role = note ? node_first(note, "readers") : NULL;
    bool closed = role != NULL && !text_equal(node_get(reading->pool, note, "by"), reading->user);
    for (; closed && role != NULL; role = node_next(role, "readers"))
        closed = !reading->holds || !reading->holds(node_text(reading->pool, role), reading->closure);
    return closed;
}

/* That somebody has read a note is hidden with it. Of a note that ever had other readers no correction is shown: each
 * holds what stood there before. */
static bool is_hidden(const struct reading *reading, const struct node *record, const struct node *event)
{
    int corrects = node_number(event, "corrects", 1, INT_MAX);
    int entry = text_equal(node_name(event), "read") ? node_number(event, "entry", 1, INT_MAX) : 0;
    if (entry > 0)
        return is_hidden(reading, record, record_event(record, entry));
    bool hidden = is_closed(reading, corrects > 0 ? record_event(record, corrects) : event);
    const struct node *other = corrects > 0 ? node_first(record, "corrected") : NULL;
    for (; !hidden && other != NULL; other = node_next(other, "corrected"))
        hidden = node_number(other, "corrects", 1, INT_MAX) == corrects &&
                 is_closed(reading, node_first(node_first(other, "event"), NULL));
    return hidden;
}

const struct node *readers_record(struct pool *pool, const struct node *record, const char *user,
                                  bool (*holds)(const char *role, void *closure), void *closure)
{
    const struct reading reading = {.pool = pool, .user = user, .holds = holds, .closure = closure};
    struct node *copy = NULL;
    for (struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL)) {
        if (!is_hidden(&reading, record, event))
            continue;
        copy = copy ? copy : xml_copy(pool, record);
        node_remove(record_event(copy, node_number(event, "seq", 1, INT_MAX)));
    }
    return copy ? copy : record;
}
