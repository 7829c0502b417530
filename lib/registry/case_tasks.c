#include "registry/case_tasks.h"

#include <stdlib.h>
#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "store/task.h"

static int64_t place_of(const struct task *task, bool urgent)
{
    return ground_is_nobody(task->ground) ? LIST_FIRST : list_place_due(task_due(task), urgent);
}

static const char *text_or_none(const char *text)
{
    return text ? text : "";
}

static struct stored_task row_of(const struct task *task, const char *user, bool urgent)
{
    return (struct stored_task){.user = user,
                                .place = place_of(task, urgent),
                                .since = task->since,
                                .until = task->until,
                                .name = task->owed ? task->owed->rule->name : "",
                                .level = task->owed ? task->owed->level : STORE_NONE,
                                .due = task_due(task),
                                .action = text_or_none(task->action),
                                .ground = ground_name(task->ground),
                                .role = text_or_none(task->role)};
}

/* In the order of the store's key. */
static int by_key(const void *one, const void *other)
{
    const struct stored_task *a = one, *b = other;
    int difference = strcmp(a->user, b->user);
    if (difference == 0)
        difference = (a->place > b->place) - (a->place < b->place);
    if (difference == 0)
        difference = strcmp(a->name, b->name);
    return difference ? difference : (a->since > b->since) - (a->since < b->since);
}

void case_tasks_index(const struct registry *registry, struct pool *pool, const struct case_file *file,
                      struct case_index *index)
{
    size_t count, kept = 0;
    const struct task *tasks = case_file_tasks(registry, pool, file, &count);
    struct stored_task *rows = NULL;
    index->task_count = 0;
    for (size_t i = 0; i < count && !timeline_unsorted(file->timeline); i++) {
        for (size_t k = 0; k < tasks[i].person_count; k++)
            *LIST_ADD(pool, rows, index->task_count) =
                row_of(&tasks[i], tasks[i].persons[k]->user, index->row.urgent == 1);
        if (tasks[i].person_count == 0)
            *LIST_ADD(pool, rows, index->task_count) = row_of(&tasks[i], "", index->row.urgent == 1);
    }
    index->tasks = rows;
    if (rows == NULL)
        return;
    qsort(rows, index->task_count, sizeof *rows, by_key);
    for (size_t i = 0; i < index->task_count; i++)
        if (kept == 0 || by_key(&rows[kept - 1], &rows[i]) != 0)
            rows[kept++] = rows[i];
    index->task_count = kept;
}

bool case_tasks_same(const struct case_index *one, const struct case_index *other)
{
    bool same = one->task_count == other->task_count;
    for (size_t i = 0; same && i < one->task_count; i++) {
        const struct stored_task *a = &one->tasks[i], *b = &other->tasks[i];
        same = by_key(a, b) == 0 && a->until == b->until && a->level == b->level && a->due == b->due &&
               text_equal(a->action, b->action) && text_equal(a->ground, b->ground) && text_equal(a->role, b->role);
    }
    return same;
}
