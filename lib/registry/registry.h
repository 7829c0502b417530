/* The registry: what a process opens once at its start, to read and keep cases: the site, the schema of records, the
 * store, the looks, and the lists that the site gives to forms. Cases themselves are registry/case_file.h. */
#ifndef REDRESS_REGISTRY_REGISTRY_H
#define REDRESS_REGISTRY_REGISTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "site/folders.h"
#include "site/site.h"
#include "store/looks.h"
#include "store/store.h"
#include "xml/schema.h"

struct fault;
struct fields;
struct node;
struct pool;
struct sheet;
struct timeline;

struct registry {
    struct site site;
    struct schema *schema;
    struct store *store;
    struct looks *looks;
    struct list lists[5];   /* divisions, people, causes, elsewhere, and the end */
    struct pool **own;      /* of site and lists, and of what others make from them */
    struct node *duties;    /* the record of what is done beside the cases (registry/duties.h) */
    int last_duty;          /* its last seq when it was read */
    size_t days_known;      /* of the days off, when they were last read */
    int32_t others_away;    /* the day from which on others are away (registry/absences.h) */
    uint64_t stamp;         /* of the site's files when they were last read */
    struct sheet *letters;  /* what makes letters of cases (registry/letter.h); NULL: not yet compiled */
    struct folders folders; /* as they were given */
};

/* Opens all parts; they live in `pool`. A broken file is a fault that names it. Changes nothing: what was made for
 * other users or days off is made anew by who serves or rebuilds (registry/renewal.h), not by who only looks. */
bool registry_open(struct pool *pool, const struct folders *folders, struct registry *registry, struct fault *fault);

/* Reads the site's files and the record of duties again if either has changed, a day off has been announced since, or
 * others are away than were; to be asked before each request. True if
 * one has, and they are in order: then what was made from the site before is gone. False: all is as it was, with a
 * fault if they have changed and are broken, which is said once for each change. */
bool registry_refresh(struct registry *registry, struct fault *fault);

/* The policy in force now: by it a person sees cases in lists and search. */
const struct policy *registry_policy(const struct registry *registry);

/* The lists for a form about that record (NULL: none yet): divisions, people, causes, elsewhere, roles, issues,
 * promises, improvements, suggestions, means, sendings, sent, back. `timeline` is that of the record. */
const struct list *registry_lists(const struct registry *registry, struct pool *pool, const struct node *record,
                                  const struct timeline *timeline);

/* Those of them that are the site's or its policy's: what is chosen from them keeps its title (record/title.h). */
const struct list *registry_titled(const struct registry *registry, struct pool *pool, const struct node *record);

/* The title of a division, of a cause, or of a person by user name; the word itself where the site has no such. */
const char *registry_division_title(const struct registry *registry, const char *division);
const char *registry_cause_title(const struct registry *registry, const char *cause);
const char *registry_person_title(const struct registry *registry, const char *user);

/* The title of a division as the record last said it, or, where it keeps none, as now. */
const char *registry_division_of(const struct registry *registry, struct pool *pool, const struct node *record,
                                 const char *division);

#endif
