/* Letters: what goes out with an event, made once and kept.
 *
 * A letter is made in the transaction of its event (case_file.h), in the words of schema/letter.xsd, and lies beside
 * the record by its digest, as files do; the event names it (`letter`). What was sent never changes: a correction makes
 * a letter of its own, which the event `corrected` names, and both stay. Which events have one the schema says
 * (f:letter), its words are xsl/letter-text.xsl. Only the access code is no part of it: who may see the code has it put
 * into its place. Letters from before they were kept are made from the record whenever they are asked for.
 */
#ifndef REDRESS_REGISTRY_LETTER_H
#define REDRESS_REGISTRY_LETTER_H

#include "registry/case_file.h"

/* True if a letter goes with the last event of the case, which is not stored yet; with a correction, if one went with
 * what it corrects. */
bool letter_is_due(const struct registry *registry, struct pool *pool, const struct case_file *file);

/* That letter, as it would be kept. NULL with a fault: 422 "lacks-PART" if it lacks a part (letter_parts.h). */
const struct node *letter_draft(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                                struct fault *fault);

/* In a transaction, before the last event of the case is stored: makes its letter, keeps it, and names it in the event;
 * does nothing where none is due. False with a fault, as of letter_draft. */
bool letter_keep(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                 struct fault *fault);

/* What the sheet makes of that event of the case, `*length` bytes: a letter, or of a `received` the receipt. NULL with
 * a fault. */
const char *letter_make(struct registry *registry, struct pool *pool, const struct case_file *file,
                        const struct node *event, int64_t now, size_t *length, struct fault *fault);

/* Keeps a letter that was made now by its digest, and the logo that it names. */
bool letter_store(struct registry *registry, const char *digest, const char *text, size_t length, struct fault *fault);

/* The letter of that digest, exactly as it was kept. NULL with a fault. */
const struct node *letter_kept(struct registry *registry, struct pool *pool, const char *digest, struct fault *fault);

/* The address to which that letter goes by email; NULL: it goes by post, or is handed over. */
const char *letter_email(struct pool *pool, const struct node *letter);

/* The letter of the event `seq` as it was kept; *kept is false where it was not, and it was made just now of the record
 * as it counts. NULL: no letter went with it, or a fault: 500 "broken" where the store does not hold exactly what the
 * record names. */
const struct node *letter_of(struct registry *registry, struct pool *pool, const struct case_file *file, int seq,
                             int64_t now, bool *kept, struct fault *fault);

/* The picture that a letter names by that digest, of `*size` bytes; NULL where the store does not hold it. */
const char *letter_picture(struct registry *registry, struct pool *pool, const char *digest, size_t *size);

/* True if the store holds every letter that the record names, and its logo. */
bool letters_whole(struct registry *registry, const struct node *record);

#endif
