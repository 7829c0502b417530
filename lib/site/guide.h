/* The guide: what an organisation tells its own staff about each step, with model wording (schema/guide.xsd).
 *
 * The policy speaks to who complains, hints of fields stand in the schema: this is neither. */
#ifndef REDRESS_SITE_GUIDE_H
#define REDRESS_SITE_GUIDE_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct node;
struct pool;
struct schema;

/* Checks the document element of guide.xml. False with a fault that names file and line where it speaks of an action
 * that the table of events (core/event.h) does not have, or has a phrase for a text or an outcome that the forms of its
 * actions in schema/record.xsd do not ask for. */
bool guide_check(struct pool *pool, const struct node *guides, const struct schema *schema, const char *path,
                 struct fault *fault);

/* What is said of that action on a case of that kind, at that level (0: at none); NULL: nothing. `guides` may be
 * NULL. */
const struct node *guide_for(struct pool *pool, const struct node *guides, const char *action, const char *kind,
                             int level);

/* A standard phrase: model wording that a guide has for a field. */
struct phrase {
    const char *title;
    const char *outcome; /* the choice that it is for; NULL: whichever */
    const char *text;    /* its paragraphs, with a blank line between them */
};

/* The phrases for that field of the action's form, those of every guide that fits, in order; the count in *count. A
 * field in rows is named without their numbers: `finding.reasons`. */
const struct phrase *guide_phrases(struct pool *pool, const struct node *guides, const char *action, const char *kind,
                                   int level, const char *field, size_t *count);

#endif
