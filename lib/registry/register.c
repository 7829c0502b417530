#include "registry/register.h"

#include <stdlib.h>
#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "registry/listing.h"
#include "registry/words.h"
#include "xml/xml.h"

/* Later than any time: what is owed comes before what no longer is. */
#define SETTLED (INT64_C(1) << 40)

/* The combinations of the filters that have one value each; `for` has several. */
#define COMBINATIONS (1 << BY_ASKED)

static const char *const filter_names[REGISTER_FILTERS] = {"state", "division", "cause", "owner", "for"};

const char *register_filter_name(enum register_filter filter)
{
    return filter_names[filter];
}

/* The list of a question: its register, then each filter as a word, in their order. */
static const char *list_of(struct pool *pool, const struct register_question *question)
{
    const char *list = question->list;
    for (int i = 0; i < REGISTER_FILTERS; i++)
        if (question->values[i] != NULL)
            list = pool_format(pool, "%s %s", list, word_of(pool, filter_names[i], question->values[i]));
    return list;
}

int register_page(struct registry *registry, struct pool *pool, const struct register_question *question,
                  const struct stored_place *after, struct stored_place *places, int most, struct fault *fault)
{
    return store_register(registry->store, pool, list_of(pool, question), after, places, most, fault);
}

int register_search(struct registry *registry, struct pool *pool, const char *list, const char *typed, int64_t before,
                    struct stored_place *places, int most, struct fault *fault)
{
    return store_register_search(registry->store, pool, list, listing_terms(pool, typed), before, places, most, fault);
}

/* What making carries. */
struct making {
    struct pool *pool;
    const struct case_file *file;
    struct case_digest *digest;
    size_t room;
};

static void put(struct making *making, const struct register_question *question, int64_t place, const char *item)
{
    struct case_digest *digest = making->digest;
    if (digest->place_count == making->room) {
        making->room = making->room * 2 + 64;
        struct stored_place *wider = pool_array(making->pool, making->room, sizeof *wider);
        if (digest->place_count > 0)
            memcpy(wider, digest->places, digest->place_count * sizeof *wider);
        digest->places = wider;
    }
    digest->places[digest->place_count++] = (struct stored_place){
        .list = list_of(making->pool, question), .place = place, .reference = making->file->reference, .item = item};
}

static int64_t place_of(const struct entry *entry)
{
    if (!text_equal(entry->list, IMPROVEMENTS))
        return -entry->at;
    if (entry->due != INSTANT_NONE)
        return entry->due;
    bool settled = text_equal(entry->state, STATE_DONE) || text_equal(entry->state, STATE_EFFECTIVE);
    return (settled ? 3 : 2) * SETTLED - (entry->judged == INSTANT_NONE ? entry->at : entry->judged);
}

/* A row for each combination of what the entry can be filtered by. */
static void put_combinations(struct making *making, const struct entry *entry)
{
    const struct register_question whole = {
        .list = entry->list,
        .values = {[BY_STATE] = entry->state,
                   [BY_DIVISION] = entry->division ? entry->division : DIVISION_NOT_SURE,
                   [BY_CAUSE] = entry->cause,
                   [BY_OWNER] = entry->owner}};
    for (unsigned chosen = 0; chosen < COMBINATIONS; chosen++) {
        struct register_question question = {.list = entry->list};
        bool possible = true;
        for (unsigned i = 0; i < BY_ASKED; i++)
            if ((chosen & 1u << i) != 0) {
                question.values[i] = whole.values[i];
                possible = possible && whole.values[i] != NULL;
            }
        if (!possible)
            continue;
        put(making, &question, place_of(entry), entry->item);
        for (const char *const *asked = entry->asked; *asked != NULL; asked++) {
            question.values[BY_ASKED] = *asked;
            put(making, &question, place_of(entry), entry->item);
        }
    }
}

/* The lists beside the registers. Nobody can be made to do anew what belongs to a case that was withdrawn. */
static void put_beside(struct making *making, const struct entry *entry)
{
    struct register_question question = {.list = HAVE_HELPED};
    if (text_equal(entry->state, STATE_EFFECTIVE))
        put(making, &question, -entry->judged, entry->item);
    bool stands = text_equal(entry->state, STATE_EFFECTIVE) || text_equal(entry->state, STATE_DONE);
    if (!stands || entry->done == INSTANT_NONE || entry->division == NULL ||
        text_equal(making->file->state, "withdrawn"))
        return;
    question = (struct register_question){.list = CARRIED_OUT,
                                          .values = {[BY_DIVISION] = entry->division, [BY_CAUSE] = entry->cause}};
    put(making, &question, -entry->done, entry->item);
}

static void put_cause(struct making *making)
{
    const struct timeline *timeline = making->file->timeline;
    const struct event *received = timeline_last(timeline, "received");
    const struct register_question question = {
        .list = CAUSES_FOUND,
        .values = {[BY_DIVISION] = timeline_division(timeline), [BY_CAUSE] = case_cause(making->pool, making->file)}};
    if (received != NULL && question.values[BY_DIVISION] != NULL && question.values[BY_CAUSE] != NULL &&
        !text_equal(making->file->state, "withdrawn"))
        put(making, &question, -received->at, "");
}

/* What of an entry is searched: nothing but what its page shows to everybody. */
static const char *text_of(struct pool *pool, const struct entry *entry)
{
    static const char *const own[] = {"lesson", "title", "what", "effect", NULL}, *const said[] = {"said", "did", NULL};
    const char *text = "";
    for (int i = 0; own[i] != NULL; i++)
        if (node_first(entry->node, own[i]) != NULL)
            text = pool_format(pool, "%s%s\n", text, node_text(pool, node_first(entry->node, own[i])));
    for (int i = 0; text_equal(entry->state, STATE_EFFECTIVE) && said[i] != NULL; i++)
        if (node_first(entry->verdict, said[i]) != NULL)
            text = pool_format(pool, "%s%s\n", text, node_text(pool, node_first(entry->verdict, said[i])));
    return text;
}

static int by_list(const void *one, const void *other)
{
    const struct stored_place *a = one, *b = other;
    int lists = strcmp(a->list, b->list), items = lists ? lists : strcmp(a->item, b->item);
    return items ? items : (a->place > b->place) - (a->place < b->place);
}

void register_digest(struct pool *pool, const struct case_file *file, struct case_digest *digest)
{
    struct making making = {.pool = pool, .file = file, .digest = digest};
    size_t count;
    const struct entry *entries = entries_of(pool, file, &count);
    count = count < MOST_ENTRIES ? count : MOST_ENTRIES;
    digest->entries = pool_array(pool, count, sizeof *digest->entries);
    for (size_t i = 0; i < count; i++) {
        put_combinations(&making, &entries[i]);
        put_beside(&making, &entries[i]);
        digest->entries[digest->entry_count++] =
            (struct stored_entry){.item = entries[i].item, .list = entries[i].list, .text = text_of(pool, &entries[i])};
    }
    put_cause(&making);
    if (digest->place_count > 0)
        qsort(digest->places, digest->place_count, sizeof *digest->places, by_list);
}
