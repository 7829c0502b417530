/* Unnamed: what is written to be read beyond those who deal with a case names no party of it, nor
 * says how they are reached.
 *
 * The schema marks such fields (<f:unnamed>). A party is the complainant and their representative; of a compliment its
 * giver, unless they agreed to be named, and then their words count, too: they are not quoted unless they may be shown.
 * Everything is judged by the record as it counts (record/correction.h). */
#ifndef REDRESS_RECORD_UNNAMED_H
#define REDRESS_RECORD_UNNAMED_H

struct node;
struct pool;

#define UNNAMED_NAMES "names-party"
#define UNNAMED_QUOTES "quotes-giver"

/* What is wrong with the text, by that record: UNNAMED_NAMES, UNNAMED_QUOTES; NULL: nothing. */
const char *unnamed_wrong(struct pool *pool, const struct node *current, const char *text);

/* The same of all texts inside the node, however deep. */
const char *unnamed_wrong_inside(struct pool *pool, const struct node *current, const struct node *node);

#endif
