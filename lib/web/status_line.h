/* The status line of an answer: what each status that a program gives is called in HTTP. Not for people: their words
 * are in xsl/words.xml. */
#ifndef REDRESS_WEB_STATUS_LINE_H
#define REDRESS_WEB_STATUS_LINE_H

/* "Not Found" for 404; "" for a status that no program gives. */
const char *status_words(int status);

#endif
