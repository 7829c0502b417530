/* Reading: that somebody confirms to have read an entry of a case, a lesson, a practice or a note for them. */
#ifndef REDRESS_WEB_ENTRY_READ_H
#define REDRESS_WEB_ENTRY_READ_H

#include "web/action.h"

/* True if the case has that entry for the person to confirm; *asked: they were asked to read it. */
typedef bool entry_readable(struct call *call, const struct case_file *file, int seq, bool *asked);

/* Keeps the event that says so, once for each person, and again after a correction; true also where it was kept before.
 * False with a fault: 404 where there is no such entry for them. */
bool entry_keep_read(struct call *call, const char *reference, int seq, entry_readable *readable,
                     struct submission *submission);

/* Adds to the page of a case <unread>, with what the button needs, for each note that is this person's to read. */
void notes_add_unread(struct call *call, struct node *page, const struct case_file *file);

/* Keeps that the person has read the note of the call's case that the fields `confirm` and `token` name, and leads
 * back to it: the whole answer. False with a fault. */
bool note_answer_read(struct call *call);

/* Adds <to-read> to the page for each note that is this person's to read, the newest case first. False with a fault. */
bool notes_add(struct call *call, struct node *page);

#endif
