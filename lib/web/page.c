#include "web/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/instant.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reach.h"
#include "record/label.h"
#include "record/portion.h"
#include "record/record.h"
#include "registry/contact_shown.h"
#include "registry/duties.h"
#include "registry/lateness.h"
#include "registry/letter.h"
#include "site/folders.h"
#include "site/guide.h"
#include "site/promises.h"
#include "web/form.h"
#include "web/typed.h"
#include "xml/sheet.h"
#include "xml/validity.h"
#include "xml/xml.h"

/* What this person can begin, or read of what was learned: it makes the navigation. */
static void add_offers(struct call *call, struct node *page, const struct policy *policy)
{
    static const struct {
        const char *action, *kind;
    } beginnings[] = {{"submit", "complaint"}, {"compliment", "compliment"}, {RIGHT_REGISTER, NULL},
                      {RIGHT_LEARNED, NULL},   {ACTION_REVIEW_POLICY, NULL}, {ACTION_AWAY, NULL}};
    for (size_t i = 0; call->person != NULL && i < sizeof beginnings / sizeof *beginnings; i++) {
        if (!procedure_allows_new(policy, call->person, beginnings[i].action, beginnings[i].kind))
            continue;
        struct node *offer = node_add(page, "offer");
        node_set(offer, "action", beginnings[i].action);
        node_set(offer, "kind", beginnings[i].kind);
    }
    if (call->person != NULL && call_may(call, ACTION_REPORT, NULL))
        node_set(node_add(page, "offer"), "action", ACTION_REPORT);
}

/* The search box of every staff page, for who may see any case. It is a form of its own, so it bears its own seal. */
static void add_search_box(struct call *call, struct node *page, const struct policy *policy)
{
    size_t count = 0;
    if (call_staff(call) && call->person != NULL)
        ways_to_see(call->pool, policy, call->person, &count);
    if (count == 0)
        return;
    struct node *box = node_add(page, "find");
    node_set(box, "seal",
             seal_csrf(call->pool, call->seal, call->realm, call->person->user, "search", instant_day(call->now)));
    node_set_number(box, "max", LONGEST_SEARCH);
}

void page_add_advice(struct call *call, struct node *page, const char *kind, int level)
{
    const struct node *guides = call_staff(call) ? call->registry->site.guides : NULL;
    const struct node *guide = guide_for(call->pool, guides, call->name, kind, level);
    struct node *advice = guide ? node_copy(node_add(page, "advice"), guide) : NULL;
    for (struct node *model = node_first(advice, "model"), *next; model != NULL; model = next) {
        next = node_next(model, "model");
        if (node_get(call->pool, model, "for") != NULL) /* the form offers it at its field (phrases.h) */
            node_remove(model);
    }
}

static int32_t review_due(const struct call *call)
{
    return duties_review_due(call->pool, call->registry->duties, call_policy(call));
}

void page_add_review(struct call *call, struct node *page)
{
    int32_t due = review_due(call);
    struct node *review = node_add(page, "review");
    node_set(review, "due", day_write(call->pool, due));
    node_set(review, "overdue", due < instant_day(call->now) ? "yes" : NULL);
}

/* Who answers for the policy is told on every list that its review is overdue, and nobody else. */
static void remind_of_review(struct call *call, struct node *page)
{
    if (call_staff(call) && call->person != NULL && call_may(call, RIGHT_APPROVE, NULL) &&
        review_due(call) < instant_day(call->now))
        page_add_review(call, page);
}

struct node *page_new(struct call *call, const char *sheet, const char *kind, const struct case_file *file)
{
    struct node *page = xml_new(call->pool, NAMESPACE_PAGE, "page");
    const struct policy *current = site_policy_at(&call->registry->site, call->now);
    node_set(page, "name", sheet);
    node_set(page, "action", call->name);
    node_set(page, "realm", call->realm);
    node_set(page, "kind", kind);
    node_set(page, "now", instant_write(call->pool, call->now));
    if (call_staff(call) && call->person != NULL)
        node_set(page, "person", call->person->title);
    if (file != NULL)
        node_set(page, "reference", file->reference);
    node_copy(page, call->registry->site.shown);
    promises_add(page, file ? file->policy : current, kind != NULL || !call_staff(call)); /* lists promise nothing */
    add_offers(call, page, current);
    add_search_box(call, page, current);
    remind_of_review(call, page);
    return page;
}

/* Says what of the record is not on the page. */
static void add_portion(struct node *page, const struct portion *portion)
{
    if (portion->earlier == 0 && !portion->later && !portion->folded && portion->shows == NULL)
        return;
    struct node *node = node_add(page, "portion");
    if (portion->earlier > 0) {
        node_set_number(node, "earlier", portion->earlier);
        node_set_number(node, "before", portion->first);
    }
    node_set(node, "later", portion->later ? "yes" : NULL);
    node_set(node, "unfolded", portion->unfolded ? "yes" : NULL);
}

