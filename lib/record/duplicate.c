#include "record/duplicate.h"

#include <stddef.h>

#include "base/folding.h"
#include "base/naming.h"
#include "base/text.h"
#include "xml/xml.h"

const char *duplicate_of(struct pool *pool, const struct node *record)
{
    const char *other = NULL;
    for (struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL)) {
        if (text_equal(node_name(event), "merged"))
            other = node_inner(pool, event, "other");
        else if (text_equal(node_name(event), "reopened"))
            other = NULL;
    }
    return other;
}

bool duplicate_names(struct pool *pool, const struct node *record, const char *reference)
{
    const struct node *event = node_first(record, "merged");
    while (event != NULL && !text_equal(node_inner(pool, event, "other"), reference))
        event = node_next(event, "merged");
    return event != NULL;
}

static bool names_agree(struct pool *pool, const char *one, const char *other)
{
    const struct naming first = naming_of(pool, one), second = naming_of(pool, other);
    return naming_whole(pool, &first, other) && naming_whole(pool, &second, one);
}

bool duplicate_raised_by_same(struct pool *pool, const struct node *one, const struct node *other)
{
    const struct node *first = node_first(node_first(one, "received"), "complainant"),
                      *second = node_first(node_first(other, "received"), "complainant");
    const char *email = node_inner(pool, first, "email"), *others = node_inner(pool, second, "email");
    return names_agree(pool, node_inner(pool, first, "name"), node_inner(pool, second, "name")) &&
           (email == NULL || others == NULL || text_equal(text_folded(pool, email), text_folded(pool, others)));
}
