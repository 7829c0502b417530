/* Reading a message: what a mail says, as far as a person would read it.
 *
 * Whatever a stranger sent is read in a child (base/child.h). What cannot be read, or not within the bounds, is no
 * fault: it is kept as it came, and said to be unread. */
#ifndef REDRESS_POST_MESSAGE_H
#define REDRESS_POST_MESSAGE_H

#include "record/message.h"

/* The largest that is read; a larger one is kept. */
enum { MESSAGE_LARGEST = 50 * 1024 * 1024 };

/* As record/message.h says. */
const struct message *message_read(struct pool *pool, int file);
const char *message_bytes(struct pool *pool, int file, size_t number, size_t most, size_t *size);

extern const struct message_reader MESSAGES;

#endif
