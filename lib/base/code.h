/* Codes: letters and figures that people read from paper and type, as references and access codes are. */
#ifndef REDRESS_BASE_CODE_H
#define REDRESS_BASE_CODE_H

struct pool;

/* The letters A to Z and figures of what was typed, in capitals and plain form, without what parts or surrounds them:
 * blanks, dashes of any kind, stops, brackets, quotation marks. NULL if anything else stands there. */
char *code_said(struct pool *pool, const char *typed);

/* The one of those that look alike: 0 for O, 1 for I and L; else the character itself. */
char code_alike(char character);

#endif
