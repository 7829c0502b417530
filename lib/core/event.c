#include "core/event.h"

#include <stddef.h>

#include "base/text.h"
#include "core/hand_over.h"
#include "core/sending.h"
#include "core/timeline.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* ---- What actions act on ---- */

static bool handed_over(const struct timeline *timeline)
{
    return timeline_receiver(timeline) != NULL;
}

static bool late_request(const struct timeline *timeline)
{
    const struct event *request = timeline_last(timeline, "escalated");
    return request && request->late;
}

/* The times that somebody outside was asked, less those that they answered. */
static int asked_outside(const struct timeline *timeline)
{
    int open = 0;
    for (size_t i = 0; i < timeline->count; i++)
        open += text_equal(timeline->events[i].name, "asked-outside") -
                text_equal(timeline->events[i].name, "heard-outside");
    return open;
}

/* One at a time, so that it is plain whose answer comes back. */
static bool nobody_asked(const struct timeline *timeline)
{
    return asked_outside(timeline) <= 0;
}

static bool somebody_asked(const struct timeline *timeline)
{
    return asked_outside(timeline) > 0;
}

static bool is_high(const struct timeline *timeline)
{
    return text_equal(timeline_severity(timeline), SEVERITY_HIGH);
}

/* It was not sent elsewhere, or was taken up again since: only here can it be looked at again, and be followed up. */
static bool is_ours(const struct timeline *timeline)
{
    bool ours = true;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        ours = timeline_reopens(event) || (ours && !text_equal(event->name, "redirected"));
    }
    return ours;
}

static bool named_practice(const struct timeline *timeline)
{
    const struct event *review = timeline_last(timeline, "reviewed");
    return review && review->practice;
}

/* ---- The events, in the order in which a page offers their actions ---- */

#define UNDER_WAY (STATE_ACKNOWLEDGED | STATE_RESPONDED | STATE_ESCALATED)
#define AWAITED (STATE_ACKNOWLEDGED | STATE_ESCALATED)
#define AFTER (STATE_CLOSED | STATE_COMPLETE)
#define UNTOLD (STATE_RECEIVED | STATE_ACKNOWLEDGED)
#define THANKED (STATE_ACKNOWLEDGED | STATE_TOLD | STATE_REVIEWED | STATE_SHARED)

/* clang-format off */
/* Whatever can name the contact, or bar somebody who was named. */
#define LOSES_CONTACT {"contact-lost", .when = IF_CONTACT_LOST}
/* Whatever can make a case one of high severity. */
#define ALERTS {SEVERITY_HIGH, .when = IF_HIGH}

