/* Passing on a message of the post: to whom, with a kind reply to who sent it. */
#ifndef REDRESS_WEB_PASS_ON_H
#define REDRESS_WEB_PASS_ON_H

#include <stdbool.h>

struct call;
struct posted;

/* The fields of its form: who can help, as organisation.xml names them, or PASS_ELSEWHERE; where that is; what is
 * replied, and whether that is sent. */
#define PASS_TO "to"
#define PASS_ELSEWHERE "other"
#define PASS_PLACE "place"
#define PASS_REPLY "reply"
#define PASS_SEND "send"

/* Shows the form, filled in for whom the address names, with that status. */
bool pass_on_show(struct call *call, const struct posted *posted, int status);

/* Takes the form that came: the message was passed on; 303 to its page. What is wrong is said in the form. */
bool pass_on_take(struct call *call, const struct posted *posted);

#endif
