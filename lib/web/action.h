/* Actions: what a program of cgi-bin/ is, and the call that it answers.
 *
 * A program states a struct action and hands it to action_main, which opens the site once, then answers one request
 * after the other. The action says what it asks for: in which realms it answers, by which method, how a call comes to
 * its case, which right it needs, which fields a POST may bring. The door (action_door.c) sees to all of it, before
 * anything is read that need not be; every POST must bear the seal of a form of ours. Then the action answers, and a
 * fault becomes its page. What a call needs lives in its pool and goes with it. */
#ifndef REDRESS_WEB_ACTION_H
#define REDRESS_WEB_ACTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "record/entry.h"
#include "registry/case_file.h"
#include "web/request.h"
#include "base/seal.h"

struct desk;
struct examiner;
struct filled;
struct measures;
struct message_reader;
struct node;
struct server;
struct service;
struct sorter;
struct step;
struct waiting;

struct call {
    const struct action *action;
    const char *name; /* the action's name; of `step` the last word of the address */
    struct service *service;
    struct registry *registry;
    const struct seal *seal;
    struct measures *measures;
    struct waiting *waiting; /* NULL: no files are taken */
    struct desk *desk;       /* what is kept for each member of staff; NULL: in the public realm */
    const char *realm;       /* public or staff: the program's own environment says it, never the request */
    struct pool *pool;       /* of this request */
    struct request request;
    struct answer answer;
    struct fault fault;
    struct problems wrong; /* what is wrong with the fields that came */
    const struct person *person;
    int64_t now;
    const struct case_file *about; /* the case, once it is known that the person may see it; NULL: none */

    /* The record that was asked for last, as the person may see it, and its case (call_record_seen). */
    const struct node *seen;
    const struct case_file *seen_of;
};

/* How a call comes to the case that it is about. BY_REF: the address names it, ?ref=, and the person may see it.
 * BY_PROOF: a POST proves it by the fields reference and access-code; a GET has none yet. */
enum way_in { NO_CASE, BY_REF, BY_PROOF };

/* A realm in which an action answers: GET, and POST if it says so. */
struct door {
    const char *realm;
    enum way_in way;
    bool posts;
};

struct action {
    const char *name;     /* as in its address and in a policy's `may do`; NULL: the address says it */
    struct door doors[3]; /* ended by one without a realm; in any other realm it does not run */

    /* The right that it needs under the policy in force, and for which kind of case (NULL: any); "see": any case at
     * all. Who does not have it gets 403 "hidden", or where it is `secret` 404. NULL: none beside what the case asks
     * for. */
    const char *right, *kind;
    bool secret;

    /* False: the address is none of its own (404). Asked before all else. NULL: its own is the one of its name, and
     * without a name every address is. */
    bool (*there)(const struct call *call);

    /* An action that answers by itself. `names`: the fields that a POST may bring beside the seal, NULL-ended; it
     * brings no files. `box`: the other name of the seal, in the search box of every page; NULL: none. `answer` gives a
     * page (page.h) or ends by call_see; false with a fault in the call: its page is sent. `again` shows the form as it
     * was typed, with that status, where the seal or the proof did not fit: the fault and what is wrong stand in the
     * call, and are settled by it. NULL: the fault has a page of its own. */
    const char *const *names;
    const char *asks; /* the kind that has the event of this action's name: its fields may come, too; NULL: none */
    const char *box;
    bool (*answer)(struct call *call);
    bool (*again)(struct call *call, int status);

    /* Or an action that enters an event (web/step.h): a POST may bring the fields of its form, and files. Fills in the
     * step that it takes; false with a fault. */
    bool (*prepare)(struct call *call, struct step *step);

    /* Of a new case: what reads a filled form that staff send with it (record/filled.h). NULL: none is read. */
    const struct message_reader *messages; /* what reads a message of the post that it is made of; NULL: of none */
    struct filled (*read_form)(struct pool *pool, struct schema *schema, const struct list *lists, const char *bytes,
                               size_t size);
};

/* The main of every program: serves until it is told to stop. Gives the exit status. */
int action_main(const struct action *action);

/* What a process opens once, in `pool`, to answer in that realm. NULL with a fault: also where the action has
 * no door. */
struct service *service_open(struct pool *pool, const struct action *action, const struct folders *folders,
                             const char *realm, struct fault *fault);

/* Reads the request that waits at the server and answers it: the call, in a pool of its own that the caller frees,
 * holds what is to be sent. Never fails: a fault is answered by its page. */
struct call action_answer(const struct action *action, struct service *service, struct server *server, int64_t now);

/* Takes the call through the door and to its answer. False with a fault. */
bool door_pass(struct call *call, struct server *server);

/* True if the request is a POST. */
bool call_posted(const struct call *call);

/* True if it came in the staff realm. */
bool call_staff(const struct call *call);

/* The policy in force. */
const struct policy *call_policy(const struct call *call);

/* True if the person has that right under the policy in force, for that kind of case; as in struct action. */
bool call_may(const struct call *call, const char *right, const char *kind);

/* True if the person may say who handles cases of some kind. */
bool call_may_assign(const struct call *call);

/* What the person sorts of what comes by mail (registry/post.h), under the policy in force. */
struct sorter call_sorter(const struct call *call);

/* True if the person may see that case. */
bool call_sees(const struct call *call, const struct case_file *file);

/* The case of that reference, NULL for none, if the person may see it; else NULL, or with a fault. It tells nothing of
 * it: looks and refusals are not kept. */
const struct case_file *call_case_seen(struct call *call, const char *reference);

/* The record of a case as it counts and as the person may see it: without what it says of cases that are hidden from
 * them. NULL with a fault. */
const struct node *call_record_seen(struct call *call, const struct case_file *file);

/* The case of that reference to look into it: that the person looked, or was refused, is kept. NULL with a fault 503
 * where a look cannot be kept: no look, no page for staff. */
const struct case_file *call_case_opened(struct call *call, const char *reference);

/* True if the form that came is ours, and was sent by a page of ours; else false with a fault 403 "csrf". */
bool call_sealed(struct call *call);

/* True if the field of that name came as no text that can be read: that is a problem of the call then. */
bool call_unreadable(struct call *call, const char *name, const struct part *part);

/* The same of each field of that form: it stands there to be looked at by who typed it. */
void call_note_unreadable(struct call *call, const struct asking *asking);

/* Sends the browser on to that address (303): the end of every POST that was done. Always true. */
bool call_see(struct call *call, const char *address);

/* The access code of the case, for who is to have it. */
const char *call_access_code(struct call *call, const struct case_file *file);

/* The compiled sheet of that name, kept by the service; NULL with a fault in the call. */
const struct sheet *call_sheet(struct call *call, const char *name);

/* What looks into files (upload.h), kept by the service; NULL with a fault in the call. */
struct examiner *call_examiner(struct call *call);

#endif
