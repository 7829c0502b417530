#include "record/portion.h"

#include <limits.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

/* As far as the hour goes: 2026-06-01T14 */
enum { HOUR_LENGTH = 13 };

enum fate { LEFT_OUT, SHOWN, FOLDED, ASIDE };

struct entry_of_portion {
    struct node *event;
    const char *name, *hour;
    int seq;
    bool asked, unsorted;
    enum fate fate;
};

struct cutting {
    struct pool *pool;
    struct portion *portion;
    struct entry_of_portion *entries;
    size_t count;
};

static void take_entries(struct cutting *cutting, const struct node *record)
{
    struct pool *pool = cutting->pool;
    for (struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL)) {
        struct entry_of_portion *entry = LIST_ADD(pool, cutting->entries, cutting->count);
        entry->event = event;
        entry->name = node_name(event);
        entry->seq = node_number(event, "seq", 1, INT_MAX);
        entry->asked = cutting->portion->shows == NULL || cutting->portion->shows(event, cutting->portion->closure);
        entry->unsorted = cutting->count > 1 && text_equal(node_get(pool, event, "unsorted"), "yes");
        entry->hour = entry->unsorted ? node_get(pool, event, "at") : NULL;
    }
}

/* True if the two, next to each other, stand in one line. */
static bool fold_together(const struct entry_of_portion *one, const struct entry_of_portion *other)
{
    return one->unsorted && other->unsorted && one->hour && other->hour &&
           strncmp(one->hour, other->hour, HOUR_LENGTH) == 0;
}

/* Goes back from the last entry of the portion as far as it reaches. Gives the number of those before. */
static size_t choose(struct cutting *cutting)
{
    struct portion *portion = cutting->portion;
    size_t entries = 0, text = 0, i = cutting->count;
    for (; i > 0; i--) {
        struct entry_of_portion *entry = &cutting->entries[i - 1];
        if (!entry->asked)
            continue;
        if (portion->before > 0 && entry->seq >= portion->before) {
            portion->later = true;
            continue;
        }
        bool folds = entry->unsorted && !portion->unfolded;
        bool joins = folds && i < cutting->count && entry[1].fate == FOLDED && fold_together(entry, &entry[1]);
        if (!joins && (entries == PORTION_ENTRIES || text > PORTION_TEXT))
            break;
        entries += !joins;
        text += folds ? 0 : strlen(node_text(cutting->pool, entry->event));
        entry->fate = folds ? FOLDED : SHOWN;
        portion->folded = portion->folded || folds;
        portion->first = entry->seq;
    }
    for (size_t k = 0; k < i; k++)
        portion->earlier += cutting->entries[k].asked;
    return i;
}

/* What is to stay beside the entries. */
static void keep_aside(struct cutting *cutting)
{
    const struct portion *portion = cutting->portion;
    for (size_t i = 0; portion->keeps != NULL && i < cutting->count; i++)
        if (cutting->entries[i].fate == LEFT_OUT && portion->keeps(cutting->entries[i].event, portion->closure))
            cutting->entries[i].fate = ASIDE;
}

/* The last of each name among the first `count` stays. */
static void set_aside(struct cutting *cutting, size_t count)
{
    const char **names = pool_grow(cutting->pool, NULL, 0, sizeof *names);
    size_t known = 0;
    for (size_t i = count; i > 0; i--) {
        struct entry_of_portion *entry = &cutting->entries[i - 1];
        if (text_among(entry->name, names))
            continue;
        *LIST_ADD(cutting->pool, names, known) = entry->name;
        names = pool_grow(cutting->pool, names, known, sizeof *names);
        if (entry->fate == LEFT_OUT)
            entry->fate = ASIDE;
    }
}

/* Of those that are folded together only the first stays, empty. Gives how many they are. */
static size_t fold(struct cutting *cutting, size_t first, struct space *space)
{
    struct entry_of_portion *entry = &cutting->entries[first];
    size_t count = 1;
    while (first + count < cutting->count && entry[count].fate == FOLDED && fold_together(entry, &entry[count]))
        node_remove(entry[count++].event);
    node_set_text(entry->event, "");
    node_set_in(entry->event, space, "folded", pool_format(cutting->pool, "%zu", count));
    node_set_in(entry->event, space, "until", pool_format(cutting->pool, "%d", entry[count - 1].seq + 1));
    return count;
}

void portion_cut(struct pool *pool, struct node *record, struct portion *portion, struct space *space)
{
    struct cutting cutting = {.pool = pool, .portion = portion};
    if (portion->whole)
        return;
    take_entries(&cutting, record);
    set_aside(&cutting, choose(&cutting));
    set_aside(&cutting, cutting.count);
    keep_aside(&cutting);
    for (size_t i = 0; i < cutting.count; i++) {
        struct entry_of_portion *entry = &cutting.entries[i];
        if (entry->fate == LEFT_OUT)
            node_remove(entry->event);
        else if (entry->fate == ASIDE)
            node_set_in(entry->event, space, "aside", "yes");
        else if (entry->fate == FOLDED)
            i += fold(&cutting, i, space) - 1;
    }
}