void page_add_case(struct call *call, struct node *page, const struct case_file *file, struct portion *portion)
{
    page_add_case_as(call, page, file, call->realm, portion);
}

void page_add_case_as(struct call *call, struct node *page, const struct case_file *file, const char *realm,
                      struct portion *portion)
{
    static const char *const outgoing[] = {"letter", "letter-paper", "preview", NULL};
    const struct node *record = call_record_seen(call, file);
    if (record == NULL)
        return;
    label_record(call->pool, record, call->registry->schema,
                 registry_lists(call->registry, call->pool, file->current, file->timeline), realm, page, portion);
    lateness_show(node_last(page), file->timeline);
    if (!call_staff(call) || text_among(node_get(call->pool, page, "name"), outgoing))
        contacts_hide(call->registry, call->pool, node_last(page), file);
    if (portion != NULL)
        add_portion(page, portion);
    status_add(call, page, file);
}

static bool enclose(struct node *page, const struct node *letter, int seq, bool made)
{
    if (letter == NULL)
        return false;
    struct node *enclosed = node_add(page, "enclosed");
    node_set_number(enclosed, "seq", seq);
    node_set(enclosed, "made", made ? "yes" : NULL);
    return node_copy(enclosed, letter) != NULL;
}

bool page_add_letter(struct call *call, struct node *page, const struct case_file *file, int seq)
{
    bool kept = false;
    const struct node *letter = letter_of(call->registry, call->pool, file, seq, call->now, &kept, &call->fault);
    return enclose(page, letter, seq, !kept);
}

bool page_add_draft(struct call *call, struct node *page, const struct case_file *file)
{
    const struct node *letter = letter_draft(call->registry, call->pool, file, call->now, &call->fault);
    return enclose(page, letter, file->last_seq, true);
}

void page_add_fault(struct node *page, const struct fault *fault)
{
    struct node *node = node_add(page, "fault");
    node_set_number(node, "kind", fault->kind);
    node_set(node, "code", fault->code);
}

#ifdef REDRESS_CHECK_PAGES
/* Keeps the page for tests of the sheets, in the folder that the environment names, under the sheet's name. */
static bool page_keep(struct pool *pool, const struct node *page, const char *name)
{
    const char *folder = getenv("REDRESS_PAGES");
    FILE *file = folder ? fopen(pool_format(pool, "%s/%s.xml", folder, name), "w") : NULL;
    if (file != NULL) {
        fputs(xml_write(pool, page), file);
        fclose(file);
    }
    return folder == NULL || file != NULL;
}

/* The sanitised build hands no sheet what is not a page. False with a fault 500. */
static bool page_right(struct call *call, const struct node *page, const char *name)
{
    const char *schema = pool_format(call->pool, "%s/schema/page.xsd", folders_find(call->pool).share);
    return page_keep(call->pool, page, name) && tree_valid(page, name, schema, &call->fault);
}
#endif

static const struct sheet *sheet_of(struct call *call, const struct node *page)
{
    const char *name = node_get(call->pool, page, "name");
    if (call->fault.kind != 0)
        return NULL;
#ifdef REDRESS_CHECK_PAGES
    if (!page_right(call, page, name))
        return NULL;
#endif
    return call_sheet(call, name);
}

const char *page_made(struct call *call, const struct node *page, size_t *length)
{
    const struct sheet *sheet = sheet_of(call, page);
    return sheet ? sheet_apply(call->pool, sheet, page, length, &call->fault) : NULL;
}

const struct node *page_tree(struct call *call, const struct node *page)
{
    const struct sheet *sheet = sheet_of(call, page);
    return sheet ? sheet_tree(call->pool, sheet, page, &call->fault) : NULL;
}

bool page_send(struct call *call, struct node *page, int status)
{
    const char *body = page_made(call, page, &call->answer.length);
    if (body == NULL)
        return false;
    call->answer.status = status;
    call->answer.body = body;
    return true;
}

void page_send_fault(struct call *call)
{
    static const char last_resort[] = "Sorry, this cannot be done at the moment.";
    bool tells = text_equal(call->fault.code, "not-now");
    struct node *page = page_new(call, "fault", NULL, tells ? call->about : NULL);
    page_add_fault(page, &call->fault);
    if (tells && call->about != NULL)
        status_add(call, page, call->about);
    page_add_typed(call, page);
    int status = call->fault.kind;
    call->fault.kind = 0;
    if (page_send(call, page, status))
        return;
    log_line("the page of a fault cannot be made: %s", call->fault.detail);
    call->answer.status = status;
    call->answer.body = last_resort;
    call->answer.length = strlen(last_resort);
}
