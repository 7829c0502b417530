/* How an email of ours stands, on a page: schema/page.xsd, mail. */
#ifndef REDRESS_WEB_MAIL_STATE_H
#define REDRESS_WEB_MAIL_STATE_H

struct call;
struct node;
struct outbox_row;

/* Sets its `state`: that of the outbox (store/outbox.h), or more exactly what is known of it; and `at`: since when, or
 * of one that waits for its next try the time of that. */
void mail_state_set(struct call *call, struct node *node, const struct outbox_row *row);

#endif
