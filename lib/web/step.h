/* Steps: one form that becomes one event, from the page that asks to the answer after it was kept.
 *
 * The same road for every action: what is asked (step.c on a case, step_new.c for a new one), the form
 * (step_form.c), one page at a time where it has several (step_pages.c), then (step_enter.c): are the fields those
 * of the form, is it ours, what does a PDF say that came with it (step_filled.c), was it sent before, has anything
 * happened meanwhile, may this person do this now, is there room for it (step_measure.c), is what was entered right;
 * then it is kept in one transaction, and the browser is sent on (step_kept.c). A correction keeps what it could not
 * show (step_unseen.c), a hand-over takes the case along to a division (step_hand_over.c). Whatever is refused gives
 * the form back with all that was typed. */
#ifndef REDRESS_WEB_STEP_H
#define REDRESS_WEB_STEP_H

#include "record/entered.h"
#include "web/action.h"

struct desk_draft;
struct posted;

struct step {
    struct call *call;
    const char *kind;             /* complaint or compliment */
    const struct case_file *file; /* the case; NULL: a new one, or one not yet proved */
    const struct person *person;  /* who acts: the caller, or the complainant who proved the case */
    struct asking asking;
    const char *address;         /* where the form is sent */
    int pages;                   /* so many has its form, which is asked one page at a time; 0: on one page */
    int page;                    /* the one that is shown, from 1; one more than there are: all of them, to be checked;
                                    0: all of them, to be filled in */
    bool changing;               /* it was left to be checked before, and leads back there */
    bool lost;                   /* what came from the other pages cannot be opened */
    bool unproved;               /* the form asks for reference and access code */
    bool unsure;                 /* what was typed is right, and the form asks once more */
    const char *const *hidden;   /* as in struct form */
    const struct fields *before; /* what the form shows at first; NULL: nothing */
    const struct node *corrects; /* the event that a correction replaces; NULL: it is none */
    const struct desk_draft *draft; /* what `before` was typed in (web/draft.h); NULL: no draft */
    const struct filled *filled;    /* the PDF that staff had read into the form (record/filled.h); NULL: none */
    const char *filled_as;          /* what became of it: a code of words.xml */
    const char *slip;               /* of a new case: the reference of its slip (registry/slips.h); NULL: none */
    const char *slip_case;          /* the case that has that reference already, if the person may see it; NULL: none */
    const struct posted *posted;    /* the message of the post that it is made of (step_post.c); NULL: none */
    const struct fields *unseen;    /* what it keeps of that without having shown it; NULL: nothing */
};

/* For struct action: a step on the call's case, the event that the schema has for the action. For staff the address
 * names the case, for the complainant the fields prove it: 409 "not-now" where a case of its kind has no such step. */
bool step_prepare(struct call *call, struct step *step);

/* For struct action: a new case of the action's kind. An earlier case that staff name in it is 422 "unknown-other"
 * unless they may see it: the answer does not tell whether there is one. So is a slip of which it cannot have the
 * reference, at the field `slip`. */
bool step_prepare_new(struct call *call, struct step *step);

/* For a `prepare` of one's own: fills in all but `file` and what follows from it; false with a fault 404 if the schema
 * has no event for the call's action in a case of that kind. Then gives it the case that it is about. */
bool step_begin(struct step *step, struct call *call, const char *kind);
void step_about(struct step *step, const struct case_file *file, const struct person *person);

/* Shows the form of the call's step, or takes the one that came to its end: the whole answer. False with a fault. */
bool step_answer(struct call *call);

/* Shows it again as it was typed, with that status; the fault in the call is said above it and is then settled. */
bool step_again(struct call *call, int status);

/* The parts of the road. */

/* True if somebody has acted on the step's case since that event, as far as this person may see. */
bool step_has_moved_on(const struct step *step, int shown);

/* What one of the files is, of a new case: the first filled form of the step's kind, else a form of the other, else
 * what the last of them is; `code` none where there is no file. */
const struct filled *step_filled_in(const struct step *step, const struct fields *files);

/* Of a new case that staff write down: reads the filled form that came with it into what is blank, where they asked for
 * that. If it is a form of the other kind, the step becomes that of the other kind, as far as this person may take it;
 * what does not fit into the form is then said beside it. */
void step_read_form(struct step *step);

/* Says on the page what became of that. */
void step_add_filled(const struct step *step, struct node *page);

