/* Case files: one case, opened, read, and grown by an event.
 *
 * Joins the store's texts with the schema's records and the site's policy. A case file is read whole and lives in the
 * pool of the request; what is kept goes into the store in one transaction: the event, the token of its form, and all
 * that is made from the record. */
#ifndef REDRESS_REGISTRY_CASE_FILE_H
#define REDRESS_REGISTRY_CASE_FILE_H

#include "core/next_step.h"
#include "core/timeline.h"
#include "record/facts.h"
#include "registry/registry.h"

struct case_file {
    const char *reference;
    const char *slip; /* of a new case: the reference on its slip (registry/slips.h), to be its own; NULL: none */
    const char *mailed; /* of a new case made of a message: why nobody wrote that (record/message.h); NULL: of none */
    const char *kind;
    struct node *record;  /* as it is stored */
    struct node *current; /* as it counts, after its corrections: what facts and pages are made from */
    struct timeline *timeline;
    const struct facts *facts;   /* of `current`, beside the timeline */
    const struct policy *policy; /* the one it is bound to */
    const char *state;
    struct obligation *obligations;
    size_t obligation_count;
    int last_seq;
    bool whole; /* the store holds its events without a gap */
};

/* The case of that reference as it stands at `now`; NULL: there is none, or a fault. */
struct case_file *case_file_open(struct registry *registry, struct pool *pool, const char *reference, int64_t now,
                                 struct fault *fault);

/* The case file of a record that the store does not have as it is. NULL with a fault where the site has no such
 * policy. */
struct case_file *case_file_of(struct registry *registry, struct pool *pool, struct node *record, int64_t now,
                               struct fault *fault);

/* The same of a record to which somebody has just added its last event: that keeps the titles of now
 * (record/title.h). */
struct case_file *case_file_grown(struct registry *registry, struct pool *pool, struct node *record, int64_t now,
                                  struct fault *fault);

/* Keeps the last event of the case, and the files of what was entered for it (NULL: none). With seq 1 it is a new case,
 * which is given its reference here, in file and record: that of its slip, or else one whose year is that of its
 * receipt. `submission` carries token and digest (NULL: entered by no form) and gets reference and seq. Faults as in
 * store.h, 409 "stale" also where the slip is no longer to be had, and 409 "used-token" where the token brought other
 * content before; where it brought the same, *repeated is true, nothing is stored, and the submission names what was
 * stored then. */
bool case_file_keep(struct registry *registry, struct pool *pool, struct case_file *file, const struct fields *entered,
                    struct submission *submission, int64_t now, bool *repeated, struct fault *fault);

/* In a transaction: stores the last event of the case, the letter that goes with it (letter.h), which it then names,
 * its row of the outbox (mailing.h), what staff are told of it (news.h), and all that is made from the case; a
 * lesson decision is looked at for recurrence (recurrence.h) and may add an event to other cases. False with a
 * fault. */
bool case_file_add(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                   struct fault *fault);

/* The same in a transaction of the caller's, for what was not kept before. False with a fault. */
bool case_file_enter(struct registry *registry, struct pool *pool, struct case_file *file, const struct fields *entered,
                     struct submission *submission, int64_t now, struct fault *fault);

/* Looks the token up as case_file_keep does: true if it brought the same content before, or with a fault if other. */
bool case_file_repeated(struct registry *registry, struct pool *pool, struct submission *submission,
                        struct fault *fault);

/* What core/next_step.h and core/handing.h look at. */
struct position case_file_position(const struct registry *registry, struct pool *pool, const struct case_file *file);

/* All that is to be done on the case, and whose it is (core/next_step.h); *count. */
struct task *case_file_tasks(const struct registry *registry, struct pool *pool, const struct case_file *file,
                             size_t *count);

#endif
