#include "post/staff_notice.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/topic.h"
#include "registry/decisions.h"
#include "registry/duties.h"
#include "registry/post.h"
#include "registry/task_list.h"
#include "site/promises.h"
#include "store/desk.h"
#include "store/news.h"
#include "xml/xml.h"

/* So many cases with something due are looked at; who has more sees the others in the list. */
enum { MOST_TASKS = 500 };

const char *staff_time(struct desk *desk, struct pool *pool, const char *user, const struct topic *topic)
{
    const char *said = desk && topic ? desk_time(desk, pool, user, topic->name) : NULL;
    if (topic == NULL)
        return TOLD_NEVER;
    return text_among(said, topic->times) ? said : topic->usual;
}

struct node *staff_notice_page(const struct registry *registry, struct pool *pool, const struct person *person,
                               bool morning, int64_t now)
{
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    node_set(page, "name", "notice");
    node_set(page, "action", "notice");
    node_set(page, "realm", "staff");
    node_set_instant(pool, page, "now", now);
    node_set(page, "person", person->title);
    promises_add(page, registry_policy(registry), false);
    struct node *notice = node_add(page, "notice");
    node_set(notice, "address", registry->site.outgoing.staff);
    node_set(notice, "morning", morning ? "yes" : NULL);
    return page;
}

static void set_due(struct pool *pool, struct node *node, int64_t due, int64_t now)
{
    bool today = instant_day(due) == instant_day(now);
    node_set_instant(pool, node, "due", due);
    node_set(node, "due-state", due < now ? "overdue" : today ? "today" : "later");
}

/* The case of the notice: new, or the one that stands there. */
static struct node *case_on(struct pool *pool, struct node *notice, const struct indexed_case *row)
{
    struct node *node = node_first(notice, "case");
    while (node && !text_equal(node_get(pool, node, "reference"), row->reference))
        node = node_next(node, "case");
    if (node != NULL)
        return node;
    node = node_add(notice, "case");
    node_set(node, "reference", row->reference);
    node_set(node, "kind", row->kind);
    node_set(node, "urgent", row->urgent == 1 ? "yes" : NULL);
    return node;
}

static void set_task(struct pool *pool, struct node *node, const struct stored_task *task, int64_t now)
{
    node_set(node, "next", text_blank(task->name) ? NULL : task->name);
    node_set(node, "next-action", text_blank(task->action) ? NULL : task->action);
    if (task->level != STORE_NONE && task->level > 0)
        node_set_number(node, "next-level", (long)task->level);
    if (task->due != STORE_NONE)
        set_due(pool, node, task->due, now);
}

bool staff_notice_add_news(struct registry *registry, struct pool *pool, struct node *page, const struct person *person,
                           const struct news_row *row, int64_t now, struct fault *fault)
{
    size_t count;
    const struct indexed_case *indexed = store_row(registry->store, pool, row->reference, fault);
    const struct stored_task *tasks =
        indexed ? store_tasks_of(registry->store, pool, row->reference, person->user, now, &count, fault) : NULL;
    bool of_list = text_equal(row->topic, TOPIC_NEW) || text_equal(row->topic, TOPIC_HIGH);
    if (indexed == NULL || fault->kind != 0 || (of_list && tasks == NULL))
        return fault->kind == 0;
    struct node *node = case_on(pool, node_first(page, "notice"), indexed);
    if (tasks != NULL && node_get(pool, node, "next") == NULL && node_get(pool, node, "next-action") == NULL)
        set_task(pool, node, tasks, now);
    node_set(node_add(node, "topic"), "name", row->topic);
    return true;
}

static bool is_due(int64_t due, int64_t now)
{
    return due != INSTANT_NONE && due <= day_end(instant_day(now));
}

static bool add_duties(struct registry *registry, struct pool *pool, struct node *notice, const struct person *person,
                       int64_t now, struct fault *fault)
{
    size_t count;
    const struct task *tasks = duties_tasks(registry, pool, now, &count, fault);
    for (size_t i = 0; tasks != NULL && i < count; i++) {
        if (!task_is_of(&tasks[i], person->user, now) || !is_due(task_due(&tasks[i]), now))
            continue;
        struct node *duty = node_add(notice, "duty");
        node_set(duty, "name", tasks[i].owed->rule->name);
        decision_about_set(pool, registry->duties, duty, tasks[i].owed);
        set_due(pool, duty, task_due(&tasks[i]), now);
    }
    return fault->kind == 0;
}

/* The messages that wait for the person to sort them. */
static bool add_post(struct registry *registry, struct pool *pool, struct node *notice, const struct person *person,
                     int64_t now, struct fault *fault)
{
    size_t count;
    const struct sorter sorter = sorter_of(registry, pool, registry_policy(registry), person);
    const struct post_place *first = post_waiting(&sorter, pool, now, &count, fault);
    if (first == NULL || count == 0 || !is_due(first->place, now))
        return fault->kind == 0;
    struct node *waiting = node_add(notice, "waiting");
    node_set_number(waiting, "count", (long)count);
    node_set(waiting, "more", count == POST_MOST ? "yes" : NULL);
    set_due(pool, waiting, first->place, now);
    return true;
}

bool staff_notice_add_due(struct registry *registry, struct pool *pool, struct node *page, const struct person *person,
                          int64_t now, struct fault *fault)
{
    struct listed_task *tasks = pool_array(pool, MOST_TASKS, sizeof *tasks);
    const struct list_place first = {.place = LIST_FIRST, .reference = ""};
    int count = task_list_mine(registry, pool, person, now, first, tasks, MOST_TASKS, fault);
    for (int i = 0; i < count; i++)
        if (tasks[i].task.due != STORE_NONE && is_due(tasks[i].task.due, now))
            set_task(pool, case_on(pool, node_first(page, "notice"), &tasks[i].row), &tasks[i].task, now);
    struct node *notice = node_first(page, "notice");
    return count >= 0 && add_duties(registry, pool, notice, person, now, fault) &&
           add_post(registry, pool, notice, person, now, fault);
}
