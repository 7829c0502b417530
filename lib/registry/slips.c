#include "registry/slips.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/reference.h"
#include "registry/serial.h"

/* Draws one, of references that begin so. */
static bool draw_one(struct registry *registry, struct pool *pool, const char *prefix, struct stored_slip *slip,
                     struct fault *fault)
{
    uint32_t serial = serial_draw(registry->store, pool, prefix, REFERENCE_LAST_SERIAL, fault);
    slip->reference = reference_write(pool, prefix, serial);
    return serial != 0 && store_add_slip(registry->store, slip, fault);
}

static bool draw(struct registry *registry, struct pool *pool, const struct slip_batch *batch, int64_t now,
                 struct fault *fault)
{
    const char *prefix = reference_prefix(pool, batch->kind, day_year(instant_day(now)));
    struct stored_slip slip = {.drawn = now, .drawn_by = batch->by, .batch = batch->batch};
    for (int i = 0; i < batch->count; i++)
        if (!draw_one(registry, pool, prefix, &slip, fault))
            return false;
    return true;
}

/* True if those are the slips that are wanted. */
static bool is_wanted(const struct slip_batch *wanted, const struct stored_slip *slips, size_t count)
{
    return count == (size_t)wanted->count && text_equal(slips[0].drawn_by, wanted->by) &&
           text_equal(reference_kind(slips[0].reference), wanted->kind);
}

const struct stored_slip *slips_draw(struct registry *registry, struct pool *pool, const struct slip_batch *batch,
                                     int64_t now, size_t *count, struct fault *fault)
{
    if (!store_begin(registry->store, fault))
        return NULL;
    const struct stored_slip *slips = store_batch(registry->store, pool, batch->batch, count, fault);
    if (slips == NULL && fault->kind == 0 && draw(registry, pool, batch, now, fault))
        slips = store_batch(registry->store, pool, batch->batch, count, fault);
    if (slips != NULL && !is_wanted(batch, slips, *count))
        fault_set(fault, 409, "used-token", "the batch is another one");
    if (fault->kind == 0)
        return store_commit(registry->store, fault) ? slips : NULL;
    store_rollback(registry->store);
    return NULL;
}

const char *slip_trouble(struct registry *registry, struct pool *pool, const char *reference, const char *kind,
                         struct fault *fault)
{
    const struct stored_slip *slip = store_slip(registry->store, pool, reference, fault);
    if (fault->kind != 0)
        return NULL;
    return slip == NULL                                   ? "slip-unknown"
           : !text_equal(reference_kind(reference), kind) ? "slip-kind"
           : slip->used                                   ? "slip-used"
           : slip->voided != STORE_NONE                   ? "slip-void"
                                                          : NULL;
}

bool slip_waits(struct registry *registry, struct pool *pool, const char *reference, struct fault *fault)
{
    return slip_trouble(registry, pool, reference, reference_kind(reference), fault) == NULL && fault->kind == 0;
}

bool slip_make_void(struct registry *registry, struct pool *pool, const struct stored_slip *slip, const char *by,
                    const char *reason, int64_t now, struct fault *fault)
{
    if (!store_begin(registry->store, fault))
        return false;
    const struct stored_slip *stands = store_slip(registry->store, pool, slip->reference, fault);
    if (stands != NULL && stands->used)
        fault_set(fault, 409, "slip-used", "%s is used", slip->reference);
    if (stands != NULL && !stands->used && stands->voided == STORE_NONE)
        store_void_slip(registry->store, slip->reference, now, by, reason, fault);
    if (fault->kind == 0)
        return store_commit(registry->store, fault);
    store_rollback(registry->store);
    return false;
}
