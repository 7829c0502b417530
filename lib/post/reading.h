/* A message being read, and its headers. For the child that reads messages (message_parse.h). */
#ifndef REDRESS_POST_READING_H
#define REDRESS_POST_READING_H

#include <gmime/gmime.h>
#include <stddef.h>

/* A message being read. */
struct reading {
    GString *told, *text;
    unsigned unread;
    int files, parts;
    GMimeMessage *inside; /* the first message that came in this one; NULL: none did */
    size_t sought;        /* the number of the file whose bytes are wanted, from 0 */
    GMimeObject *found;   /* that file, once it is met: a part, or a message */
};

/* Tells that value by that name; NULL: nothing. */
void tell(struct reading *reading, const char *name, const char *value);

/* Tells what the headers say. */
void tell_headers(struct reading *reading, GMimeMessage *message);

#endif
