/* The files of a message of the post: itself, as it came, and what came with it. */
#ifndef REDRESS_REGISTRY_POST_FILES_H
#define REDRESS_REGISTRY_POST_FILES_H

#include <stddef.h>

struct examiner;
struct fault;
struct fields;
struct message_reader;
struct pool;
struct posted;
struct registry;

/* The field of files. */
#define POST_FILES "attachment"

/* The message, whole and first, called after its subject; then what came with it, as much of it as the organisation
 * takes: the rest is in the message. All under the name of the field of files. `examiner` may be NULL where nothing
 * came with it. *over: so many were left out because there are too many, or they are too large. NULL with a fault. */
struct fields *post_files(struct registry *registry, struct pool *pool, const struct message_reader *reader,
                          const struct examiner *examiner, const struct posted *posted, size_t *over,
                          struct fault *fault);

#endif
