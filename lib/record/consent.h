/* Consent: what of a compliment is shown beyond those who deal with it. The rule of the house, in its one place.
 *
 * Who deals with the case sees all of it, as they must thank and review: on its page and forms, in its print and its
 * letters, as the giver on the status page, by `redress show`. Every list, excerpt, export and shared page has the
 * giver's words only with consent-words and their name only with consent-name; words in which the name stands need
 * both. A person who is praised is named to all only if they agreed to it. Give it the record as it counts
 * (record/correction.h): what is taken back by a correction is taken back everywhere. */
#ifndef REDRESS_RECORD_CONSENT_H
#define REDRESS_RECORD_CONSENT_H

#include <stdbool.h>

struct node;
struct pool;

struct consent {
    bool words;   /* the giver's words may be shown */
    bool name;    /* the giver's name */
    bool praised; /* the names of those praised: they were told, and all of them agreed */
};

/* Of a complaint nothing is asked and its lists stay within reach: all true. */
struct consent consent_of(struct pool *pool, const struct node *record);

/* What the giver wrote of it: what was done well and what difference it made, as one text. */
const char *consent_words(struct pool *pool, const struct node *record);

#endif
