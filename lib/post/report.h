/* A report: what a message says of another one, which it answers or returns (RFC 3464, RFC 5322). For the child that
 * reads messages (message_parse.h). */
#ifndef REDRESS_POST_REPORT_H
#define REDRESS_POST_REPORT_H

#include "post/reading.h"

/* Tells the Message-IDs of what it answers, by "reference", the nearest first; and by "answers" that it is an answer,
 * where a machine wrote it. And of what came back the Message-ID by
 * "about", what the mail server did by "action" (RFC 3464, 2.3.3) and why by "status" (RFC 3463); of a report of an
 * older kind they are looked for in its text, which was read before. */
void tell_report(struct reading *reading, GMimeMessage *message);

#endif
