/* A date in a form: day, month and year, each as it was typed; of a moment the time of that day, too. */
#ifndef REDRESS_WEB_DATE_FIELD_H
#define REDRESS_WEB_DATE_FIELD_H

#include <stdbool.h>

struct fields;
struct node;
struct pool;

/* Adds a <part> for each to the field, with what was typed into it; what came whole, as scripts send it, is taken
 * apart. Gives true if that is not all that was typed. `wrong` is the code of what is wrong with it (NULL: nothing),
 * which marks the parts that it is about. */
bool date_field_add(struct pool *pool, struct node *field, const struct fields *typed, const char *name, bool clock,
                    const char *wrong);

#endif
