/* compliments: what I was told, or recorded about myself; and the wall, which all staff may read.
 *
 * GET  /staff/compliments                mine, then the wall, 25 of each, the newest first
 *      /staff/compliments?mine=PLACE     only mine, after the last one of the page before (web/paging.h);
 *                        ?wall=PLACE     likewise the wall
 *
 * For everybody who may record a compliment, else 403 "hidden"; the wall only where the policy allows it to them. */
#include "base/pool.h"
#include "base/text.h"
#include "registry/case_list.h"
#include "registry/praise.h"
#include "registry/tags.h"
#include "web/case_line.h"
#include "web/filters.h"
#include "web/page.h"
#include "web/paging.h"
#include "xml/xml.h"

/* Adds a list: the compliments of which that word is true. */
static bool add_praise(struct call *call, struct node *page, const char *whose, const char *word)
{
    struct node *praise = node_add(page, "praise");
    node_set(praise, "whose", whose);
    const char *asked = fields_get(call->request.query, whose);
    const struct paging from = paging_read(call->pool, asked);
    if (!filters_place(call, page, whose, paging_is_place(call->pool, asked)))
        return true;
    struct paging next = from;
    int most = from.passed + PAGE_LENGTH + 1;
    struct indexed_case *rows = pool_array(call->pool, (size_t)most, sizeof *rows);
    int count = case_list_shared(call->registry, call->pool, call->person, word, -from.place, rows, most, &call->fault);
    const char *texts[PAGE_LENGTH];
    size_t found = 0;
    for (int i = from.passed; i < count && i < from.passed + PAGE_LENGTH && call->fault.kind == 0; i++) {
        texts[found] = store_line(call->registry->store, call->pool, rows[i].reference, word, &call->fault);
        found += texts[found] != NULL;
        paging_pass(&next, -rows[i].received);
    }
    const struct node *lines = xml_read_all(call->pool, texts, found, "lines of praise", &call->fault);
    for (const struct node *line = node_first(lines, NULL); line != NULL; line = node_next(line, NULL))
        praise_add(call->registry, call->pool, praise, line);
    if (count == most)
        node_set(praise, "more", paging_write(call->pool, &next));
    return call->fault.kind == 0;
}

static bool answer(struct call *call)
{
    const char *told = tag_of(call->pool, PRAISE_TOLD, call->person->user);
    bool later_mine = fields_get(call->request.query, "mine") != NULL,
         later_wall = fields_get(call->request.query, "wall") != NULL;
    struct node *page = page_new(call, "compliments", NULL, NULL);
    if (!later_wall && !add_praise(call, page, "mine", told))
        return false;
    if (!later_mine && call_may(call, RIGHT_WALL, "compliment") && !add_praise(call, page, "wall", PRAISE_WALL))
        return false;
    return page_send(call, page, 200);
}

int main(void)
{
    static const struct action compliments = {.name = "compliments",
                                              .doors = {{"staff", NO_CASE, false}},
                                              .right = "compliment",
                                              .kind = "compliment",
                                              .answer = answer};
    return action_main(&compliments);
}
