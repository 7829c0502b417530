/* looks: who looked at a case, when, and at what of it: all looks, for those who may know.
 *
 * GET  /staff/looks?ref=REF           everybody who looked, and the newest looks
 *      &user=NAME                     those of one person
 *      &after=PLACE                   from there on backwards */
#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "web/filters.h"
#include "web/page.h"
#include "web/paging.h"
#include "xml/xml.h"

#define MOST_PEOPLE 1000
#define MOST_LOOKS 100

static void add_user(struct call *call, struct node *node, const char *user)
{
    node_set(node, "user", user);
    node_set(node, "title", registry_person_title(call->registry, user));
}

static void add_people(struct call *call, struct node *parent, const char *reference)
{
    struct looker *list = pool_array(call->pool, MOST_PEOPLE, sizeof *list);
    size_t count = looks_people(call->registry->looks, call->pool, reference, list, MOST_PEOPLE);
    for (size_t i = 0; i < count; i++) {
        struct node *node = node_add(parent, "looker");
        add_user(call, node, list[i].user);
        node_set_number(node, "count", list[i].count);
        node_set(node, "first", instant_write(call->pool, list[i].first));
        node_set(node, "last", instant_write(call->pool, list[i].last));
    }
}

/* One more than a page has is asked for, to know whether there are more. */
static void add_looks(struct call *call, struct node *parent, const struct look_choice *choice)
{
    struct look list[MOST_LOOKS + 1];
    size_t count = looks_of(call->registry->looks, call->pool, choice, list, MOST_LOOKS + 1);
    struct paging place = {.place = choice->until, .passed = choice->passed};
    for (size_t i = 0; i < count && i < MOST_LOOKS; i++) {
        struct node *node = node_add(parent, "look");
        add_user(call, node, list[i].user);
        node_set(node, "at", instant_write(call->pool, list[i].at));
        node_set(node, "program", list[i].program);
        paging_pass(&place, list[i].at);
    }
    if (count > MOST_LOOKS)
        node_set(parent, "more", paging_write(call->pool, &place));
}

static bool answer(struct call *call)
{
    const struct fields *query = call->request.query;
    const char *user = fields_get(query, "user"), *after = fields_get(query, "after");
    const struct case_file *file = call->about;
    if (procedure_allows(file->policy, file->timeline, call->person, RIGHT_LOOKS) != VERDICT_YES)
        return fault_set(&call->fault, 403, "hidden", "not one who may know who looked");
    struct node *page = page_new(call, "looks", file->kind, NULL), *looks = node_add(page, "looks");
    struct paging place = paging_read(call->pool, after);
    struct look_choice choice = {.reference = file->reference, .until = INT64_MAX};
    node_set(looks, "reference", file->reference);
    if (place.place >= 0) {
        choice.until = place.place;
        choice.passed = place.passed;
        node_set(looks, "after", after);
    }
    if (!text_blank(user)) {
        choice.user = user;
        add_user(call, looks, user);
    }
    add_people(call, looks, file->reference);
    if (filters_place(call, page, "after", paging_is_place(call->pool, after)))
        add_looks(call, looks, &choice);
    return page_send(call, page, 200);
}

int main(void)
{
    static const struct action looks = {.name = "looks", .doors = {{"staff", BY_REF, false}}, .answer = answer};
    return action_main(&looks);
}
