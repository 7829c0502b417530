/* Labels: a copy of a record that says beside each value how people read it.
 *
 * The sheets show a record from this copy, so a field that is new in the schema shows by itself. */
#ifndef REDRESS_RECORD_LABEL_H
#define REDRESS_RECORD_LABEL_H

#include "xml/schema.h"

struct node;
struct pool;
struct portion;

/* Copies the record below `page` and writes beside each element what a page needs to show it: p:label, with its number
 * where there are several; p:shown for a choice, a listed value or a date; at each event p:by-title, the title of the
 * member of staff who wrote it, unless they asked not to be named, and p:letter="yes" where a letter goes with it.
 * Titles are those of the time (record/title.h). In the public realm, what only staff are asked is left out, events and
 * fields, and so are user names: a complainant sees what they said, what they were told and who signed it. Of an
 * event left out with which a letter went they see that. Of all this only the portion (record/portion.h; NULL: the
 * whole). */
struct node *label_record(struct pool *pool, const struct node *record, const struct schema *schema,
                          const struct list *lists, const char *realm, struct node *page, struct portion *portion);

/* By which title pages name who wrote that event of the record; NULL: they asked not to be named, or have none. */
const char *label_author(struct pool *pool, const struct node *record, const struct node *event,
                         const struct list *lists);

#endif
