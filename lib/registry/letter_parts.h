/* The parts of a letter: no letter goes out that lacks one which its event owes (f:letter in schema/record.xsd).
 *
 * The sheet says with each block which parts it is (schema/letter.xsd). */
#ifndef REDRESS_REGISTRY_LETTER_PARTS_H
#define REDRESS_REGISTRY_LETTER_PARTS_H

#include <stdbool.h>

struct fault;
struct letter_terms;
struct node;
struct pool;

/* True if the letter has each part that the terms ask for of that event. Else a fault 422 "lacks-PART" of the first,
 * whose words the pool holds. */
bool letter_has_parts(struct pool *pool, const struct node *letter, const struct letter_terms *terms,
                      const struct node *event, struct fault *fault);

#endif