static const struct event_row COMPLAINT[] = {
    {"received", "submit", .to = STATE_RECEIVED, .traits = BEGINS,
        .also = {LOSES_CONTACT, ALERTS, {MOMENT_RECEIPTED, .when = IF_RECEIPTED, .aside = true}}},
    {"acknowledged", "acknowledge", "answer", .possible = STATE_RECEIVED, .from = STATE_RECEIVED,
        .to = STATE_ACKNOWLEDGED,
        .traits = TELLS | TAKES_ON, .also = {LOSES_CONTACT}, .completes = COMPLETES_RESPONSE_DUE},
    {"accepted", "accept", .possible = STATE_RECEIVED | UNDER_WAY | STATE_CLOSED, .traits = BESIDE | RECEIVES,
        .needs = handed_over},
    {"overseen", "oversee", .possible = STATE_RECEIVED | UNDER_WAY, .traits = BESIDE, .needs = is_high},
    /* An answer that must be written but was only told is progress told to the complainant, and nothing more. */
    {"responded", "respond", "answer", .possible = AWAITED, .from = STATE_RECEIVED | UNDER_WAY, .to = STATE_RESPONDED,
        .traits = TELLS | ANSWERS | DECIDES, .itself = IF_ANSWER,
        .also = {{"delivered", .when = IF_ANSWER, .on_receipt = true}, {"promised", .when = IF_PROMISED},
        {"replaced", .when = IF_REPLACED}, {"passed", .when = IF_PASSED},
        {"updated", .when = UNLESS_ANSWER, .aside = true}}, .promises = "remedy", .completes = COMPLETES_NEXT_RIGHT},
    {"extended", "extend", "answer", .possible = AWAITED, .traits = TELLS | DATED | INDEPENDENT},
    {"contacted", "contact", "answer", .possible = STATE_ANY, .traits = TELLS | BESIDE,
        .also = {{"updated", .when = IF_OUT}, {"told", .when = IF_IN}, {"satisfied", .when = IF_CONTENT}}},
    {"assigned", "assign", "people", .possible = STATE_RECEIVED | UNDER_WAY | STATE_CLOSED,
        .traits = HANDS_OVER | INDEPENDENT, .also = {LOSES_CONTACT, {"handed-over", .when = IF_HANDED}}},
    {"assessed", "assess", .possible = STATE_RECEIVED | UNDER_WAY, .traits = BESIDE,
        .also = {ALERTS, {"lowered", .when = IF_LOWERED}}},
    {"escalated", "escalate", .possible = STATE_RESPONDED | AFTER, .from = STATE_ANY, .to = STATE_ESCALATED,
        .traits = RAISES, .needs = is_ours, .also = {{"requested-late", .when = IF_LATE}},
        .completes = COMPLETES_LEVEL},
    {"declined", "decline", "answer", .possible = STATE_ESCALATED, .from = STATE_ESCALATED, .to = STATE_RESPONDED,
        .traits = TELLS | DECIDES | LOWERS, .needs = late_request},
    {"remedied", "remedy", .possible = UNDER_WAY | AFTER, .traits = BESIDE, .needs = timeline_promises,
        .item = "promise"},
    {"learned", "learn", "learning", .possible = UNDER_WAY | AFTER, .traits = PLANS,
        .also = {{"planned", .when = IF_PROMISED}, {"suggested", .when = IF_SUGGESTED}}, .promises = "improvement"},
    {"weighed", "weigh", "learning", .possible = UNDER_WAY | AFTER, .traits = BESIDE | PLANS | WEIGHS,
        .needs = timeline_suggests,
        .item = "suggestion", .also = {{"planned", .when = IF_PROMISED}}, .promises = "improvement"},
    {"improved", "improve", "learning", .possible = UNDER_WAY | AFTER, .traits = BESIDE, .needs = timeline_plans,
        .item = "planned", .itself = IF_EFFECTIVE, .also = {{"not-effective", .when = UNLESS_EFFECTIVE}}},
    {"closed", "close", .possible = STATE_RESPONDED, .from = STATE_ANY, .to = STATE_CLOSED},
    /* Complete once nothing is owed; until then it is closed. */
    {"followed-up", "follow-up", .possible = STATE_CLOSED, .from = STATE_CLOSED, .to = STATE_COMPLETE,
        .traits = MAY_REOPEN, .needs = is_ours, .also = {{"reopened", .when = IF_REOPENING, .aside = true},
        {MOMENT_NEW_MATTER, .when = IF_NEW_MATTER}, ALERTS}},
    /* Complete as after a follow-up: what was promised before is still owed. */
    {"redirected", "redirect", "answer", .possible = STATE_ACKNOWLEDGED, .from = STATE_ANY, .to = STATE_COMPLETE},
    {"withdrawn", "withdraw", "administration", .possible = STATE_RECEIVED | UNDER_WAY, .from = STATE_ANY,
        .to = STATE_WITHDRAWN, .traits = WITHDRAWS},
    {"merged", "merge", "administration", .possible = STATE_RECEIVED | UNDER_WAY, .from = STATE_ANY, .to = STATE_MERGED,
        .traits = ENDS | INDEPENDENT},
    {"reopened", "reopen", .possible = AFTER | STATE_WITHDRAWN | STATE_MERGED, .traits = REOPENS,
        .also = {{"reopened-unacknowledged", .when = IF_UNACKNOWLEDGED}, ALERTS}},
    {"introduced", "introduce", "answer", .possible = UNDER_WAY | STATE_CLOSED, .traits = TELLS | BESIDE,
        .also = {LOSES_CONTACT}},
    {"returned", "undelivered", "answer", .possible = STATE_ANY, .traits = BESIDE | RETURNS, .needs = timeline_sends,
        .item = "sent"},
    {"resent", "resend", "answer", .possible = STATE_ANY, .traits = TELLS | BESIDE | RESENDS,
        .needs = timeline_has_back, .item = "sent",
        .also = {{"delivered", .when = IF_RESENT, .on_receipt = true, .aside = true}},
        .completes = COMPLETES_RIGHT_ONLY},
    {"conflicted", "declare", "people", .possible = STATE_ANY, .traits = BESIDE | BARS_WRITER,
        .also = {LOSES_CONTACT}},
    {"exempted", "exempt", "people", .possible = STATE_ESCALATED, .traits = BESIDE | EXEMPTS,
        .completes = COMPLETES_LEVEL_ONLY},
    {"asked-outside", "ask-outside", .possible = UNDER_WAY, .traits = BESIDE | DATED, .needs = nobody_asked},
    {"heard-outside", "hear-outside", .possible = STATE_ANY, .traits = BESIDE, .needs = somebody_asked},
    {"noted", "note", .possible = STATE_ANY, .traits = BESIDE | NOTES},
    {"code-issued", "issue-code", "administration", .possible = STATE_ANY, .traits = BESIDE | RENEWS_CODE},
    {"corrected", "correct", "administration", .possible = STATE_ANY, .traits = BESIDE | REPLACES},
    {"linked", "link", "administration", .possible = STATE_ANY},
    {"moved", .traits = BESIDE}, /* by a calendar that has changed */
    {"read", .itself = NEVER}, /* by whoever was asked to read a lesson: no policy grants it */
    {.name = NULL},
};

