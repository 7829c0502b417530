#include "registry/letter.h"

#include <limits.h>

#include "base/digest.h"
#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/hand_over.h"
#include "core/independence.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "record/label.h"
#include "record/means.h"
#include "record/record.h"
#include "registry/contact_shown.h"
#include "registry/lateness.h"
#include "registry/letter_parts.h"
#include "registry/owed.h"
#include "site/promises.h"
#include "store/content.h"
#include "xml/sheet.h"
#include "xml/validity.h"
#include "xml/xml.h"

/* What a letter with that event is about: it, or of a correction what that corrects; and that event of the schema. */
static const struct node *about(const struct registry *registry, struct pool *pool, const struct case_file *file,
                                const struct node *event, const struct part **part)
{
    const char *corrects = node_get(pool, event, "corrects");
    const struct node *of = corrects ? record_event(file->record, text_number(corrects, 1, INT_MAX)) : event;
    *part = schema_event(registry->schema, file->kind, node_name(of ? of : event));
    return of ? of : event;
}

/* How it goes, where its event does not say so itself; NULL: in no way that is written. */
static const char *way_of(struct pool *pool, const struct case_file *file, const struct node *event)
{
    bool says = event_named(file->kind, node_name(event))->traits & TELLS;
    return means_letter(pool, file->current, says ? node_inner(pool, event, "channel") : NULL);
}

bool letter_is_due(const struct registry *registry, struct pool *pool, const struct case_file *file)
{
    const struct part *part;
    const struct node *event = record_event(file->record, file->last_seq), *of;
    of = about(registry, pool, file, event, &part);
    if (of != event || part == NULL || part->letter == NULL || !part->letter->written)
        return record_has_letter(pool, of, part);
    const struct node *counts = record_event(file->current, file->last_seq);
    return test_holds(&part->letter->when, counts) && way_of(pool, file, counts) != NULL;
}

/* Who signs: in which role, and where they hold it for a division, for which. */
static void add_writer(const struct registry *registry, struct pool *pool, struct node *status,
                       const struct case_file *file, const struct event *event)
{
    const struct person *person = site_person(&registry->site, event->by);
    int level = timeline_level_of(file->timeline, event);
    const struct role *role =
        person ? procedure_role(file->policy, file->timeline, person, event->row->action, level) : NULL;
    const char *division = timeline_division(file->timeline);
    node_set(status, "role-title", role ? role->title : NULL);
    for (size_t i = 0; role != NULL && i < person->holding_count; i++) {
        const struct holding *holding = &person->holdings[i];
        if (text_equal(holding->role, role->name) && division != NULL && text_equal(holding->division, division))
            node_set(status, "division-title", registry_division_of(registry, pool, file->current, division));
    }
}

/* Where the case stands with that event: what is owed, and whom to turn to. */
static void add_status(const struct registry *registry, struct pool *pool, struct node *page,
                       const struct case_file *file, const struct list *lists, int64_t now)
{
    struct node *status = node_add(page, "status");
    int seq = node_number(page, "seq", 1, INT_MAX);
    node_set(status, "state", file->state);
    node_set_number(status, "level", timeline_level(file->timeline));
    for (size_t i = 0; i < file->timeline->count; i++)
        if (file->timeline->events[i].seq == seq)
            add_writer(registry, pool, status, file, &file->timeline->events[i]);
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        struct node *node = owed_add(pool, status, &registry->site, file->policy, obligation, now);
        node_set(node, "item-title", owed_item_title(lists, obligation->item));
    }
    contact_show(registry, pool, status, file);
    const struct part *part;
    const struct node *of = about(registry, pool, file, record_event(file->record, seq), &part);
    if (part != NULL && part->letter != NULL && part->letter->written)
        node_set(status, "way", way_of(pool, file, of));
    const char *handler = timeline_handler(file->timeline), *division = timeline_division(file->timeline);
    node_set(status, "handler-title", handler ? registry_person_title(registry, handler) : NULL);
    node_set(status, "division", division ? registry_division_of(registry, pool, file->current, division) : NULL);
}

/* What the sheet says in words: a page about that event, with the case as the complainant may read it. */
static struct node *letter_page(const struct registry *registry, struct pool *pool, const struct case_file *file,
                                const struct node *event, int64_t now)
{
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    const struct list *lists = registry_lists(registry, pool, file->current, file->timeline);
    const char *corrects = node_get(pool, event, "corrects");
    node_set(page, "name", "letter");
    node_set(page, "action", "letter");
    node_set(page, "realm", "public");
    node_set(page, "kind", file->kind);
    node_set_instant(pool, page, "now", now);
    node_set(page, "reference", file->reference);
    node_set(page, "seq", corrects ? corrects : node_get(pool, event, "seq"));
    node_set(page, "correction", corrects ? "yes" : NULL);
    node_set(page, "logo", registry->site.logo.digest);
    node_copy(page, registry->site.shown);
    promises_add(page, file->policy, true);
    struct node *record = label_record(pool, file->current, registry->schema, lists, "public", page, NULL);
    lateness_show(record, file->timeline);
    contacts_hide(registry, pool, record, file);
    add_status(registry, pool, page, file, lists, now);
    return page;
}

/* The sheet that makes them; it says words of the site, and goes with it. NULL with a fault. */
static const struct sheet *letter_sheet(struct registry *registry, struct fault *fault)
{
    struct pool *pool = *registry->own;
    const char *path = pool_format(pool, "%s/xsl/letter-text.xsl", registry->folders.share);
    if (registry->letters == NULL)
        registry->letters = sheet_open(pool, path, registry->site.words, fault);
    return registry->letters;
}

