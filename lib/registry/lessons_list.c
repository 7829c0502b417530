#include "registry/lessons.h"

#include <stdlib.h>
#include <string.h>

#include "base/folding.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "registry/case_list.h"
#include "registry/tags.h"
#include "store/named.h"
#include "xml/xml.h"

/* Later than any time: what is owed comes before what no longer is. */
#define SETTLED (INT64_C(1) << 40)

/* The combinations of the filters that have one value each; `for` has several. */
#define COMBINATIONS (1 << BY_ASKED)

static const char *const filter_names[LESSON_FILTERS] = {"state", "division", "cause", "owner", "for"};

const char *lesson_filter_name(enum lesson_filter filter)
{
    return filter_names[filter];
}

/* The list of a question: its register, then each filter as a word, in their order. */
static const char *list_of(struct pool *pool, const struct lesson_question *question)
{
    const char *list = question->list;
    for (int i = 0; i < LESSON_FILTERS; i++)
        if (question->values[i] != NULL)
            list = pool_format(pool, "%s %s", list, tag_of(pool, filter_names[i], question->values[i]));
    return list;
}

int lessons_page(struct registry *registry, struct pool *pool, const struct lesson_question *question,
                 const struct lesson_place *after, struct lesson_place *places, int most, struct fault *fault)
{
    return store_lessons(registry->store, pool, list_of(pool, question), after, places, most, fault);
}

const char *const *lessons_owners(const struct registry *registry, struct pool *pool, const char *state,
                                  struct fault *fault)
{
    const struct lesson_question owned = {.list = IMPROVEMENTS, .values = {[BY_STATE] = state, [BY_OWNER] = ""}};
    return store_lesson_lists(registry->store, pool, list_of(pool, &owned), fault);
}

int lessons_search(struct registry *registry, struct pool *pool, const char *list, const char *typed, int64_t before,
                   struct lesson_place *places, int most, struct fault *fault)
{
    return store_lessons_search(registry->store, pool, list, text_sought(pool, typed), before, places, most, fault);
}

/* What making carries. */
struct making {
    struct pool *pool;
    const struct case_file *file;
    struct case_index *index;
};

static void put(struct making *making, const struct lesson_question *question, int64_t place, const char *item)
{
    struct case_index *index = making->index;
    *LIST_ADD(making->pool, index->places, index->place_count) = (struct lesson_place){
        .list = list_of(making->pool, question), .place = place, .reference = making->file->reference, .item = item};
}

static int64_t place_of(const struct lesson *lesson)
{
    if (!text_equal(lesson->list, IMPROVEMENTS))
        return -lesson->at;
    if (lesson->due != INSTANT_NONE)
        return lesson->due;
    bool settled = text_equal(lesson->state, STATE_DONE) || text_equal(lesson->state, STATE_EFFECTIVE);
    return (settled ? 3 : 2) * SETTLED - (lesson->judged == INSTANT_NONE ? lesson->at : lesson->judged);
}

/* A row for each combination of what the lesson can be filtered by. */
static void put_combinations(struct making *making, const struct lesson *lesson)
{
    const struct lesson_question whole = {
        .list = lesson->list,
        .values = {[BY_STATE] = lesson->state,
                   [BY_DIVISION] = lesson->division ? lesson->division : DIVISION_NOT_SURE,
                   [BY_CAUSE] = lesson->cause,
                   [BY_OWNER] = lesson->owner}};
    for (unsigned chosen = 0; chosen < COMBINATIONS; chosen++) {
        struct lesson_question question = {.list = lesson->list};
        bool possible = true;
        for (unsigned i = 0; i < BY_ASKED; i++)
            if ((chosen & 1u << i) != 0) {
                question.values[i] = whole.values[i];
                possible = possible && whole.values[i] != NULL;
            }
        if (!possible)
            continue;
        put(making, &question, place_of(lesson), lesson->item);
        for (const char *const *asked = lesson->asked; *asked != NULL; asked++) {
            question.values[BY_ASKED] = *asked;
            put(making, &question, place_of(lesson), lesson->item);
        }
    }
}

/* The lists beside the registers. Nobody can be made to do anew what belongs to a case that was dropped. */
static void put_beside(struct making *making, const struct lesson *lesson)
{
    struct lesson_question question = {.list = HAVE_HELPED};
    if (text_equal(lesson->state, STATE_EFFECTIVE))
        put(making, &question, -lesson->judged, lesson->item);
    bool stands = text_equal(lesson->state, STATE_EFFECTIVE) || text_equal(lesson->state, STATE_DONE);
    if (!stands || lesson->done == INSTANT_NONE || lesson->division == NULL ||
        procedure_is_dropped(making->file->state))
        return;
    question = (struct lesson_question){.list = CARRIED_OUT,
                                        .values = {[BY_DIVISION] = lesson->division, [BY_CAUSE] = lesson->cause}};
    put(making, &question, -lesson->done, lesson->item);
}

static void put_cause(struct making *making)
{
    const struct timeline *timeline = making->file->timeline;
    const struct event *received = timeline_receipt(timeline);
    const struct lesson_question question = {
        .list = CAUSES_FOUND,
        .values = {[BY_DIVISION] = timeline_division(timeline), [BY_CAUSE] = making->file->facts->cause}};
    if (received != NULL && question.values[BY_DIVISION] != NULL && question.values[BY_CAUSE] != NULL &&
        !procedure_is_dropped(making->file->state))
        put(making, &question, -received->at, "");
}

/* What of a lesson is searched: nothing but what its page shows to everybody. */
static const char *text_of(struct pool *pool, const struct lesson *lesson)
{
    static const char *const own[] = {"lesson", "title", "what", "effect", NULL}, *const said[] = {"said", "did", NULL};
    const char *text = "";
    for (int i = 0; own[i] != NULL; i++)
        if (node_first(lesson->node, own[i]) != NULL)
            text = pool_format(pool, "%s%s\n", text, node_text(pool, node_first(lesson->node, own[i])));
    for (int i = 0; text_equal(lesson->state, STATE_EFFECTIVE) && said[i] != NULL; i++)
        if (node_first(lesson->verdict, said[i]) != NULL)
            text = pool_format(pool, "%s%s\n", text, node_text(pool, node_first(lesson->verdict, said[i])));
    return text;
}

static int by_list(const void *one, const void *other)
{
    const struct lesson_place *a = one, *b = other;
    int lists = strcmp(a->list, b->list), items = lists ? lists : strcmp(a->item, b->item);
    return items ? items : (a->place > b->place) - (a->place < b->place);
}

void lessons_index(struct pool *pool, const struct case_file *file, struct case_index *index)
{
    struct making making = {.pool = pool, .file = file, .index = index};
    size_t count;
    const struct lesson *lessons = lessons_of(pool, file, &count);
    count = count < MOST_LESSONS ? count : MOST_LESSONS;
    for (size_t i = 0; i < count; i++) {
        put_combinations(&making, &lessons[i]);
        put_beside(&making, &lessons[i]);
        *LIST_ADD(pool, index->lessons, index->lesson_count) = (struct stored_lesson){
            .item = lessons[i].item, .list = lessons[i].list, .text = text_findable(pool, text_of(pool, &lessons[i]))};
        *LIST_ADD(pool, index->lines, index->line_count) =
            (struct stored_line){.item = lessons[i].item, .text = lesson_line(pool, file, &lessons[i])};
    }
    put_cause(&making);
    if (index->place_count > 0)
        qsort(index->places, index->place_count, sizeof *index->places, by_list);
}
