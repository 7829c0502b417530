#include "web/page.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/hand_over.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "record/record.h"
#include "record/title.h"
#include "registry/contact_shown.h"
#include "registry/owed.h"
#include "web/page_steps.h"
#include "xml/xml.h"

static const char *level_title(const struct case_file *file, int number)
{
    const struct level *level = policy_level(policy_kind(file->policy, file->kind), number);
    return level ? level->title : NULL;
}

/* Which steps stand in another order than their times. Only staff can mend it. */
static void add_untimely(struct call *call, struct node *status, const struct case_file *file)
{
    for (size_t i = 0; call_staff(call) && i < file->timeline->count; i++) {
        int seq = file->timeline->events[i].seq, after = procedure_overtaken(file->timeline, seq);
        if (after == 0)
            continue;
        struct node *node = node_add(status, "untimely");
        node_set_number(node, "seq", seq);
        node_set_number(node, "after", after);
    }
}

/* For staff: what is to be done next, and whose it is; or that it is the complainant's turn. */
static void add_task(struct call *call, struct node *status, const struct case_file *file, const struct task *task)
{
    const struct obligation *right = steps_their_turn(file);
    if (!task && right)
        node_set_instant(call->pool, status, "waits-until", right->due);
    if (!task)
        return;
    node_set(status, "next", task->owed ? task->owed->rule->name : NULL);
    node_set(status, "next-action", task->action);
    if (task->owed && task->owed->level > 0)
        node_set_number(status, "next-level", task->owed->level);
    node_set_instant(call->pool, status, "next-due", task_due(task));
    node_set(status, "ground", ground_name(task->ground));
    node_set(status, "role-title", policy_role_title(file->policy, task->role));
    for (size_t i = 0; !ground_is_nobody(task->ground) && i < task->person_count; i++)
        node_set(node_add(status, "with"), "title", task->persons[i]->title);
}

/* Who of senior staff has a case of high severity before them, and by when; or that one of them has seen it. */
static void add_alert(struct call *call, struct node *status, const struct case_file *file, const struct task *tasks,
                      size_t count)
{
    const struct obligation *alert = NULL;
    for (size_t i = 0; i < file->obligation_count; i++)
        if (text_equal(file->obligations[i].started_by, SEVERITY_HIGH))
            alert = &file->obligations[i];
    if (!alert || alert->state == OBLIGATION_LAPSED)
        return;
    struct node *node = node_add(status, "alert");
    node_set_instant(call->pool, node, "due", alert->due);
    node_set_instant(call->pool, node, "kept", alert->kept);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; tasks[i].owed == alert && !ground_is_nobody(tasks[i].ground) && k < tasks[i].person_count;
             k++)
            node_set(node_add(node, "with"), "title", tasks[i].persons[k]->title);
}

/* Who handles it; while they are away until when, and who of those who can see the case stands in for them. */
static void add_handler(struct call *call, struct node *status, const struct case_file *file)
{
    const struct site *site = &call->registry->site;
    const char *handler = timeline_handler(file->timeline);
    node_set(status, "handler-title",
             title_of_handler(call->pool, file->current, handler, registry_person_title(call->registry, handler)));
    const struct person *person = site_person(site, handler);
    if (!person || !person->away)
        return;
    node_set(status, "handler-away", day_write(call->pool, person->away_until));
    const struct person *stand_in = site_person(site, person->stand_in);
    if (stand_in && procedure_allows(file->policy, file->timeline, stand_in, RIGHT_SEE) == VERDICT_YES)
        node_set(status, "stand-in-title", stand_in->title);
}

void status_add(struct call *call, struct node *page, const struct case_file *file)
{
    size_t task_count;
    const struct task *tasks = case_file_tasks(call->registry, call->pool, file, &task_count);
    const struct task *task = task_next(tasks, task_count, call->now);
    struct node *status = node_add(page, "status");
    int level = timeline_level(file->timeline);
    node_set(status, "state", file->state);
    node_set_number(status, "level", level);
    node_set(status, "level-title", level_title(file, level));
    const char *division = timeline_division(file->timeline);
    node_set(status, "division-title", registry_division_of(call->registry, call->pool, file->current, division));
    if (call_staff(call)) {
        add_task(call, status, file, task);
        add_handler(call, status, file);
        node_set(status, "unsorted", timeline_unsorted(file->timeline) ? "yes" : NULL);
        node_set(status, "severity", timeline_severity(file->timeline));
        const struct event *told = timeline_told(file->timeline);
        node_set_instant(call->pool, status, "last-told", told ? told->at : INSTANT_NONE);
        node_set(status, "told-how", told ? told->channel : NULL);
        add_alert(call, status, file, tasks, task_count);
    }
    const struct list *lists = registry_lists(call->registry, call->pool, file->current, file->timeline);
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        struct node *node = owed_add(call->pool, status, &call->registry->site, file->policy, obligation, call->now);
        node_set(node, "item-title", owed_item_title(lists, obligation->item));
    }
    contact_show(call->registry, call->pool, status, file);
    steps_add(call, status, file, tasks, task_count);
    add_untimely(call, status, file);
}
