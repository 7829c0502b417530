/* The outbox: what is to go out by email, and what became of it; a part of the store (store/store.h).
 *
 * A row is written in the transaction of what it tells of. Who hands rows over claims one at a time: a
 * claimed row is due again only after a while, so that nobody else takes it, and one whose holder died is taken up
 * again. */
#ifndef REDRESS_STORE_OUTBOX_H
#define REDRESS_STORE_OUTBOX_H

#include "store/store.h"

#define OUTBOX_WAITING "waiting"
#define OUTBOX_SENDING "sending"
#define OUTBOX_SENT "sent"
#define OUTBOX_FAILED "failed"

/* The answer to what was sent, where a server says that it has arrived. */
#define OUTBOX_ARRIVED "arrived"

struct outbox_row {
    int64_t number;
    const char *reference; /* NULL: it is of no case */
    int seq;               /* of its event; 0: of none */
    const char *what;      /* letter, receipt, notice */
    const char *digest;    /* of what it says (store/content.h) */
    const char *address;   /* where it goes */
    const char *message;   /* its Message-ID, the same however often it is tried */
    int64_t made;
    const char *state;
    int64_t since;      /* when it came to that state */
    int64_t due;        /* waiting: not before; sending: whose holder is not believed to live any more */
    int tries;          /* how often it was claimed */
    const char *answer; /* the code that the mail server gave last; NULL: none yet */
};

/* In a transaction: a new row, waiting, due at once; `number`, state and tries are not read. */
bool store_add_outbox(struct store *store, const struct outbox_row *row, struct fault *fault);

/* The row that is due first at `now`; NULL: none is, or a fault. */
struct outbox_row *store_outbox_due(struct store *store, struct pool *pool, int64_t now, struct fault *fault);

/* In a transaction: changes state, since, due, tries and answer of the row, if it still has that many tries: nobody
 * else has claimed it since. */
bool store_put_outbox(struct store *store, const struct outbox_row *row, int tries, struct fault *fault);

/* How many have gone to that address since then, and how many of that sort were made for it; in whatever capitals; -1
 * with a fault. */
int store_outbox_sent(struct store *store, const char *address, int64_t since, struct fault *fault);
int store_outbox_of_sort(struct store *store, const char *what, const char *address, int64_t since,
                         struct fault *fault);

/* How many for that address, in whatever capitals, were made, or changed their state, since then; -1 with a fault. */
int store_outbox_made(struct store *store, const char *address, int64_t since, struct fault *fault);

/* The last row for that address, in whatever capitals; NULL: there is none, or a fault. */
struct outbox_row *store_outbox_last(struct store *store, struct pool *pool, const char *address, struct fault *fault);

/* The row of that sort for that address which was made then and is of no case; NULL: there is none, or a fault. */
struct outbox_row *store_outbox_made_at(struct store *store, struct pool *pool, const char *what, const char *address,
                                        int64_t made, struct fault *fault);

/* The row with that Message-ID; NULL: none has it, or a fault. */
struct outbox_row *store_outbox_message(struct store *store, struct pool *pool, const char *message,
                                        struct fault *fault);

/* The rows of a case, or in that state, the oldest first; NULL with a fault. */
struct outbox_row *store_outbox_of_case(struct store *store, struct pool *pool, const char *reference, size_t *count,
                                        struct fault *fault);
struct outbox_row *store_outbox_in(struct store *store, struct pool *pool, const char *state, size_t *count,
                                   struct fault *fault);

#endif
