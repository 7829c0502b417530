/* The table of events: a row for each event that a kind of case can have, and all that the procedure knows of it.
 *
 * State, moments, permissions, gates and the audit of a policy read these rows and have no list of their own; a new
 * action is a new row (CONTRIBUTING.md). Not in it: who may act, levels and lengths, which are the policy's; the
 * fields, which are the schema's; the words, which are xsl/words.xml's. Everything is constant and lives for ever. */
#ifndef REDRESS_CORE_EVENT_H
#define REDRESS_CORE_EVENT_H

#include <stdbool.h>

struct timeline;

/* The kind of a timeline that is not about a case: its events are `month-ended`, `issued` and what keeps the duties. */
#define KIND_DUTIES "duties"

/* Among them: what happens by itself, which no record says; the review of the policy, and the action that writes it;
 * the report on a month, likewise. */
#define EVENT_MONTH_ENDED "month-ended"
#define EVENT_ISSUED "issued"
#define EVENT_POLICY_REVIEWED "reviewed-policy"
#define ACTION_REVIEW_POLICY "review-policy"
#define EVENT_REPORTED "reported"
#define ACTION_REPORT "report"

/* What was decided on that report, and that a decision was carried out; the actions that write them. */
#define EVENT_DECIDED "decided"
#define ACTION_DECIDE "decide"
#define EVENT_CARRIED_OUT "carried-out"
#define ACTION_CARRY_OUT "carry-out"

/* That a person has read the policy in force and the guidance on it (registry/readers.h), and the action that writes
 * it. */
#define EVENT_GUIDANCE_READ "guidance-read"
#define ACTION_READ_GUIDANCE "read-guidance"

/* That somebody will be away, and that they are back before that was over (registry/absences.h); the action
 * that writes the first. */
#define EVENT_AWAY "away"
#define EVENT_BACK "back"
#define ACTION_AWAY "away"

/* The moment at which it is decided that what has come back becomes a case of its own. */
#define MOMENT_NEW_MATTER "new-matter"

/* The moment at which somebody who complained had a receipt that names their contact. */
#define MOMENT_RECEIPTED "receipted"

/* What a calendar that has changed writes into a case by itself (registry/moves.h). */
#define EVENT_MOVED "moved"

/* What `became` says of an improvement that was checked and has not helped. */
#define BECAME_NOT_EFFECTIVE "not-effective"

/* No kind has more events; the table is checked against it when it is compiled. */
enum { EVENTS_MOST = 40 };

/* The states of a case, as bits, so that a row can name several. */
enum state {
    STATE_NONE = 0,
    STATE_RECEIVED = 1 << 0,
    STATE_ACKNOWLEDGED = 1 << 1,
    STATE_RESPONDED = 1 << 2,
    STATE_ESCALATED = 1 << 3,
    STATE_CLOSED = 1 << 4,
    STATE_COMPLETE = 1 << 5,
    STATE_WITHDRAWN = 1 << 6,
    STATE_TOLD = 1 << 7,
    STATE_REVIEWED = 1 << 8,
    STATE_SHARED = 1 << 9,
    STATE_MERGED = 1 << 10, /* ended as a duplicate: it goes on in another case */
    STATE_ANY = (1 << 11) - 1
};

/* What an event does beyond leading from state to state. */
enum trait {
    BEGINS = 1 << 0,       /* a case begins with it; its action needs no case */
    ANSWERS = 1 << 1,      /* it is the answer of its level, if it is told in the way that the level asks for */
    DECIDES = 1 << 2,      /* it decides a level: who decided one does not decide a level above */
    BESIDE = 1 << 3,       /* it stands beside the levels: of a permission only its reach counts */
    RAISES = 1 << 4,       /* it leads to the next level, or to the one that it states; there must be one */
    LOWERS = 1 << 5,       /* it leads back to the level before */
    WITHDRAWS = 1 << 6,    /* nothing is owed after it */
    REOPENS = 1 << 7,      /* it takes up again what was closed or withdrawn */
    MAY_REOPEN = 1 << 8,   /* so it does if it says so */
    PLANS = 1 << 9,        /* what it promises is an improvement, and not a remedy */
    DATED = 1 << 10,       /* it states the date to which it moves what is owed */
    REPLACES = 1 << 11,    /* it holds the whole event that takes the place of another */
    RENEWS_CODE = 1 << 12, /* the access code before it is void */
    HANDS_OVER = 1 << 13,  /* it says who handles the case, and where it belongs */
    TAKES_ON = 1 << 14,    /* who does it handles the case from then on, unless another was named */
    RECEIVES = 1 << 15,    /* only whom the case was handed to does it */
    BARS_WRITER = 1 << 16, /* who wrote it takes no part in the case from then on */
    INDEPENDENT = 1 << 17, /* who decided a level does not do it at a level above, either */
    ENDS = 1 << 18,        /* nothing is owed after it but a reply to what we are told */
    EXEMPTS = 1 << 19,     /* it lets somebody decide at its level who decided below */
    SETS_DAY = 1 << 20, /* what starts with it is due by the day that it states, if that comes before the rule's time */
    WEIGHS = 1 << 21,   /* it accepts or declines one thing that was suggested */
    TELLS = 1 << 22,    /* the complainant hears by it how things are going, unless it says that they told us */
    NOTES = 1 << 23,    /* staff write it for each other */
    RETURNS = 1 << 24,  /* what went out with an earlier event has come back (core/sending.h) */
    RESENDS = 1 << 25   /* it goes out again */
};

