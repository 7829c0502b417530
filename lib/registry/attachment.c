#include "registry/attachment.h"

#include "base/digest.h"
#include "base/fault.h"
#include "base/fields.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/registry.h"
#include "store/content.h"
#include "xml/xml.h"

bool attachments_add(struct registry *registry, const struct fields *entered, struct fault *fault)
{
    for (size_t i = 0; i < entered->file_count; i++) {
        const struct file *file = &entered->files[i];
        if (!store_add_content(registry->store, file->digest, file->bytes, file->size, fault))
            return false;
    }
    return true;
}

const char *attachment_bytes(struct registry *registry, struct pool *pool, const struct attachment *attachment,
                             struct fault *fault)
{
    const struct stored_content *content = store_content(registry->store, pool, attachment->digest, fault);
    if (content != NULL && (long)content->size == attachment->size &&
        text_equal(bytes_digest(pool, content->bytes, content->size), attachment->digest))
        return content->bytes;
    fault_set(fault, 500, "broken", "the file %s is not what it was, or gone", attachment->digest);
    return NULL;
}

static bool is_whole(struct registry *registry, const struct node *event, int n, bool *named)
{
    struct fault fault = {0};
    struct attachment attachment;
    struct pool *pool = pool_new();
    *named = record_attachment(pool, event, n, &attachment);
    bool whole = !*named || attachment_bytes(registry, pool, &attachment, &fault) != NULL;
    pool_free(pool);
    return whole;
}

bool attachments_whole(struct registry *registry, const struct node *record)
{
    bool whole = true;
    for (const struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL)) {
        bool named = true;
        for (int n = 1; whole && named; n++)
            whole = is_whole(registry, event, n, &named);
    }
    return whole;
}
