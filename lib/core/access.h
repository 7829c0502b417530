/* Persons and what they hold: who somebody is, as far as the procedure asks.
 *
 * From the site's users (site/site.h) or made at the edge for somebody who proved a reference and its access code. */
#ifndef REDRESS_CORE_ACCESS_H
#define REDRESS_CORE_ACCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct holding {
    const char *role;       /* a name of the policy's roles */
    const char *division;   /* NULL: everywhere */
    const char *instead_of; /* the user in whose place they hold it (core/absence.h); NULL: they hold it themselves */
};

struct person {
    const char *user;  /* sign-in name; NULL for a visitor and for a complainant */
    const char *title; /* the name as people read it */
    const char *email; /* where mail reaches them, and from where they write; NULL: not known */
    struct holding *holdings;
    size_t holding_count;

    /* As things are today (core/absence.h). */
    bool away;
    int32_t away_until;            /* the last day of it */
    const char *stand_in;          /* who stands in for them; NULL: nobody */
    const char *const *stands_for; /* for whom they stand in, NULL-ended; NULL: for nobody */
};

/* The two whom C knows by name: somebody not signed in, and somebody who proved a reference and its access code. */
extern const struct person PERSON_VISITOR, PERSON_COMPLAINANT;

/* True if it holds for cases of that division. NULL: of none; then only what is held everywhere. */
bool holding_covers(const struct holding *holding, const char *division);

/* True if the person holds the role, in that division or everywhere; division NULL: anywhere. */
bool person_holds(const struct person *person, const char *role, const char *division);

/* True if the person acts for that user, who is away. */
bool person_stands_for(const struct person *person, const char *user);

/* All users of a site. */
struct people {
    const struct person *list;
    size_t count;
};

/* The one of that sign-in name; NULL: there is none. */
const struct person *people_find(struct people people, const char *user);

/* True if cases without a division belong to nobody who holds the role, as all who do hold it for divisions. */
bool people_divide(struct people people, const char *role);

/* True if the person holds the role for cases of that division, as holding_covers says. */
bool person_holds_for(const struct person *person, const char *role, const char *division);

#endif
