/* The registry: case files in, case files out. Joins the store's texts with the schema's records and the site's policy.
 *
 * A process has one registry, opened at start. A case file is read whole and lives in the pool of the request; what is
 * kept goes into the store in one transaction: the event, the token of its form, and all that is made from the record.
 */
#ifndef REDRESS_REGISTRY_REGISTRY_H
#define REDRESS_REGISTRY_REGISTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/obligation.h"
#include "core/timeline.h"
#include "site/folders.h"
#include "site/site.h"
#include "store/looks.h"
#include "store/store.h"
#include "xml/schema.h"

struct fault;
struct fields;
struct node;
struct pool;

struct registry {
    struct site site;
    struct schema *schema;
    struct store *store;
    struct looks *looks;
    struct list lists[4]; /* divisions, people, causes, and the end */
};

/* Opens all parts; they live in `pool`. A broken file is a fault that names it. */
bool registry_open(struct pool *pool, const struct folders *folders, struct registry *registry, struct fault *fault);

struct case_file {
    const char *reference;
    const char *kind;
    struct node *record;  /* as it is stored */
    struct node *current; /* as it counts, after its corrections: what facts and pages are made from */
    struct timeline *timeline;
    const struct policy *policy; /* the one it is bound to */
    const char *state;
    struct obligation *obligations;
    size_t obligation_count;
    int last_seq;
    bool whole; /* the store holds its events without a gap */
};

/* The case of that reference as it stands at `now`; NULL: there is none, or a fault. */
struct case_file *registry_case(struct registry *registry, struct pool *pool, const char *reference, int64_t now,
                                struct fault *fault);

/* The case file of a record that is not stored yet, or has an event more than the store. */
struct case_file *registry_case_of(struct registry *registry, struct pool *pool, struct node *record, int64_t now,
                                   struct fault *fault);

/* The lists for a form about that record (NULL: none yet): divisions, people, causes, issues, promises, improvements. */
const struct list *registry_lists(struct registry *registry, struct pool *pool, const struct node *record);

/* The title of a division, of a cause, or of a person by user name; the word itself where the site has no such. */
const char *registry_division_title(const struct registry *registry, const char *division);
const char *registry_cause_title(const struct registry *registry, const char *cause);
const char *registry_person_title(const struct registry *registry, const char *user);

/* Keeps the record's last event, and the files of what was entered for it (NULL: none). With seq 1 it is a new case,
 * which is given its reference here (it is set in the record); the year is that of its receipt. `submission` carries
 * token and digest (NULL: entered by no form) and gets
 * reference and seq. Faults as in store.h, and 409 "used-token" where the token brought other content before; where it
 * brought the same, *repeated is true, nothing is stored, and the submission names what was stored then. */
bool registry_keep(struct registry *registry, struct pool *pool, struct node *record, const struct fields *entered,
                   struct submission *submission, int64_t now, bool *repeated, struct fault *fault);

/* In a transaction: stores the record's last event and all that is made from the case; a lesson decision is looked at for
 * recurrence (recurrence.h) and may add an event to other cases. False with a fault. */
bool registry_add(struct registry *registry, struct pool *pool, struct node *record, int64_t now, struct fault *fault);

/* Looks the token up as registry_keep does: true if it brought the same content before, or with a fault if other. */
bool registry_repeated(struct registry *registry, struct pool *pool, struct submission *submission,
                       struct fault *fault);

/* All that is made from a case. */
struct case_digest *registry_digest(const struct registry *registry, struct pool *pool, const struct case_file *file);

/* What differs between two digests of a case, in a word for the administrator; NULL: nothing. */
const char *registry_difference(const struct case_digest *made, const struct case_digest *stored);

#endif
