#include "web/case_links.h"

#include "base/text.h"
#include "record/duplicate.h"
#include "record/label.h"
#include "record/portion.h"
#include "xml/xml.h"

#define MOST_LINKS 100

/* What came with a case that ended as a duplicate of this one: as much of its record as shows how it began. */
static void add_duplicate(struct call *call, struct node *link, const struct case_file *file,
                          const struct case_file *other)
{
    if (!text_equal(duplicate_of(call->pool, other->current), file->reference))
        return;
    const struct node *record = call_case_opened(call, other->reference) != NULL ? call_record_seen(call, other) : NULL;
    if (record != NULL)
        label_record(call->pool, record, call->registry->schema,
                     registry_lists(call->registry, call->pool, other->current, other->timeline), call->realm, link,
                     &(struct portion){.before = 2});
}

/* Those from either side that the person may see. */
bool case_links_add(struct call *call, struct node *page, const struct case_file *file)
{
    struct stored_link links[MOST_LINKS];
    struct node *parent = node_add(page, "links");
    int count = store_links(call->registry->store, call->pool, file->reference, links, MOST_LINKS, &call->fault);
    for (int i = 0; i < count; i++) {
        const struct case_file *other = call_case_seen(call, links[i].reference);
        if (other == NULL)
            continue;
        struct node *node = node_add(parent, "link");
        node_set(node, "reference", links[i].reference);
        node_set(node, "how", links[i].how);
        add_duplicate(call, node, file, other);
    }
    return call->fault.kind == 0;
}
