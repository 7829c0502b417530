/* Mailboxes: at which addresses messages arrive, and who sorts them (organisation.xml). */
#ifndef REDRESS_SITE_MAILBOXES_H
#define REDRESS_SITE_MAILBOXES_H

#include <stdbool.h>

struct fault;
struct pool;
struct site;

/* Checks those of the site, once all else of it is read; `path` is the file. False with a fault that names file and
 * line where the role that is to sort a mailbox is none of the newest policy, may not record what comes or hand it over
 * by it, or is held by nobody (as far as the site has users): messages would wait there for nobody. */
bool mailboxes_check(struct pool *pool, const struct site *site, const char *path, struct fault *fault);

#endif
