/* Similar cases: earlier ones of the same person, and those that may tell of the same thing, as far as whoever asks may
 * see them. One that is hidden from them leaves no trace, and no count. */
#ifndef REDRESS_WEB_SIMILAR_H
#define REDRESS_WEB_SIMILAR_H

#include "web/action.h"

struct indexed_case;

/* What is known of a complaint that is looked at or written down; NULL: nothing. */
struct similar {
    const char *reference; /* its own */
    const char *email, *phone, *name, *organisation, *division, *summary;
};

/* What a form says of it, and what a case does. */
struct similar similar_typed(const struct fields *typed);
struct similar similar_case(struct call *call, const struct case_file *file);

/* Adds <similar>, a <case> (case_line.h) for each of the newest few, with `why`: the same email, phone, or name and
 * organisation, or a summary with the same words about the same division. What is written otherwise than it
 * was in the other case is not found, but for the spaces of a phone number. False with a fault. */
bool similar_add(struct call *call, struct node *page, const struct similar *of);

/* Adds a <case> to it, for that reason. */
void similar_add_case(struct call *call, struct node *similar, const struct indexed_case *row, const char *why);

#endif
