/* Telephone numbers as people write them: "(+44) 1632 960 001", "01632/960001 ext. 12". */
#ifndef REDRESS_BASE_TELEPHONE_H
#define REDRESS_BASE_TELEPHONE_H

#include <stdbool.h>

struct pool;

/* The number as the record keeps it: figures of any script as 0 to 9, blanks and dashes of any kind as one, the country
 * without brackets, an extension as "ext. 12", without "Tel:" before it. What is no number stays as it is. */
const char *telephone_said(struct pool *pool, const char *text);

/* True if a number in that form can be rung: five figures or more, and nothing else but what parts them. */
bool telephone_reaches(const char *number);

/* A number that stands in a text. */
struct telephone {
    const char *begins, *ends;
    const char *digits; /* its figures alone, as rung from within the country: 01632960001 */
};

/* The next number of seven figures or more that stands in the text from *at on, which is moved past it; false: none.
 * Only what begins as numbers do, with 0, + or the country's own. */
bool telephone_next(struct pool *pool, const char **at, struct telephone *number);

/* True if both are one number, with the same extension, however each is spaced, in the form that the record keeps. */
bool telephone_same(struct pool *pool, const char *one, const char *other);

#endif
