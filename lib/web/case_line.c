#include "web/case_line.h"

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

/* How far off it is, or the day, as short as a line says it; until tomorrow the time of day, too. */
static void set_when(struct call *call, struct node *node, int64_t due)
{
    int32_t today = instant_day(call->now), day = instant_day(due);
    if (day > today + 1)
        set_day(node, "on", due, today);
    else
        node_set_number(node, "days", day - today);
    if (day >= today && day <= today + 1)
        set_said(node, "clock", due, TIME_CLOCK);
}

void case_line_set_due(struct call *call, struct node *node, int64_t due, bool nobody)
{
    int left = calendar_working_days_left(&call->registry->site.calendar, call->now, due);
    node_set(node, "due", instant_write(call->pool, due));
    node_set(node, "due-state", nobody ? "nobody" : due_state(due, call->now, left));
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

/* The words for that, where these need nothing filled in; else NULL. */
static const char *words_for(struct call *call, const struct indexed_case *row, const char *of, const char *code)
{
    const struct saying saying = {.of = of, .code = code, .realm = call->realm, .kind = row->kind};
    const char *words = words_find(call->registry->site.words, &saying);
    return words != NULL && strchr(words, '{') == NULL ? words : NULL;
}

/* A line being made. */
struct line {
    struct call *call;
    const struct indexed_case *row;
    struct node *node;
    bool whole; /* for a table to be saved; what a page shows is said in words, as a sheet that says it is slower */
};

/* What is to be done. Of what is said whole, the sheet needs no more than what it is. */
static void add_what(const struct line *line, const char *name, int64_t level, const char *action)
{
    const char *of = name ? "obligation" : action ? "action" : "due-state", *code = name ? name : action;
    const char *what = line->whole ? NULL : words_for(line->call, line->row, of, code ? code : "none");
    node_set(line->node, "next", name);
    node_set(line->node, "what", what);
    if (what != NULL)
        return;
    node_set(line->node, "kind", line->row->kind);
    node_set(line->node, "next-action", action);
    if (level > 0)
        node_set_number(line->node, "next-level", level);
}

static void add_due(const struct line *line, int64_t due, bool nobody)
{
    struct call *call = line->call;
    case_line_set_due(call, line->node, due, nobody);
    if (line->whole)
        node_set_number(line->node, "left", calendar_working_days_left(&call->registry->site.calendar, call->now, due));
}

/* What is to be done, and on what ground it is whose, where a page says that. */
static void add_task(const struct line *line, const struct stored_task *task)
{
    bool nobody = is_nobodys(task);
    add_what(line, text_or_absent(task->name), task->level, text_or_absent(task->action));
    if (line->whole || nobody)
        node_set(line->node, "ground", task->ground);
    if (line->whole || node_first(line->node, "with") != NULL)
        node_set(line->node, "role-title", policy_role_title(call_policy(line->call), text_or_absent(task->role)));
    if (task->due != STORE_NONE)
        add_due(line, task->due, nobody);
    else
        node_set(line->node, "due-state", nobody ? "nobody" : "undated");
}

/* All whose turn it is: one alone, or each. */
static void add_people(const struct line *line, const struct next_tasks *next)
{
    const struct registry *registry = line->call->registry;
    if (next->count == 1 && !is_nobodys(&next->list[0]))
        node_set(line->node, "with-title", registry_person_title(registry, next->list[0].user));
    for (size_t i = 0; next->count > 1 && i < next->count; i++)
        if (!is_nobodys(&next->list[i]))
            node_set(node_add(line->node, "with"), "title", registry_person_title(registry, next->list[i].user));
}

/* What is due first of all, as lists are in that order, though its time may not have begun; and all whose turn it is.
 * While it is nobody's of ours, the case waits. */
static void add_next(const struct line *line, const struct next_tasks *next)
{
    const struct indexed_case *row = line->row;
    const struct stored_task *task = next && next->count > 0 ? &next->list[0] : NULL;
    if (task != NULL)
        add_people(line, next);
    bool begins_later = task == NULL || (row->next_due < task->due && !is_nobodys(task));
    if (task != NULL && (!begins_later || row->next_due == STORE_NONE)) {
        add_task(line, task);
    } else if (row->next_due != STORE_NONE) {
        add_what(line, row->next_name, row->next_level, NULL);
        node_set(line->node, "waits", task == NULL ? "yes" : NULL);
        add_due(line, row->next_due, false);
    } else {
        add_what(line, NULL, 0, NULL);
    }
}

/* "Level 1 · Received", "Compliment · Thanked". */
static const char *stage_of(struct call *call, const struct indexed_case *row, bool has_level)
{
    static const struct saying says_level = {.of = "level", .code = "number"};
    const char *state = words_for(call, row, "state", row->state);
    if (!has_level)
        return pool_format(call->pool, "%s · %s", words_for(call, row, "kind", row->kind), state);
    return pool_format(call->pool, "%s %lld · %s", words_find(call->registry->site.words, &says_level),
                       (long long)row->level, state);
}

/* Where the case stands: for a table its codes, for a page the words. */
static void add_state(const struct line *line)
{
    const struct indexed_case *row = line->row;
    const struct kind *kind = policy_kind(call_policy(line->call), row->kind);
    bool has_level = policy_level(kind, (int)row->level) != NULL;
    node_set(line->node, "stage", line->whole ? NULL : stage_of(line->call, row, has_level));
    node_set(line->node, "state", line->whole ? row->state : NULL);
    if (line->whole && has_level)
        node_set_number(line->node, "level", row->level);
}

/* A page says what a case has not; a table leaves it to its sheet. */
static void add_said(const struct line *line, const char *attribute, const char *text, const char *none)
{
    bool said = line->whole || !text_blank(text);
    node_set(line->node, attribute, said ? text : words_for(line->call, line->row, "none", none));
}

static struct line add_line(struct call *call, struct node *parent, const struct indexed_case *row, bool whole)
{
    const struct line line = {.call = call, .row = row, .node = node_add(parent, "case"), .whole = whole};
    bool urgent = row->urgent == 1;
    node_set(line.node, "reference", row->reference);
    add_state(&line);
    add_said(&line, "who", row->person, "who");
    add_said(&line, "division-title", title_of(call, row, "division", row->division), "division");
    add_said(&line, "handler-title", title_of(call, row, "handler", row->handler), "handler");
    add_said(&line, "summary", row->summary, "summary");
    node_set(line.node, "severity", whole || urgent ? row->severity : NULL);
    node_set(line.node, "urgent", urgent ? "yes" : NULL);
    return line;
}

struct node *case_line_add(struct call *call, struct node *parent, const struct indexed_case *row,
                           const struct next_tasks *next)
{
    const struct line line = add_line(call, parent, row, false);
    add_next(&line, next);
    set_day(line.node, "received-on", row->received, instant_day(call->now));
    return line.node;
}

void case_line_add_whole(struct call *call, struct node *parent, const struct indexed_case *row,
                         const struct next_tasks *next)
{
    const struct line line = add_line(call, parent, row, true);
    add_next(&line, next);
    node_set(line.node, "organisation", row->organisation);
    node_set(line.node, "trust", row->trust);
    if (row->told != STORE_NONE)
        node_set(line.node, "last-told", instant_write(call->pool, row->told));
    node_set(line.node, "told-how", row->told_how);
    node_set(line.node, "received", instant_write(call->pool, row->received));
}

struct node *case_line_add_task(struct call *call, struct node *parent, const struct listed_task *listed)
{
    const struct line line = add_line(call, parent, &listed->row, false);
    add_task(&line, &listed->task);
    return line.node;
}
