/* The trace of a message: when it reached the mail server, and what it is known by when it comes again.
 *
 * Read line by line, without regard to what is in it: this much is known of every message, however broken. */
#ifndef REDRESS_POST_TRACE_H
#define REDRESS_POST_TRACE_H

#include <stdint.h>
#include <stdio.h>

struct pool;

struct trace {
    int64_t received;
    const char *identity;
};

/* That of the message in `file`, from where it stands to its end; its first line is the first header.
 *
 * Received: as the first Received header says, which is that of our own server, and never after `now`; `now` where it
 * says nothing.
 *
 * The identity is a digest. Of a message with a Message-ID it is of what its sender wrote: the headers of that kind and
 * the body, as each way to us adds headers of its own, and one that is handed over again, or comes to two of our
 * addresses, is still the same. The Message-ID alone would not do: there are machines that give all of theirs the
 * same. Without one it is of all that came. Neither line ends of another kind nor empty lines at the end make a
 * difference. */
struct trace trace_read(struct pool *pool, FILE *file, int64_t now);

#endif
