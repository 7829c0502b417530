#include "registry/post.h"

#include <stdio.h>
#include <stdlib.h>
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
#include "registry/sight.h"
#include "store/task.h"
#include "xml/xml.h"

/* When the acknowledgement is owed of what was received then in that mailbox (NULL: none of ours), by what the mailbox
 * is for. */
static int64_t due_of(struct registry *registry, struct pool *pool, const struct node *box, int64_t received,
                      int64_t now, struct fault *fault)
{
    const char *meant = box ? node_get(pool, box, "kind") : NULL, *kind = meant ? meant : "complaint";
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
    posted->due = due_of(registry, pool, box, stored->received, now, fault);
    return fault->kind == 0 ? posted : NULL;
}

const struct posted *post_open(struct registry *registry, struct pool *pool, const struct message_reader *reader,
                               int64_t number, int64_t now, struct fault *fault)
{
    struct stored_post stored;
    bool found = store_post(registry->store, pool, number, &stored, fault);
    return found ? read_posted(registry, pool, reader, &stored, now, fault) : NULL;
}

/* ---- For whom it is ---- */

/* True if the sorter must not know of that case (NULL: none). */
static bool is_hidden(const struct sorter *sorter, struct pool *pool, const char *reference, struct fault *fault)
{
    return reference != NULL && !sight_shows(sorter->registry, pool, reference, sorter->person, fault);
}

/* True if the message is for the sorter: also, of one of which the first half is a case, for who sorts all, as whoever
 * sorts that mailbox may be barred from the case. `box` is the first of our mailboxes to which it came, as far as that
 * matters; NULL: none. */
static bool is_for(const struct sorter *sorter, struct pool *pool, const struct stored_post *stored,
                   const struct node **box, struct fault *fault)
{
    const struct node *const none[] = {NULL};
    const struct node *const *boxes = sorter->divided ? boxes_of(sorter->registry, pool, stored->number, fault) : none;
    *box = boxes ? *boxes : NULL;
    bool theirs = boxes != NULL && (sorter_has(sorter, pool, boxes) || (stored->first != NULL && sorter->all));
    return theirs && !is_hidden(sorter, pool, stored->sorted.reference, fault) &&
           !is_hidden(sorter, pool, stored->first, fault) && fault->kind == 0;
}

const struct posted *post_open_for(const struct sorter *sorter, struct pool *pool, const struct message_reader *reader,
                                   int64_t number, int64_t now, struct fault *fault)
{
    struct stored_post stored;
    const struct node *box;
    if (!store_post(sorter->registry->store, pool, number, &stored, fault))
        fault_set(fault, 404, "unknown-address", "no such message");
    else if (!is_for(sorter, pool, &stored, &box, fault))
        fault_set(fault, 403, "hidden", "a message that somebody else sorts");
    return fault->kind == 0 ? read_posted(sorter->registry, pool, reader, &stored, now, fault) : NULL;
}

/* ---- Lists; what is read only to see for whom it is, is forgotten at once ---- */

int post_place_compare(struct post_place one, struct post_place other)
{
    return one.place != other.place ? (one.place > other.place) - (one.place < other.place)
                                    : (one.number > other.number) - (one.number < other.number);
}

struct post_place post_place_of(const struct posted *posted)
{
    return (struct post_place){list_place_due(posted->due, false), posted->stored.number};
}

static int by_place(const void *one, const void *other)
{
    return post_place_compare(*(const struct post_place *)one, *(const struct post_place *)other);
}

const struct post_place *post_waiting(const struct sorter *sorter, struct pool *pool, int64_t now, size_t *count,
                                      struct fault *fault)
{
    struct post_place *list = pool_alloc(pool, sizeof *list);
    struct stored_post stored = {.received = INSTANT_NONE + 1};
    *count = 0;
    for (bool more = sorter_has_any(sorter, pool); more;) {
        struct pool *reading = pool_new();
        const struct node *box;
        more = store_next_post(sorter->registry->store, reading, &stored, &stored, fault);
        if (more && is_for(sorter, reading, &stored, &box, fault))
            *LIST_ADD(pool, list, *count) = (struct post_place){
                list_place_due(due_of(sorter->registry, reading, box, stored.received, now, fault), false),
                stored.number};
        pool_free(reading);
        more = more && *count < POST_MOST && fault->kind == 0;
    }
    qsort(list, *count, sizeof *list, by_place);
    return fault->kind == 0 ? list : NULL;
}

int post_filed(const struct sorter *sorter, struct pool *pool, const struct message_reader *reader, int64_t before,
               const struct posted **list, int most, int64_t now, struct fault *fault)
{
    struct stored_post stored = {.number = 0};
    int count = 0;
    if (store_post(sorter->registry->store, pool, before, &stored, fault) && stored.sorted.how == NULL)
        stored = (struct stored_post){.number = 0}; /* it was taken back */
    for (bool more = sorter_has_any(sorter, pool); more && count < most;) {
        struct pool *reading = pool_new();
        const struct node *box;
        more = store_filed_post(sorter->registry->store, reading, &stored, &stored, fault);
        if (more && is_for(sorter, reading, &stored, &box, fault))
            list[count++] = post_open(sorter->registry, pool, reader, stored.number, now, fault);
        pool_free(reading);
        more = more && fault->kind == 0;
    }
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