/* When an event gives a moment. */
enum condition {
    ALWAYS,
    NEVER,
    IF_ANSWER, /* it counts as the answer of its level */
    UNLESS_ANSWER,
    IF_CONTACT_LOST, /* the contact is one who takes no part in the case from then on */
    IF_OUT,          /* we told them */
    IF_IN,           /* they told us, and more than that they are satisfied */
    IF_CONTENT,      /* they said that they are satisfied, and have our answer */
    IF_EFFECTIVE,    /* nothing says that it did not help */
    UNLESS_EFFECTIVE,
    IF_REOPENING,      /* it takes up the case again */
    IF_UNACKNOWLEDGED, /* nobody has acknowledged the case before */
    IF_PROMISED,       /* as IF_ANSWER, once for each promise to be kept, which states the date */
    IF_SUGGESTED,      /* once for each thing that it suggests */
    IF_REPLACED,       /* as IF_ANSWER, once for each earlier promise of which it takes the place */
    IF_PASSED,         /* as IF_ANSWER, once the right with a last date that it opens has ended unused (core/right.h) */
    IF_LATE,           /* it came after the last day of the right that it uses (core/right.h) */
    IF_HANDED,         /* it names a handler who is not its writer */
    IF_HIGH,           /* the case is of high severity from now on, or is taken up again and still is */
    IF_LOWERED,        /* it no longer is */
    IF_DATED,          /* it states a day */
    IF_NEW_MATTER,     /* a case of its own is to be made of what it tells */
    IF_RESENT,         /* it sends an answer again, in a way in which that counts: the moment is the answer's */
    IF_RECEIPTED       /* its receipt went out at once, named the contact, and has not come back */
};

/* What is computed into an event before it is kept (registry/outlook.h). */
enum completion {
    COMPLETES_NOTHING,
    COMPLETES_RESPONSE_DUE,
    COMPLETES_NEXT_RIGHT,
    COMPLETES_RIGHT_ONLY,
    COMPLETES_LEVEL,
    COMPLETES_LEVEL_ONLY
};

/* A moment that an event gives beside the one of its own name. */
struct derived {
    const char *moment;
    enum condition when;
    bool on_receipt; /* it comes when the event reaches the complainant, which the channel decides */
    bool aside;      /* nobody acts in order to bring it about: the audit does not count on it */
};

struct event_row {
    const char *name;      /* as in record.xsd, and of the moment that it gives */
    const char *action;    /* what writes it; NULL: nobody needs a permission for it */
    const char *group;     /* with which others a page offers it: GROUP_NAMES; NULL: the first of them */
    unsigned possible;     /* the states in which the action is possible; 0: in no case that exists */
    unsigned from;         /* the states from which it leads to another; 0: from no case at all */
    enum state to;         /* where it leads; STATE_NONE: nowhere */
    unsigned traits;       /* of enum trait */
    enum condition itself; /* when it is a moment under its own name */
    enum completion completes;
    struct derived also[6]; /* ended by one without a name */
    const char *promises;   /* the element with what it promises, once for each; NULL: it promises nothing */
    const char *item;       /* the element that says which promise it is about; NULL: it is about none */
    bool (*needs)(const struct timeline *timeline); /* true if the case has what the action acts on; NULL: nothing */
};

/* What people do with a case, in the order in which a page offers it: its work, answers to the complainant, who takes
 * part in it, what is learned from it, its papers. NULL-ended. */
extern const char *const GROUP_NAMES[];

/* The rows of each kind, each list ended by a row without a name, in the order in which pages offer the actions; the
 * kinds are ended by one without a name. */
struct event_kind {
    const char *name;
    const struct event_row *rows;
};
extern const struct event_kind EVENT_KINDS[];

/* The right to see a case at all, without which nobody does anything with it; and to know who looked at it. */
#define RIGHT_SEE "see"
#define RIGHT_LOOKS "looks"

/* Those without a case: the registers of improvements, lessons and practices; the wall of compliments; the public page
 * of what was learned. */
#define RIGHT_REGISTER "register"
#define RIGHT_WALL "wall"
#define RIGHT_LEARNED "learned"

/* To approve a version of the policy, which is never in force without (site/policy_file.h). */
#define RIGHT_APPROVE "approve"

/* What can be permitted and writes no event; ended by one without a name. */
struct right {
    const char *name;
    bool on_case; /* it is about a case that exists */
};
extern const struct right RIGHTS[];

/* What must have happened before an event. It stands where a clause of the policy names it as its keeper. */
struct gate {
    const char *name;         /* as the clause names it */
    const char *kind, *event; /* of which event in which kind of case; NULL: it stands under every policy by itself */
    const char *action;       /* by which action it is passed */
    bool (*passes)(const struct timeline *timeline);
};

/* All gates, ended by one without a name. */
extern const struct gate GATES[];

/* The words for the bits of enum state, in their order, NULL-ended. */
extern const char *const STATE_NAMES[];

#endif