static const struct event_row COMPLIMENT[] = {
    {"received", "compliment", .to = STATE_RECEIVED, .traits = BEGINS},
    {"acknowledged", "acknowledge", "answer", .possible = STATE_RECEIVED, .from = STATE_RECEIVED,
        .to = STATE_ACKNOWLEDGED, .traits = TELLS | TAKES_ON},
    {"accepted", "accept", .possible = STATE_RECEIVED | THANKED, .traits = BESIDE | RECEIVES, .needs = handed_over},
    {"told", "tell", "people", .possible = THANKED, .from = UNTOLD, .to = STATE_TOLD},
    {"reviewed", "review", "learning", .possible = STATE_ACKNOWLEDGED | STATE_TOLD, .from = UNTOLD | STATE_TOLD,
        .to = STATE_REVIEWED},
    {"shared", "share", "learning", .possible = STATE_REVIEWED | STATE_SHARED, .to = STATE_SHARED,
        .from = STATE_ACKNOWLEDGED | STATE_TOLD | STATE_REVIEWED, .needs = named_practice},
    {"closed", "close", .possible = THANKED, .from = STATE_ANY, .to = STATE_CLOSED},
    {"contacted", "contact", "answer", .possible = STATE_ANY, .traits = TELLS | BESIDE,
        .also = {{"updated", .when = IF_OUT}}},
    {"assigned", "assign", "people", .possible = STATE_RECEIVED | THANKED, .traits = HANDS_OVER,
        .also = {{"handed-over", .when = IF_HANDED}}},
    {"withdrawn", "withdraw", "administration", .possible = STATE_RECEIVED | THANKED, .from = STATE_ANY,
        .to = STATE_WITHDRAWN, .traits = WITHDRAWS},
    {"returned", "undelivered", "answer", .possible = STATE_ANY, .traits = BESIDE | RETURNS, .needs = timeline_sends,
        .item = "sent"},
    {"resent", "resend", "answer", .possible = STATE_ANY, .traits = TELLS | BESIDE | RESENDS,
        .needs = timeline_has_back, .item = "sent"},
    {"conflicted", "declare", "people", .possible = STATE_ANY, .traits = BESIDE | BARS_WRITER},
    {"noted", "note", .possible = STATE_ANY, .traits = BESIDE | NOTES},
    {"code-issued", "issue-code", "administration", .possible = STATE_ANY, .traits = BESIDE | RENEWS_CODE},
    {"corrected", "correct", "administration", .possible = STATE_ANY, .traits = BESIDE | REPLACES},
    {"linked", "link", "administration", .possible = STATE_ANY},
    {"moved", .traits = BESIDE},
    {"read", .itself = NEVER},
    {.name = NULL},
};

