/* Slips of the front desk: references drawn in advance, which people get on paper at once, and under which the case is
 * keyed in later. Each is drawn like that of any case (registry/serial.h), so that it tells nothing. */
#ifndef REDRESS_REGISTRY_SLIPS_H
#define REDRESS_REGISTRY_SLIPS_H

#include "registry/registry.h"
#include "store/slip.h"

/* So many at a time at the most. */
enum { SLIPS_MOST = 20 };

/* Whose slips they are when no member of staff draws them: the command's. */
#define SLIPS_SYSTEM "system"

/* What is drawn: `count` slips for cases of that kind, by a user, in a batch of that name. */
struct slip_batch {
    const char *kind, *by, *batch;
    int count;
};

/* Draws them, in one transaction; a batch that was drawn before stays as it is. Gives its slips, *count of them; NULL
 * with a fault: 409 "used-token" where that batch is another one. */
const struct stored_slip *slips_draw(struct registry *registry, struct pool *pool, const struct slip_batch *batch,
                                     int64_t now, size_t *count, struct fault *fault);

/* What keeps a case of that kind from having the reference of its slip: "slip-unknown", "slip-kind", "slip-used",
 * "slip-void"; NULL: nothing does, or there is a fault. */
const char *slip_trouble(struct registry *registry, struct pool *pool, const char *reference, const char *kind,
                         struct fault *fault);

/* True if that is the reference of a slip that waits to be keyed in: it is neither used nor void. */
bool slip_waits(struct registry *registry, struct pool *pool, const char *reference, struct fault *fault);

/* Makes the slip void, for a reason that is a word (schema/store.sql); what is void already stays so. False with a
 * fault: 409 "slip-used". */
bool slip_make_void(struct registry *registry, struct pool *pool, const struct stored_slip *slip, const char *by,
                    const char *reason, int64_t now, struct fault *fault);

#endif
