/* What is entered into the record of duties (registry/duties.h): a form becomes an event of it, kept for good. */
#ifndef REDRESS_REGISTRY_DUTY_ENTRY_H
#define REDRESS_REGISTRY_DUTY_ENTRY_H

#include "record/entry.h"
#include "registry/registry.h"

struct duty_entry;

/* In the transaction of the event, the last of that record of duties: adds to it what the program knows of it, and
 * notes what only the program can find wrong. False with a fault. */
typedef bool duty_completion(struct registry *registry, struct pool *pool, const struct duty_entry *entry,
                             const struct node *duties, struct node *event, struct problems *problems,
                             struct fault *fault);

/* An event to be: its name, what was typed and by which user, when, and the submission of its form (NULL: entered by
 * none). */
struct duty_entry {
    const char *event;
    const struct fields *entered;
    const char *user;
    struct submission *submission;
    int64_t now;
    duty_completion *complete;
    const char *item;         /* what it is about: the month of a report, the user of an absence; NULL: nothing else */
    const struct list *lists; /* where its choices come from; NULL: the site's */
};

/* What is asked of who enters that event, with its choices from those lists; NULL: from the site's. */
struct asking duty_asking(const struct registry *registry, const char *event, const struct list *lists);

/* Builds and checks the event, and keeps it; true also where the same was kept already under the submission's token.
 * False with a fault, or with problems where it is not right; 409 "used-token" where the token brought something else
 * before. */
bool duty_keep(struct registry *registry, struct pool *pool, const struct duty_entry *entry, struct problems *problems,
               struct fault *fault);

#endif