/* What happens beside the cases; the first two by themselves. */
static const struct event_row DUTIES[] = {
    {.name = EVENT_MONTH_ENDED},
    {.name = EVENT_ISSUED, .traits = SETS_DAY},
    {.name = EVENT_REPORTED, .action = ACTION_REPORT, .item = "month"},
    {.name = EVENT_DECIDED, .action = ACTION_DECIDE, .itself = NEVER,
        .also = {{"agreed", .when = IF_PROMISED}}, .promises = "decision"},
    {.name = EVENT_CARRIED_OUT, .action = ACTION_CARRY_OUT, .item = "decision"},
    {.name = EVENT_GUIDANCE_READ, .action = ACTION_READ_GUIDANCE, .itself = NEVER},
    {.name = EVENT_AWAY, .action = ACTION_AWAY, .itself = NEVER},
    {.name = EVENT_BACK, .itself = NEVER},
    /* A review that decides on a new version sets no day: the duty ends when that version is issued. */
    {.name = EVENT_POLICY_REVIEWED, .action = ACTION_REVIEW_POLICY, .traits = SETS_DAY, .itself = IF_DATED},
    {.name = NULL},
};
/* clang-format on */

const struct event_kind EVENT_KINDS[] = {
    {"complaint", COMPLAINT}, {"compliment", COMPLIMENT}, {KIND_DUTIES, DUTIES}, {NULL, NULL}};

_Static_assert(COUNT(COMPLAINT) <= EVENTS_MOST && COUNT(COMPLIMENT) <= EVENTS_MOST && COUNT(DUTIES) <= EVENTS_MOST,
               "a kind has more events than EVENTS_MOST");

const char *const GROUP_NAMES[] = {"work", "answer", "people", "learning", "administration", NULL};

/* ---- What can be permitted and writes no event ---- */

const struct right RIGHTS[] = {
    {RIGHT_SEE, true},      {RIGHT_LOOKS, true},    {RIGHT_REGISTER, false}, {RIGHT_WALL, false},
    {RIGHT_LEARNED, false}, {RIGHT_APPROVE, false}, {NULL, false},
};

/* ---- Gates ---- */

static bool has_learned(const struct timeline *timeline)
{
    const struct event *response = timeline_last(timeline, "responded");
    return timeline_last(timeline, "learned") || (response && response->lesson);
}

static bool has_told(const struct timeline *timeline)
{
    return timeline_last(timeline, "told");
}

static bool has_reviewed(const struct timeline *timeline)
{
    return timeline_last(timeline, "reviewed");
}

const struct gate GATES[] = {
    {"learning", "complaint", "closed", "learn", has_learned},
    {"told", "compliment", "closed", "tell", has_told},
    {"reviewed", "compliment", "closed", "review", has_reviewed},
    /* These stand under every policy; a clause may name what keeps it. */
    {.name = "answer"},         /* no response without its findings, reasons and outcome: the schema */
    {.name = "papers"},         /* no decision on what was decided before with the papers unread: registry/reading.h */
    {.name = "concerned"},      /* whoever the case is about neither sees nor handles it: procedure.h */
    {.name = "conflict"},       /* who has declared a conflict of interest is barred as if concerned: procedure.h */
    {.name = "consent"},        /* no words and no name of a giver without their yes: record/consent.h */
    {.name = "contact-name"},   /* no acknowledgement without a named contact: the schema */
    {.name = "duplicate"},      /* no complaint ends in one that another person raised: record/duplicate.h */
    {.name = "sent-elsewhere"}, /* no complaint is sent elsewhere without saying where, and why: the schema */
    {.name = "extension"},      /* no later date without a reason that is told: the schema */
    {.name = "findings"},       /* a finding on each issue: the schema */
    {.name = "independence"},   /* who decided one level decides a level above only if exempted: independence.h */
    {.name = "late-request"},   /* a late request is taken in, and declined only with reasons: procedure.h */
    {.name = "outcome-sent"},   /* no closing before the answer: the states above */
    {.name = "reach"},          /* nobody sees a case beyond their reach: procedure.h */
    {.name = NULL},
};

/* ---- The states ---- */

const char *const STATE_NAMES[] = {"received",  "acknowledged", "responded", "escalated", "closed", "complete",
                                   "withdrawn", "told",         "reviewed",  "shared",    "merged", NULL};

_Static_assert(STATE_ANY == (1 << (COUNT(STATE_NAMES) - 1)) - 1, "a state without a name, or a name without its state");
