/* Composition: what an email says and encloses: the letter or the notice of a row of the outbox (store/outbox.h) in the
 * words of xsl/mail.xsl, with the letter as a PDF and the files that it encloses. */
#ifndef REDRESS_POST_COMPOSITION_H
#define REDRESS_POST_COMPOSITION_H

#include <stdint.h>

struct delivery;
struct fault;
struct mail;
struct outbox_row;
struct pool;

/* The email of that row; NULL with a fault: 503 where it may be had later. */
const struct mail *composition_of(struct delivery *delivery, struct pool *pool, const struct outbox_row *row,
                                  int64_t now, struct fault *fault);

#endif
