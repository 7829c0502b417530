/* Access codes: with its reference, the complainant's proof that a case is theirs (domain.md, Reference).
 *
 * A code is a keyed MAC of the reference and of how often a code was issued anew, so that nothing but that count is stored
 * (as events `code-issued` of the record) and a later letter can print it again. Staff see none: it stands on receipts,
 * and on letters for who sends them. */
#ifndef REDRESS_WEB_ACCESS_CODE_H
#define REDRESS_WEB_ACCESS_CODE_H

#include <stdbool.h>

struct pool;
struct seal;

/* The code of a case for which `issued` times a new one was issued: 16 characters of Crockford's base 32. */
const char *access_code(struct pool *pool, const struct seal *seal, const char *reference, int issued);

/* True if what was typed is that code. Small letters, hyphens and dashes of every kind, blanks, and O, I, L for 0, 1, 1 are
 * forgiven. As long as none was issued anew, a code of 12 characters as they were given out before is good, too. Takes the
 * same time whether it fits or not. `typed` may be NULL. */
bool access_code_fits(struct pool *pool, const struct seal *seal, const char *reference, int issued, const char *typed);

#endif
