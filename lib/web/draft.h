/* Drafts: what a member of staff types into a form is kept on their desk (store/desk.h) from the first time that it is
 * sent until the step is done, so that nothing is lost when a sign-in ends, a form is given back, or the work goes on
 * tomorrow. A draft is no event and counts for nothing. Of new cases somebody can have several in work.
 *
 * It is its writer's. Who has the task that the step would keep (core/next_step.h), or stands in for a writer who is
 * away, and may take the step, can see it, and go on from it in a draft of their own. Its files wait as kept files do
 * (web/kept_files.h), and no longer. */
#ifndef REDRESS_WEB_DRAFT_H
#define REDRESS_WEB_DRAFT_H

#include <stdbool.h>

struct call;
struct case_file;
struct desk;
struct node;
struct registry;
struct step;

/* The field of a form, and the key of its address, that says with which draft of a new case it goes on. */
#define DRAFT_BEGUN "begun"

/* True if what is typed into the step's form is kept: by staff, where it asks for words and not only for choices. */
bool draft_is_kept(const struct step *step);

/* Keeps what came with the step's form, unless it is what the form shows at first, a page from elsewhere sent it, or
 * the step is not theirs to take. False if there was no room for it. */
bool draft_keep(struct step *step);

/* Discards the caller's draft of the step. */
void draft_discard(const struct step *step);

/* Puts into the form, instead of what it shows at first, the caller's draft, or that of the colleague whom the address
 * names (`from`): step->draft. */
void draft_open(struct step *step);

/* Adds <draft> for the one that the form shows, and what has happened since it was written; to an empty form for a new
 * case, for each that the caller began with it before. */
void draft_add_shown(struct step *step, struct node *page);

/* The page of the call's fault, with the words of the caller's draft of a step that cannot be taken any more. */
bool draft_show_left(struct step *step);

/* Adds <draft> for each draft on that case that the caller may see; for each of theirs, on cases that they may see and
 * of new ones that they may make. */
void drafts_add_of_case(struct call *call, struct node *page, const struct case_file *file);
void drafts_add_of_user(struct call *call, struct node *page);

/* Discards those of users and on cases that there are no longer. */
void drafts_tidy(struct registry *registry, struct desk *desk);

#endif
