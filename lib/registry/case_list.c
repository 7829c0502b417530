#include "registry/case_list.h"

#include <glib.h>
#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/access.h"
#include "core/timeline.h"
#include "registry/tags.h"

/* How far a tag is looked along to see which is the shortest; how far the first walk goes, a few pages. */
#define LOOK 256
#define NEAR 128

/* What gathering carries: the rows found on each way, in no order yet. */
struct gathering {
    struct registry *registry;
    struct pool *pool;
    const struct person *person;
    const struct case_list *wanted;
    struct list_place after;
    int most;
    struct indexed_case *rows;
    size_t count, room;
    struct fault *fault;
};

/* Adds tags to the question, each once; false if no case can have them all. */
static bool add_tags(const struct gathering *gathering, struct list_question *question, const char *const *tags)
{
    size_t count = 0;
    while (question->tags[count] != NULL)
        count++;
    for (; *tags != NULL; tags++) {
        const char *tag = gathering->wanted->unsorted ? tag_unsorted(gathering->pool, *tags) : *tags;
        for (size_t i = 0; i < count; i++)
            if (tag_excludes(question->tags[i], tag))
                return false;
        if (!text_among(tag, question->tags) && count < LIST_MOST_TAGS)
            question->tags[count++] = tag;
    }
    return true;
}

static void walk_along(struct list_question *question, const char *tag)
{
    size_t i = 0;
    while (question->tags[i] != tag)
        i++;
    question->tags[i] = question->tags[0];
    question->tags[0] = tag;
}

/* An order in which the question can be walked: the one asked for, or one by a time that it bounds and that is not the
 * one asked for from its other end. */
static bool order_serves(const struct list_question *question, enum list_order order)
{
    const struct span *span = order == BY_DUE ? &question->due : &question->received;
    bool bounded = span->from != SPAN_ALL.from || span->to != SPAN_ALL.to;
    bool by_time = order == BY_DUE || (order == BY_RECEIVED && question->order != BY_OLDEST);
    return order == question->order || (by_time && bounded);
}

/* Bounded by a time that is not the order asked for: all that it has may stand anywhere in that. */
static bool is_bounded_elsewhere(const struct list_question *question)
{
    for (int order = BY_DUE; order < LIST_ORDERS; order++)
        if (order != (int)question->order && order_serves(question, (enum list_order)order))
            return true;
    return false;
}

/* Chooses the walk: the shortest; where none is known to be short, in the order asked for along the last tag, which
 * says more than the first. Gives its length, up to LOOK. A walk in another order is always shorter. */
static int choose_walk(struct gathering *gathering, struct list_question *question)
{
    struct list_question best = *question;
    int least = LOOK;
    for (const char *const *tag = question->tags; *tag != NULL; tag++) {
        for (int order = BY_DUE; order < LIST_ORDERS; order++) {
            struct list_question walk = *question;
            walk_along(&walk, *tag);
            walk.order = (enum list_order)order;
            walk.after = walk.order == question->order ? question->after : (struct list_place){0, ""};
            int length = order_serves(question, walk.order)
                             ? store_list_length(gathering->registry->store, &walk, LOOK, gathering->fault)
                             : -1;
            if (length >= 0 && (length < least || (length == least && walk.order == question->order))) {
                least = length;
                best = walk;
            }
        }
    }
    *question = best;
    return least;
}

/* Room for `most` more rows. */
static struct indexed_case *make_room(struct gathering *gathering, int most)
{
    if (gathering->count + (size_t)most > gathering->room) {
        gathering->room = gathering->room * 2 + (size_t)most;
        struct indexed_case *wider = pool_array(gathering->pool, gathering->room, sizeof *wider);
        if (gathering->count > 0)
            memcpy(wider, gathering->rows, gathering->count * sizeof *wider);
        gathering->rows = wider;
    }
    return gathering->rows + gathering->count;
}

/* The cases of one question where a short walk finds them, as the tags often meet or the last, which says more than the
 * first, is true of few; else LIST_MANY. */
static int find_near(struct gathering *gathering, const struct list_question *question)
{
    struct list_question walk = *question;
    struct indexed_case *rows = make_room(gathering, gathering->most);
    size_t last = 0;
    while (walk.tags[last + 1] != NULL)
        last++;
    walk_along(&walk, walk.tags[last]);
    return store_list_near(gathering->registry->store, gathering->pool, &walk, NEAR, rows, gathering->most,
                           gathering->fault);
}

/* The cases of one question by the shortest walk. Where none is short and several tags must meet, they may hardly ever
 * do so. */
static int find_far(struct gathering *gathering, struct list_question *question)
{
    enum list_order order = question->order;
    int least = choose_walk(gathering, question), found = LIST_MANY;
    int most = question->order != order || gathering->most < LOOK ? LOOK : gathering->most;
    struct indexed_case *rows = make_room(gathering, most);
    if (gathering->fault->kind)
        return -1;
    if (least == LOOK && question->tags[1] != NULL)
        found = store_list_few(gathering->registry->store, gathering->pool, question, rows, LOOK, gathering->fault);
    if (found == LIST_MANY)
        found = store_list(gathering->registry->store, gathering->pool, question, rows,
                           question->order == order ? gathering->most : LOOK, gathering->fault);
    return found;
}

