/* The policy file: a policy document read into the structs that the engine runs on (core/policy.h).
 *
 * Not for the prose, which stays XML and goes through a sheet. */
#ifndef REDRESS_SITE_POLICY_FILE_H
#define REDRESS_SITE_POLICY_FILE_H

struct fault;
struct node;
struct policy;
struct pool;

/* The policy in a document element that is valid against schema/policy.xsd; it lives in the pool. NULL with a fault
 * that names file and line where the document says what a schema cannot refuse: an action or a moment that the table of
 * events (core/event.h) does not have, an `at-latest` that names no obligation standing before it, a window at the
 * first level. */
struct policy *policy_read(struct pool *pool, const struct node *document, const char *path, struct fault *fault);

#endif
