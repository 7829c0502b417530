/* Delivery: the rows of the outbox (store/outbox.h) on their way out, one after the other.
 *
 * A row is claimed, its letter written as an email, handed over, and what came of it is noted. What the server does not
 * take now is tried again after growing pauses; what it refuses, or did not take for three days, has failed, and a
 * person must see to it. Several deliveries at once never send a row twice. One that was killed while it sent leaves
 * its row to be taken up later, with the same Message-ID: the server may have had it already. */
#ifndef REDRESS_POST_DELIVERY_H
#define REDRESS_POST_DELIVERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct case_file;
struct fault;
struct node;
struct outbox_row;
struct pool;
struct registry;
struct seal;
struct sheet;

struct delivery {
    struct registry *registry;
    const struct seal *seal; /* of the addresses for replies */
    const struct sheet *sheet;
    /* What the faces beside this one know: the code that opens the case now; the letter on that page as a PDF, NULL
     * with a fault. */
    const char *(*access_code)(void *closure, struct pool *pool, const struct case_file *file);
    const char *(*letter_pdf)(void *closure, struct pool *pool, const struct node *page, size_t *length,
                              struct fault *fault);
    void *closure;
};

/* Prepares it for the letters of that registry, whose site sends mail. False with a fault. */
bool delivery_prepare(struct delivery *delivery, struct registry *registry, struct fault *fault);

/* What came of a row: sent; to be tried again; failed; or put off, as many have gone to that address lately. */
enum delivered { DELIVERED_SENT, DELIVERED_LATER, DELIVERED_FAILED, DELIVERED_HELD };

struct delivered_row {
    const struct outbox_row *row;
    enum delivered what;
    bool again; /* somebody had begun it before, and may have sent it */
};

/* Takes the next row that is due. False: none is, or a fault. */
bool delivery_next(struct delivery *delivery, struct pool *pool, int64_t now, struct delivered_row *delivered,
                   struct fault *fault);

#endif
