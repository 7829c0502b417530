/* Mail: an email of ours, written by GMime and by nobody else, so that nothing in it can become a header or an address
 * that was none. */
#ifndef REDRESS_POST_MAIL_H
#define REDRESS_POST_MAIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;

struct mail_file {
    const char *name, *type; /* application/pdf */
    const char *bytes;
    size_t size;
};

struct mail {
    const char *from_name, *from, *to;
    const char *reply_to; /* NULL: where it is from */
    const char *message;  /* its Message-ID without brackets */
    const char *subject, *text;
    const char *list;    /* of which list of readers it is, by a word; NULL: it is written to one person */
    const char *answers; /* the Message-ID of what it answers, without brackets; NULL: nothing */
    int64_t at;          /* when it was written */
    const struct mail_file *files;
    size_t file_count;
};

/* The message, `*length` bytes: text/plain in UTF-8, its files beside it; it says of itself that a machine wrote it.
 * A list has its name in the domain that it comes from (RFC 2919), and Exchange is asked for no absence notes. Lines
 * end in CR LF (as a server wants them), or in LF (as a program does). */
const char *mail_write(struct pool *pool, const struct mail *mail, bool crlf, size_t *length);

#endif
