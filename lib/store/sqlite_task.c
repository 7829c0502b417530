/* Tasks: what is to be done on cases, by whose it is (schema/store.sql, task). */
#include "store/sqlite.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

static struct stored_task read_task(const struct run *run, struct pool *pool, int first)
{
    return (struct stored_task){.user = column_text(run, pool, first),
                                .place = column_number(run, first + 1),
                                .since = column_number(run, first + 2),
                                .until = column_number(run, first + 3),
                                .name = column_text(run, pool, first + 4),
                                .level = column_number(run, first + 5),
                                .due = column_number(run, first + 6),
                                .action = column_text(run, pool, first + 7),
                                .ground = column_text(run, pool, first + 8),
                                .role = column_text(run, pool, first + 9)};
}

bool put_tasks(struct store *store, const struct case_index *index, struct fault *fault)
{
    const char *reference = index->row.reference;
    bool done = store_run(store, CLEAR_TASKS, fault, "t", reference);
    for (size_t i = 0; done && i < index->task_count; i++) {
        const struct stored_task *task = &index->tasks[i];
        done = store_run(store, ADD_TASK, fault, "ttnnntnnttt", reference, task->user, task->place, task->since,
                         task->until, task->name, task->level, task->due, task->action, task->ground, task->role);
    }
    return done;
}

bool get_tasks(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault)
{
    struct run run = run_start(store, GET_TASKS, fault, "t", index->row.reference);
    while (run_row(&run))
        *LIST_ADD(pool, index->tasks, index->task_count) = read_task(&run, pool, 0);
    return run_end(&run);
}

int store_tasks(struct store *store, struct pool *pool, const char *user, int64_t now, struct list_place after,
                struct listed_task *tasks, int most, struct fault *fault)
{
    int count = 0;
    bool begins = text_blank(after.reference);
    struct run run = run_start(store, LIST_TASKS, fault, "tnnti", user, now, begins ? LIST_FIRST : after.place,
                               begins ? "" : after.reference, most);
    while (count < most && run_row(&run)) {
        tasks[count].row = (struct indexed_case){0};
        read_row(&run, pool, &tasks[count].row);
        tasks[count++].task = read_task(&run, pool, ROW_COLUMNS);
    }
    return run_end(&run) ? count : -1;
}

/* Less than 0: the one is to be done before the other; 0: they are the same thing. */
static int task_compare(const struct stored_task *one, const struct stored_task *other)
{
    if (one->place != other->place)
        return one->place < other->place ? -1 : 1;
    int names = strcmp(one->name, other->name);
    if (names != 0)
        return names;
    return (one->since > other->since) - (one->since < other->since);
}

/* Keeps the task if it comes before all so far, or stands beside them. */
static void keep_first(struct pool *pool, struct next_tasks *next, const struct stored_task *task)
{
    int order = next->count == 0 ? 0 : task_compare(task, &next->list[0]);
    if (order < 0)
        next->count = 0;
    if (order <= 0)
        *LIST_ADD(pool, next->list, next->count) = *task;
}

/* ["C-2026-000001-X","C-2026-000002-R"] */
static const char *json_of(struct pool *pool, const char *const *references, size_t count)
{
    GString *json = g_string_new("[");
    for (size_t i = 0; i < count; i++)
        g_string_append_printf(json, "%s\"%s\"", i > 0 ? "," : "", references[i]);
    return pool_take(pool, g_string_free(g_string_append_c(json, ']'), FALSE));
}

struct next_tasks *store_tasks_next(struct store *store, struct pool *pool, const char *const *references, size_t count,
                                    int64_t now, struct fault *fault)
{
    struct next_tasks *next = pool_array(pool, count, sizeof *next);
    struct run run = run_start(store, NEXT_TASKS, fault, "tn", json_of(pool, references, count), now);
    while (run_row(&run)) {
        struct next_tasks *of = &next[column_number(&run, 0)];
        if (of->count == 0 || column_number(&run, 2) <= of->list[0].place) {
            const struct stored_task task = read_task(&run, pool, 1);
            keep_first(pool, of, &task);
        }
    }
    return run_end(&run) ? next : NULL;
}

struct stored_task *store_tasks_of(struct store *store, struct pool *pool, const char *reference, const char *user,
                                   int64_t now, size_t *count, struct fault *fault)
{
    struct stored_task *tasks = NULL;
    struct run run = run_start(store, GET_TASKS_OF, fault, "ttn", reference, user, now);
    *count = 0;
    while (run_row(&run))
        *LIST_ADD(pool, tasks, *count) = read_task(&run, pool, 0);
    return run_end(&run) ? tasks : NULL;
}

bool store_has_task(struct store *store, const char *reference, const char *user, const char *name, int64_t now,
                    struct fault *fault)
{
    struct run run = run_start(store, HAS_TASK, fault, "ttnt", reference, user, now, name);
    bool found = run_row(&run);
    return run_end(&run) && found;
}
