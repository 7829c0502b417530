/* The form of a step, and what stands around it. */
#include "web/step.h"

#include <limits.h>

#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reach.h"
#include "record/portion.h"
#include "record/sort.h"
#include "record/title.h"
#include "registry/lateness.h"
#include "registry/offers.h"
#include "registry/reading.h"
#include "site/clause.h"
#include "web/draft.h"
#include "web/form.h"
#include "web/page.h"
#include "web/similar.h"
#include "web/step_pages.h"
#include "xml/xml.h"

bool step_begin(struct step *step, struct call *call, const char *kind)
{
    struct registry *registry = call->registry;
    *step = (struct step){.call = call, .kind = kind, .person = call->person};
    step->address = call->request.path;
    step->asking = (struct asking){.schema = registry->schema,
                                   .event = schema_event_of(registry->schema, kind, call->name),
                                   .realm = call->realm,
                                   .lists = registry_lists(registry, call->pool, NULL, NULL)};
    bool asked = step->asking.event != NULL && part_asked(step->asking.event, call->realm);
    return asked || fault_set(&call->fault, 404, "unknown-address", "no such action");
}

void step_about(struct step *step, const struct case_file *file, const struct person *person)
{
    step->call->about = file;
    step->file = file;
    step->person = person;
    step->asking.lists = registry_lists(step->call->registry, step->call->pool, file->current, file->timeline);
    const struct part *event = step->asking.event;
    if (step->corrects != NULL) {
        event = part_inside(part_inside(event, "event"), step->asking.chosen);
        step->asking.lists = titles_offered(step->call->pool, step->asking.lists, event, step->corrects);
    }
    if (call_staff(step->call))
        step->asking.lists =
            offers_add(step->call->registry, step->call->pool, file, step->asking.lists, event, step->corrects);
    bool says_why = call_posted(step->call) && fields_get(step->call->request.body, "why-late") != NULL;
    step->asking.late = step->asking.late || says_why || lateness_ahead(file, step->asking.event->name);
    step->asking.unread = step->asking.unread ||
                          (call_posted(step->call) && fields_get(step->call->request.body, "unread-because") != NULL) ||
                          reading_missed(step->call->registry, file, step->asking.event->name, person->user);
}

static const struct fields *typed_of(const struct step *step)
{
    return call_posted(step->call) ? step->call->request.body : step->before;
}

/* That somebody has read a lesson changes nothing for whoever acts, nor does what they may not see. */
bool step_has_moved_on(const struct step *step, int shown)
{
    const struct case_file *file = step->file;
    struct pool *pool = step->call->pool;
    bool acted = shown > file->last_seq;
    const struct node *seen = call_record_seen(step->call, file);
    for (struct node *event = node_first(seen, NULL); event != NULL; event = node_next(event, NULL))
        acted = acted || (!text_equal(node_name(event), "read") &&
                          text_number(node_get(pool, event, "seq"), 1, INT_MAX) > shown);
    return acted;
}

/* Says what stands in the way, and for a stale form which events are new to this person. */
static void add_fault(struct step *step, struct node *page)
{
    struct call *call = step->call;
    if (call->fault.kind == 0)
        return;
    page_add_fault(page, &call->fault);
    if (text_equal(call->fault.code, "stale")) {
        int shown = text_number(fields_get(call->request.body, "seq"), 0, INT_MAX);
        node_set_number(node_add(page, "news"), "from", shown < 0 ? 1 : shown + 1);
    }
    call->fault = (struct fault){0};
}

/* The clauses that guide the step: those of the obligations that it would keep, or else of the permission to
 * take it. */
static void add_guidance(struct step *step, struct node *page)
{
    struct call *call = step->call;
    const struct case_file *file = step->file;
    const struct node *document = site_document(&call->registry->site, file->policy);
    struct node *guidance = node_add(page, "guidance");
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        bool open = obligation->state == OBLIGATION_OWED || obligation->state == OBLIGATION_OVERDUE ||
                    obligation->state == WINDOW_OPEN;
        if (open && text_among(step->asking.event->name, obligation->rule->met_by))
            clause_add(call->pool, guidance, document, obligation->rule);
    }
    if (node_first(guidance, NULL) == NULL) {
        const struct rule permission = {.clause =
                                            permission_clause(file->policy, step->person, call->name, file->kind)};
        clause_add(call->pool, guidance, document, &permission);
    }
}

/* To staff who write down a new case: what became of the PDF that they had read, the case that has the slip already,
 * and what they may have had from the same person before. */
static bool add_for_new(struct step *step, struct node *page)
{
    step_add_filled(step, page);
    if (step->slip_case != NULL)
        node_set(node_add(page, "slip-case"), "reference", step->slip_case);
    const struct fields *typed = typed_of(step);
    if (step->file != NULL || !call_staff(step->call) || typed == NULL)
        return true;
    const struct similar of = similar_typed(typed);
    return similar_add(step->call, page, &of);
}

/* Asked beside the event: of staff who come with a slip, as the address or the form says, its reference; of a
 * complainant, what proves the case. */
static void add_asked_beside(struct step *step, struct node *page, struct node *node, const struct form *form)
{
    struct call *call = step->call;
    const struct fields *said = call_posted(call) ? call->request.body : call->request.query;
    if (step->file == NULL && call_staff(call) && fields_get(said, "slip") != NULL)
        form_add_field(call, page, node, form, "slip", "text", false);
    for (size_t i = 0; step->unproved && i < 2; i++)
        form_add_field(call, page, node, form, i == 0 ? "reference" : "access-code", "text", true);
}

bool step_show(struct step *step, int status)
{
    struct call *call = step->call;
    step_pages_settle(step);
    const struct phrasing phrasing = phrases_of(step);
    struct node *page = page_new(call, step->file || step->unproved ? "act" : "intake", step->kind, step->file);
    add_fault(step, page);
    if (step->file != NULL) {
        /* who decides again sees every decision before */
        const struct sort decisions = {call->pool, call->registry->schema, step->kind, "decisions"};
        struct portion newest = {.keeps = sort_has, .closure = &decisions};
        page_add_case(call, page, step->file, &newest);
        add_guidance(step, page);
    }
    draft_add_shown(step, page);
    if (!add_for_new(step, page))
        return false;
    page_add_advice(call, page, step->kind, phrasing.level);
    struct form form = {.address = step->address,
                        .phrasing = &phrasing,
                        .typed = typed_of(step),
                        .wrong = &call->wrong,
                        .hidden = step->hidden,
                        .draft = draft_is_kept(step),
                        .preview = step_preview(step),
                        .carried = step_pages_carried(step),
                        .token = true};
    if (step->file != NULL && call_staff(call))
        form.seq = step->file->last_seq;
    struct asking asking = step->asking;
    asking.page = step->page <= step->pages ? step->page : 0;
    struct node *node = form_add(call, page, &asking, &form);
    step_pages_mark(step, node);
    step_post_add(step, page, node);
    if (step->unsure) {
        struct node *sure = node_add(node, "hidden");
        node_set(sure, "name", "sure");
        node_set(sure, "value", "yes");
    }
    add_asked_beside(step, page, node, &form);
    return page_send(call, page, status);
}
