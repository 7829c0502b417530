#include "registry/post_case.h"

#include "base/fault.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/link.h"
#include "registry/reporter.h"
#include "store/post.h"
#include "xml/xml.h"

/* The second case of a message that is both. */
static bool completes(struct registry *registry, struct pool *pool, const struct case_file *file, const char *first,
                      int64_t now, struct fault *fault)
{
    struct case_file *other = case_file_open(registry, pool, first, now, fault);
    if (other == NULL)
        return false;
    if (file->last_seq > 1 || text_equal(other->kind, file->kind))
        return fault_set(fault, 409, "sorted", "that half of the message is the case %s", first);
    return link_add(registry, pool, other, file, "split", now, fault);
}

bool post_becomes(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t number,
                  int64_t now, struct fault *fault)
{
    struct stored_post post = {.number = 0};
    struct sorted_post sorted = {.how = POST_CASE,
                                 .reference = file->reference,
                                 .by = node_get(pool, record_event(file->record, file->last_seq), "by"),
                                 .seq = file->last_seq,
                                 .at = now};
    store_post(registry->store, pool, number, &post, fault);
    if (fault->kind != 0 || (file->last_seq == 1 && !reporter_thank(registry, pool, file, now, fault)))
        return false;
    if (post.both && post.first == NULL && file->last_seq == 1)
        return store_halve_post(registry->store, number, file->reference, fault);
    if (post.first != NULL && post.sorted.how == NULL) {
        sorted.how = POST_BOTH;
        if (!completes(registry, pool, file, post.first, now, fault))
            return false;
    }
    return store_sort_post(registry->store, number, &sorted, fault);
}
