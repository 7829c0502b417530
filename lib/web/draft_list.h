/* Drafts as pages list them, and who may see one that is not their own. For web/draft*.c alone. */
#ifndef REDRESS_WEB_DRAFT_LIST_H
#define REDRESS_WEB_DRAFT_LIST_H

#include "web/draft.h"

struct desk_draft;
struct desk_name;

/* True if the caller may go on from that draft of another on the case: they may take the step, and stand in for its
 * writer, or a task that it would keep is theirs now. */
bool draft_may_be_taken(struct call *call, const struct case_file *file, const struct desk_name *name);

/* Adds a <draft> for each case that the caller began to write down by that action. */
void drafts_add_begun(struct call *call, struct node *page, const char *action);

/* Adds a <draft> to the page; of a case that is not made yet with its summary, as far as that was typed. */
struct node *draft_add(struct call *call, struct node *page, const struct desk_draft *draft);

#endif
