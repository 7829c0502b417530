#define _GNU_SOURCE /* O_TMPFILE */
#include "post/arrival.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/pool.h"
#include "post/trace.h"
#include "store/post.h"

enum { PIECE = 64 * 1024 };

/* Fills the piece from `in` as far as there is more; how much there is, -1 if it cannot be read. */
static ssize_t piece_read(int in, char piece[PIECE])
{
    size_t length = 0;
    while (length < PIECE) {
        ssize_t got = read(in, piece + length, PIECE - length);
        if (got < 0 && errno != EINTR)
            return -1;
        if (got == 0)
            break;
        length += got > 0 ? (size_t)got : 0;
    }
    return (ssize_t)length;
}

/* Writes a header of the envelope. What no address can have in it, a line end above all, makes it unknown. */
static bool header_write(FILE *spool, const char *format, const char *address)
{
    for (const char *at = address; at != NULL && *at != '\0'; at++)
        if ((unsigned char)*at <= ' ' || *at == '\x7f' || *at == '<' || *at == '>')
            return true;
    return address == NULL || fprintf(spool, format, address) > 0;
}

/* Copies the message, without the line that a folder of messages has before each. */
static bool message_copy(FILE *spool, int in, size_t *size)
{
    char piece[PIECE];
    ssize_t got;
    while ((got = piece_read(in, piece)) > 0) {
        const char *from = piece, *end = piece + got, *line = memchr(piece, '\n', (size_t)got);
        if (*size == 0 && got > 5 && memcmp(piece, "From ", 5) == 0 && line != NULL)
            from = line + 1;
        if (fwrite(from, 1, (size_t)(end - from), spool) != (size_t)(end - from))
            return false;
        *size += (size_t)got;
    }
    return got == 0;
}

/* A file without a name in that folder; NULL with a fault. */
static FILE *spool_open(const char *data, struct fault *fault)
{
    int file = open(data, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    FILE *spool = file >= 0 ? fdopen(file, "w+") : NULL;
    if (spool == NULL)
        fault_set(fault, 503, "full", "%s: no file can be made there: %s", data, strerror(errno));
    return spool;
}

/* Whether who writes the message has gone, before this process began or since: then process 1 stands above it. What
 * came may be a part, and nobody is there to be told. */
static bool giver_gone(pid_t giver)
{
    return giver == 1 || (giver != 0 && getppid() != giver);
}

static bool keep(struct store *store, struct pool *pool, FILE *spool, pid_t giver, int64_t now, bool *repeated,
                 struct fault *fault)
{
    rewind(spool);
    const struct trace trace = trace_read(pool, spool, now);
    if (ferror(spool))
        return fault_set(fault, 503, "full", "what came cannot be read again");
    if (!store_begin(store, fault))
        return false;
    bool added = store_add_post(store, trace.identity, trace.received, fileno(spool), repeated, fault);
    if (added && giver_gone(giver))
        fault_set(fault, 503, "full", "who handed it over was ended meanwhile, or is process 1");
    else if (added && store_commit(store, fault))
        return true;
    store_rollback(store);
    return false;
}

bool arrival_keep(struct store *store, struct pool *pool, const char *data, int in, const struct envelope *envelope,
                  int64_t now, bool *repeated, struct fault *fault)
{
    size_t size = 0;
    FILE *spool = spool_open(data, fault);
    if (spool == NULL)
        return false;
    bool whole = header_write(spool, "Return-Path: <%s>\n", envelope->sender) &&
                 header_write(spool, "Delivered-To: %s\n", envelope->recipient) && message_copy(spool, in, &size) &&
                 fflush(spool) == 0;
    bool kept = whole && size > 0 && keep(store, pool, spool, envelope->giver, now, repeated, fault);
    if (!whole || size == 0)
        fault_set(fault, 503, "full", size == 0 ? "nothing came" : "what came cannot be read, or not be written");
    fclose(spool);
    return kept;
}
