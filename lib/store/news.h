/* News: what members of staff are to be told by email (core/topic.h), and are not yet; a part of the store
 * (store/store.h).
 *
 * A row is written in the transaction of the event that it tells of, and goes in that of the row of the outbox that
 * tells it. Beside them it is kept who has had the mail of which morning. */
#ifndef REDRESS_STORE_NEWS_H
#define REDRESS_STORE_NEWS_H

#include "store/store.h"

struct news_row {
    int64_t number;
    const char *user;
    const char *reference;
    int seq;           /* of the event */
    const char *topic; /* core/topic.h */
    int64_t made;
};

/* In a transaction: a new row; its number is not read. */
bool store_add_news(struct store *store, const struct news_row *row, struct fault *fault);

/* What that user is to be told, the oldest first, *count of them; NULL: nothing, or with a fault. */
struct news_row *store_news(struct store *store, struct pool *pool, const char *user, size_t *count,
                            struct fault *fault);

/* In a transaction: the row was told, or is not to be; all rows from before that time are not to be told any more. */
bool store_drop_news(struct store *store, int64_t number, struct fault *fault);
bool store_sweep_news(struct store *store, int64_t before, struct fault *fault);

/* The day of the last morning that is done for that user; INT32_MIN: there was none, or a fault. */
int32_t store_morning(struct store *store, const char *user, struct fault *fault);

/* In a transaction: the morning of that day is done. */
bool store_put_morning(struct store *store, const char *user, int32_t day, struct fault *fault);

#endif
