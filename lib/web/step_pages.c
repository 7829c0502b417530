#include "web/step_pages.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "web/form.h"
#include "web/kept_files.h"
#include "web/step.h"
#include "web/typed.h"
#include "xml/xml.h"

/* So many bytes of the other pages are carried along: more than all answers may have together. */
enum { CARRIED_MOST = 4 * TYPED_MOST };

/* What ends a value among those that are carried: no text that came in holds it (base/text.h). */
static const char end_of_value[] = "\x1e";

/* ---- What is carried: "PAGE CHANGING" in a line, then of each field a line with its name, and its value ---- */

/* The part inside that group which a field belongs to; NULL: none. */
static const struct part *part_of(const struct step *step, const struct part *group, const char *field)
{
    return part_inside(group, pool_copy_part(step->call->pool, field, strcspn(field, ".")));
}

/* The page that the field of that name stands on; 0: none. */
static int page_of(const struct step *step, const char *field)
{
    const struct part *part = part_of(step, step->asking.event, field), *inner = NULL;
    size_t length = strcspn(field, ".");
    if (part != NULL && field[length] == '.')
        inner = part_of(step, part, field + length + 1);
    return part == NULL ? 0 : asking_page(&step->asking, inner ? inner : part);
}

const char *step_pages_carried(const struct step *step)
{
    struct pool *pool = step->call->pool;
    const struct fields *body = step->call->request.body;
    if (step->page == 0)
        return NULL;
    const char *carried = pool_format(pool, "%d %d\n", step->page, step->changing);
    size_t room = CARRIED_MOST;
    for (size_t i = 0; body != NULL && i < body->count; i++) {
        const struct field *field = &body->list[i];
        int page = page_of(step, field->name);
        if (page == 0 || page == step->page || text_blank(field->value))
            continue;
        size_t fits = typed_beginning(field->value, room);
        room -= fits;
        carried = pool_format(pool, "%s%s\n%.*s%s", carried, field->name, (int)fits, field->value, end_of_value);
    }
    return carried;
}

/* Puts the fields beside those that came; of a name that came, too, this one counts. */
static void add_carried(struct fields *body, const char *at)
{
    for (const char *end; (end = strstr(at, end_of_value)) != NULL; at = end + 1) {
        size_t length = strcspn(at, "\n");
        const char *name = pool_copy_part(body->pool, at, length);
        if (fields_get(body, name) == NULL)
            fields_add(body, name, pool_copy_part(body->pool, at + length + 1, (size_t)(end - at) - length - 1));
    }
}

/* The first page on which something was typed; the first one of all, where nothing was. */
static int page_typed(const struct step *step)
{
    const struct fields *body = step->call->request.body;
    int first = step->pages;
    bool any = false;
    for (size_t i = 0; i < body->count; i++) {
        int page = page_of(step, body->list[i].name);
        any = any || page > 0;
        first = page > 0 && page < first ? page : first;
    }
    return any ? first : 1;
}

/* True if the form was sent to be shown again as the page that it was: by a button of the pages, or for another row by
 * who sent what stands on that page and nothing else. */
static bool comes_back(const struct step *step, int page)
{
    const struct fields *body = step->call->request.body;
    bool only = fields_get(body, "add") != NULL;
    for (size_t i = 0; i < body->count; i++) {
        int at = page_of(step, body->list[i].name);
        only = only && (at == 0 || at == page);
    }
    return only || fields_get(body, "go") != NULL;
}

/* Takes what the form carried. Without a button of the pages it is sent at once, from wherever, or from its end. */
static void take_carried(struct step *step)
{
    struct call *call = step->call;
    struct fields *body = call->request.body;
    const char *carried = form_carried(call);
    if (carried == NULL) {
        step->page = fields_get(body, "go") != NULL ? page_typed(step) : 0;
        return;
    }
    const char *const *state = text_words(call->pool, pool_copy_part(call->pool, carried, strcspn(carried, "\n")));
    int page = text_number(state[0], 1, step->pages + 1);
    step->lost = page < 0;
    step->changing = page > 0 && text_equal(state[1], "1");
    step->page = page < 0 ? page_typed(step) : page > step->pages || comes_back(step, page) ? page : 0;
    if (page > 0)
        add_carried(body, carried + strcspn(carried, "\n") + 1);
}

/* ---- The road through the pages ---- */

void step_pages_begin(struct step *step)
{
    struct call *call = step->call;
    int pages = call_staff(call) ? 0 : asking_page(&step->asking, NULL);
    if (pages < 2)
        return;
    step->pages = pages;
    step->page = 1;
    if (call_posted(call))
        take_carried(step);
    if (fields_get(call->request.query, "whole") != NULL)
        step->page = 0;
}

bool step_pages_whole(struct step *step)
{
    return !step->lost || fault_set(&step->call->fault, 403, "answers-lost", "what a form carried cannot be opened");
}

bool step_pages_turns(const struct step *step)
{
    return step->pages > 0 && fields_get(step->call->request.body, "go") != NULL;
}

/* The first page on which something is wrong; 0: none. */
static int page_wrong(const struct step *step)
{
    const struct problems *wrong = &step->call->wrong;
    int first = 0;
    for (size_t i = 0; i < wrong->count; i++) {
        int page = page_of(step, wrong->list[i].field);
        first = page > 0 && (first == 0 || page < first) ? page : first;
    }
    return first;
}

static bool is_wrong_on(const struct step *step, int page)
{
    bool any = false;
    for (size_t i = 0; i < step->call->wrong.count; i++)
        any = any || page_of(step, step->call->wrong.list[i].field) == page;
    return any;
}

/* Where "next" leads: to this page as long as something is wrong on it; then to the next one. From the last one, and
 * from one that is changed, to the first on which something is wrong, or to the check. */
static int page_after(const struct step *step)
{
    if (is_wrong_on(step, step->page))
        return step->page;
    if (!step->changing && step->page < step->pages)
        return step->page + 1;
    int wrong = page_wrong(step);
    return wrong > 0 ? wrong : step->pages + 1;
}

/* Where "back" leads. */
static int page_before(const struct step *step)
{
    return step->changing ? step->pages + 1 : step->page > 1 ? step->page - 1 : 1;
}

bool step_pages_turn(struct step *step)
{
    struct call *call = step->call;
    const char *go = fields_get(call->request.body, "go");
    int from = step->page, named = text_number(go, 1, step->pages);
    if (from == 0 || call->wrong.count > 0) /* all at once; or a file that cannot be taken, and so not come along */
        return step_show(step, call->wrong.count > 0 ? 422 : 200);
    if (named > 0 || text_equal(go, "back")) {
        step->page = named > 0 ? named : page_before(step);
        step->changing = named > 0;
        return step_show(step, 200);
    }
    if (!step_check(step))
        return false;
    step->page = page_after(step);
    bool right = step->page > step->pages || (step->page > from && !step->changing);
    step->changing = step->page <= step->pages && (step->changing || step->page < from);
    if (right) /* what is wrong on pages to come is not said before one has been there */
        call->wrong = (struct problems){.pool = call->pool};
    return step_show(step, right ? 200 : 422);
}

void step_pages_settle(struct step *step)
{
    int wrong = page_wrong(step);
    if (step->page > step->pages && wrong > 0) {
        step->changing = true;
        step->page = wrong;
    }
}

void step_pages_mark(const struct step *step, struct node *form)
{
    if (step->page == 0)
        return;
    node_set_number(form, "page", step->page);
    node_set_number(form, "pages", step->pages);
}
