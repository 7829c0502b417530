#include "registry/new_matter.h"

#include "base/fault.h"
#include "base/text.h"
#include "registry/link.h"
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
    return link_add(registry, pool, other, file, "related", now, fault);
}
