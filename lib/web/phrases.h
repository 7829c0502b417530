/* Standard phrases: what a site's guide has for a field of a step (site/guide.h), chosen beside it and put into it.
 *
 * The form sends the name of the field as `insert`, and the title of the phrase as `phrase.NAME`. What a phrase leaves
 * to the writer stands in [brackets]: what the case knows is filled in, and nothing is kept while the rest stands
 * there. */
#ifndef REDRESS_WEB_PHRASES_H
#define REDRESS_WEB_PHRASES_H

#include <stdbool.h>

struct call;
struct node;
struct step;

/* Whose phrases a form offers. */
struct phrasing {
    const char *kind; /* of the case */
    int level;        /* in hand; 0: none */
};

/* Adds a <phrase> to the field for each that the guide has for it. */
void phrases_add(struct call *call, const struct phrasing *phrasing, struct node *field, const char *name);

/* Of a step for which staff have phrases. */
struct phrasing phrases_of(const struct step *step);

/* True if a field of that name is of the choice of a phrase: nobody typed it. */
bool is_phrase(const char *name);

/* Puts the phrase that the form asks for, if it does, behind what stands in its field. */
void phrases_insert(struct step *step);

/* Notes a problem at each field in which a phrase still has something for the writer. */
void phrases_check(struct step *step);

#endif
