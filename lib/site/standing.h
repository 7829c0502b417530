/* Standing: which versions of a site's policy may be in force, and what keeps the others out.
 *
 * A version is judged as it was issued: the document alone, on its day of issue, and the version before it. Whoever
 * leaves later, a calendar that ends or a review date that passes takes no version out of force: that is said by
 * `redress policy`, and on the lists of who answers for it. */
#ifndef REDRESS_SITE_STANDING_H
#define REDRESS_SITE_STANDING_H

#include "site/audit.h"
#include "site/site.h"

/* Says of each version how it stands. `reviewed` NULL: reviews are not asked for. False with a fault that names file,
 * line and reason where every version is kept out. */
bool standings_find(struct pool *pool, struct site *site, const struct reviewed *reviewed, const char *share,
                    struct fault *fault);

/* Why that version is kept out of force, with file and line, for the log and for who administers the site. */
const char *standing_words(struct pool *pool, const struct site *site, size_t version, const char *share);

/* What nobody of the site could keep of that policy (audit_vacancies), in words, a line each; "" for nothing. */
const char *vacancies_words(struct pool *pool, const struct site *site, const struct policy *policy, const char *share);

/* The newest version that may be in force and was issued before that policy; without a document and policy where there
 * is none. */
struct draft standing_before(const struct site *site, const struct policy *policy);

#endif
