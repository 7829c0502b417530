#include "registry/lessons.h"

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
    struct lesson *lessons;
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

const struct node *lesson_shared(struct pool *pool, const struct case_file *file, const char *division,
                                 const char **day)
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

int64_t lesson_read_at(struct pool *pool, const struct case_file *file, int seq, const char *user)
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

static struct lesson *add(struct gathering *gathering, const char *list, const struct node *event,
                          const struct node *node)
{
    static const char *const nobody[] = {NULL};
    struct pool *pool = gathering->pool;
    struct lesson *lesson = &gathering->lessons[gathering->count++];
    *lesson = (struct lesson){.list = list,
                              .node = node,
                              .item = node_get(pool, event, "seq"),
                              .division = timeline_division(gathering->file->timeline),
                              .cause = gathering->cause,
                              .asked = nobody,
                              .at = time_of(pool, event),
                              .due = INSTANT_NONE,
                              .done = INSTANT_NONE,
                              .judged = INSTANT_NONE};
    lesson->seq = text_number(lesson->item, 1, INT32_MAX);
    return lesson;
}

/* What was said of the improvement since it was planned. */
static void judge(struct gathering *gathering, struct lesson *lesson)
{
    struct pool *pool = gathering->pool;
    lesson->state = STATE_OPEN;
    struct node *event = node_first(gathering->file->current, "improved");
    for (; event != NULL; event = node_next(event, "improved")) {
        if (!text_equal(node_inner(pool, event, "planned"), lesson->item))
            continue;
        lesson->verdict = event;
        lesson->state = node_inner(pool, event, "became");
        lesson->judged = time_of(pool, event);
        lesson->done = text_equal(lesson->state, STATE_DONE) ? lesson->judged : lesson->done;
    }
}

/* By when it is owed; under a policy by which nobody owes it, the day by which it was planned, until it was carried out. */
static int64_t due_of(struct pool *pool, const struct case_file *file, const struct lesson *lesson)
{
    int32_t day;
    int64_t due = INSTANT_NONE;
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *owed = &file->obligations[i];
        if (text_equal(owed->item, lesson->item) && owed->kept == INSTANT_NONE && owed->ended == INSTANT_NONE)
            due = owed->due;
    }
    if (due == INSTANT_NONE && lesson->verdict == NULL && day_read(node_inner(pool, lesson->node, "by"), &day))
        due = day_end(day);
    return due;
}

static void add_improvements(struct gathering *gathering, const struct node *learned)
{
    int number = 0;
    bool withdrawn = text_equal(gathering->file->state, "withdrawn");
    struct node *planned = node_first(learned, "improvement");
    for (; planned != NULL; planned = node_next(planned, "improvement")) {
        struct lesson *lesson = add(gathering, IMPROVEMENTS, learned, planned);
        lesson->item = pool_format(gathering->pool, "%s.%d", lesson->item, ++number);
        lesson->owner = node_inner(gathering->pool, planned, "owner");
        judge(gathering, lesson);
        if (text_equal(lesson->state, STATE_DONE) || text_equal(lesson->state, STATE_EFFECTIVE))
            continue;
        lesson->due = due_of(gathering->pool, gathering->file, lesson);
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

const struct lesson *lessons_of(struct pool *pool, const struct case_file *file, size_t *count)
{
    struct gathering gathering = {.pool = pool, .file = file, .cause = case_cause(pool, file)};
    const struct node *record = file->current;
    struct node *event;
    size_t most = node_count(record, NULL);
    for (event = node_first(record, "learned"); event != NULL; event = node_next(event, "learned"))
        most += node_count(event, "improvement");
    gathering.lessons = pool_array(pool, most, sizeof *gathering.lessons);
    for (event = node_first(record, "learned"); event != NULL; event = node_next(event, "learned")) {
        if (node_first(event, "lesson") != NULL)
            add(&gathering, LESSONS, event, event)->asked = divisions_for(pool, event);
        add_improvements(&gathering, event);
    }
    for (event = node_first(record, "reviewed"); event != NULL; event = node_next(event, "reviewed"))
        if (is_practice(pool, file, node_first(event, "practice")))
            add(&gathering, PRACTICES, event, node_first(event, "practice"))->asked = divisions_shared(pool, file);
    *count = gathering.count;
    return gathering.lessons;
}

const struct lesson *lesson_named(struct pool *pool, const struct case_file *file, const char *item)
{
    size_t count;
    const struct lesson *lessons = lessons_of(pool, file, &count);
    for (size_t i = 0; i < count; i++)
        if (text_equal(lessons[i].item, item))
            return &lessons[i];
    return NULL;
}
