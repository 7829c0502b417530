#include "registry/case_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/hand_over.h"
#include "core/procedure.h"
#include "record/readers.h"
#include "record/record.h"
#include "record/wording.h"
#include "registry/case_tasks.h"
#include "registry/praise.h"
#include "registry/lessons.h"
#include "registry/marks.h"
#include "registry/notes.h"
#include "registry/tags.h"

_Static_assert(STORE_NONE == INSTANT_NONE, "an absent time is the same on both floors");

static int by_name(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static int by_item(const void *one, const void *other)
{
    return strcmp(((const struct stored_line *)one)->item, ((const struct stored_line *)other)->item);
}

/* The persons who take no part in it, each once, in alphabetical order. */
static const char *const *concerned_of(struct pool *pool, const struct timeline *timeline)
{
    const char *const *barred = timeline_barred(pool, timeline);
    size_t count = 0;
    while (barred[count] != NULL)
        count++;
    const char **users = pool_array(pool, count + 1, sizeof *users);
    memcpy(users, barred, count * sizeof *users);
    qsort(users, count, sizeof *users, by_name);
    return users;
}

static struct stored_obligation obligation_row(const struct obligation *obligation)
{
    return (struct stored_obligation){.name = obligation->rule->name,
                                      .item = obligation->item,
                                      .level = obligation->level,
                                      .start = obligation->start,
                                      .due = obligation->due,
                                      .first_due = obligation->first_due,
                                      .kept = obligation->kept,
                                      .lapsed = obligation->state == OBLIGATION_LAPSED};
}

static struct indexed_case index_row(struct pool *pool, const struct case_file *file)
{
    const struct obligation *next = obligation_next(file->obligations, file->obligation_count);
    const struct event *received = timeline_receipt(file->timeline), *told = timeline_told(file->timeline);
    const char *summary = record_summary(pool, file->current), *severity = timeline_severity(file->timeline);
    return (struct indexed_case){.reference = file->reference,
                                 .kind = file->kind,
                                 .state = file->state,
                                 .level = timeline_level(file->timeline),
                                 .reached = timeline_highest_level(file->timeline),
                                 .division = timeline_division(file->timeline),
                                 .handler = timeline_handler(file->timeline),
                                 .owner = next ? next->rule->owner : NULL,
                                 .next_name = next ? next->rule->name : NULL,
                                 .next_level = next ? next->level : STORE_NONE,
                                 .next_due = next ? next->due : STORE_NONE,
                                 .received = received ? received->at : 0,
                                 .last_seq = file->last_seq,
                                 .unsorted = timeline_unsorted(file->timeline),
                                 .severity = severity,
                                 .urgent = text_equal(severity, SEVERITY_HIGH) && !procedure_is_over(file->state),
                                 .recorded_by = received ? received->by : "",
                                 .reporter = received ? received->reporter : NULL,
                                 .person = record_person(pool, file->current),
                                 .category = record_category(pool, file->current),
                                 .organisation = record_body(pool, file->current, "organisation"),
                                 .trust = record_body(pool, file->current, "trust"),
                                 .told = told ? told->at : STORE_NONE,
                                 .told_how = told ? told->channel : NULL,
                                 .summary = summary ? summary : ""};
}

/* What is true of the record beside the row: of praise, of notes to be read, and which promises were kept too late,
 * each name once. */
static const char *const *truths_of(const struct registry *registry, struct pool *pool, const struct case_file *file)
{
    const char *const *praise = praise_tags(registry, pool, file);
    const char **tags = pool_grow(pool, NULL, 0, sizeof *tags);
    size_t count = 0;
    for (; *praise != NULL; praise++)
        *LIST_ADD(pool, tags, count) = *praise;
    for (const char *const *note = note_tags(pool, file); *note != NULL; note++)
        *LIST_ADD(pool, tags, count) = *note;
    for (size_t i = 0; i < file->obligation_count; i++) {
        const char *late = tag_of(pool, "late", file->obligations[i].rule->name);
        tags = pool_grow(pool, tags, count, sizeof *tags);
        if (file->obligations[i].state == OBLIGATION_LATE && !text_among(late, tags))
            *LIST_ADD(pool, tags, count) = late;
    }
    return pool_grow(pool, tags, count, sizeof *tags);
}

struct case_index *case_index_of(const struct registry *registry, struct pool *pool, const struct case_file *file)
{
    struct case_index *index = pool_alloc(pool, sizeof *index);
    index->row = index_row(pool, file);
    index->concerned = concerned_of(pool, file->timeline);
    index->tags = tags_of(pool, &index->row, truths_of(registry, pool, file));
    index->text = wording_of(pool, registry->schema, readers_record(pool, file->current, NULL, NULL, NULL));
    const struct list links = record_links(pool, file->current);
    index->link_count = links.count;
    index->links = pool_array(pool, links.count, sizeof *index->links);
    for (size_t i = 0; i < links.count; i++)
        index->links[i] = (struct stored_link){.reference = links.choices[i].value, .how = links.choices[i].label};
    index->obligation_count = file->obligation_count;
    index->obligations = pool_array(pool, file->obligation_count, sizeof *index->obligations);
    for (size_t i = 0; i < file->obligation_count; i++)
        index->obligations[i] = obligation_row(&file->obligations[i]);
    lessons_index(pool, file, index);
    praise_index(pool, file, index);
    if (index->line_count > 0)
        qsort(index->lines, index->line_count, sizeof *index->lines, by_item);
    case_tasks_index(registry, pool, file, index);
    marks_index(registry, pool, file, index);
    return index;
}

static bool same_obligation(const struct stored_obligation *one, const struct stored_obligation *other)
{
    return text_equal(one->name, other->name) && text_equal(one->item, other->item) && one->level == other->level &&
           one->start == other->start && one->due == other->due && one->first_due == other->first_due &&
           one->kept == other->kept && one->lapsed == other->lapsed;
}

static bool same_tags(const char *const *one, const char *const *other)
{
    while (*one != NULL && text_equal(*one, *other)) {
        one++;
        other++;
    }
    return *one == NULL && *other == NULL;
}

static bool same_links(const struct case_index *one, const struct case_index *other)
{
    bool same = one->link_count == other->link_count;
    for (size_t i = 0; same && i < one->link_count; i++)
        same = text_equal(one->links[i].reference, other->links[i].reference) &&
               text_equal(one->links[i].how, other->links[i].how);
    return same;
}

static bool same_register(const struct case_index *one, const struct case_index *other)
{
    bool same = one->place_count == other->place_count && one->lesson_count == other->lesson_count;
    for (size_t i = 0; same && i < one->place_count; i++)
        same = text_equal(one->places[i].list, other->places[i].list) &&
               text_equal(one->places[i].item, other->places[i].item) && one->places[i].place == other->places[i].place;
    for (size_t i = 0; same && i < one->lesson_count; i++)
        same = text_equal(one->lessons[i].item, other->lessons[i].item) &&
               text_equal(one->lessons[i].list, other->lessons[i].list) &&
               text_equal(one->lessons[i].text, other->lessons[i].text);
    return same;
}

static bool same_lines(const struct case_index *one, const struct case_index *other)
{
    bool same = one->line_count == other->line_count;
    for (size_t i = 0; same && i < one->line_count; i++)
        same = text_equal(one->lines[i].item, other->lines[i].item) &&
               text_equal(one->lines[i].text, other->lines[i].text);
    return same;
}

const char *case_index_difference(const struct case_index *made, const struct case_index *stored)
{
    if (stored == NULL)
        return "index";
    const char *column = row_difference(&made->row, &stored->row);
    if (column != NULL)
        return column;
    if (!same_tags(made->concerned, stored->concerned))
        return "concerned";
    if (!same_links(made, stored))
        return "links";
    if (stored->tags == NULL || !same_tags(made->tags, stored->tags))
        return "lists";
    if (!text_equal(made->text, stored->text))
        return "search";
    if (!same_register(made, stored))
        return "register";
    if (!same_lines(made, stored))
        return "lines";
    if (!case_tasks_same(made, stored))
        return "tasks";
    if (!marks_same(made, stored))
        return "figures";
    bool same = made->obligation_count == stored->obligation_count;
    for (size_t i = 0; same && i < made->obligation_count; i++)
        same = same_obligation(&made->obligations[i], &stored->obligations[i]);
    return same ? NULL : "obligations";
}
