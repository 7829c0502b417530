#include "registry/post.h"

#include <stdio.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/reference.h"
#include "record/message.h"
#include "record/record.h"
#include "record/vouched.h"
#include "registry/case_file.h"
#include "registry/reply.h"
#include "xml/xml.h"

/* The acknowledgement that is owed of a case received then. */
static int64_t due_of(struct registry *registry, struct pool *pool, const char *kind, int64_t received, int64_t now,
                      struct fault *fault)
{
    const char *prefix = reference_prefix(pool, kind, day_year(instant_day(received)));
    struct node *record =
        record_new(pool, kind, reference_write(pool, prefix, 0), site_policy_at(&registry->site, received)->identity);
    struct node *event = node_add(record, "received");
    node_set_number(event, "seq", 1);
    node_set(event, "by", "complainant");
    node_set_instant(pool, event, "at", received);
    const struct case_file *file = case_file_of(registry, pool, record, now, fault);
    const struct obligation *owed = file ? obligation_next(file->obligations, file->obligation_count) : NULL;
    return owed ? owed->due : INSTANT_NONE;
}

/* So much of a message is read for its headers. */
enum { BEGINNING = 64 * 1024 };

static const struct node *const *boxes_of(struct registry *registry, struct pool *pool, int64_t number,
                                          struct fault *fault)
{
    size_t length;
    const char *beginning = store_post_beginning(registry->store, pool, number, BEGINNING, &length, fault);
    return beginning ? sorter_boxes(registry, pool, beginning, length) : NULL;
}

static void release(void *file)
{
    fclose(file);
}

/* The message in a file of its own, which is gone with the pool; -1 with a fault. */
static int spool(struct registry *registry, struct pool *pool, int64_t number, struct fault *fault)
{
    FILE *file = tmpfile();
    if (file == NULL) {
        fault_set(fault, 503, "full", "no file for a message can be made");
        return -1;
    }
    pool_on_free(pool, release, file);
    return store_post_bytes(registry->store, number, fileno(file), fault) ? fileno(file) : -1;
}

/* Who of us sent it; NULL: nobody who is known for certain. */
static const struct person *colleague_of(struct registry *registry, struct pool *pool, const struct message *message)
{
    const struct node *incoming = node_first(registry->site.organisation, "incoming");
    bool known = message && incoming && vouched(pool, message, node_get(pool, incoming, "vouched-by"));
    return known ? site_person_at(&registry->site, message->from) : NULL;
}

/* All that is known of it; NULL with a fault. */
static const struct posted *read_posted(struct registry *registry, struct pool *pool,
                                        const struct message_reader *reader, const struct stored_post *stored,
                                        int64_t now, struct fault *fault)
{
    struct posted *posted = pool_alloc(pool, sizeof *posted);
    *posted = (struct posted){.stored = *stored, .file = -1};
    if (stored->size > 0)
        posted->file = spool(registry, pool, stored->number, fault);
    if (posted->file >= 0)
        posted->message = reader->read(pool, posted->file);
    posted->colleague = colleague_of(registry, pool, posted->message);
    posted->boxes = boxes_of(registry, pool, stored->number, fault);
    const struct node *box = posted->boxes ? *posted->boxes : NULL;
    posted->kind = box ? node_get(pool, box, "kind") : NULL;
    posted->division = box ? node_get(pool, box, "division") : NULL;
    posted->due = due_of(registry, pool, posted->kind ? posted->kind : "complaint", stored->received, now, fault);
    return fault->kind == 0 ? posted : NULL;
}

const struct posted *post_open(struct registry *registry, struct pool *pool, const struct message_reader *reader,
                               int64_t number, int64_t now, struct fault *fault)
{
    struct stored_post stored;
    bool found = store_post(registry->store, pool, number, &stored, fault);
    return found ? read_posted(registry, pool, reader, &stored, now, fault) : NULL;
}

/* The next that waits for the sorter. What is read of others is forgotten at once. */
static bool next_for(const struct sorter *sorter, struct pool *pool, struct stored_post *stored, struct fault *fault)
{
    struct store *store = sorter->registry->store;
    bool found = false;
    while (!found && store_next_post(store, pool, stored, stored, fault)) {
        struct pool *reading = pool_new();
        const struct node *const *boxes = boxes_of(sorter->registry, reading, stored->number, fault);
        found = boxes != NULL && sorter_has(sorter, reading, boxes);
        pool_free(reading);
        if (fault->kind != 0)
            return false;
    }
    return found;
}

int post_waiting(const struct sorter *sorter, struct pool *pool, const struct message_reader *reader,
                 const struct stored_post *after, const struct posted **list, int most, int64_t now,
                 struct fault *fault)
{
    struct stored_post stored = *after;
    int count = 0;
    while (count < most && next_for(sorter, pool, &stored, fault)) {
        list[count] = read_posted(sorter->registry, pool, reader, &stored, now, fault);
        if (list[count++] == NULL)
            break;
    }
    return fault->kind == 0 ? count : -1;
}

int post_count(const struct sorter *sorter, struct pool *pool, int most, struct fault *fault)
{
    struct stored_post stored = {.received = INSTANT_NONE + 1};
    int count = 0;
    while (count < most && sorter_has_any(sorter, pool) && next_for(sorter, pool, &stored, fault))
        count++;
    return fault->kind == 0 ? count : -1;
}

/* Ends the transaction: it counts if all went well so far. */
static bool settle(struct registry *registry, bool well, struct fault *fault)
{
    if (well && store_commit(registry->store, fault))
        return true;
    store_rollback(registry->store);
    return false;
}

static bool sort(struct registry *registry, struct pool *pool, const struct posted *posted,
                 const struct sorted_post *sorted, struct fault *fault)
{
    struct stored_post post = {.number = 0};
    store_post(registry->store, pool, posted->stored.number, &post, fault);
    if (fault->kind == 0 && post.first != NULL && !text_equal(sorted->reference, post.first))
        fault_set(fault, 409, "sorted", "half of the message is the case %s", post.first);
    return fault->kind == 0 && store_sort_post(registry->store, posted->stored.number, sorted, fault) &&
           (!sorted->sent || reply_add(registry, pool, posted, sorted->reply, sorted->at, fault));
}

bool post_sort(struct registry *registry, struct pool *pool, const struct posted *posted,
               const struct sorted_post *sorted, struct fault *fault)
{
    return store_begin(registry->store, fault) && settle(registry, sort(registry, pool, posted, sorted, fault), fault);
}

bool post_mark(struct registry *registry, int64_t number, bool both, struct fault *fault)
{
    return store_begin(registry->store, fault) &&
           settle(registry, store_mark_post(registry->store, number, both, fault), fault);
}

bool post_unfile(struct registry *registry, int64_t number, struct fault *fault)
{
    return store_begin(registry->store, fault) &&
           settle(registry, store_unfile_post(registry->store, number, fault), fault);
}

const char *post_kind_next(const struct stored_post *post, const char *kind)
{
    if (post->first == NULL)
        return kind ? kind : "complaint";
    const struct event_kind *other = EVENT_KINDS;
    while (text_equal(other->name, reference_kind(post->first)))
        other++;
    return other->name;
}
