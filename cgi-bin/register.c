/* register: what we improve, what we learned and what works well, for all staff; and that somebody has read it.
 *
 * GET   /staff/register?register=improvements|lessons|practices&state=&division=&cause=&owner=me|USER&for=&after=PLACE
 *                       25 entries a page; `after` is where the page before ended (web/paging.h). Names and values
 *                       that are none of the filters' (web/lesson_page.h) are passed over. With format=csv or
 *                       format=xlsx all entries under these filters, up to CSV_MOST, as a table to be saved
 * POST, with words      the entries of that register in which all of them stand (200: a look-up changes nothing, and
 *                       the words never stand in an address); with `before`, where the page before ended. 422: too
 *                       much text
 * POST, with entry      (its name, sealed) and token: I have read this lesson or practice, an event of its case, once
 *                       for each person. 303 to the same list. 404 if there is no such entry; what is told of the case
 *                       does not depend on who may see it
 *
 * 403: a person without the registers, or a form that is not ours. */

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "base/fault.h"
#include "web/download.h"
#include "web/lesson_page.h"
#include "web/form.h"
#include "web/case_line.h"
#include "web/page.h"
#include "web/paging.h"
#include "xml/xml.h"

/* What the form to search may bring, what the button of an entry, and both. */
static const char *const looking[] = {"words", "before", NULL}, *const confirming[] = {"entry", "token", NULL};
static const char *const names[] = {"words", "before", "entry", "token", NULL};

/* The page, with its choice and the form to search; a fault of the call is said on it and is then settled. */
static struct node *new_page(struct call *call, struct lesson_choice *chosen)
{
    struct node *page = page_new(call, "register", NULL, NULL);
    if (call->fault.kind != 0)
        page_add_fault(page, &call->fault);
    call->fault = (struct fault){0};
    lesson_page_choose(call, page, chosen);
    form_add_search(call, page, pool_format(call->pool, "/staff/register?%s", chosen->query));
    return page;
}

static bool send_page(struct call *call, int status)
{
    struct lesson_choice chosen;
    struct node *page = new_page(call, &chosen), *entries = node_add(page, "entries");
    return lesson_page_list(call, &chosen.question, entries, lesson_page_entry) && page_send(call, page, status);
}

static bool send_table(struct call *call)
{
    struct lesson_choice chosen;
    struct node *page = page_new(call, "register-book", NULL, NULL);
    struct lesson_place *places = pool_array(call->pool, CSV_PART, sizeof *places),
                        after = {.place = STORE_NONE + 1, .reference = "", .item = ""};
    lesson_page_choose(call, page, &chosen);
    struct node *entries = node_add(page, "entries");
    int count = CSV_PART;
    for (int sent = 0; sent < CSV_MOST && count == CSV_PART; sent += count) {
        count = lessons_page(call->registry, call->pool, &chosen.question, &after, places, CSV_PART, &call->fault);
        if (count < 0 || !lesson_page_add(call, entries, places, (size_t)count, lesson_page_entry))
            return false;
        after = places[CSV_PART - 1];
    }
    bool cut = count == CSV_PART &&
               lessons_page(call->registry, call->pool, &chosen.question, &after, places, 1, &call->fault) > 0;
    node_set(entries, "more", cut ? "yes" : NULL);
    const char *day = day_write(call->pool, instant_day(call->now));
    return download_book(call, page, pool_format(call->pool, "%s-%s", chosen.question.list, day));
}

static bool find(struct call *call, const char *words)
{
    struct lesson_choice chosen;
    struct lesson_place places[PAGE_LENGTH + 1];
    struct node *page = new_page(call, &chosen), *entries = node_add(page, "entries");
    int64_t before = paging_number(fields_get(call->request.body, "before"), SEARCH_NEWEST);
    int count = lessons_search(call->registry, call->pool, chosen.question.list, words, before, places, PAGE_LENGTH + 1,
                               &call->fault);
    node_set(entries, "found", "yes");
    if (count > PAGE_LENGTH)
        node_set(entries, "more", pool_format(call->pool, "%lld", (long long)places[PAGE_LENGTH - 1].place));
    int shown = count > PAGE_LENGTH ? PAGE_LENGTH : count;
    return count >= 0 && lesson_page_add(call, entries, places, (size_t)shown, lesson_page_entry) &&
           page_send(call, page, 200);
}

static bool look_up(struct call *call)
{
    const char *words = form_search_words(call);
    if (words == NULL)
        return send_page(call, 422);
    return *words == '\0' ? send_page(call, 200) : find(call, words);
}

/* Back to the list that showed the entry. */
static bool confirm(struct call *call)
{
    struct lesson_choice chosen;
    lesson_page_choose(call, page_new(call, "register", NULL, NULL), &chosen);
    const struct paging place = paging_read(call->pool, fields_get(call->request.query, "after"));
    const char *from = place.passed == 0 ? "" : pool_format(call->pool, "&after=%s", paging_write(call->pool, &place));
    return lesson_page_keep_read(call) &&
           call_see(call, pool_format(call->pool, "/staff/register?%s%s", chosen.query, from));
}

/* The two forms of the page are not mixed. */
static bool is_one_form(struct call *call, bool confirms)
{
    const char *const *others = confirms ? looking : confirming;
    for (; *others != NULL; others++)
        if (fields_get(call->request.body, *others) != NULL)
            return fault_set(&call->fault, 400, "broken-request", "a field of the other form");
    return true;
}

static bool answer(struct call *call)
{
    bool confirms = fields_get(call->request.body, "entry") != NULL;
    if (call_posted(call))
        return is_one_form(call, confirms) && (confirms ? confirm(call) : look_up(call));
    return download_asked(call) ? send_table(call) : send_page(call, 200);
}

int main(void)
{
    static const struct action registers = {.name = "register",
                                            .doors = {{"staff", NO_CASE, true}},
                                            .right = RIGHT_REGISTER,
                                            .names = names,
                                            .answer = answer,
                                            .again = send_page};
    return action_main(&registers);
}
