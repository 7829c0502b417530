/* Wording: everything that people wrote in a record, as one text to be searched. */
#ifndef REDRESS_RECORD_WORDING_H
#define REDRESS_RECORD_WORDING_H

struct node;
struct pool;
struct schema;

/* Of the record as it counts, without the notes that not everybody reads (record/readers.h): what was written into the
 * text fields of every event, one line each, in the order of the record, with what a correction replaced and the names
 * of files; not what was chosen from a list, dates, references of other cases, or what the program set. What the schema
 * does not know counts as written. */
const char *wording_of(struct pool *pool, const struct schema *schema, const struct node *record);

#endif
