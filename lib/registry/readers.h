/* Readers: who has read the policy in force and our own guidance on it, as each says of themselves in the record of
 * duties (registry/duties.h); who is to comes from the policy (`may do="read-guidance"`). Each version is read anew.
 *
 * Counted by role and never by person. */
#ifndef REDRESS_REGISTRY_READERS_H
#define REDRESS_REGISTRY_READERS_H

#include <stdint.h>

#include "registry/duty_entry.h"

struct node;
struct policy;
struct pool;

/* The event by which the user said that they have read that version; NULL: they have not. */
const struct node *reader_event(struct pool *pool, const struct node *duties, const struct policy *policy,
                                const char *user);

/* Adds <readers version> of the version in force at `now`, with a <reader-role name title people number> for each role
 * that is to read it: how many hold that role themselves, wherever, and how many of these have. */
void readers_add(const struct registry *registry, struct pool *pool, struct node *parent, int64_t now);

/* The entry's item is the day of issue of the version that the user saw: 409 "new-version" where another is in force by
 * now; 409 "guidance-read" where they have said of this one that they have read it. */
duty_completion guidance_read_complete;

#endif