/* What the sheet gave, if it is a letter. NULL with a fault. */
static const char *checked(struct registry *registry, struct pool *pool, const char *text, size_t length,
                           struct fault *fault)
{
    const char *schema = pool_format(pool, "%s/schema/letter.xsd", registry->folders.share);
    const struct node *letter = text ? xml_read(pool, text, length, "letter", fault) : NULL;
    return letter != NULL && tree_valid(letter, "letter", schema, fault) ? text : NULL;
}

const char *letter_make(struct registry *registry, struct pool *pool, const struct case_file *file,
                        const struct node *event, int64_t now, size_t *length, struct fault *fault)
{
    const struct sheet *sheet = letter_sheet(registry, fault);
    const char *text =
        sheet ? sheet_apply(pool, sheet, letter_page(registry, pool, file, event, now), length, fault) : NULL;
    return checked(registry, pool, text, text ? *length : 0, fault);
}

/* The letter that goes with the last event, with all that it must have: NULL with a fault. */
static const char *letter_write(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                                const struct node **letter, size_t *length, struct fault *fault)
{
    const struct part *part;
    const struct node *event = record_event(file->record, file->last_seq);
    const struct node *of = about(registry, pool, file, event, &part);
    /* Of what only staff are asked it shows that there is a letter, and nothing else (record/label.h). */
    node_set(record_event(file->current, file->last_seq), "letter", "yes");
    const char *text = letter_make(registry, pool, file, event, now, length, fault);
    *letter = text ? xml_read(pool, text, *length, "letter", fault) : NULL;
    of = record_event(file->current, node_number(of, "seq", 1, INT_MAX));
    /* A complainant is not held up by what they cannot mend. */
    bool theirs = text_equal(node_get(pool, event, "by"), "complainant");
    bool whole = *letter != NULL && (theirs || letter_has_parts(pool, *letter, part->letter, of, fault));
    return whole ? text : NULL;
}

const struct node *letter_draft(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                                struct fault *fault)
{
    size_t length;
    const struct node *letter;
    return letter_write(registry, pool, file, now, &letter, &length, fault) ? letter : NULL;
}

bool letter_store(struct registry *registry, const char *digest, const char *text, size_t length, struct fault *fault)
{
    const struct logo *logo = &registry->site.logo;
    return store_add_content(registry->store, digest, text, length, fault) &&
           (logo->digest == NULL || store_add_content(registry->store, logo->digest, logo->bytes, logo->size, fault));
}

bool letter_keep(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                 struct fault *fault)
{
    size_t length;
    const struct node *letter;
    if (!letter_is_due(registry, pool, file))
        return true;
    const char *text = letter_write(registry, pool, file, now, &letter, &length, fault);
    if (text == NULL)
        return false;
    const char *digest = bytes_digest(pool, text, length);
    node_set(record_event(file->record, file->last_seq), "letter", digest);
    return letter_store(registry, digest, text, length, fault);
}

const char *letter_picture(struct registry *registry, struct pool *pool, const char *digest, size_t *size)
{
    struct fault fault = {0};
    const struct stored_content *content = store_content(registry->store, pool, digest, &fault);
    if (content == NULL || !text_equal(bytes_digest(pool, content->bytes, content->size), digest))
        return NULL;
    *size = content->size;
    return content->bytes;
}

const char *letter_email(struct pool *pool, const struct node *letter)
{
    const struct node *address = node_first(letter, "address");
    return text_equal(node_get(pool, address, "how"), "email") ? node_text(pool, node_last(address)) : NULL;
}

const struct node *letter_kept(struct registry *registry, struct pool *pool, const char *digest, struct fault *fault)
{
    const struct stored_content *content = store_content(registry->store, pool, digest, fault);
    if (content != NULL && text_equal(bytes_digest(pool, content->bytes, content->size), digest))
        return xml_read(pool, content->bytes, content->size, "letter", fault);
    fault_set(fault, 500, "broken", "the letter %s is not what it was, or gone", digest);
    return NULL;
}

/* The digest of what went out with that event: its letter, or its receipt; NULL: nothing that was kept. */
static const char *kept_digest(struct pool *pool, const struct node *event)
{
    const char *letter = event ? node_get(pool, event, "letter") : NULL;
    return letter || event == NULL ? letter : node_get(pool, event, "receipt");
}

const struct node *letter_of(struct registry *registry, struct pool *pool, const struct case_file *file, int seq,
                             int64_t now, bool *kept, struct fault *fault)
{
    size_t length;
    const struct node *event = record_event(file->record, seq);
    const char *digest = kept_digest(pool, event);
    *kept = digest != NULL;
    if (*kept)
        return letter_kept(registry, pool, digest, fault);
    const struct part *part;
    const struct node *of = event ? about(registry, pool, file, event, &part) : NULL;
    if (of == NULL || !record_has_letter(pool, of, part))
        return NULL;
    const char *text = letter_make(registry, pool, file, event, now, &length, fault);
    return text ? xml_read(pool, text, length, "letter", fault) : NULL;
}

/* True if the store holds the logo of the letter, if it has one. */
static bool logo_whole(struct registry *registry, struct pool *pool, const struct node *letter)
{
    size_t size;
    const char *logo = node_get(pool, node_first(letter, "letterhead"), "logo");
    return logo == NULL || letter_picture(registry, pool, logo, &size) != NULL;
}

bool letters_whole(struct registry *registry, const struct node *record)
{
    bool whole = true;
    struct pool *pool = pool_new();
    for (const struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL)) {
        struct fault fault = {0};
        const char *digest = kept_digest(pool, event);
        const struct node *letter = digest ? letter_kept(registry, pool, digest, &fault) : NULL;
        whole = whole && (digest == NULL || letter != NULL) && (letter == NULL || logo_whole(registry, pool, letter));
    }
    pool_free(pool);
    return whole;
}
