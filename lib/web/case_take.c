#include "web/case_take.h"

#include <limits.h>
#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/hand_over.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "core/reference.h"
#include "registry/offers.h"
#include "store/task.h"
#include "web/filters.h"
#include "web/form.h"
#include "web/paging.h"
#include "web/step.h"
#include "web/token.h"
#include "xml/words.h"
#include "xml/xml.h"

/* The key of the address that says what became of them, and what seals it. */
#define TAKEN "taken"

static const char *hand_over_of(const char *kind)
{
    return event_with(kind, HANDS_OVER)->action;
}

/* True if the person may do what is due next, as far as that is known. */
static bool may_go_on(const struct policy *policy, const struct sight *sight, const struct person *person,
                      const struct indexed_case *row)
{
    const struct kind *kind = policy_kind(policy, row->kind);
    bool known = false;
    for (size_t i = 0; kind && row->next_name && i < kind->rule_count; i++) {
        const struct rule *rule = &kind->rules[i];
        if (rule->window || !text_equal(rule->name, row->next_name) || (rule->level && rule->level != row->next_level))
            continue;
        known = true;
        for (const struct event_row *event = events_of(row->kind); event->name; event++)
            if (event_gives_one(event, rule->met_by) &&
                procedure_permits(policy, sight, person, event->action, (int)row->level))
                return true;
    }
    return !known;
}

/* True if the case was handed to the person, who has not accepted it yet. */
static bool is_handed_over(struct call *call, const struct indexed_case *row)
{
    const struct event_row *accepted = event_with(row->kind, RECEIVES);
    const struct kind *kind = policy_kind(call_policy(call), row->kind);
    bool handed = false;
    for (size_t i = 0; kind && text_equal(row->handler, call->person->user) && i < kind->rule_count; i++)
        handed = handed || (text_among(accepted->name, kind->rules[i].met_by) &&
                            store_has_task(call->registry->store, row->reference, call->person->user,
                                           kind->rules[i].name, call->now, &call->fault));
    return handed;
}

/* True if the person may hand the case over, as far as the index tells. */
static bool may_hand_over(struct call *call, const struct indexed_case *row, const struct sight *sight)
{
    const char *assign = hand_over_of(row->kind);
    return procedure_possible_in(row->kind, assign, row->state) &&
           procedure_permits(call_policy(call), sight, call->person, assign, (int)row->level);
}

void case_take_offer(struct call *call, struct node *line, const struct indexed_case *row, int n)
{
    const struct sight sight = {.kind = row->kind,
                                .division = row->division,
                                .recorded_by = row->recorded_by,
                                .reporter = row->reporter,
                                .reached = (int)row->reached,
                                .high = text_equal(row->severity, SEVERITY_HIGH)};
    const char *assign = hand_over_of(row->kind);
    bool handed = is_handed_over(call, row), mine = text_equal(row->handler, call->person->user),
         may = !handed && may_hand_over(call, row, &sight);
    if (mine && may && row->reached <= 1) /* above, who decided before may be barred: the case page knows */
        node_set(line, "hand-over", assign);
    if (!handed && (mine || !may || !may_go_on(call_policy(call), &sight, call->person, row)))
        return;
    const struct saying words = {.of = "take", .code = handed ? event_with(row->kind, RECEIVES)->action : assign};
    node_set(line, "take", words_find(call->registry->site.words, &words));
    node_set(line, "box", pool_format(call->pool, "case.%d", n));
    node_set(line, "pick", pool_format(call->pool, "%s.%lld", row->reference, (long long)row->last_seq));
}

/* A case that somebody wants to take on, and what became of it. */
struct wish {
    const char *reference, *result;
    int seq;
};

/* What is typed into the form of the step. */
static struct fields *fields_of(struct call *call, const struct wish *wish, const char *token, bool accepts)
{
    static const struct saying reason = {.of = "taken", .code = "reason"};
    struct fields *fields = fields_new(call->pool);
    fields_add(fields, "csrf",
               seal_csrf(call->pool, call->seal, call->realm, call->person->user, call->name, instant_day(call->now)));
    fields_add(fields, "token", token);
    fields_add(fields, "seq", pool_format(call->pool, "%d", wish->seq));
    if (accepts)
        return fields;
    fields_add(fields, "handler", call->person->user);
    fields_add(fields, "reason", words_find(call->registry->site.words, &reason));
    return fields;
}

/* Why the step gave its form back. */
static const char *refusal(struct call *each)
{
    static const char *const unfit[] = {[FIT] = "wrong",
                                        [UNFIT_BARRED] = "barred",
                                        [UNFIT_DECIDED] = "decided",
                                        [UNFIT_ELSEWHERE] = "elsewhere",
                                        [UNFIT_WHERE] = "where",
                                        [UNFIT_NOWHERE] = "nowhere"};
    const char *brings;
    if (each->answer.status == 409)
        return "stale";
    return unfit[offers_fit(each->registry, each->pool, each->about, each->person->user, NULL, &brings)];
}

