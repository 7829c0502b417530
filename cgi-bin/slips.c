/* slips: slips of the front desk, drawn in advance for when a case cannot be entered at once: on each a reference and
 * an access code for the person, and the blank form. For who may record cases.
 *
 * GET  /staff/slips               asks how many of which kind, and lists those that are neither entered nor cancelled
 *      /staff/slips?batch=WORD    the same, with those that were just drawn
 *      /staff/slips?print=WORD    these as a PDF: for an hour, for who drew them; else 404
 *      /staff/slips?cancel=REF    asks why that one is cancelled; 404 if none is out with that reference
 * POST                            draws: 303 to the batch; the same form once more draws no others
 *      /staff/slips?cancel=REF    cancels it for good: 303 to the list */
#include "base/pool.h"
#include "base/text.h"
#include "core/reference.h"
#include "paper/fillable.h"
#include "registry/slips.h"
#include "web/blank_form.h"
#include "web/download.h"
#include "web/form.h"
#include "web/page.h"
#include "web/token.h"
#include "xml/xml.h"

/* So long they can be printed, in seconds, and so many are listed. */
enum { PRINTED_FOR = 3600, MOST_LISTED = 200 };

/* The kinds of cases, with the action that records one. */
static struct choice kinds[] = {{.value = "complaint"}, {.value = "compliment"}};
static const char *const actions[] = {"submit", "compliment"};
static const struct part kind_part = {
    .name = "kind", .widget = WIDGET_CHOICE, .required = true, .most = 1, .choices = kinds, .choice_count = 2};
static const struct part count_part = {
    .name = "count", .widget = WIDGET_TEXT, .required = true, .input_type = "text", .max = SLIPS_MOST};

/* Why one is cancelled: of nobody is said anything. */
static struct choice reasons[] = {{.value = "spoilt"}, {.value = "lost"}, {.value = "unneeded"}};
static const struct part reason_part = {
    .name = "reason", .widget = WIDGET_CHOICE, .required = true, .most = 1, .choices = reasons, .choice_count = 3};

static bool may_record(const struct call *call, size_t kind)
{
    return call_may(call, actions[kind], kinds[kind].value);
}

/* True if this person may record anything; else false with a fault. */
static bool may_any(struct call *call)
{
    return may_record(call, 0) || may_record(call, 1) ||
           fault_set(&call->fault, 403, "hidden", "a person who may record no case");
}

static const char *asked(const struct call *call, const char *name)
{
    return fields_get(call->request.query, name);
}

static void add_slip(struct call *call, struct node *parent, const struct stored_slip *slip)
{
    struct node *node = node_add(parent, "slip");
    node_set(node, "reference", slip->reference);
    node_set(node, "kind", reference_kind(slip->reference));
    node_set_instant(call->pool, node, "drawn", slip->drawn);
    if (!text_equal(slip->drawn_by, SLIPS_SYSTEM))
        node_set(node, "by-title", registry_person_title(call->registry, slip->drawn_by));
}

/* Those of a batch which this person drew lately; *count. NULL: there are none to be had, or a fault. */
static const struct stored_slip *just_drawn(struct call *call, const char *batch, size_t *count)
{
    const struct stored_slip *slips =
        token_is_word(batch) ? store_batch(call->registry->store, call->pool, batch, count, &call->fault) : NULL;
    bool theirs =
        slips != NULL && text_equal(slips[0].drawn_by, call->person->user) && call->now - slips[0].drawn < PRINTED_FOR;
    return theirs ? slips : NULL;
}

static void add_batch(struct call *call, struct node *parent)
{
    size_t count;
    const struct stored_slip *slips = just_drawn(call, asked(call, "batch"), &count);
    if (slips == NULL)
        return;
    struct node *node = node_add(parent, "batch");
    node_set(node, "name", slips[0].batch);
    node_set_number(node, "count", (int)count);
}

/* All that are out, the oldest first. */
static void add_out(struct call *call, struct node *parent)
{
    size_t count;
    const struct stored_slip *slips =
        store_slips(call->registry->store, call->pool, MOST_LISTED + 1, &count, &call->fault);
    for (size_t i = 0; i < count && i < MOST_LISTED; i++)
        add_slip(call, parent, &slips[i]);
    node_set(parent, "more", count > MOST_LISTED ? "yes" : NULL);
}

static bool show(struct call *call, int status)
{
    struct node *page = page_new(call, "slips", NULL, NULL);
    if (call->fault.kind != 0)
        page_add_fault(page, &call->fault);
    call->fault = (struct fault){0};
    const struct form form = {
        .address = call->request.path, .typed = call->request.body, .wrong = &call->wrong, .token = true};
    struct node *slips = node_add(page, "slips"), *node = form_add(call, page, NULL, &form);
    add_batch(call, slips);
    add_out(call, slips);
    if (may_record(call, 0) && may_record(call, 1))
        form_add_part(call, page, node, &form, &kind_part);
    form_add_part(call, page, node, &form, &count_part);
    return page_send(call, page, status);
}

/* The kind that was chosen, or the only one that this person may record; NULL: none. */
static const char *kind_typed(const struct call *call)
{
    const char *typed = fields_get(call->request.body, kind_part.name);
    bool both = may_record(call, 0) && may_record(call, 1);
    for (size_t i = 0; i < kind_part.choice_count; i++)
        if (may_record(call, i) && (!both || text_equal(typed, kinds[i].value)))
            return kinds[i].value;
    return NULL;
}

