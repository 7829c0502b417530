/* learned: "you said, we did": what we changed because of what people told us, and what has helped.
 *
 * GET  /complaints/learned, /complaints/learned?after=PLACE   25 improvements a page, the newest first; `after` is
 * where the page before ended. 404 where the policy in force publishes nothing to visitors */
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "web/filters.h"
#include "web/lesson_page.h"
#include "web/page.h"
#include "web/paging.h"
#include "xml/xml.h"

static bool add_change(struct call *call, struct node *parent, const struct lesson_place *place,
                       const struct node *line)
{
    (void)place;
    const struct node *said = node_first(line, "said"), *did = node_first(line, "did");
    if (said == NULL || did == NULL)
        return call->fault.kind == 0;
    struct node *node = node_add(parent, "change");
    node_set(node, "at", node_get(call->pool, line, "judged"));
    node_set(node, "division-title", lesson_page_title(call, line, "division", registry_division_title));
    node_add_text(node, "said", node_text(call->pool, said));
    node_add_text(node, "did", node_text(call->pool, did));
    return true;
}

static bool answer(struct call *call)
{
    const struct lesson_question question = {.list = HAVE_HELPED};
    struct node *page = page_new(call, "learned", NULL, NULL);
    struct node *learned = node_add(page, "learned");
    bool known = paging_is_place(call->pool, fields_get(call->request.query, "after"));
    if (filters_place(call, page, "after", known) && !lesson_page_list(call, &question, learned, add_change))
        return false;
    return page_send(call, page, 200);
}

int main(void)
{
    static const struct action learned = {.name = "learned",
                                          .doors = {{"public", NO_CASE, false}},
                                          .right = RIGHT_LEARNED,
                                          .secret = true,
                                          .answer = answer};
    return action_main(&learned);
}
