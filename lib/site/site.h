/* A site: one organisation's files, read and checked when a process starts.
 *
 * conf/sites/NAME/: policy.xml and the versions before it (policy-*.xml), organisation.xml, users.xml, guide.xml where
 * it has one, words.xml where it has words of its own (xml/words.h); and the calendar of the organisation's region.
 * Everything lives in the pool given to site_open, which is the process's. */
#ifndef REDRESS_SITE_SITE_H
#define REDRESS_SITE_SITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/plain.h"
#include "core/ability.h"
#include "core/calendar.h"
#include "core/policy.h"
#include "site/file_rules.h"
#include "site/logo.h"
#include "site/organisation.h"

struct draft;
struct fault;
struct finding;
struct node;
struct pool;
struct words;

/* How a version of the policy stands (site/standing.h). */
struct standing {
    const char *path;            /* the file */
    const struct finding *fault; /* what keeps it out of force; NULL: nothing does */
    int32_t from;                /* the first day on which it may be in force */
};

struct site {
    const struct policy *policies; /* by date of issue, the newest last */
    struct node *const *documents; /* the document element of each policy, in the same order */
    struct standing *standings;    /* in the same order */
    size_t policy_count;
    struct calendar calendar;
    struct node *organisation;       /* the document element of organisation.xml */
    const struct node *shown;        /* of it what pages show: site/organisation.h */
    struct logo logo;
    struct file_rules files;         /* which files it takes with what people write */
    struct outgoing outgoing;        /* how letters get out by email */
    const struct plain_word *jargon; /* the words that no letter should have */
    size_t jargon_count;
    struct node *users; /* the document element of users.xml; NULL where there is no such file */
    struct person *persons;
    size_t person_count;
    struct node *guides;       /* the document element of guide.xml (site/guide.h); NULL where there is no such file */
    const struct words *words; /* what codes are called, with what the site's own words.xml says otherwise */
};

/* Reads the site in `folder` against the schemas in `share`/schema. `calendars` is the folder of the calendars.
 * A file that is missing, not well-formed, not valid, or refers to what does not exist is a fault that names file,
 * line and reason; so is it if no version of the policy can be in force. */
bool site_open(struct pool *pool, const char *folder, const char *calendars, const char *share, struct site *site,
               struct fault *fault);

/* The policy named REFERENCE/VERSION; NULL if the site has no such. */
const struct policy *site_policy(const struct site *site, const char *identity);

/* The policy in force at that instant: the newest that nothing keeps out and that had come into force by then, else the
 * oldest that nothing keeps out. */
const struct policy *site_policy_at(const struct site *site, int64_t instant);

/* The document element of a policy of this site. */
struct node *site_document(const struct site *site, const struct policy *policy);

/* All users of the site. */
struct people site_people(const struct site *site);

/* The division of that name, with how to reach it (organisation.xml); NULL if the site has none. */
const struct node *site_division(const struct site *site, struct pool *pool, const char *division);

/* The person of that sign-in name; NULL if the site has none. */
const struct person *site_person(const struct site *site, const char *user);

/* The person of that email address (users.xml), capitals making no difference; NULL if the site has none. */
const struct person *site_person_at(const struct site *site, const char *email);

#endif
