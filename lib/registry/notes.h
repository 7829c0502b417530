/* Notes for somebody: who was asked to read a note, and has not confirmed it yet.
 *
 * A note names the colleagues whom it is for; each reads it until they say that they have (the event `read`, as of a
 * lesson), and again after a correction. Who may read it at all is record/readers.h: whoever asks hands over the record
 * as the person sees it. */
#ifndef REDRESS_REGISTRY_NOTES_H
#define REDRESS_REGISTRY_NOTES_H

#include "registry/case_file.h"

/* The tag of the cases with a note that the user has to read. */
const char *note_tag(struct pool *pool, const char *user);

/* Those tags that are true of the case; NULL-ended. */
const char *const *note_tags(struct pool *pool, const struct case_file *file);

/* The note of that seq in the record as somebody sees it, as it was corrected last; NULL: there is none. */
const struct node *note_of(const struct node *record, int seq);

/* True if it is for that user. */
bool note_is_for(struct pool *pool, const struct node *record, int seq, const char *user);

/* The seqs of the notes in the record (as they see it; NULL: of none) that the user has to read: *count of them. */
const int *notes_unread(struct pool *pool, const struct case_file *file, const struct node *record, const char *user,
                        size_t *count);

#endif
