/* Duties: what is done beside the cases, and since when there are any; a part of the store (store/store.h). */
#ifndef REDRESS_STORE_DUTY_H
#define REDRESS_STORE_DUTY_H

#include "store/store.h"

/* The record of the duties: *count texts of its events, by seq; NULL with a fault. Its last seq; -1 with a fault. */
const char **store_duties(struct store *store, struct pool *pool, size_t *count, struct fault *fault);
int store_last_duty(struct store *store, struct fault *fault);
bool store_add_duty(struct store *store, int seq, const char *text, struct fault *fault);

/* When the first of the cases with that tag was received; STORE_NONE: there is none, or a fault. */
int64_t store_first_received(struct store *store, const char *tag, struct fault *fault);

#endif
