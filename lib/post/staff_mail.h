/* Staff mail: what staff are told by email of their cases (core/topic.h), each as they choose.
 *
 * Of what is new (store/news.h) a notice is made for each person: at once, or once in the morning of a working day,
 * with what is due that day and what is overdue. It goes into the outbox in the transaction that takes the news
 * away, so that however often it is begun, killed, or begun by several at once, each is told once. A notice says no
 * more than a list does, and not so much: reference and kind, what is due and when. Who is away is told when they
 * are back; who may not see a case any more is not told of it. */
#ifndef REDRESS_POST_STAFF_MAIL_H
#define REDRESS_POST_STAFF_MAIL_H

#include <stdbool.h>
#include <stdint.h>

struct desk;
struct fault;
struct registry;
struct sheet;

struct staff_mail {
    struct registry *registry;
    struct desk *desk; /* what each chose */
    const struct sheet *sheet;
};

/* Prepares it for the staff of that registry, whose site sends mail. False with a fault. */
bool staff_mail_prepare(struct staff_mail *mail, struct registry *registry, struct fault *fault);

/* Makes all notices that are to be made at `now`. One that cannot be made is told in the log, and keeps nobody else
 * from theirs. False with a fault 503 where the store is not to be had; what was made before it stays. */
bool staff_mail_make(struct staff_mail *mail, int64_t now, struct fault *fault);

#endif
