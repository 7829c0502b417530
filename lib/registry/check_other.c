/* Another case: the one that an event names. See registry/check_parts.h. */
#include "registry/check_parts.h"

#include "base/text.h"
#include "core/reference.h"
#include "registry/sight.h"
#include "xml/xml.h"

/* The field holds the reference of another case. */
void check_other(struct checking *checking)
{
    const char *name = checking->about;
    struct pool *pool = checking->pool;
    struct node *other = node_first(checking->event, name);
    const char *typed = node_inner(pool, checking->event, name), *reference = reference_read(pool, typed);
    const struct part *field = part_inside(checking->part, name);
    if (reference == NULL && text_blank(typed))
        return; /* the schema's check says what is missing */
    if (reference == NULL) {
        problems_add(checking->wrong, name, "wrong", field->wrong, field);
        return;
    }
    node_set_text(other, reference);
    if (text_equal(reference, node_get(pool, checking->record, "reference")) ||
        sight_case(checking->registry, pool, reference, checking->person, checking->now, checking->fault) == NULL)
        check_refuse(checking, name, "unknown-other");
}

/* A link goes both ways, so it is looked for from both sides. What is corrected is no second link. */
void check_linked(struct checking *checking)
{
    enum { MOST_LINKS = 100 };
    struct stored_link links[MOST_LINKS];
    check_other(checking);
    const char *other = node_inner(checking->pool, checking->event, checking->about);
    const char *how = node_inner(checking->pool, checking->event, "how");
    const char *this = node_get(checking->pool, checking->record, "reference");
    int count = store_links(checking->registry->store, checking->pool, this, links, MOST_LINKS, checking->fault);
    for (int i = 0; i < count && !checking->corrects; i++)
        if (text_equal(links[i].reference, other) && text_equal(links[i].how, how))
            check_refuse(checking, checking->about, "linked-already");
}
