#include "registry/news.h"

#include <limits.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/hand_over.h"
#include "core/procedure.h"
#include "core/topic.h"
#include "record/record.h"
#include "registry/notes.h"
#include "registry/sight.h"
#include "store/news.h"
#include "store/task.h"
#include "xml/xml.h"

/* An event that is told. */
struct telling {
    struct registry *registry;
    struct pool *pool;
    const struct case_file *file;
    const struct case_index *index;
    const struct node *entry;
    const struct event *event; /* NULL: it corrects another */
    const char *by;
    int64_t now;
    struct fault *fault;
};

static bool may_be_told(const struct telling *telling, const struct person *person)
{
    const struct case_file *file = telling->file;
    return person->email != NULL && !text_equal(person->user, telling->by) &&
           procedure_allows(file->policy, file->timeline, person, RIGHT_SEE) == VERDICT_YES;
}

static bool tell(const struct telling *telling, const struct person *person, const char *topic)
{
    const struct news_row row = {.user = person ? person->user : NULL,
                                 .reference = telling->file->reference,
                                 .seq = telling->file->last_seq,
                                 .topic = topic,
                                 .made = telling->now};
    return person == NULL || !may_be_told(telling, person) ||
           store_add_news(telling->registry->store, &row, telling->fault);
}

/* Them, and who stands in for them. */
static bool tell_both(const struct telling *telling, const char *user, const char *topic)
{
    const struct person *person = site_person(&telling->registry->site, user);
    return tell(telling, person, topic) &&
           (person == NULL || tell(telling, site_person(&telling->registry->site, person->stand_in), topic));
}

static bool tell_receiver(const struct telling *telling)
{
    const struct event *event = telling->event;
    bool handed = event != NULL && event->row->traits & HANDS_OVER && event->handler != NULL;
    return !handed || tell_both(telling, event->handler, TOPIC_HANDED);
}

/* The handler hears of what was told us. */
static bool tell_handler(const struct telling *telling)
{
    bool message = telling->event != NULL && text_equal(telling->event->direction, "in");
    return !message || tell_both(telling, timeline_handler(telling->file->timeline), TOPIC_MESSAGE);
}

/* A note is for somebody if they may read it: who stands in for them, too, where they may. */
static bool tell_reader(const struct telling *telling, int seq, const char *user, const char *reader)
{
    const struct person *person = reader ? site_person(&telling->registry->site, reader) : NULL;
    if (person == NULL)
        return true;
    const struct node *record =
        sight_record(telling->registry, telling->pool, telling->file, person, telling->now, telling->fault);
    if (record == NULL)
        return false;
    return !note_is_for(telling->pool, record, seq, user) || tell(telling, person, TOPIC_MESSAGE);
}

static bool tell_readers(const struct telling *telling)
{
    const char *corrects = node_get(telling->pool, telling->entry, "corrects");
    int seq = corrects ? text_number(corrects, 1, INT_MAX) : telling->file->last_seq;
    const struct node *note = note_of(telling->file->current, seq);
    bool good = true;
    for (const struct node *to = node_first(note, "to"); good && to != NULL; to = node_next(to, "to")) {
        const char *user = node_text(telling->pool, to);
        const struct person *person = site_person(&telling->registry->site, user);
        good =
            tell_reader(telling, seq, user, user) && tell_reader(telling, seq, user, person ? person->stand_in : NULL);
    }
    return good;
}

/* True if the case is of high severity with that event, and was not before it, or was at rest. */
static bool is_raised(const struct telling *telling)
{
    const struct timeline *timeline = telling->file->timeline;
    const char *before = NULL;
    if (telling->event == NULL || !text_equal(timeline_severity(timeline), SEVERITY_HIGH))
        return false;
    for (size_t i = 0; i < timeline->count; i++)
        if (timeline->events[i].severity != NULL && &timeline->events[i] != telling->event)
            before = timeline->events[i].severity;
    return !text_equal(before, SEVERITY_HIGH) || timeline_reopens(telling->event);
}

static bool is_theirs_now(const struct telling *telling, const struct stored_task *task)
{
    return task->since <= telling->now && telling->now < task->until;
}

/* Everybody in whose list the case stands now: that it is new there, and that it is of high severity. */
static bool tell_lists(const struct telling *telling)
{
    bool raised = is_raised(telling), good = true;
    const char *last = NULL; /* the tasks of a user stand together */
    for (size_t i = 0; good && i < telling->index->task_count; i++) {
        const struct stored_task *task = &telling->index->tasks[i];
        if (!is_theirs_now(telling, task) || text_equal(task->user, last))
            continue;
        last = task->user;
        const struct person *person = site_person(&telling->registry->site, task->user);
        bool stood = store_has_task(telling->registry->store, telling->file->reference, task->user, NULL, telling->now,
                                    telling->fault);
        good = telling->fault->kind == 0 && (stood || tell(telling, person, TOPIC_NEW)) &&
               (!raised || tell(telling, person, TOPIC_HIGH));
    }
    return good;
}

static const struct event *last_event(const struct case_file *file)
{
    for (size_t i = 0; i < file->timeline->count; i++)
        if (file->timeline->events[i].seq == file->last_seq)
            return &file->timeline->events[i];
    return NULL;
}

bool news_add(struct registry *registry, struct pool *pool, const struct case_file *file,
              const struct case_index *index, int64_t now, struct fault *fault)
{
    const struct node *entry = record_event(file->record, file->last_seq);
    const struct telling telling = {.registry = registry,
                                    .pool = pool,
                                    .file = file,
                                    .index = index,
                                    .entry = entry,
                                    .event = last_event(file),
                                    .by = node_get(pool, entry, "by"),
                                    .now = now,
                                    .fault = fault};
    return registry->site.outgoing.from == NULL ||
           (tell_receiver(&telling) && tell_handler(&telling) && tell_readers(&telling) && tell_lists(&telling));
}
