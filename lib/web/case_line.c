#include "web/case_line.h"

#include <limits.h>
#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "base/time_said.h"
#include "core/calendar.h"
#include "core/next_step.h"
#include "record/title.h"
#include "registry/task_list.h"
#include "xml/words.h"
#include "xml/xml.h"

/* Soon is what is due within so many working days. */
#define SOON 2
#define DAYS_A_WEEK 7

static const char *due_state(int64_t due, int64_t now, int left)
{
    if (due < now)
        return "overdue";
    if (instant_day(due) == instant_day(now))
        return "today";
    return left <= SOON ? "soon" : "later";
}

/* The end of the last day that is soon. */
static int64_t soon_ends(struct call *call)
{
    int32_t day = instant_day(call->now);
    while (calendar_working_days_left(&call->registry->site.calendar, call->now, day_end(day + 1)) <= SOON)
        day++;
    return day_end(day);
}

bool days_span(int64_t now, const char *word, struct span *span)
{
    int32_t today = instant_day(now), monday = today - day_of_week(today) + 1;
    const struct {
        const char *word;
        int32_t from, to;
    } spans[] = {
        {"today", today, today}, {"yesterday", today - 1, today - 1}, {"this-week", monday, monday + DAYS_A_WEEK - 1}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        if (text_equal(spans[i].word, word)) {
            *span = (struct span){day_end(spans[i].from - 1) + 1, day_end(spans[i].to)};
            return true;
        }
    return false;
}

bool case_line_due_span(struct call *call, const char *word, struct span *span)
{
    int64_t today = day_end(instant_day(call->now)), soon = soon_ends(call);
    if (!text_equal(word, "today") && days_span(call->now, word, span))
        return true;
    const struct {
        const char *word;
        struct span span;
    } spans[] = {{"overdue", {-INT64_MAX, call->now - 1}},
                 {"today", {call->now, today}},
                 {"soon", {today + 1, soon}},
                 {"later", {soon + 1, LIST_NEVER - 1}}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        if (text_equal(spans[i].word, word)) {
            *span = spans[i].span;
            return true;
        }
    return false;
}

/* Sets the attribute to the time as that form says it, where it says anything. */
static void set_said(struct node *node, const char *name, int64_t instant, enum time_form form)
{
    struct pool *pool = pool_new(); /* of this line: a table has thousands */
    char said[TIME_SAID];
    time_say(instant_write(pool, instant), form, said);
    node_set(node, name, *said != '\0' ? said : NULL);
    pool_free(pool);
}

/* The same for a day where room is short: the year only where it is another. */
static void set_day(struct node *node, const char *name, int64_t instant, int32_t today)
{
    bool this_year = day_year(instant_day(instant)) == day_year(today);
    set_said(node, name, instant, this_year ? TIME_SHORT_DATE : TIME_SHORT_DAY);
}

/* How far off it is, and the one word more that a short line says: the time of day until tomorrow, then the day. */
static void set_when(struct call *call, struct node *node, int64_t due)
{
    int32_t today = instant_day(call->now), day = instant_day(due);
    node_set_number(node, "days", day - today);
    if (day > today + 1)
        set_day(node, "on", due, today);
    else if (day >= today)
        set_said(node, "clock", due, TIME_CLOCK);
}

void case_line_set_due(struct call *call, struct node *node, int64_t due, bool nobody)
{
    int left = calendar_working_days_left(&call->registry->site.calendar, call->now, due);
    node_set(node, "due", instant_write(call->pool, due));
    node_set(node, "due-state", nobody ? "nobody" : due_state(due, call->now, left));
    node_set_number(node, "left", left);
    set_when(call, node, due);
}

/* A division or a member of staff of the row: called as now; who has left, and what is gone, as the case last said. */
static const char *title_of(struct call *call, const struct indexed_case *row, const char *element, const char *name)
{
    const struct list *list =
        list_named(call->registry->lists, text_equal(element, "handler") ? "people" : "divisions");
    const char *title = list_label(list, name);
    if (name == NULL || title != NULL)
        return title;
    struct fault fault = {0};
    struct pool *pool = pool_new();
    const struct case_file *file = case_file_open(call->registry, pool, row->reference, call->now, &fault);
    if (file == NULL)
        title = name;
    else if (text_equal(element, "handler"))
        title = pool_copy(call->pool, title_of_handler(pool, file->current, name, name));
    else
        title = pool_copy(call->pool, title_said(pool, file->current, element, name, name));
    pool_free(pool);
    return title;
}

static bool is_nobodys(const struct stored_task *task)
{
    return text_equal(task->ground, ground_name(GROUND_UNHELD)) || text_equal(task->ground, ground_name(GROUND_BARRED));
}

static const char *text_or_absent(const char *text)
{
    return text_blank(text) ? NULL : text;
}

/* What is to be done, and on what ground it is whose. */
static void add_task(struct call *call, struct node *node, const struct stored_task *task)
{
    bool nobody = is_nobodys(task);
    node_set(node, "next", text_or_absent(task->name));
    node_set(node, "next-action", text_or_absent(task->action));
    if (task->level > 0)
        node_set_number(node, "next-level", task->level);
    node_set(node, "ground", task->ground);
    node_set(node, "role-title", policy_role_title(call_policy(call), text_or_absent(task->role)));
    if (task->due != STORE_NONE)
        case_line_set_due(call, node, task->due, nobody);
    else
        node_set(node, "due-state", nobody ? "nobody" : "undated");
}

/* What is due first of all, as lists are in that order, though its time may not have begun; and all whose turn it is.
 * While it is nobody's of ours, the case waits. */
static void add_next(struct call *call, struct node *node, const struct indexed_case *row)
{
    int count;
    struct pool *pool = pool_new(); /* of this line: a table has thousands */
    const struct stored_task *tasks =
        task_list_next(call->registry, pool, row->reference, call->now, &count, &call->fault);
    bool alone = count == 1 && !is_nobodys(&tasks[0]);
    for (int i = 0; i < count && !alone; i++)
        if (!is_nobodys(&tasks[i]))
            node_set(node_add(node, "with"), "title", registry_person_title(call->registry, tasks[i].user));
    if (alone)
        node_set(node, "with-title", registry_person_title(call->registry, tasks[0].user));
    bool begins_later = tasks == NULL || (row->next_due < tasks[0].due && !is_nobodys(&tasks[0]));
    if (!begins_later || (tasks != NULL && row->next_due == STORE_NONE)) {
        add_task(call, node, &tasks[0]);
    } else if (row->next_due != STORE_NONE) {
        node_set(node, "next", row->next_name);
        if (row->next_level > 0)
            node_set_number(node, "next-level", row->next_level);
        node_set(node, "waits", tasks == NULL ? "yes" : NULL);
        case_line_set_due(call, node, row->next_due, false);
    }
    pool_free(pool);
}

/* The words for that, where these need nothing filled in; else NULL. */
static const char *words_for(struct call *call, const struct indexed_case *row, const char *of, const char *code)
{
    const struct saying saying = {.of = of, .code = code, .realm = call->realm, .kind = row->kind};
    const char *words = words_find(call->registry->site.words, &saying);
    return words != NULL && strchr(words, '{') == NULL ? words : NULL;
}

/* "Level 1 · Received", "Compliment · Thanked". */
static const char *stage_of(struct call *call, struct pool *pool, const struct node *node,
                            const struct indexed_case *row)
{
    static const struct saying says_level = {.of = "level", .code = "number"};
    const char *state = words_for(call, row, "state", row->state);
    if (node_number(node, "level", 0, INT_MAX) < 0)
        return pool_format(pool, "%s · %s", words_for(call, row, "kind", row->kind), state);
    return pool_format(pool, "%s %lld · %s", words_find(call->registry->site.words, &says_level), (long long)row->level,
                       state);
}

/* What pages read of every case, whole: a sheet that says it is slower. */
static void say_in_words(struct call *call, struct node *node, const struct indexed_case *row)
{
    struct pool *pool = pool_new();
    const char *next = node_get(pool, node, "next"), *action = node_get(pool, node, "next-action");
    const char *of = next ? "obligation" : action ? "action" : "due-state";
    node_set(node, "what", words_for(call, row, of, next ? next : action ? action : "none"));
    node_set(node, "stage", stage_of(call, pool, node, row));
    pool_free(pool);
}

static struct node *add_line(struct call *call, struct node *parent, const struct indexed_case *row)
{
    const struct policy *policy = call_policy(call);
    const struct level *level = policy_level(policy_kind(policy, row->kind), (int)row->level);
    struct node *node = node_add(parent, "case");
    node_set(node, "reference", row->reference);
    node_set(node, "kind", row->kind);
    node_set(node, "state", row->state);
    if (level != NULL)
        node_set_number(node, "level", row->level);
    node_set(node, "who", row->person);
    node_set(node, "division-title", title_of(call, row, "division", row->division));
    node_set(node, "handler-title", title_of(call, row, "handler", row->handler));
    node_set(node, "summary", row->summary);
    node_set(node, "severity", row->severity);
    node_set(node, "urgent", row->urgent == 1 ? "yes" : NULL);
    return node;
}

struct node *case_line_add(struct call *call, struct node *parent, const struct indexed_case *row)
{
    struct node *node = add_line(call, parent, row);
    add_next(call, node, row);
    say_in_words(call, node, row);
    set_day(node, "received-on", row->received, instant_day(call->now));
    return node;
}

void case_line_add_whole(struct call *call, struct node *parent, const struct indexed_case *row)
{
    struct node *node = add_line(call, parent, row);
    add_next(call, node, row);
    node_set(node, "organisation", row->organisation);
    node_set(node, "trust", row->trust);
    if (row->told != STORE_NONE)
        node_set(node, "last-told", instant_write(call->pool, row->told));
    node_set(node, "told-how", row->told_how);
    node_set(node, "received", instant_write(call->pool, row->received));
}

struct node *case_line_add_task(struct call *call, struct node *parent, const struct listed_task *listed)
{
    struct node *node = add_line(call, parent, &listed->row);
    add_task(call, node, &listed->task);
    say_in_words(call, node, &listed->row);
    return node;
}
