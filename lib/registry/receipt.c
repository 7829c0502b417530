#include "registry/receipt.h"

#include "base/digest.h"
#include "base/fault.h"
#include "base/naming.h"
#include "base/text.h"
#include "core/contact.h"
#include "core/event.h"
#include "record/record.h"
#include "registry/answering.h"
#include "registry/letter.h"
#include "registry/mailing.h"
#include "store/outbox.h"
#include "xml/xml.h"

enum { DAY = 24 * 60 * 60 };

/* True if it came from outside, as a new case or by who proved that the case is theirs as a message to us, and not more
 * of them than are believed. A message that staff make a case of is one, unless a colleague wrote it. A step of theirs
 * that has a letter is told by that. */
static bool is_wanted(const struct registry *registry, struct pool *pool, const struct case_file *file,
                      const struct node *event)
{
    bool outside = site_person(&registry->site, node_get(pool, event, "by")) == NULL ||
                   (file->mailed != NULL && node_first(event, "reporter") == NULL);
    bool begins = file->last_seq == 1 && outside;
    bool tells = text_equal(node_inner(pool, event, "direction"), "in") &&
                 text_equal(node_get(pool, event, "proof"), "access-code");
    return registry->site.outgoing.from != NULL && (begins || tells) && node_get(pool, event, "unsorted") == NULL;
}

/* True if something is owed by the policy that a receipt with the contact meets. */
static bool is_counted(const struct case_file *file)
{
    const struct kind *kind = policy_kind(file->policy, file->kind);
    for (size_t i = 0; kind != NULL && i < kind->rule_count; i++)
        if (text_among(MOMENT_RECEIPTED, kind->rules[i].met_by))
            return true;
    return false;
}

/* True if it may go to that address (answering.h); false also with a fault. */
static bool may_go(struct registry *registry, struct pool *pool, const struct case_file *file, const char *address,
                   int64_t now, struct fault *fault)
{
    int lately = store_outbox_of_sort(registry->store, MAIL_RECEIPT, address, now - DAY, fault);
    return lately >= 0 && answering_allowed(&registry->site, pool, address, file->mailed, lately);
}

/* The name of the contact, or of who stands in while that person is away; NULL: nobody does. */
static const char *here_today(const struct registry *registry, struct pool *pool, const char *name)
{
    const struct people people = site_people(&registry->site);
    const struct naming naming = naming_of(pool, name);
    for (size_t i = 0; i < people.count; i++) {
        const struct person *person = &people.list[i];
        if (!person->away || !naming_whole(pool, &naming, person->title))
            continue;
        const struct person *stand_in = people_find(people, person->stand_in);
        return stand_in && !stand_in->away ? stand_in->title : NULL;
    }
    return name;
}

/* Names the contact of the division of the case; who stands in is reached where the organisation is, as the ways there
 * may be those of who is away. False: it has none, or none who may deal with it. */
static bool contact_add(const struct registry *registry, struct pool *pool, const struct case_file *file,
                        struct node *event)
{
    const struct site *site = &registry->site;
    const struct node *of = node_first(site_division(site, pool, timeline_division(file->timeline)), "contact");
    const char *name = of ? here_today(registry, pool, node_get(pool, of, "name")) : NULL;
    if (name == NULL || contact_is_barred(pool, file->timeline, site->persons, site->person_count, name))
        return false;
    bool own = text_equal(name, node_get(pool, of, "name"));
    struct node *contact = node_add(event, "contact");
    node_add_text(contact, "name", name);
    for (const char *const *mean = (const char *const[]){"phone", "email", NULL}; *mean != NULL; mean++) {
        const char *at = own ? node_get(pool, of, *mean) : node_inner(pool, site->organisation, *mean);
        if (at != NULL)
            node_add_text(contact, *mean, at);
    }
    return true;
}

/* A receipt as it is kept, and whom it is for. */
struct made {
    const char *text, *digest, *address;
    size_t length;
};

static bool make(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                 struct made *made, struct fault *fault)
{
    const struct node *event = record_event(file->record, file->last_seq);
    made->text = letter_make(registry, pool, file, event, now, &made->length, fault);
    const struct node *letter = made->text ? xml_read(pool, made->text, made->length, "receipt", fault) : NULL;
    if (letter == NULL)
        return false;
    made->digest = bytes_digest(pool, made->text, made->length);
    made->address = letter_email(pool, letter);
    return true;
}

/* The case as it is now that its event says more. */
static bool renew(struct registry *registry, struct pool *pool, struct case_file *file, int64_t now,
                  struct fault *fault)
{
    const char *slip = file->slip, *mailed = file->mailed;
    const struct case_file *renewed = case_file_of(registry, pool, file->record, now, fault);
    if (renewed == NULL)
        return false;
    *file = *renewed;
    file->slip = slip;
    file->mailed = mailed;
    return true;
}

bool receipt_keep(struct registry *registry, struct pool *pool, struct case_file *file, int64_t now,
                  struct fault *fault)
{
    struct made made;
    struct node *event = record_event(file->record, file->last_seq);
    if (!is_wanted(registry, pool, file, event))
        return true;
    if (!make(registry, pool, file, now, &made, fault))
        return false;
    if (made.address == NULL || !may_go(registry, pool, file, made.address, now, fault))
        return fault->kind == 0;
    node_set(event, "receipt", made.digest);
    bool names = file->last_seq == 1 && is_counted(file) && contact_add(registry, pool, file, event);
    if (!renew(registry, pool, file, now, fault) || (names && !make(registry, pool, file, now, &made, fault)))
        return false;
    node_set(event, "receipt", made.digest);
    return letter_store(registry, made.digest, made.text, made.length, fault);
}
