/* Parsing a message that somebody sent: what the child of message.c does, through GMime. */
#ifndef REDRESS_POST_MESSAGE_PARSE_H
#define REDRESS_POST_MESSAGE_PARSE_H

#include <stdbool.h>

/* For child_run, with the descriptor (int) of a file that holds a message: writes names and values in turn, each ended
 * by NUL, by the names of message.c. */
bool message_parse(int out, const void *closure);

#endif
