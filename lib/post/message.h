/* A message: what a mail says, as far as a person would read it.
 *
 * Whatever a stranger sent is read in a child (base/child.h). What cannot be read, or not within the bounds, is no
 * fault: it is kept as it came, and said to be unread. */
#ifndef REDRESS_POST_MESSAGE_H
#define REDRESS_POST_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;

/* The largest that is read; a larger one is kept. */
enum { MESSAGE_LARGEST = 50 * 1024 * 1024 };

/* What came with it. */
struct message_file {
    const char *name; /* as its sender calls it; empty: it has none */
    const char *type; /* as its sender calls it */
    size_t size;      /* bytes, decoded */
};

struct message {
    const char *from, *name; /* the sender's address and name; empty where there is none, as is all that follows */
    const char *reply_to, *subject, *id;
    const char *date;      /* when its sender says that it was written, in seconds */
    const char *automatic; /* why nobody wrote it: bounce, auto, list; empty: somebody did */
    const char *unread;    /* why some of it was not read: encrypted, tnef, many, long; several with blanks between */
    const char *text;      /* what it says; of HTML the text */
    const char **to;       /* to which addresses it came, the most certain first */
    size_t to_count;
    struct message_file *files;
    size_t file_count;
};

/* Reads the message in that file, open for reading. NULL: it is too large, or cannot be read. */
const struct message *message_read(struct pool *pool, int file);

#endif
