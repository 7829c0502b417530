/* Access codes: with its reference, the complainant's proof that a case is theirs (domain.md, Reference).
 *
 * A code is a keyed MAC of the reference and of how often a code was issued anew, so that nothing but that count is
 * stored (as events `code-issued` of the record) and a later letter can print it again. Staff see none: it stands on
 * receipts, and on letters for who sends them. */
#ifndef REDRESS_WEB_ACCESS_CODE_H
#define REDRESS_WEB_ACCESS_CODE_H

struct pool;
struct seal;

/* No more codes than these are issued for one case. */
enum { ACCESS_CODE_MOST = 20 };

/* The code of a case for which `issued` times a new one was issued: 16 characters of Crockford's base 32 in groups of
 * four, `7K2M-9QXW-4TFA-PQRS`, as people read them from paper, copy, and are read them to. */
const char *access_code(struct pool *pool, const struct seal *seal, const char *reference, int issued);

/* For which number of codes issued anew what was typed is the code of the case; -1 if for none. Small letters, hyphens
 * and dashes of every kind, blanks, and O, I, L for 0, 1, 1 are forgiven. A code of 12 characters, as they were given
 * out before, is one of 0. Needs no case and takes the same time for every reference and code, so that who tries learns
 * from it neither what fits nor what there is. `typed` may be NULL. */
int access_code_read(struct pool *pool, const struct seal *seal, const char *reference, const char *typed);

#endif
