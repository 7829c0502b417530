/* A message, as it was read of a mail that came (post/message.h). */
#ifndef REDRESS_RECORD_MESSAGE_H
#define REDRESS_RECORD_MESSAGE_H

#include <stddef.h>

struct pool;

/* What came with it. */
struct message_file {
    const char *name; /* as its sender calls it; empty: it has none */
    const char *type; /* as its sender calls it */
    size_t size;      /* bytes, decoded */
};

/* What a mail server wrote on it: that it received it, as which name; or what it found of its sender. */
struct message_stamp {
    const char *by;      /* NULL: it is no receipt */
    const char *results; /* as they stand in Authentication-Results; NULL: they are none */
};

struct message {
    const char *from, *name; /* the sender's address and name; empty where there is none, as is all that follows */
    const char *reply_to, *subject, *id;
    const char *date;      /* when its sender says that it was written, in seconds */
    const char *automatic; /* why it is not answered: bounce, auto, list, no-return; empty: somebody wrote it */
    const char *unread;    /* why some of it was not read: encrypted, tnef, many, long, signed (its signature was not
                              checked), sealed, absent; several with blanks between */
    const char *text;      /* what it says; of HTML the text */
    const char **to;       /* to which addresses it came, the most certain first */
    size_t to_count;
    struct message_stamp *stamps; /* the newest first; none where it is from more than one sender */
    size_t stamp_count;
    struct message_file *files;
    size_t file_count;
    const char *answers;     /* "yes": a machine wrote it as an answer (RFC 3834) */
    const char **references; /* Message-IDs, without brackets, of what it answers, the nearest first */
    size_t reference_count;
    const char *returned; /* of a report: the Message-ID of what it is about */
    const char *action;   /* of a report: what came of it: failed, delayed, delivered, relayed, expanded */
    const char *status;   /* of a report: why, as 5.1.1 (RFC 3463) */
};

/* What reads messages. Of the one in that file, open for reading: what it says, NULL if it is too large or cannot be
 * read; and the bytes of the file of that number in it, from 0, *size of them, NULL if there are more than `most`. */
struct message_reader {
    const struct message *(*read)(struct pool *pool, int file);
    const char *(*bytes)(struct pool *pool, int file, size_t number, size_t most, size_t *size);
};

#endif
