/* Titles: who did something, and what was chosen from the site's lists, in the words of the time.
 *
 * An event names a member of staff, a division or a cause by its name in the site's files. Titles change and people
 * leave, but what an event said stays: beside the name it keeps the title (`by-title` and the type `listed` of
 * schema/record.xsd). Whoever shows it takes the title that was kept, and today's only where none was. */
#ifndef REDRESS_RECORD_TITLE_H
#define REDRESS_RECORD_TITLE_H

struct list;
struct node;
struct part;
struct pool;

/* Keeps in an event, which is that part of the schema, the titles that the site's lists have now; what has a title
 * already keeps that. What the case itself lists has none: it stands in the record. */
void titles_keep(struct pool *pool, const struct list *lists, const struct part *part, struct node *event);

/* Gives whatever is named in the event as it is in an earlier one the title that it had there. */
void titles_take_over(struct pool *pool, struct node *event, const struct node *earlier);

/* The lists, ended by one without name, with what the event names and they no longer have, so that who corrects the
 * event can leave it as it is. */
const struct list *titles_offered(struct pool *pool, const struct list *lists, const struct part *part,
                                  const struct node *event);

/* The title of whoever the event is by: the one that it kept, else today's; NULL: they have none. */
const char *title_of_author(struct pool *pool, const struct node *event, const struct list *people);

/* The title that was kept when that name was last said, at or below the node, in an element called `element`; `today`
 * where none was. What a correction replaced does not count. */
const char *title_said(struct pool *pool, const struct node *node, const char *element, const char *name,
                       const char *today);

/* The title of whoever handles the case: as they were last named when it was handed to them; where it never was, as
 * they first wrote in it (who acknowledges handles it); `today` where neither was kept. */
const char *title_of_handler(struct pool *pool, const struct node *record, const char *user, const char *today);

#endif
