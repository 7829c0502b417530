/* Functions: what the sheets of xsl/ can ask of us, in the namespace urn:redress:words (`w:`).
 *
 * say(OF, CODE, NAME, VALUE …)  the words of a code (xml/words.h). Each NAME is filled in where {NAME} stands in them;
 *     `realm`, `kind`, `page` and `action` say where it is said; where they are empty or left out, the page's own do.
 *     `else` is what is said where there are no words. Without it the code itself is, readable.
 * day(T) month(T) date(T) time(T) moment(T) short-moment(T)  a time in words (base/time_said.h)
 * length(L)  "1 working-days", as a policy writes it, in words: "1 working day"
 * list(NODES)  their texts with ", " between them
 * or(TEXT, INSTEAD)  the text; where there is none, the other
 * deadline(T)  the moment; on public pages and in letters, where it lies in the night, the date */
#ifndef REDRESS_XML_FUNCTIONS_H
#define REDRESS_XML_FUNCTIONS_H

#include "xml/words.h"

/* One transformation's words: those of the sheet, said on this page. The transformation has it as its `_private`. */
struct speaker {
    const struct words *words; /* NULL: it says none */
    struct saying here;
};

/* Makes the functions known to all transformations of this process, once. */
void functions_register(void);

#endif
