#include "paper/insets.h"

#include <sys/resource.h>

#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/attachment.h"
#include "xml/xml.h"

/* What one bundle takes: pages of a file and of all, bytes of all, and seconds of the processor for reading them, as
 * somebody waits for it. */
enum { MOST_OF_ONE = 100, MOST_PAGES = 500, MOST_BYTES = 50 * 1024 * 1024, MOST_SECONDS = 6 };

/* What is left of that. */
struct room {
    int pages;
    long bytes;
    long until;
};

/* How long the children have worked that are gone, which read the files. */
static long seconds_worked(void)
{
    struct rusage children;
    getrusage(RUSAGE_CHILDREN, &children);
    return children.ru_utime.tv_sec + children.ru_stime.tv_sec;
}

static struct inset read_into(struct room *room, struct pool *pool, const struct attachment *attachment,
                              const char *bytes)
{
    int most = room->pages < MOST_OF_ONE ? room->pages : MOST_OF_ONE;
    if (room->pages <= 0 || room->bytes <= 0 || seconds_worked() > room->until)
        return (struct inset){.as = INSET_FULL};
    struct inset inset = inset_read(pool, attachment->type, bytes, (size_t)attachment->size, most);
    if ((inset.as == INSET_LONG && most < MOST_OF_ONE) || (long)inset.length > room->bytes)
        return (struct inset){.as = INSET_FULL};
    room->pages -= inset.pages;
    room->bytes -= (long)inset.length;
    return inset;
}

bool insets_read(struct insets *insets, struct registry *registry, struct pool *pool, const struct node *record,
                 struct fault *fault)
{
    struct room room = {MOST_PAGES, MOST_BYTES, seconds_worked() + MOST_SECONDS};
    struct attachment attachment;
    for (const struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL))
        for (int n = 1; record_attachment(pool, event, n, &attachment); n++) {
            if (insets_find(insets, attachment.digest) != NULL)
                continue;
            struct pool *moment = pool_new();
            const char *bytes = attachment_bytes(registry, moment, &attachment, fault);
            if (bytes != NULL)
                *LIST_ADD(pool, insets->list, insets->count) =
                    (struct named_inset){attachment.digest, read_into(&room, pool, &attachment, bytes)};
            pool_free(moment);
            if (bytes == NULL)
                return false;
        }
    return true;
}

const struct inset *insets_find(const struct insets *insets, const char *digest)
{
    for (size_t i = 0; i < insets->count; i++)
        if (text_equal(insets->list[i].digest, digest))
            return &insets->list[i].inset;
    return NULL;
}
