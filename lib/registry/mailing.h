/* Mailing: which events have something go out by email. It becomes a row of the outbox (store/outbox.h) in the
 * transaction of the event, so that nothing is told that was not kept, and nothing kept goes untold.
 *
 * Where the organisation sends mail (organisation.xml, outgoing): the letter of an event, if it is for an email address
 * (letter.h); and the receipt that an event has (receipt.h). Not the letter of what was written down later than it was
 * done: it has been told already, by whoever says so. Without that element nothing is sent. */
#ifndef REDRESS_REGISTRY_MAILING_H
#define REDRESS_REGISTRY_MAILING_H

#include "registry/case_file.h"

#define MAIL_LETTER "letter"
#define MAIL_RECEIPT "receipt"

/* In the transaction of the last event of the case, once it is stored: the row for what goes out with it, if anything
 * does. False with a fault. */
bool mailing_add(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                 struct fault *fault);

/* In a transaction: records that what went out with that entry could not be delivered, as staff do of what comes back,
 * so that it is owed again; `why` is a word of the schema's. Does nothing where it is back already, or was
 * a receipt of before the record named them.
 * False with a fault. */
bool mailing_return(struct registry *registry, struct pool *pool, const char *reference, int seq, const char *why,
                    int64_t now, struct fault *fault);

/* A Message-ID that nobody else has, without brackets, in the domain of that address. */
const char *mailing_identity(struct pool *pool, const char *from);

#endif
