#include "registry/lessons.h"

#include <limits.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "record/record.h"
#include "record/unnamed.h"
#include "xml/xml.h"

/* What gathering carries. */
struct gathering {
    struct pool *pool;
    const struct case_file *file;
    struct lesson *lessons;
    size_t count;
};

const struct node *lesson_shared(const struct case_file *file, const char *division, const char **day)
{
    const struct node *last = NULL;
    for (size_t i = 0; i < file->facts->shared_count; i++) {
        const struct sharing *sharing = &file->facts->shared[i];
        if (text_equal(sharing->division, division)) {
            *day = sharing->day;
            last = sharing->node;
        }
    }
    return last;
}

int64_t lesson_read_at(const struct case_file *file, int seq, const char *user)
{
    const struct facts *facts = file->facts;
    const struct node *entry = record_event(file->current, seq);
    int corrected = entry ? node_number(entry, "corrected-by", 1, INT_MAX) : 0;
    for (size_t i = 0; i < facts->confirmed_count; i++) {
        const struct confirmation *confirmed = &facts->confirmed[i];
        if (confirmed->entry == seq && confirmed->event.seq > corrected && text_equal(confirmed->user, user))
            return confirmed->event.at;
    }
    return INSTANT_NONE;
}

/* The divisions that the practice was shared with, each once. */
static const char *const *divisions_shared(struct pool *pool, const struct facts *facts)
{
    size_t count = 0;
    const char **divisions = pool_array(pool, facts->shared_count + 1, sizeof *divisions);
    for (size_t i = 0; i < facts->shared_count; i++)
        if (!text_among(facts->shared[i].division, divisions))
            divisions[count++] = facts->shared[i].division;
    return divisions;
}

static struct lesson *add(struct gathering *gathering, const char *list, const struct source *event,
                          const struct node *node)
{
    static const char *const nobody[] = {NULL};
    struct lesson *lesson = LIST_ADD(gathering->pool, gathering->lessons, gathering->count);
    *lesson = (struct lesson){.list = list,
                              .node = node,
                              .item = pool_format(gathering->pool, "%d", event->seq),
                              .seq = event->seq,
                              .division = timeline_division(gathering->file->timeline),
                              .cause = gathering->file->facts->cause,
                              .asked = nobody,
                              .at = event->at,
                              .due = INSTANT_NONE,
                              .done = INSTANT_NONE,
                              .judged = INSTANT_NONE};
    return lesson;
}

/* What was said of the improvement since it was planned. */
static void judge(const struct facts *facts, struct lesson *lesson)
{
    lesson->state = STATE_OPEN;
    for (size_t i = 0; i < facts->verdict_count; i++) {
        const struct judgement *verdict = &facts->verdicts[i];
        if (!text_equal(verdict->item, lesson->item))
            continue;
        lesson->verdict = verdict->event.node;
        lesson->state = verdict->became;
        lesson->judged = verdict->event.at;
        lesson->done = text_equal(lesson->state, STATE_DONE) ? lesson->judged : lesson->done;
    }
}

static int64_t owed_until(const struct case_file *file, const char *item)
{
    int64_t due = INSTANT_NONE;
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *owed = &file->obligations[i];
        if (text_equal(owed->item, item) && obligation_open(owed))
            due = owed->due;
    }
    return due;
}

/* By when it is owed; under a policy by which nobody owes it, the day by which it was planned, until it was carried
 * out. */
static int64_t due_of(const struct case_file *file, const struct lesson *lesson, const struct improvement *planned)
{
    int64_t due = owed_until(file, lesson->item);
    return due == INSTANT_NONE && lesson->verdict == NULL ? planned->by : due;
}

static const struct node *suggestion_of(const struct facts *facts, const char *item)
{
    for (size_t i = 0; item != NULL && i < facts->learned_count; i++)
        for (size_t k = 0; k < facts->learned[i].suggestion_count; k++)
            if (text_equal(facts->learned[i].suggestions[k].item, item))
                return facts->learned[i].suggestions[k].node;
    return NULL;
}

/* What was suggested, until it is accepted: then the improvement says so. */
static void add_suggestions(struct gathering *gathering, const struct learning *learning)
{
    for (size_t i = 0; i < learning->suggestion_count; i++) {
        const struct suggestion *suggestion = &learning->suggestions[i];
        bool waits = suggestion->weighed.node == NULL;
        if (!suggestion->declined && (!waits || procedure_is_dropped(gathering->file->state)))
            continue;
        struct lesson *lesson = add(gathering, IMPROVEMENTS, &learning->event, suggestion->node);
        lesson->item = suggestion->item;
        lesson->state = waits ? STATE_SUGGESTED : STATE_DECLINED;
        lesson->verdict = suggestion->weighed.node;
        lesson->judged = waits ? INSTANT_NONE : suggestion->weighed.at;
        lesson->due = owed_until(gathering->file, lesson->item);
    }
}

static void add_improvements(struct gathering *gathering, const struct learning *learning)
{
    const struct case_file *file = gathering->file;
    for (size_t i = 0; i < learning->improvement_count; i++) {
        const struct improvement *planned = &learning->improvements[i];
        struct lesson *lesson = add(gathering, IMPROVEMENTS, &learning->event, planned->node);
        lesson->item = planned->item;
        lesson->owner = planned->owner;
        lesson->suggestion = suggestion_of(file->facts, learning->suggestion);
        judge(file->facts, lesson);
        if (text_equal(lesson->state, STATE_DONE) || text_equal(lesson->state, STATE_EFFECTIVE))
            continue;
        lesson->due = due_of(file, lesson, planned);
        if (procedure_is_dropped(file->state))
            gathering->count--;
    }
}

/* A practice whose giver took back their compliment, or by whom they would not be named or quoted any more, is none. */
static bool is_practice(struct pool *pool, const struct case_file *file, const struct node *practice)
{
    return !text_equal(file->state, "withdrawn") && unnamed_wrong_inside(pool, file->current, practice) == NULL;
}

const struct lesson *lessons_of(struct pool *pool, const struct case_file *file, size_t *count)
{
    const struct facts *facts = file->facts;
    struct gathering gathering = {.pool = pool, .file = file};
    for (size_t i = 0; i < facts->learned_count; i++) {
        const struct learning *learning = &facts->learned[i];
        if (learning->lesson)
            add(&gathering, LESSONS, &learning->event, learning->event.node)->asked = learning->asked;
        add_improvements(&gathering, learning);
        add_suggestions(&gathering, learning);
    }
    for (size_t i = 0; i < facts->practice_count; i++) {
        const struct practice *practice = &facts->practices[i];
        if (is_practice(pool, file, practice->node))
            add(&gathering, PRACTICES, &practice->event, practice->node)->asked = divisions_shared(pool, facts);
    }
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
