#include "registry/link.h"

#include "base/instant.h"
#include "xml/xml.h"

bool link_add(struct registry *registry, struct pool *pool, struct case_file *other, const struct case_file *file,
              const char *how, int64_t now, struct fault *fault)
{
    const struct node *received = node_first(file->record, "received");
    int64_t last = other->timeline->events[other->timeline->count - 1].at;
    struct node *event = node_add(other->record, "linked");
    node_set_number(event, "seq", other->last_seq + 1);
    node_set_instant(pool, event, "at", last > now ? last : now);
    /* who asked not to be named there is not named here */
    node_set(event, "by", node_first(received, "unsigned") ? "system" : node_get(pool, received, "by"));
    node_add_text(event, "other", file->reference);
    node_add_text(event, "how", how);
    other = case_file_grown(registry, pool, other->record, now, fault);
    return other != NULL && case_file_add(registry, pool, other, now, fault);
}
