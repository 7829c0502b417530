/* Portions: which entries of a record a page shows, so that a page stays one however much was written.
 *
 * A page has the newest entries, or those before a given one: so many of them, and so much text. Messages that wait to
 * be sorted (core/timeline.h), as they came above the measure of an hour, stand folded in one line for each hour, which
 * counts as one entry. What else a page says of a case, it takes from the last event of a name, before those entries
 * and of all. */
#ifndef REDRESS_RECORD_PORTION_H
#define REDRESS_RECORD_PORTION_H

#include <stdbool.h>

struct node;
struct pool;
struct space;

enum { PORTION_ENTRIES = 50, PORTION_TEXT = 64 * 1024 };

struct portion {
    bool whole;                                                   /* asked for: all that there is */
    int before;                                                   /* the entries before that seq; 0: the newest */
    bool unfolded;                                                /* also what waits to be sorted */
    bool (*shows)(const struct node *event, const void *closure); /* only these; NULL: all */
    bool (*keeps)(const struct node *event, const void *closure); /* all of these stay, if aside */
    const void *closure;
    int earlier; /* found: so many of them come before, */
    int first;   /* of which this is the next seq; */
    bool later;  /* some come after; */
    bool folded; /* some are folded */
};

/* Takes out of the record what is not of that portion, and says what was found. An event that stays only because it is
 * the last of its name bears aside="yes" in the space; the first of those that are folded bears in it how many they are
 * (folded) and the seq after the last of them (until), and has lost its words. */
void portion_cut(struct pool *pool, struct node *record, struct portion *portion, struct space *space);

#endif
