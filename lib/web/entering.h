/* Entering: one form that becomes one event, from the page that asks to the answer after it was kept.
 *
 * The same road for every action: is the form ours, was it sent before, may this person do this now, has anything
 * happened meanwhile, is what was entered right; then it is kept in one transaction. Whatever is refused gives the
 * form back with all that was typed. */
#ifndef REDRESS_WEB_ENTERING_H
#define REDRESS_WEB_ENTERING_H

#include "web/action.h"

struct entering {
    struct call *call;
    const char *kind;             /* complaint or compliment */
    const struct case_file *file; /* the case; NULL: a new one, or one not yet proved */
    const struct person *person;  /* who acts: the caller, or the complainant who proved the case */
    struct asking asking;
    const char *address;         /* where the form is sent */
    bool unproved;               /* the form asks for reference and access code */
    const char *const *hidden;   /* as in struct form */
    const struct fields *before; /* what the form shows at first; NULL: nothing */
    const struct node *corrects; /* the event that a correction replaces; NULL: it is none */
    struct problems wrong;
};

/* Fills in all but `file` and what follows from it; false with a fault 404 if the schema has no event for the call's
 * action in a case of that kind. */
bool entering_begin(struct entering *entering, struct call *call, const char *kind);

/* Gives it the case that it is about, which the person may see. */
void entering_about(struct entering *entering, const struct case_file *file, const struct person *person);

/* Shows the form with that status; a fault that stands in the call is said above it and is then settled. */
bool entering_show(struct entering *entering, int status);

/* May the person act on the case now? False with a fault 403 or 409. */
bool entering_allowed(struct entering *entering);

/* The fields that the form may bring, and the proof that it is ours. False where the answer is settled: *answered says
 * whether by a page, else there is a fault. */
bool entering_proven(struct entering *entering, bool *answered);

/* Shows the form, or takes it through proof to its end: the whole answer once the case is known. */
bool entering_answer(struct entering *entering);

/* Takes a proven form to its end: kept and sent on, or given back. */
bool entering_keep(struct entering *entering);

#endif
