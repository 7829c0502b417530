/* Parsing a message that somebody sent: what the child of message.c does, through GMime. */
#ifndef REDRESS_POST_MESSAGE_PARSE_H
#define REDRESS_POST_MESSAGE_PARSE_H

#include <stdbool.h>
#include <stddef.h>

struct parsing {
    int file;            /* open, holds the message */
    size_t number, most; /* of the file in it that is wanted, from 0, with so many bytes at the most */
};

/* For child_run, with struct parsing: writes names and values in turn, each ended by NUL, by the names of message.c. */
bool message_parse(int out, const void *closure);

/* For child_run, with struct parsing: writes the bytes of the file of that number. */
bool message_parse_file(int out, const void *closure);

#endif