/* Gathers the cases of one question, unless it is known that there are none. */
static bool gather(struct gathering *gathering, struct list_question *question)
{
    if (!store_tags_meet(gathering->registry->store, question->tags, gathering->fault))
        return gathering->fault->kind == 0;
    int found = is_bounded_elsewhere(question) ? LIST_MANY : find_near(gathering, question);
    if (found == LIST_MANY)
        found = find_far(gathering, question);
    gathering->count += found > 0 ? (size_t)found : 0;
    return found >= 0;
}

/* The cases on one way: all, or the urgent ones, as far as their places lie apart. */
static bool gather_way(struct gathering *gathering, const struct tags_way *way, bool urgent)
{
    const char *const high[] = {tag_of(gathering->pool, "severity", SEVERITY_HIGH), NULL};
    struct list_question question = {.order = gathering->wanted->order,
                                     .due = gathering->wanted->due,
                                     .received = gathering->wanted->received,
                                     .urgent = urgent,
                                     .user = gathering->person->user,
                                     .instead_of = way->instead_of,
                                     .after = gathering->after};
    bool possible = add_tags(gathering, &question, way->tags) &&
                    add_tags(gathering, &question, gathering->wanted->tags) &&
                    (!urgent || add_tags(gathering, &question, high));
    return !possible || gather(gathering, &question);
}

/* Asks on each way. What is due from some time on begins in two places, as the urgent cases stand before all others. */
static bool gather_all(struct gathering *gathering)
{
    bool from_then_on = gathering->wanted->due.from != SPAN_ALL.from;
    const struct tags_way *way = tags_to_see(gathering->pool, registry_policy(gathering->registry), gathering->person);
    for (; way->tags != NULL; way++)
        if (!gather_way(gathering, way, false) || (from_then_on && !gather_way(gathering, way, true)))
            return false;
    return true;
}

static int compare_places(struct list_place one, struct list_place other)
{
    if (one.place != other.place)
        return one.place < other.place ? -1 : 1;
    return strcmp(one.reference, other.reference);
}

static int by_place(const void *one, const void *other, void *order)
{
    enum list_order by = *(enum list_order *)order;
    return compare_places(list_place_of(one, by), list_place_of(other, by));
}

/* Each way gave its first `most` rows, or all; the first `most` of them all are among these. */
static int hand_out(struct gathering *gathering, struct indexed_case *rows)
{
    enum list_order order = gathering->wanted->order;
    int kept = 0;
    if (gathering->count > 0)
        g_qsort_with_data(gathering->rows, (gint)gathering->count, sizeof *rows, by_place, &order);
    for (size_t i = 0; i < gathering->count && kept < gathering->most; i++) {
        const struct indexed_case *row = &gathering->rows[i];
        bool again = kept > 0 && text_equal(rows[kept - 1].reference, row->reference);
        bool later =
            text_blank(gathering->after.reference) || compare_places(list_place_of(row, order), gathering->after) > 0;
        if (later && !again)
            rows[kept++] = *row;
    }
    return kept;
}

int case_list_page(struct registry *registry, struct pool *pool, const struct person *person,
                   const struct case_list *wanted, struct list_place after, struct indexed_case *rows, int most,
                   struct fault *fault)
{
    struct gathering gathering = {.registry = registry,
                                  .pool = pool,
                                  .person = person,
                                  .wanted = wanted,
                                  .after = after,
                                  .most = most,
                                  .fault = fault};
    return gather_all(&gathering) ? hand_out(&gathering, rows) : -1;
}

int case_list_unsorted(struct registry *registry, struct pool *pool, const struct person *person,
                       struct list_place after, struct indexed_case *rows, int most, struct fault *fault)
{
    static const char *const no_tags[] = {NULL};
    static const struct case_list wanted = {.tags = no_tags,
                                            .unsorted = true,
                                            .order = BY_DUE,
                                            .due = {-INT64_MAX, INT64_MAX},
                                            .received = {-INT64_MAX, INT64_MAX}};
    return case_list_page(registry, pool, person, &wanted, after, rows, most, fault);
}

int case_list_shared(struct registry *registry, struct pool *pool, const struct person *person, const char *tag,
                     int64_t until, struct indexed_case *rows, int most, struct fault *fault)
{
    const struct list_question question = {.tags = {tag},
                                           .order = BY_RECEIVED,
                                           .due = SPAN_ALL,
                                           .received = {SPAN_ALL.from, until},
                                           .user = person->user,
                                           .after = {.reference = ""}};
    return store_list(registry->store, pool, &question, rows, most, fault);
}
