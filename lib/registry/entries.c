#include "registry/entries.h"

#include <limits.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "record/unnamed.h"
#include "xml/xml.h"

/* What gathering carries. */
struct gathering {
    struct pool *pool;
    const struct case_file *file;
    const char *cause;
    struct entry *entries;
    size_t count;
};

static int64_t time_of(struct pool *pool, const struct node *event)
{
    int64_t at;
    const char *text = node_get(pool, event, "at");
    return text != NULL && instant_read(text, &at) ? at : INSTANT_NONE;
}

const char *case_cause(struct pool *pool, const struct case_file *file)
{
    const char *cause = NULL;
    struct node *learned = node_first(file->current, "learned");
    for (; learned != NULL; learned = node_next(learned, "learned"))
        cause = node_inner(pool, learned, "cause");
    return cause;
}

const struct node *entry_shared(struct pool *pool, const struct case_file *file, const char *division, const char **day)
{
    const struct node *last = NULL;
    for (struct node *event = node_first(file->current, "shared"); event; event = node_next(event, "shared"))
        for (struct node *with = node_first(event, "with"); with != NULL; with = node_next(with, "with"))
            if (text_equal(node_inner(pool, with, "division"), division)) {
                const char *on = node_inner(pool, with, "on");
                *day = on ? on : day_write(pool, instant_day(time_of(pool, event)));
                last = with;
            }
    return last;
}

int64_t entry_read_at(struct pool *pool, const struct case_file *file, int seq, const char *user)
{
    const struct node *written = record_event(file->current, seq);
    const char *by = written ? node_get(pool, written, "corrected-by") : NULL;
    int corrected = by ? text_number(by, 1, INT_MAX) : 0;
    for (struct node *event = node_first(file->current, "read"); event != NULL; event = node_next(event, "read"))
        if (text_equal(node_get(pool, event, "by"), user) &&
            text_number(node_get(pool, event, "entry"), 1, seq) == seq &&
            text_number(node_get(pool, event, "seq"), 1, INT_MAX) > corrected)
            return time_of(pool, event);
    return INSTANT_NONE;
}

/* The divisions that a lesson is for, each once. */
static const char *const *divisions_for(struct pool *pool, const struct node *learned)
{
    size_t count = 0;
    const char **divisions = pool_array(pool, node_count(learned, "for") + 1, sizeof *divisions);
    for (struct node *node = node_first(learned, "for"); node != NULL; node = node_next(node, "for")) {
        const char *division = node_text(pool, node);
        if (!text_among(division, divisions))
            divisions[count++] = division;
    }
    return divisions;
}

/* The divisions that the practice was shared with, each once. */
static const char *const *divisions_shared(struct pool *pool, const struct case_file *file)
{
    size_t most = 0, count = 0;
    struct node *event, *with;
    for (event = node_first(file->current, "shared"); event != NULL; event = node_next(event, "shared"))
        most += node_count(event, "with");
    const char **divisions = pool_array(pool, most + 1, sizeof *divisions);
    for (event = node_first(file->current, "shared"); event != NULL; event = node_next(event, "shared"))
        for (with = node_first(event, "with"); with != NULL; with = node_next(with, "with")) {
            const char *division = node_inner(pool, with, "division");
            if (!text_among(division, divisions))
                divisions[count++] = division;
        }
    return divisions;
}

static struct entry *add(struct gathering *gathering, const char *list, const struct node *event,
                         const struct node *node)
{
    static const char *const nobody[] = {NULL};
    struct pool *pool = gathering->pool;
    struct entry *entry = &gathering->entries[gathering->count++];
    *entry = (struct entry){.list = list,
                            .node = node,
                            .item = node_get(pool, event, "seq"),
                            .division = timeline_division(gathering->file->timeline),
                            .cause = gathering->cause,
                            .asked = nobody,
                            .at = time_of(pool, event),
                            .due = INSTANT_NONE,
                            .done = INSTANT_NONE,
                            .judged = INSTANT_NONE};
    entry->seq = text_number(entry->item, 1, INT32_MAX);
    return entry;
}

