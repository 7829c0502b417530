/* Pages of a step: a form whose event begins pages (f:page) is asked of the public one page at a time, forth and back,
 * then shown whole to be checked, and only then sent. Nothing is stored before.
 *
 * What was entered on the other pages travels in the form, sealed (struct form), with the page that it was on; files
 * travel as kept ones (web/kept_files.h). Which way to go says the button that was pressed, `go`: "next" checks the
 * page, "back" and the number of a page do not. Without that button the form is at its end: whoever sends all fields at
 * once makes the case. ?whole, and staff, have all on one page. */
#ifndef REDRESS_WEB_STEP_PAGES_H
#define REDRESS_WEB_STEP_PAGES_H

#include <stdbool.h>

struct field;
struct node;
struct step;

/* Says which page the step shows, if it has pages, and puts what came sealed with the form beside its other fields. */
void step_pages_begin(struct step *step);

/* True if the form brings what it carried; else a fault 403 "answers-lost". */
bool step_pages_whole(struct step *step);

/* True if the form was sent to go to another page; then shows it, or the same one with what is wrong on it: the whole
 * answer. False with a fault. */
bool step_pages_turns(const struct step *step);
bool step_pages_turn(struct step *step);

/* Where the form was sent from its end and something is wrong, that is shown on the first page that has it. */
void step_pages_settle(struct step *step);

/* What the form of the page carries to the next one; NULL: it is asked at once. */
const char *step_pages_carried(const struct step *step);

/* Says on the form which page of how many it is. */
void step_pages_mark(const struct step *step, struct node *form);

#endif