/* A step of a message: staff who sort the post (registry/post.h) make a case, or an entry of one, of a message that
 * waits there. The form is filled in with what it says, which is theirs to change; the message and what came with it
 * are kept as its files, and in the same transaction it leaves the post. POST_MAIL, in form and address, names it.
 */
#define POST_MAIL "mail"

/* If the form is of a message: step->posted, and in an empty form what it says, and a filled form that came with it.
 * False with a fault: 403 for who sorts no post, 404 where there is no such message, 409 "sorted" where it has left the
 * post. */
bool step_post_begin(struct step *step);

/* The number of that message; 0: it is of none. Of a new case made of one: why nobody wrote that (record/message.h);
 * NULL: it is made of none. */
int64_t step_post_number(const struct step *step);
const char *step_post_automatic(const struct step *step);

/* Puts the message and what came with it before the files of the form, as far as the organisation takes them. False
 * with a fault. */
bool step_post_attach(struct step *step);

/* Adds <posted> to the page, and what names it to the form. */
void step_post_add(const struct step *step, struct node *page, struct node *form);

/* Shows the form with that status; a fault that stands in the call is said above it and is then settled. */
bool step_show(struct step *step, int status);

/* True if the form brings only fields of its own, and files where files are asked; else a fault 400. */
bool step_fields_known(struct step *step);

/* True if the form that came is only to be shown again, with what was typed. */
bool step_is_to_show(const struct step *step);

/* Is what was entered right? What is wrong with it is noted in the call; nothing is kept. False with a fault. */
bool step_check(struct step *step);

/* True if the step asks the complainant once more (f:sure), and they have not said yet that they are sure. */
bool step_is_unsure(const struct step *step);

/* "yes" if staff see first what goes out by the step, before it is done: a letter, or what its person is told
 * (f:letter, f:told); "perhaps" if what is typed decides whether a letter goes; NULL: nothing does. Of a correction, by
 * what it corrects. True if the form that came asks for it, and there is something to see. Shows it, of the case grown
 * by the event: nothing is stored, and the same form without `preview` does it, with `change` leads back. */
const char *step_preview(const struct step *step);
bool step_is_preview(const struct step *step, const struct case_file *grown);
bool step_show_preview(struct step *step, const struct case_file *grown);

/* When the event happened, as staff typed it into `at`; of others nothing is taken. */
struct moment_entered step_time_typed(const struct step *step);

/* Sets `at`, when the event happened and from when clocks count, and `recorded`, where it was written down later: from
 * what staff typed, or to now. A time that cannot be (no time, in the future, before the case was received) is noted
 * as a problem at the field `at`. */
void step_set_time(struct step *step, struct node *event);

/* The same for an event `corrected`: it happens now, and the time that was typed is that of the event which it
 * replaces, where it was changed. That one was written down when the original was. */
void step_set_corrected_time(struct step *step, struct node *event);

/* Of a correction, once `before` is what its form shows at first: what else stands in the event (its `whole` fields) is
 * kept unseen. Does the form that came keep any of it? What was entered, with what it keeps. */
void step_set_unseen(struct step *step, const struct fields *whole);
bool step_keeps_unseen(const struct step *step);
const struct fields *step_entered(const struct step *step);

/* What was entered for a hand-over, with the division into which whoever it names brings the case along; any other as
 * it is. */
const struct fields *step_brought(const struct step *step, const struct fields *entered);

/* What strangers may send within an hour (web/limits.h); staff may all. False with a fault 429 "too-much" where there
 * is no room for more. True if what this step enters is above the measure, and waits to be sorted. Then counts it, once
 * it is kept on that case. */
bool step_has_room(struct step *step);
bool step_is_above_measure(const struct step *step);
void step_count(const struct step *step, const char *reference);

/* Sends the browser on once the submission is kept. Who sent it as a complainant gets the receipt. Staff get the page
 * of the case, which says what was done, or, where a follow-up found a new matter, the form for a case about that.
 * Staff who may not see the case get the receipt if they wrote it down as a new case; after a hand-over, or where the
 * case is about themselves, their own work. `file` is the case as it is now, if it is at hand: what was sent twice may
 * have become another case, which is then looked up. False with a fault in the call. */
bool step_see_kept(struct call *call, const struct case_file *file, const struct submission *submission);

#endif
