#include "web/draft_list.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/access.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "core/reference.h"
#include "registry/sight.h"
#include "store/desk.h"
#include "web/action.h"
#include "web/draft_text.h"
#include "web/token.h"
#include "xml/xml.h"

/* So many are listed. */
enum { MOST_DRAFTS = 20 };

static bool keeps(const struct event_row *row, const struct task *task)
{
    return task->owed ? event_gives_one(row, task->owed->rule->met_by) : text_equal(task->action, row->action);
}

bool draft_may_be_taken(struct call *call, const struct case_file *file, const struct desk_name *name)
{
    size_t count;
    const struct event_row *row = event_by_action(file->kind, name->action);
    if (row == NULL || procedure_allows(file->policy, file->timeline, call->person, name->action) != VERDICT_YES)
        return false;
    const struct task *tasks = case_file_tasks(call->registry, call->pool, file, &count);
    bool theirs = person_stands_for(call->person, name->user);
    for (size_t i = 0; i < count; i++)
        theirs = theirs || (keeps(row, &tasks[i]) && !ground_is_nobody(tasks[i].ground) &&
                            task_is_of(&tasks[i], call->person->user, call->now));
    return theirs;
}

/* The kind of case that begins with that action; NULL: none does. */
static const char *kind_begun(const char *action)
{
    for (const struct event_kind *kind = EVENT_KINDS; kind->name != NULL; kind++) {
        const struct event_row *row = event_by_action(kind->name, action);
        if (row != NULL && row->traits & BEGINS)
            return kind->name;
    }
    return NULL;
}

static void add_summary(struct call *call, struct node *node, const struct desk_name *name)
{
    const struct desk_draft *draft = desk_find(call->desk, call->pool, name, call->now);
    const struct fields *typed = draft ? draft_text_read(call->pool, draft->typed, draft->size) : NULL;
    const char *summary = typed ? fields_get(typed, "summary") : NULL;
    node_set(node, "summary", text_blank(summary) ? NULL : summary);
}

struct node *draft_add(struct call *call, struct node *page, const struct desk_draft *draft)
{
    const struct desk_name *name = &draft->name;
    const char *begun = kind_begun(name->action);
    struct node *node = node_add(page, "draft");
    node_set(node, begun ? "begun" : "reference", name->reference);
    node_set(node, "kind", begun ? begun : reference_kind(name->reference));
    if (begun)
        add_summary(call, node, name);
    node_set(node, "action", name->action);
    node_set(node, "at", instant_write(call->pool, draft->at));
    if (name->corrects > 0)
        node_set_number(node, "seq", name->corrects);
    if (!text_equal(name->user, call->person->user)) {
        node_set(node, "user", name->user);
        node_set(node, "title", registry_person_title(call->registry, name->user));
    }
    return node;
}

void drafts_add_of_case(struct call *call, struct node *page, const struct case_file *file)
{
    struct desk_draft list[MOST_DRAFTS];
    size_t count = desk_list(call->desk, call->pool, NULL, file->reference, call->now, list, MOST_DRAFTS);
    for (size_t i = 0; i < count; i++) {
        bool mine = text_equal(list[i].name.user, call->person->user);
        if (mine || draft_may_be_taken(call, file, &list[i].name))
            draft_add(call, page, &list[i]);
    }
}

/* The caller's; `action` NULL: of all steps, else of cases that it begins. */
static void add_own(struct call *call, struct node *page, const char *action)
{
    struct desk_draft list[MOST_DRAFTS];
    size_t count = desk_list(call->desk, call->pool, call->person->user, NULL, call->now, list, MOST_DRAFTS);
    for (size_t i = 0; i < count; i++) {
        const struct desk_name *name = &list[i].name;
        const char *begun = kind_begun(name->action);
        bool theirs = begun ? call_may(call, name->action, begun)
                            : sight_shows(call->registry, call->pool, name->reference, call->person, &call->fault);
        if (theirs && (action == NULL || text_equal(name->action, action)))
            draft_add(call, page, &list[i]);
    }
}

void drafts_add_of_user(struct call *call, struct node *page)
{
    add_own(call, page, NULL);
}

void drafts_add_begun(struct call *call, struct node *page, const char *action)
{
    add_own(call, page, action);
}

/* What tidying carries. */
struct tidying {
    struct registry *registry;
    struct pool *pool;
};

static bool is_user(const char *user, void *closure)
{
    const struct tidying *tidying = closure;
    return site_person(&tidying->registry->site, user) != NULL;
}

/* What cannot be read now is there, and what is no reference is of a case that is not made yet. */
static bool is_case(const char *reference, void *closure)
{
    const struct tidying *tidying = closure;
    struct fault fault = {0};
    return token_is_word(reference) ||
           store_sight(tidying->registry->store, tidying->pool, reference, &fault) != NULL || fault.kind != 0;
}

void drafts_tidy(struct registry *registry, struct desk *desk)
{
    struct tidying tidying = {.registry = registry, .pool = pool_new()};
    if (desk != NULL)
        desk_tidy(desk, is_user, is_case, &tidying);
    pool_free(tidying.pool);
}
