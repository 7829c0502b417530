/* Entries: what a case gives to the registers, once it counts as it was last corrected.
 *
 * An improvement for each that was planned, a lesson for each that was learned, a practice for each that a review named.
 * Cause and division are those of the case as last said. Of a case that was withdrawn nobody owes an improvement, so what
 * was not carried out, or did not help, is none; what was learned stays. A practice goes with its compliment when that is
 * withdrawn, and when it names or quotes (record/unnamed.h) a giver who took their consent back. No entry holds a word of a complainant or a giver:
 * `node` is what was written to be read by all staff, and the pages take from it by name. */
#ifndef REDRESS_REGISTRY_ENTRIES_H
#define REDRESS_REGISTRY_ENTRIES_H

#include "registry/registry.h"

#define IMPROVEMENTS "improvements"
#define LESSONS "lessons"
#define PRACTICES "practices"

/* What became of an improvement. */
#define STATE_OPEN "open"
#define STATE_DONE "done"
#define STATE_EFFECTIVE "effective"
#define STATE_NOT_EFFECTIVE "not-effective"

struct entry {
    const char *list;           /* the register */
    const char *item;           /* "6.1" the first improvement of event 6; "6" its lesson, or the practice of event 6 */
    int seq;                    /* of the event */
    const struct node *node;    /* the improvement, the event `learned`, the practice */
    const struct node *verdict; /* of an improvement: the last word about it; NULL: none yet */
    const char *division, *cause; /* NULL: not known; a compliment has no cause */
    const char *state, *owner;    /* of an improvement */
    const char *const *asked;     /* the divisions that are asked to read it, each once; NULL-ended */
    int64_t at;                   /* when it was planned, learned or named */
    int64_t due;                  /* of an improvement: by when it is owed; INSTANT_NONE: by nobody, or done */
    int64_t done;                 /* when it was last carried out; INSTANT_NONE: never */
    int64_t judged;               /* when the last word about it was said; INSTANT_NONE: never */
};

/* The entries of the case, in the order of their events; *count of them. */
const struct entry *entries_of(struct pool *pool, const struct case_file *file, size_t *count);

/* The entry of that item; NULL: the case has none. */
const struct entry *entry_named(struct pool *pool, const struct case_file *file, const char *item);

/* What became of the practice in that division: the last `with` that says it, and the day; NULL: nothing. */
const struct node *entry_shared(struct pool *pool, const struct case_file *file, const char *division,
                                const char **day);

/* The cause of the case as last said; NULL: none was found. */
const char *case_cause(struct pool *pool, const struct case_file *file);

/* When that user first confirmed to have read the entry of that event as it was last corrected; INSTANT_NONE: they have
 * not. */
int64_t entry_read_at(struct pool *pool, const struct case_file *file, int seq, const char *user);

#endif
