/* E-mail addresses as people write and paste them: "Pat <pat@example.org>,". */
#ifndef REDRESS_BASE_EMAIL_H
#define REDRESS_BASE_EMAIL_H

#include <stdbool.h>

struct pool;

/* The address as mail is sent to it: without name, brackets, quotes, "mailto:" and what ends a sentence; its domain in
 * small letters. What is no address stays as it is. */
const char *email_said(struct pool *pool, const char *text);

/* True if mail can reach an address in that form: one @, a domain of at least two labels, no blank, nothing
 * too long. */
bool email_reaches(const char *email);

#endif
