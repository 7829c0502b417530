/* Attachments: the files beside a record, which it names by their digests. */
#ifndef REDRESS_REGISTRY_ATTACHMENT_H
#define REDRESS_REGISTRY_ATTACHMENT_H

#include <stdbool.h>

struct attachment;
struct fault;
struct fields;
struct node;
struct pool;
struct registry;

/* Adds the files that were entered to the store, within the transaction of the event that names them. */
bool attachments_add(struct registry *registry, const struct fields *entered, struct fault *fault);

/* The bytes of an attachment, attachment->size of them; NULL with a fault 500 "broken" if the store does not hold
 * exactly what the record names. */
const char *attachment_bytes(struct registry *registry, struct pool *pool, const struct attachment *attachment,
                             struct fault *fault);

/* True if the store holds every attachment that the record names. */
bool attachments_whole(struct registry *registry, const struct node *record);

#endif