/* True if the form has a token of ours; else false with a fault. */
static bool has_token(struct call *call)
{
    const char *token = fields_get(call->request.body, "token");
    if (token == NULL)
        return fault_set(&call->fault, 400, "no-token", "no token");
    return token_ours(call->pool, call->seal, call->now, token) ||
           fault_set(&call->fault, 403, "csrf", "a token that is not ours, or too old");
}

static bool draw(struct call *call)
{
    size_t count;
    const struct fields *body = call->request.body;
    const struct slip_batch batch = {.kind = kind_typed(call),
                                     .by = call->person->user,
                                     .batch = token_word(call->pool, fields_get(body, "token")),
                                     .count = text_number(fields_get(body, count_part.name), 1, SLIPS_MOST)};
    if (batch.kind == NULL)
        problems_add(&call->wrong, kind_part.name, "slip-no-kind", NULL, &kind_part);
    if (batch.count < 1)
        problems_add(&call->wrong, count_part.name, "slip-count", NULL, &count_part);
    if (call->wrong.count > 0)
        return show(call, 422);
    if (slips_draw(call->registry, call->pool, &batch, call->now, &count, &call->fault) != NULL)
        return call_see(call, pool_format(call->pool, "%s?batch=%s", call->request.path, batch.batch));
    if (!text_equal(call->fault.code, "used-token"))
        return false;
    fields_set(call->request.body, "token", token_new(call->pool, call->seal, call->now));
    return show(call, call->fault.kind);
}

/* The one that is to be cancelled; NULL: none is out with that reference, or a fault. */
static const struct stored_slip *slip_asked(struct call *call)
{
    const char *reference = reference_read(call->pool, asked(call, "cancel"));
    const struct stored_slip *slip =
        reference ? store_slip(call->registry->store, call->pool, reference, &call->fault) : NULL;
    return slip != NULL && !slip->used && slip->voided == STORE_NONE ? slip : NULL;
}

static bool show_cancel(struct call *call, int status)
{
    const struct stored_slip *slip = slip_asked(call);
    if (slip == NULL)
        return call->fault.kind == 503 ? false : fault_set(&call->fault, 404, "unknown-address", "no such slip is out");
    struct node *page = page_new(call, "slips", NULL, NULL);
    if (call->fault.kind != 0)
        page_add_fault(page, &call->fault);
    call->fault = (struct fault){0};
    const struct form form = {.address = pool_format(call->pool, "%s?cancel=%s", call->request.path, slip->reference),
                              .typed = call->request.body,
                              .wrong = &call->wrong,
                              .token = true};
    struct node *slips = node_add(page, "slips"), *node = form_add(call, page, NULL, &form);
    node_set(slips, "cancels", slip->reference);
    add_slip(call, slips, slip);
    form_add_part(call, page, node, &form, &reason_part);
    return page_send(call, page, status);
}

static bool cancel(struct call *call)
{
    const char *reference = reference_read(call->pool, asked(call, "cancel"));
    const char *reason = fields_get(call->request.body, reason_part.name);
    const struct list all = {.choices = reasons, .count = reason_part.choice_count};
    if (!list_holds(&all, reason))
        problems_add(&call->wrong, reason_part.name, "slip-reason", NULL, &reason_part);
    if (call->wrong.count > 0)
        return show_cancel(call, 422);
    const struct stored_slip *slip =
        reference ? store_slip(call->registry->store, call->pool, reference, &call->fault) : NULL;
    if (slip == NULL)
        return show_cancel(call, 404);
    return slip_make_void(call->registry, call->pool, slip, call->person->user, reason, call->now, &call->fault) &&
           call_see(call, call->request.path);
}

static bool print(struct call *call, const char *batch)
{
    size_t count;
    const struct stored_slip *slips = just_drawn(call, batch, &count);
    if (slips == NULL)
        return call->fault.kind != 0 ? false
                                     : fault_set(&call->fault, 404, "slips-gone", "none of theirs, or too late");
    const struct node *papers = blank_slips(call, reference_kind(slips[0].reference), slips, count);
    const char *pdf = papers ? fillable_papers(call->pool, papers, &call->answer.length, &call->fault) : NULL;
    if (pdf != NULL)
        download_pdf(call, "slips", pdf);
    return pdf != NULL;
}

static bool again(struct call *call, int status)
{
    return may_any(call) && (asked(call, "cancel") ? show_cancel(call, status) : show(call, status));
}

static bool answer(struct call *call)
{
    bool cancels = asked(call, "cancel") != NULL, posted = call_posted(call);
    if (!may_any(call))
        return false;
    if (posted && !has_token(call))
        return call->fault.kind == 400 ? false : again(call, call->fault.kind);
    if (posted)
        return cancels ? cancel(call) : draw(call);
    if (asked(call, "print") != NULL)
        return print(call, asked(call, "print"));
    return cancels ? show_cancel(call, 200) : show(call, 200);
}

int main(void)
{
    static const char *const names[] = {"token", "kind", "count", "reason", NULL};
    static const struct action slips = {
        .name = "slips", .doors = {{"staff", NO_CASE, true}}, .names = names, .answer = answer, .again = again};
    return action_main(&slips);
}
