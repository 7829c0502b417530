/* Offers: whom a form offers for what is to be done on a case: only those who could see to it.
 *
 * Lists that narrow the one of all people (f:narrowed in schema/record.xsd): `handlers`, who could see and handle the
 * case (core/handing.h), each with where they bring it; `improvers` and `remediers`, who could do an
 * improvement that is planned on it, or a remedy that is promised; `addressees`, who may see it. */
#ifndef REDRESS_REGISTRY_OFFERS_H
#define REDRESS_REGISTRY_OFFERS_H

#include "core/handing.h"
#include "registry/case_file.h"
#include "xml/schema.h"

/* `lists`, and those of the offers which that event of the case asks for. What an event that is corrected named stays
 * on offer (NULL: it is none). */
const struct list *offers_add(struct registry *registry, struct pool *pool, const struct case_file *file,
                              const struct list *lists, const struct part *event, const struct node *corrected);

/* Whether that user can be chosen to handle the case in that division, as handing_fit says; somebody whom the site does
 * not have is none who could. */
enum unfit offers_fit(const struct registry *registry, struct pool *pool, const struct case_file *file,
                      const char *user, const char *division, const char **brings);

#endif
