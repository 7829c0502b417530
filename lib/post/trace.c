#include "post/trace.h"

#include <gmime/gmime.h>
#include <stdbool.h>
#include <string.h>

#include "base/pool.h"

enum { LONGEST_LINE = 4 * 1024, LONGEST_RECEIVED = 2 * 1024, PIECE = 64 * 1024 };

/* The headers that a message has from its sender. */
static const char *const written[] = {"From:", "Sender:", "To:", "Cc:", "Date:", "Subject:", "Message-ID:", NULL};

/* A message being read. */
struct tracing {
    GChecksum *all, *written; /* of all headers, and of those; the body then goes to one of them */
    char received[LONGEST_RECEIVED];
    bool named, in_written, in_received; /* there is a Message-ID; what header the line is of */
};

static bool is_header(const char *line, const char *name)
{
    return g_ascii_strncasecmp(line, name, strlen(name)) == 0;
}

static bool is_empty(const char *line)
{
    return line[0] == '\n' || (line[0] == '\r' && line[1] == '\n');
}

/* Digests so many bytes without what a way may change: CR, and line ends at the end, which wait in *feeds. */
static void digest_body(GChecksum *checksum, const char *bytes, size_t size, size_t *feeds)
{
    for (const char *end = bytes + size; bytes < end;) {
        size_t length = 0;
        while (bytes + length < end && bytes[length] != '\r' && bytes[length] != '\n')
            length++;
        for (; length > 0 && *feeds > 0; --*feeds)
            g_checksum_update(checksum, (const guchar *)"\n", 1);
        g_checksum_update(checksum, (const guchar *)bytes, (gssize)length);
        bytes += length;
        for (; bytes < end && (*bytes == '\r' || *bytes == '\n'); bytes++)
            *feeds += *bytes == '\n';
    }
}

/* A header begins on that line. */
static void begin_header(struct tracing *tracing, const char *line)
{
    tracing->in_written = false;
    for (const char *const *name = written; *name != NULL; name++)
        tracing->in_written = tracing->in_written || is_header(line, *name);
    tracing->named = tracing->named || is_header(line, "Message-ID:");
    tracing->in_received = tracing->received[0] == '\0' && is_header(line, "Received:");
}

/* Takes the headers up to the empty line after them. */
static void take_headers(struct tracing *tracing, FILE *file)
{
    char line[LONGEST_LINE];
    bool begins = true;
    while (fgets(line, sizeof line, file) != NULL && !(begins && is_empty(line))) {
        size_t length = strcspn(line, "\r\n");
        if (begins && line[0] != ' ' && line[0] != '\t')
            begin_header(tracing, line);
        begins = strchr(line, '\n') != NULL;
        line[length] = '\n';
        g_checksum_update(tracing->all, (const guchar *)line, (gssize)length + begins);
        if (tracing->in_written)
            g_checksum_update(tracing->written, (const guchar *)line, (gssize)length + begins);
        line[length] = '\0';
        if (tracing->in_received)
            g_strlcat(tracing->received, line, sizeof tracing->received);
    }
}

/* When the server had it, by its header: `…; Mon, 30 Nov 2026 09:15:00 +0000`. */
static int64_t received_at(const char *header, int64_t now)
{
    const char *date = strrchr(header, ';');
    GDateTime *read = date ? g_mime_utils_header_decode_date(date + 1) : NULL;
    if (read == NULL)
        return now;
    int64_t at = g_date_time_to_unix(read);
    g_date_time_unref(read);
    return at > 0 && at < now ? at : now;
}

struct trace trace_read(struct pool *pool, FILE *file, int64_t now)
{
    struct tracing tracing = {.all = g_checksum_new(G_CHECKSUM_SHA256), .written = g_checksum_new(G_CHECKSUM_SHA256)};
    char piece[PIECE];
    size_t feeds = 0;
    take_headers(&tracing, file);
    GChecksum *known_by = tracing.named ? tracing.written : tracing.all;
    g_checksum_update(known_by, (const guchar *)"\n", 1);
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        digest_body(known_by, piece, got, &feeds);
    struct trace trace = {.received = received_at(tracing.received, now),
                          .identity = pool_copy(pool, g_checksum_get_string(known_by))};
    g_checksum_free(tracing.all);
    g_checksum_free(tracing.written);
    return trace;
}