/* Takes the step as if its form had been sent. */
static const char *take(struct call *call, const struct wish *wish)
{
    static const struct action step = {.prepare = step_prepare};
    struct fault unknown = {0};
    const struct case_file *file = call_case_opened(call, wish->reference);
    if (file == NULL)
        return call->fault.kind ? call->fault.code : "hidden";
    const char *user = call->person->user;
    const char *token = token_for(call->pool, call->seal, fields_get(call->request.body, "token"), wish->reference);
    bool accepts = text_equal(timeline_receiver(file->timeline), user);
    bool again = store_submission(call->registry->store, call->pool, token, &unknown) != NULL;
    if (!again && !accepts && text_equal(timeline_handler(file->timeline), user))
        return "yours";
    struct call each = *call;
    each.action = &step;
    each.name = accepts ? event_with(file->kind, RECEIVES)->action : hand_over_of(file->kind);
    each.about = file;
    each.wrong = (struct problems){.pool = call->pool};
    each.request.query = fields_new(call->pool);
    each.request.body = fields_of(&each, wish, token, accepts);
    if (again || step_answer(&each))
        return again || each.answer.status == 303 ? "done" : refusal(&each);
    return each.fault.code;
}

/* REFERENCE.SEQ; false: it is none. */
static bool read_wish(struct pool *pool, const char *text, struct wish *wish)
{
    const char *dot = strchr(text, '.');
    *wish =
        (struct wish){.reference = dot ? reference_read(pool, pool_copy_part(pool, text, (size_t)(dot - text))) : NULL,
                      .seq = dot ? text_number(dot + 1, 1, INT_MAX) : -1};
    return wish->reference != NULL && wish->seq > 0;
}

/* The case whose button was pressed, or all that are ticked; their number, -1 with a fault. */
static int read_wishes(struct call *call, struct wish *wishes)
{
    const struct fields *body = call->request.body;
    const char *only = fields_get(body, "only");
    int count = 0;
    bool good = true;
    for (size_t i = 0; i < body->count; i++) {
        bool ticked = only == NULL && strncmp(body->list[i].name, "case.", strlen("case.")) == 0;
        if (ticked || (only != NULL && body->list[i].value == only))
            good = good && read_wish(call->pool, body->list[i].value, &wishes[count++]);
    }
    return good || fault_set(&call->fault, 400, "broken-request", "a case that cannot be read") ? count : -1;
}

/* The address of the list, without what became of cases before, and with that; NULL: nothing is to be said. */
static const char *address_with(struct call *call, const char *taken)
{
    const struct fields *query = call->request.query;
    const char *kept = "";
    for (size_t i = 0; i < query->count; i++)
        if (!text_equal(query->list[i].name, TAKEN))
            kept = filter_query(call->pool, kept, query->list[i].name, query->list[i].value);
    if (taken != NULL)
        kept = filter_query(call->pool, kept, TAKEN, seal_close(call->pool, call->seal, TAKEN, taken));
    return pool_format(call->pool, "%s%s%s", call->request.path, *kept ? "?" : "", kept);
}

bool case_take_asked(const struct call *call)
{
    const struct fields *body = call->request.body;
    return fields_get(body, "only") != NULL || fields_get(body, "ticked") != NULL;
}

const char *case_take_all(struct call *call)
{
    struct wish wishes[PAGE_LENGTH];
    if (!token_ours(call->pool, call->seal, call->now, fields_get(call->request.body, "token"))) {
        fault_set(&call->fault, 403, "csrf", "a token that is not ours, or too old");
        return NULL;
    }
    int count = read_wishes(call, wishes);
    const char *taken = call->person->user;
    for (int i = 0; i < count; i++) {
        wishes[i].result = take(call, &wishes[i]);
        call->fault = (struct fault){0};
        taken = pool_format(call->pool, "%s %s:%s", taken, wishes[i].reference, wishes[i].result);
    }
    return count >= 0 ? taken : NULL;
}

bool case_take(struct call *call)
{
    const char *taken = case_take_all(call);
    return taken != NULL && call_see(call, address_with(call, taken));
}

struct node *case_take_add(struct call *call, struct node *page, const char *taken)
{
    const struct form form = {.address = address_with(call, NULL), .token = true};
    struct node *form_node = form_add(call, page, NULL, &form);
    if (taken == NULL)
        taken = seal_break(call->pool, call->seal, TAKEN, fields_get(call->request.query, TAKEN));
    const char *const *words = text_words(call->pool, taken);
    if (!text_equal(words[0], call->person->user))
        return form_node;
    struct node *became = node_add(page, "taken");
    for (words++; *words != NULL; words++) {
        const char *colon = strchr(*words, ':');
        struct node *node = node_add(became, "case");
        node_set(node, "reference", pool_copy_part(call->pool, *words, (size_t)(colon - *words)));
        node_set(node, "result", colon + 1);
    }
    return form_node;
}
