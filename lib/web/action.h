/* Actions: what a program of cgi-bin/ is, and the call that it answers.
 *
 * A program states a struct action and hands it to action_main, which opens the site once, then answers one request
 * after the other: it reads the request, finds out who asks, calls the action's `answer`, and turns a fault into its
 * page. What a call needs lives in its pool and goes with it. */
#ifndef REDRESS_WEB_ACTION_H
#define REDRESS_WEB_ACTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "record/entry.h"
#include "registry/case_file.h"
#include "web/request.h"
#include "web/seal.h"

struct examiner;
struct node;
struct service;

struct call {
    const struct action *action;
    const char *name; /* the action's name; of `step` the last word of the address */
    struct service *service;
    struct registry *registry;
    const struct seal *seal;
    const char *realm; /* public or staff: the program's own environment says it, never the request */
    struct pool *pool; /* of this request */
    struct request request;
    struct answer answer;
    struct fault fault;
    const struct person *person;
    int64_t now;
    const struct case_file *about; /* the case, once it is known that the person may see it; NULL: none */
};

struct action {
    const char *name;          /* as in its address and in a policy's `may do`; NULL: the address says it */
    const char *const *realms; /* in which it may run, NULL-ended */
    bool posts;                /* it answers POST, too */

    /* Answers the call: with a page (page.h) or by call_see. False with a fault in the call: its page is sent. */
    bool (*answer)(struct call *call);
};

/* The main of every program: serves until it is told to stop. Gives the exit status. */
int action_main(const struct action *action);

/* True if the request is a POST. */
bool call_posted(const struct call *call);

/* True if it came in the staff realm. */
bool call_staff(const struct call *call);

/* True if the body has no field but these (NULL-ended), and no file; else 400. For who reads a body that is no event's. */
bool call_known(struct call *call, const char *const *known);

/* Sends the browser on to that address (303): the end of every POST that was done. Always true. */
bool call_see(struct call *call, const char *address);

/* Keeps that `user` (or `complainant`) looked at the case through this program; what is sent to be entered is kept as an
 * event anyway and is no look. */
void call_keep_look(struct call *call, const char *reference, const char *user);

/* Keeps that the caller was refused to see the case. */
void call_keep_refusal(struct call *call, const char *reference);

/* The compiled sheet of that name, kept by the service; NULL with a fault in the call. */
const struct sheet *call_sheet(struct call *call, const char *name);

/* What looks into files (upload.h), kept by the service; NULL with a fault in the call. */
struct examiner *call_examiner(struct call *call);

/* The case that ?ref= names, as far as this person may see it. NULL with a fault: 403 "hidden", or 404 "no-case" to
 * somebody who may see all. */
struct case_file *call_case(struct call *call);

/* The case that the request's fields `reference` and `access-code` prove. NULL with problems (a field missing, a
 * mistyped reference), or with a fault 403 "unknown-case". */
struct case_file *call_proved_case(struct call *call, struct problems *wrong);

/* The case that is asked for. NULL where the answer is settled: *answered says whether (a complainant's GET is led to
 * the status page), else there is a fault: 403 or 404 as call_case and call_proved_case say, 403 "csrf", 405 for a POST of
 * staff, 400 for a field that is not `known` (NULL-ended). */
struct case_file *call_read_case(struct call *call, const char *const *known, bool *answered);

/* The fields that say which piece: those of the address, or of the button. */
const struct fields *call_read_asked(const struct call *call);

#endif
