#include "post/sorting.h"

#include "base/fault.h"
#include "base/fields.h"
#include "base/instant.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "post/belonging.h"
#include "post/coming_back.h"
#include "post/entering.h"
#include "post/message.h"
#include "registry/post.h"
#include "registry/post_files.h"
#include "site/examiner.h"
#include "site/own_address.h"
#include "store/outbox.h"

/* A message that is being looked at. */
struct looking {
    struct sorting *sorting;
    struct pool *pool;
    const struct posted *posted;
    struct belonging belonging;
    struct fields *files; /* NULL: they are not wanted */
    size_t over;          /* so many more than are taken */
    struct filled *forms; /* what each file is, if it is a form of ours */
    int64_t now;
    struct fault *fault;
};

/* True if the message is of that kind, as its reader says. */
static bool is_automatic(const struct looking *looking, const char *kind)
{
    return text_equal(looking->posted->message->automatic, kind);
}

/* True if somebody wrote it who is none of our machines, and it was read as a whole; what is long is there as it
 * came. */
static bool is_written(const struct looking *looking)
{
    static const char *const harmless[] = {"long", "signed", NULL};
    const struct message *message = looking->posted->message;
    for (const char *const *why = text_words(looking->pool, message->unread); *why != NULL; why++)
        if (!text_among(*why, harmless))
            return false;
    return text_blank(message->automatic) && !text_blank(message->from) &&
           !site_owns_address(&looking->sorting->registry->site, looking->pool, message->from);
}

/* True if it is of a member of staff: their words are no complainant's. */
static bool is_of_staff(const struct looking *looking)
{
    return site_person_at(&looking->sorting->registry->site, looking->posted->message->from) != NULL;
}

/* ---- What is read before anything is written ---- */

static void read_forms(struct looking *looking)
{
    struct registry *registry = looking->sorting->registry;
    const struct list *lists = registry_lists(registry, looking->pool, NULL, NULL);
    looking->forms = pool_array(looking->pool, looking->files->file_count, sizeof *looking->forms);
    for (size_t i = 1; i < looking->files->file_count; i++) {
        const struct file *file = &looking->files->files[i];
        if (text_equal(file->type, "application/pdf"))
            looking->forms[i] =
                looking->sorting->read_form(looking->pool, registry->schema, lists, file->bytes, file->size);
    }
}

/* Libmagic takes its time to begin, and most runs have no file to look into. */
static const struct examiner *examiner(struct sorting *sorting, struct fault *fault)
{
    if (sorting->examiner == NULL)
        sorting->examiner = examiner_open(*sorting->registry->own, fault);
    return sorting->examiner;
}

/* To which case it belongs, its files, and what forms of ours say. */
static bool look(struct looking *looking)
{
    struct sorting *sorting = looking->sorting;
    const struct message *message = looking->posted->message;
    if (!belonging_of(sorting->registry, looking->pool, sorting->seal, message, looking->now, &looking->belonging,
                      looking->fault))
        return false;
    bool belongs = looking->belonging.reference != NULL;
    if (!(belongs && is_automatic(looking, "auto")) && !(is_written(looking) && (belongs || message->file_count > 0)))
        return true;
    if (message->file_count > 0 && examiner(sorting, looking->fault) == NULL)
        return false;
    looking->files = post_files(sorting->registry, looking->pool, &MESSAGES, sorting->examiner, looking->posted,
                                &looking->over, looking->fault);
    if (looking->files != NULL && is_written(looking))
        read_forms(looking);
    return looking->files != NULL;
}

/* ---- What it becomes ---- */

/* True if nobody is told that it failed but who reads the report: it is of no case, where it would be owed again, nor
 * to one of the staff, who are told on their page. */
static bool is_told_by_report_alone(const struct looking *looking, const struct outbox_row *row)
{
    return text_equal(row->state, OUTBOX_FAILED) && row->reference == NULL &&
           site_person_at(&looking->sorting->registry->site, row->address) == NULL;
}

