/* Receipts: what goes out by email at once, and by itself, when something has come from outside.
 *
 * For a new case, also one that staff make of an email: its reference and code, and what happens next. For a message of
 * who proved that the case is theirs: that we have it, and by when they will hear; nothing for such an email: who wrote
 * it knows that it went. By a policy in which `receipted` meets something, the receipt of a new case names the contact
 * too, and so acknowledges a complaint: the division's contact, or who stands in for them while they are away. Where
 * nobody can be named it is a receipt like any other. The record says what went out: the event names it by digest
 * (`receipt`), as others name their letter, and holds the contact that it named.
 */
#ifndef REDRESS_REGISTRY_RECEIPT_H
#define REDRESS_REGISTRY_RECEIPT_H

#include "registry/case_file.h"

/* In a transaction, before the last event of the case is stored: makes its receipt, if one is to go out, keeps it, and
 * has the event say so; the case is then as with it. None goes for what staff wrote down otherwise, for what came above
 * a measure (web/limits.h), or to whom no machine may answer (answering.h), or where the organisation sends no mail.
 * False with a fault. */
bool receipt_keep(struct registry *registry, struct pool *pool, struct case_file *file, int64_t now,
                  struct fault *fault);

#endif
