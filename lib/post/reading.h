/* A message being read, and its headers. For the child that reads messages (message_parse.h). */
#ifndef REDRESS_POST_READING_H
#define REDRESS_POST_READING_H

#include <gmime/gmime.h>
#include <stddef.h>

/* Why something of a message was not read (record/message.h, unread). */
enum unread { ENCRYPTED = 1, TNEF = 2, MANY = 4, LONG = 8, SIGNED = 16, SEALED = 32, ABSENT = 64 };

/* A message being read. */
struct reading {
    GString *told, *text;
    unsigned unread;          /* of enum unread */
    int files, leaves, parts; /* leaves: parts without parts */
    GMimeMessage *inside;     /* the first message that came in this one; NULL: none did */
    size_t sought;            /* the number of the file whose bytes are wanted, from 0 */
    GMimeObject *found;       /* that file, once it is met: a part, or a message */
};

/* Tells that value by that name; NULL: nothing. */
void tell(struct reading *reading, const char *name, const char *value);

/* Tells why something was not read. */
void tell_unread(struct reading *reading);

/* Tells what the headers say. */
void tell_headers(struct reading *reading, GMimeMessage *message);

#endif
