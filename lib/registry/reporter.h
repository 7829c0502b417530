/* The colleague who told us of a case by email, and is thanked by email. */
#ifndef REDRESS_REGISTRY_REPORTER_H
#define REDRESS_REGISTRY_REPORTER_H

#include "registry/case_file.h"

/* In the transaction of a new case that was made of a message: its reporter gets a short thank-you with the reference,
 * if they have an email address, may see the case, and the organisation sends mail. False with a fault. */
bool reporter_thank(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                    struct fault *fault);

#endif