/* What was said of the improvement since it was planned. */
static void judge(struct gathering *gathering, struct entry *entry)
{
    struct pool *pool = gathering->pool;
    entry->state = STATE_OPEN;
    struct node *event = node_first(gathering->file->current, "improved");
    for (; event != NULL; event = node_next(event, "improved")) {
        if (!text_equal(node_inner(pool, event, "planned"), entry->item))
            continue;
        entry->verdict = event;
        entry->state = node_inner(pool, event, "became");
        entry->judged = time_of(pool, event);
        entry->done = text_equal(entry->state, STATE_DONE) ? entry->judged : entry->done;
    }
}

/* By when it is owed; under a policy by which nobody owes it, the day by which it was planned, until it was carried out. */
static int64_t due_of(struct pool *pool, const struct case_file *file, const struct entry *entry)
{
    int32_t day;
    int64_t due = INSTANT_NONE;
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *owed = &file->obligations[i];
        if (text_equal(owed->item, entry->item) && owed->kept == INSTANT_NONE && owed->ended == INSTANT_NONE)
            due = owed->due;
    }
    if (due == INSTANT_NONE && entry->verdict == NULL && day_read(node_inner(pool, entry->node, "by"), &day))
        due = day_end(day);
    return due;
}

static void add_improvements(struct gathering *gathering, const struct node *learned)
{
    int number = 0;
    bool withdrawn = text_equal(gathering->file->state, "withdrawn");
    struct node *planned = node_first(learned, "improvement");
    for (; planned != NULL; planned = node_next(planned, "improvement")) {
        struct entry *entry = add(gathering, IMPROVEMENTS, learned, planned);
        entry->item = pool_format(gathering->pool, "%s.%d", entry->item, ++number);
        entry->owner = node_inner(gathering->pool, planned, "owner");
        judge(gathering, entry);
        if (text_equal(entry->state, STATE_DONE) || text_equal(entry->state, STATE_EFFECTIVE))
            continue;
        entry->due = due_of(gathering->pool, gathering->file, entry);
        if (withdrawn)
            gathering->count--;
    }
}

/* A practice whose giver took back their compliment, or by whom they would not be named or quoted any more, is none. */
static bool is_practice(struct pool *pool, const struct case_file *file, const struct node *practice)
{
    return practice != NULL && !text_equal(file->state, "withdrawn") &&
           unnamed_wrong_inside(pool, file->current, practice) == NULL;
}

const struct entry *entries_of(struct pool *pool, const struct case_file *file, size_t *count)
{
    struct gathering gathering = {.pool = pool, .file = file, .cause = case_cause(pool, file)};
    const struct node *record = file->current;
    struct node *event;
    size_t most = node_count(record, NULL);
    for (event = node_first(record, "learned"); event != NULL; event = node_next(event, "learned"))
        most += node_count(event, "improvement");
    gathering.entries = pool_array(pool, most, sizeof *gathering.entries);
    for (event = node_first(record, "learned"); event != NULL; event = node_next(event, "learned")) {
        if (node_first(event, "lesson") != NULL)
            add(&gathering, LESSONS, event, event)->asked = divisions_for(pool, event);
        add_improvements(&gathering, event);
    }
    for (event = node_first(record, "reviewed"); event != NULL; event = node_next(event, "reviewed"))
        if (is_practice(pool, file, node_first(event, "practice")))
            add(&gathering, PRACTICES, event, node_first(event, "practice"))->asked = divisions_shared(pool, file);
    *count = gathering.count;
    return gathering.entries;
}

const struct entry *entry_named(struct pool *pool, const struct case_file *file, const char *item)
{
    size_t count;
    const struct entry *entries = entries_of(pool, file, &count);
    for (size_t i = 0; i < count; i++)
        if (text_equal(entries[i].item, item))
            return &entries[i];
    return NULL;
}
