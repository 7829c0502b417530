/* An entry: the fields of a form become an event of a record, and what is wrong with them is said field by field.
 *
 * The schema decides everything: which fields there are, in which order they stand, which are required, what each may
 * hold, which rules join them. Problems name the field and give the schema's own words. */
#ifndef REDRESS_RECORD_ENTRY_H
#define REDRESS_RECORD_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fields.h"
#include "xml/schema.h"

struct node;
struct pool;

/* What is asked: an event of the schema, of somebody in a realm, with the lists that provide its choices. */
struct asking {
    struct schema *schema;
    const struct part *event;
    const char *realm;        /* public or staff */
    bool late;                /* the step comes too late, so that it is asked why */
    bool unread;              /* who takes it has not opened the papers, so that it is asked why */
    int page;                 /* only what stands on that page of the form, from 1; 0: all of it */
    const char *chosen;       /* where a group holds one of its parts: which; NULL: no such group is asked */
    const struct list *lists; /* ended by one without name */
};

struct problem {
    const char *field;       /* as sent: `remedy.1.by` */
    const char *code;        /* missing, wrong, too-long, rule; beside the schema's: future, too-early … */
    const char *words;       /* the schema's, or what the code is about; "": xsl/words.xml has them for the code */
    const struct part *part; /* for its label and limit; NULL: no field of the schema */
};

struct problems {
    struct pool *pool;
    struct problem *list;
    size_t count;
};

/* Notes a problem; the first one of a field counts. Nothing is copied. */
void problems_add(struct problems *problems, const char *field, const char *code, const char *words,
                  const struct part *part);

/* The problem of that field; NULL: none. */
const struct problem *problems_of(const struct problems *problems, const char *field);

/* The part that the field of that name is about; NULL: this form has no such field. Of a date both `NAME` and
 * `NAME.day`, `NAME.month`, `NAME.year` are fields; a repeated part is numbered from 1 to its most, but all files of a
 * part come under its one name; of a group that is asked for the answer has the name of the group. */
const struct part *asking_part(const struct asking *asking, const char *name);

/* On which page of the form that part of the event, or of a group in it, stands or begins, from 1, counting those on
 * which something is asked; NULL: the number of pages. 0: the form has none, or the part lies deeper. */
int asking_page(const struct asking *asking, const struct part *part);

/* On which it ends: a group may go on over several. */
int asking_last_page(const struct asking *asking, const struct part *part);

/* The list that says which of the part's choices can be chosen; NULL: all of them can. Of its own choices what is
 * written anew keeps what stood there. */
const struct list *asking_narrowed(const struct asking *asking, const struct part *part);

/* Builds the event from the fields as the last child of the record. Required fields are there though empty, so that the
 * check names each; empty optional ones are left out; gaps and blank rows are skipped; parts that this realm is not
 * asked hold what the schema says instead; each file is an element with its name, digest, type and size. Attributes are
 * the caller's to set before the check. */
struct node *entry_build(const struct asking *asking, const struct fields *fields, struct node *record);

/* Notes a problem where the answer is no, and what it asks for was entered all the same. */
void entry_note_denied(const struct asking *asking, const struct fields *fields, struct problems *problems);

/* The name of the field that the element was just built from, with the number that its row was sent with;
 * NULL: none. */
const char *entry_field(const struct node *node);

/* The fields that would give this event, or group: what a form shows so that it can be changed. `prefix` stands before
 * each name. The inverse of entry_build. */
void entry_fields(const struct asking *asking, const struct part *group, const struct node *node, const char *prefix,
                  struct fields *fields);

/* True if that part of a group is asked in this realm and on this page, and is the one chosen where there is a
 * choice. Who chooses what to write anew is not asked for files: those that came stay. */
bool asking_takes(const struct asking *asking, const struct part *group, const struct part *part);

/* Checks the event, last child of its record, which counts as `current` (record/correction.h), by the schema's types,
 * lists and rules. True if nothing is wrong; else the problems, one for a field. What is wrong outside the entered
 * fields is a problem of the field "". */
bool entry_check(const struct asking *asking, struct node *record, const struct node *current, struct node *event,
                 struct problems *problems);

#endif
