/* Whom the complainant can turn to, as pages and letters show it: never somebody who takes no part in the case. */
#ifndef REDRESS_REGISTRY_CONTACT_SHOWN_H
#define REDRESS_REGISTRY_CONTACT_SHOWN_H

#include "registry/case_file.h"

struct node;

/* Adds <contact name phone email/> to the status of a case whose contact was named: that person; with instead="yes" the
 * division's contact where that person is barred, or else the organisation. */
void contact_show(const struct registry *registry, struct pool *pool, struct node *status,
                  const struct case_file *file);

/* Takes contacts who are barred out of the record of a page. */
void contacts_hide(const struct registry *registry, struct pool *pool, struct node *record,
                   const struct case_file *file);

#endif
