/* Steps: the answer of every program that acts on a case.
 *
 * For staff the address names the case (?ref=…); for the complainant the fields prove it. */
#ifndef REDRESS_WEB_STEP_H
#define REDRESS_WEB_STEP_H

#include "web/action.h"

/* Answers a call that shows or enters one step on a case: the action of the call, by the schema's event for it. */
bool step_answer(struct call *call);

/* Shows the form for a new case of that kind, or receives one. An earlier case that staff name in it is 422 "unknown-other"
 * unless they may see it: the answer does not tell whether there is one. */
bool step_answer_new(struct call *call, const char *kind);

struct step {
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
bool step_begin(struct step *step, struct call *call, const char *kind);

/* Gives it the case that it is about, which the person may see. */
void step_about(struct step *step, const struct case_file *file, const struct person *person);

/* Shows the form with that status; a fault that stands in the call is said above it and is then settled. */
bool step_show(struct step *step, int status);

/* May the person act on the case now? False with a fault 403 or 409. */
bool step_allowed(struct step *step);

/* The fields that the form may bring, and the proof that it is ours. False where the answer is settled: *answered says
 * whether by a page, else there is a fault. */
bool step_proven(struct step *step, bool *answered);

/* Shows the form, or takes it through proof to its end: the whole answer once the case is known. */
bool step_run(struct step *step);

/* Takes a proven form to its end: kept and sent on, or given back. */
bool step_keep(struct step *step);

/* Sets both from what staff typed, or to now. A time that cannot be (no time, in the future, before what led to
 * this step) is noted as a problem at the field `at`. */
void step_set_time(struct step *step, struct node *event);

/* The same for an event `corrected`: it happens now, and the time that was typed is that of the event which it replaces,
 * where it was changed. That one was written down when the original was. */
void step_set_corrected_time(struct step *step, struct node *event);

/* Sends the browser on to what shows the submission, of a case of that kind. To whom it belongs the receipt. To staff the
 * case, or the form of the new case that it leads to; out of reach of who wrote it down, the receipt of a new case, or
 * after a hand-over, and where the case is about themselves, their own work. False with a fault in the call. */
bool step_see_kept(struct call *call, const char *kind, const struct submission *submission);

#endif
