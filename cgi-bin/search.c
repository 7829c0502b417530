/* search: all that was written in the cases that this person may see.
 *
 * GET   /staff/search   the empty form
 * POST                  with words: the cases in which all of them stand, newest first, 25 a page (200: a look-up
 * changes nothing, and the words never stand in an address); with `before`, where the page before ended; with `sort`
 * (web/case_sort.h), if the page has all that was found, in that order; with a token and `only` or `case.N`, once they
 * were taken on (web/case_take.h). A reference leads to its case (303) if the person may see it. 422 too much text, 403
 * not our form: csrf, or `find` of the box on every staff page, proves that it is */
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/reference.h"
#include "registry/case_list.h"
#include "registry/task_list.h"
#include "web/form.h"
#include "web/case_line.h"
#include "web/case_sort.h"
#include "web/case_take.h"
#include "web/page.h"
#include "web/paging.h"
#include "xml/xml.h"

static const char *const names[] = {"words", "before", "sort", CASE_TAKE_FIELDS, NULL};

static struct node *new_page(struct call *call)
{
    struct node *page = page_new(call, "search", NULL, NULL);
    if (call->fault.kind != 0)
        page_add_fault(page, &call->fault);
    call->fault = (struct fault){0};
    form_add_search(call, page, call->request.path);
    return page;
}

/* The excerpt, with its hits as elements. */
static void add_excerpt(struct call *call, struct node *parent, const char *text)
{
    static const char marks[] = {HIT_BEGINS, HIT_ENDS, '\0'};
    struct node *excerpt = node_add(parent, "excerpt");
    while (*text != '\0') {
        bool hit = *text == HIT_BEGINS;
        text += *text == HIT_BEGINS || *text == HIT_ENDS;
        size_t length = strcspn(text, marks);
        if (length > 0)
            node_add_text(excerpt, hit ? "mark" : "text", pool_copy_part(call->pool, text, length));
        text += length;
    }
}

/* An excerpt is out of all that was written, so it needs the giver's consent to words and name (record/consent.h): the
 * row has neither without. */
static bool shows_excerpt(const struct indexed_case *row)
{
    return !text_equal(row->kind, "compliment") || (!text_blank(row->summary) && !text_blank(row->person));
}

static bool add_found(struct call *call, struct node *page, const struct search_hit *hits, int count)
{
    struct node *found = node_add(page, "found");
    struct indexed_case rows[PAGE_LENGTH];
    const char *excerpts[PAGE_LENGTH];
    int rows_count = 0;
    for (int i = 0; i < count && i < PAGE_LENGTH; i++) {
        const struct indexed_case *row = store_row(call->registry->store, call->pool, hits[i].reference, &call->fault);
        if (row == NULL)
            continue;
        excerpts[rows_count] = shows_excerpt(row) ? hits[i].excerpt : NULL;
        rows[rows_count++] = *row;
    }
    const struct next_tasks *next =
        task_list_next(call->registry, call->pool, rows, rows_count, call->now, &call->fault);
    for (int i = 0; next != NULL && i < rows_count; i++) {
        struct node *node = case_line_add(call, found, &rows[i], &next[i]);
        case_take_offer(call, node, &rows[i], i + 1);
        if (excerpts[i] != NULL)
            add_excerpt(call, node, excerpts[i]);
    }
    if (count > PAGE_LENGTH)
        node_set(found, "more", pool_format(call->pool, "%lld", (long long)hits[PAGE_LENGTH - 1].number));
    node_set(found, "before", fields_get(call->request.body, "before"));
    if (count <= PAGE_LENGTH && fields_get(call->request.body, "before") == NULL) {
        const char *asked = case_sort_asked(call, "received");
        case_sort(call, found, asked, "received");
        case_sort_offer(call, found, asked);
    }
    return call->fault.kind == 0;
}

/* A reference leads to its case; what this person may not see is not there. */
static bool look_up(struct call *call, const char *reference)
{
    if (call_case_seen(call, reference) != NULL)
        return call_see(call, pool_format(call->pool, "/staff/case?ref=%s", reference));
    if (call->fault.kind != 0)
        return false;
    struct node *page = new_page(call);
    return add_found(call, page, NULL, 0) && page_send(call, page, 200);
}

static bool find(struct call *call, const char *words)
{
    struct search_hit hits[PAGE_LENGTH + 1];
    const char *reference = reference_read(call->pool, words);
    if (reference != NULL)
        return look_up(call, reference);
    const char *taken = case_take_asked(call) ? case_take_all(call) : "";
    if (taken == NULL)
        return false;
    int count = case_list_search(call->registry, call->pool, call->person, words,
                                 paging_number(fields_get(call->request.body, "before"), SEARCH_NEWEST), hits,
                                 PAGE_LENGTH + 1, &call->fault);
    struct node *page = count < 0 ? NULL : new_page(call);
    if (page != NULL)
        case_take_add(call, page, taken);
    return page != NULL && add_found(call, page, hits, count) && page_send(call, page, 200);
}

static bool again(struct call *call, int status)
{
    return page_send(call, new_page(call), status);
}

static bool answer(struct call *call)
{
    const char *words = form_search_words(call);
    if (words == NULL)
        return again(call, 422);
    return *words == '\0' ? again(call, 200) : find(call, words);
}

int main(void)
{
    static const struct action search = {.name = "search",
                                         .doors = {{"staff", NO_CASE, true}},
                                         .right = RIGHT_SEE,
                                         .names = names,
                                         .box = "find",
                                         .answer = answer,
                                         .again = again};
    return action_main(&search);
}