/* What a mail server says of an email of ours. It waits where somebody has to learn of it from there, once. */
static bool take_report(const struct looking *looking, struct sorted_post *sorted)
{
    struct registry *registry = looking->sorting->registry;
    const struct message *message = looking->posted->message;
    const char *reference = looking->belonging.proved ? looking->belonging.reference : NULL;
    struct outbox_row *row = coming_back(registry, looking->pool, message, reference, looking->fault);
    if (row == NULL)
        return looking->fault->kind == 0;
    bool known = text_equal(row->state, OUTBOX_FAILED);
    if (!coming_back_note(registry, looking->pool, message, row, looking->now, looking->fault))
        return false;
    if (!known && is_told_by_report_alone(looking, row))
        return true;
    *sorted = (struct sorted_post){.how = POST_BOUNCE, .reference = row->reference, .seq = row->seq};
    if (row->reference == NULL)
        sorted->seq = STORE_NONE;
    return true;
}

/* In the transaction: says what becomes of it, and has it become that; nothing where it waits. */
static bool become(const struct looking *looking, struct sorted_post *sorted)
{
    const struct entering entering = {looking->sorting->registry,
                                      looking->pool,
                                      looking->posted->message,
                                      looking->posted->stored.received,
                                      looking->now,
                                      looking->files,
                                      looking->fault};
    const struct belonging *belonging = &looking->belonging;
    bool belongs = belonging->reference != NULL;
    if (is_automatic(looking, "bounce"))
        return take_report(looking, sorted);
    if (is_automatic(looking, "auto") && belongs)
        return enter_note(&entering, belonging->reference, sorted);
    if (is_automatic(looking, "auto") && !text_blank(looking->posted->message->answers))
        sorted->how = POST_AUTOMATIC;
    if (!is_written(looking) || looking->over > 0 || looking->files == NULL)
        return true;
    if (belongs)
        return is_of_staff(looking) || enter_contact(&entering, belonging, sorted);
    return enter_cases(&entering, looking->forms, sorted);
}

/* True if nobody has begun to sort it. */
static bool waits(const struct stored_post *stored)
{
    return stored->sorted.how == NULL && !stored->both;
}

/* Looks at it, once, and has it become what it is. Somebody may sort it while it is looked at. */
static bool settle(struct looking *looking)
{
    struct store *store = looking->sorting->registry->store;
    int64_t number = looking->posted->stored.number;
    bool before, looked = looking->posted->message != NULL && waits(&looking->posted->stored);
    struct stored_post stored;
    struct sorted_post sorted = {.seq = STORE_NONE};
    if ((looked && !look(looking)) || !store_begin(store, looking->fault))
        return false;
    bool good = store_look_post(store, number, &before, looking->fault) &&
                store_post(store, looking->pool, number, &stored, looking->fault);
    if (good && looked && !before && waits(&stored))
        good = become(looking, &sorted);
    sorted.by = "system";
    sorted.at = looking->now;
    if (good && sorted.how != NULL)
        good = store_sort_post(store, number, &sorted, looking->fault);
    if (good && store_commit(store, looking->fault))
        return true;
    store_rollback(store);
    return false;
}

/* A message that cannot be dealt with by itself is for somebody to look at; where the store does not answer, it is left
 * for the next time. */
static bool give_up(const struct sorting *sorting, int64_t number, struct fault *fault)
{
    bool before;
    if (fault->kind == 503)
        return false;
    log_line("a message waits to be sorted by hand: %s", fault->detail);
    *fault = (struct fault){0};
    if (store_begin(sorting->registry->store, fault) &&
        store_look_post(sorting->registry->store, number, &before, fault) &&
        store_commit(sorting->registry->store, fault))
        return true;
    store_rollback(sorting->registry->store);
    return false;
}

/* The next one after `*number`; false: there is none, or a fault. */
static bool take_next(struct sorting *sorting, int64_t *number, struct fault *fault)
{
    struct stored_post stored;
    struct pool *pool = pool_new();
    bool found = store_unlooked_post(sorting->registry->store, pool, *number, &stored, fault);
    if (found) {
        struct looking looking = {.sorting = sorting, .pool = pool, .now = instant_now(), .fault = fault};
        *number = stored.number;
        looking.posted = post_open(sorting->registry, pool, &MESSAGES, stored.number, looking.now, fault);
        if (fault->kind != 0 || !settle(&looking))
            found = give_up(sorting, stored.number, fault);
    }
    pool_free(pool);
    return found;
}

bool sorting_run(struct sorting *sorting, struct fault *fault)
{
    int64_t number = 0;
    while (take_next(sorting, &number, fault))
        ;
    return fault->kind == 0;
}
