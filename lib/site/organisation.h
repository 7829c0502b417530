/* The organisation: what is taken out of organisation.xml (schema/organisation.xsd) as it is read. */
#ifndef REDRESS_SITE_ORGANISATION_H
#define REDRESS_SITE_ORGANISATION_H

#include <stddef.h>

struct node;
struct plain_word;
struct pool;

/* Of it what pages show: without divisions and causes, which are choices of forms, and jargon, which is for nobody. */
const struct node *organisation_shown(struct pool *pool, const struct node *organisation);

/* The words that no letter should have, and what to say instead (base/plain.h); how many in *count. */
const struct plain_word *organisation_jargon(struct pool *pool, const struct node *organisation, size_t *count);

#endif
