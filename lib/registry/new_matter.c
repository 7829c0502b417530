#include "registry/new_matter.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/text.h"
#include "xml/xml.h"

static bool owes_case(const struct case_file *file)
{
    for (size_t i = 0; i < file->obligation_count; i++)
        if (obligation_stands(&file->obligations[i]) && text_equal(file->obligations[i].started_by, MOMENT_NEW_MATTER))
            return true;
    return false;
}

bool new_matter_link(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                     struct fault *fault)
{
    const struct node *received = node_first(file->record, "received");
    const char *earlier = node_inner(pool, received, "earlier");
    struct case_file *other = earlier ? case_file_open(registry, pool, earlier, now, fault) : NULL;
    if (other == NULL || !owes_case(other))
        return fault->kind == 0;
    int64_t last = other->timeline->events[other->timeline->count - 1].at;
    struct node *event = node_add(other->record, "linked");
    node_set_number(event, "seq", other->last_seq + 1);
    node_set_instant(pool, event, "at", last > now ? last : now);
    /* who asked not to be named there is not named here */
    node_set(event, "by", node_first(received, "unsigned") ? "system" : node_get(pool, received, "by"));
    node_add_text(event, "other", file->reference);
    node_add_text(event, "how", "related");
    other = case_file_grown(registry, pool, other->record, now, fault);
    return other != NULL && case_file_add(registry, pool, other, now, fault);
}
