#include "demo_stories.h"

static const char acknowledgement[] = "contact.name=@ME\n"
                                      "contact.phone=01632 960123\n"
                                      "issue.1=The work was late\n"
                                      "issue.2=Nobody told us\n"
                                      "channel=email";

static const char answer[] = "finding.1.decision=upheld\n"
                             "finding.1.reasons=The work was due on the Monday and was done on the Thursday.\n"
                             "finding.2.decision=not-upheld\n"
                             "finding.2.reasons=A message was sent on the Tuesday.\n"
                             "outcome=partly-upheld\n"
                             "reasons=We looked at the job sheet and spoke to those who did the work.\n"
                             "desired-outcome-answer=We have set a fixed day for this work.\n"
                             "apology=We are sorry that it was late.\n"
                             "remedy.1.what=A fixed day each month\n"
                             "remedy.1.by=@LATER\n"
                             "lesson=A day that is told beforehand is easier to keep.\n"
                             "channel=email";

static const char more_time[] = "reason=The job sheet is with our supplier.\n"
                                "until=@LATER\n"
                                "channel=phone";

static const char learned[] = "why.1=The work was only done when someone found the time.\n"
                              "why.2=No day was kept free for it.\n"
                              "cause=@CAUSE\n"
                              "factor.1=Two people were away.\n"
                              "lesson=Work that comes back each month needs a day of its own.\n"
                              "for.1=@DIVISION\n"
                              "improvement.1.what=One day a month is kept free for it\n"
                              "improvement.1.owner=@IMPROVER\n"
                              "improvement.1.by=@LATER";

static const char nothing_learned[] = "why.1=The message was sent, but went astray on the way.\n"
                                      "cause=@CAUSE\n"
                                      "no-lesson=It could not have been foreseen.\n"
                                      "no-improvement=Nothing of ours needs to change.";

static const char carried_out[] = "planned=6.1\nbecame=done\nevidence=The day is in everyone’s diary.";

static const char effective[] = "planned=6.1\n"
                                "became=effective\n"
                                "evidence=No report has been late since.\n"
                                "said=Work that comes back each month came late.\n"
                                "did=We keep a day of each month free for it.";

static const char has_lasted[] = "reply=yes\ncome-back=no\nvalued=very\ncontent=rather";

static const char told[] = "praised.1=handler\n"
                           "manager.1=support\n"
                           "message=Someone was glad that you stayed on the line until everything worked.";

static const char practice[] = "practice.title=Stay on the line until it works\n"
                               "practice.what=Whoever takes the call tries the solution together with the caller.\n"
                               "practice.effect=Callers need not ring again.\n"
                               "practice.others=yes";

static const char no_practice[] = "no-practice=It was kind of them, and nothing that others do not do.";

static const char shared[] = "with.1.division=@DIVISION\n"
                             "with.1.became=applied\n"
                             "with.1.evidence=It is in the guide for calls.";

static const char done[] = "promise=3.1\nevidence=The day is in the diary.";

/* clang-format off */
#define RECEIVED     {"received", true, 0, ""}
#define ACKNOWLEDGED {"acknowledged", false, 5, acknowledgement}
#define NOTED        {"noted", false, 3, "note=Rang the office, they will look for the job sheet."}
#define HANDED_OVER  {"assigned", false, 2, "handler=@HANDLER\nreason=Belongs to this office."}
#define EXTENDED     {"extended", false, 10, more_time}
#define RESPONDED    {"responded", false, 30, answer}
#define ESCALATED    {"escalated", true, 40, "in-dispute=The message never reached us."}
#define REMEDIED     {"remedied", false, 60, done}
#define CLOSED       {"closed", false, 90, "how=content"}
#define WITHDRAWN    {"withdrawn", true, 30, "reason=It has been sorted out."}
#define LEARNED      {"learned", false, 100, learned}
#define NO_LESSON    {"learned", false, 100, nothing_learned}
#define CARRIED_OUT  {"improved", false, 150, carried_out}
#define EFFECTIVE    {"improved", false, 200, effective}
#define FOLLOWED_UP  {"followed-up", false, 20, has_lasted}
#define THANKED      {"acknowledged", false, 20, "channel=email"}
#define TOLD         {"told", false, 3, told}
#define PRACTICE     {"reviewed", false, 30, practice}
#define NO_PRACTICE  {"reviewed", false, 30, no_practice}
#define SHARED       {"shared", false, 60, shared}
#define PUT_AWAY     {"closed", false, 1, "remark=Nothing more is to be done."}

const struct story demo_stories[] = {
    {"complaint", false, {RECEIVED}},
    {"complaint", false, {RECEIVED, ACKNOWLEDGED}},
    {"complaint", false, {RECEIVED, ACKNOWLEDGED, NOTED, EXTENDED}},
    {"complaint", false, {RECEIVED, ACKNOWLEDGED, RESPONDED}},
    {"complaint", false, {RECEIVED, ACKNOWLEDGED, RESPONDED, ESCALATED}},
    {"complaint", false, {RECEIVED, ACKNOWLEDGED, RESPONDED, ESCALATED, RESPONDED}},
    {"complaint", false, {RECEIVED, ACKNOWLEDGED, RESPONDED, ESCALATED, RESPONDED, ESCALATED, RESPONDED}},
    {"complaint", true,  {RECEIVED, HANDED_OVER, ACKNOWLEDGED, WITHDRAWN}},
    {"complaint", true,  {RECEIVED, ACKNOWLEDGED, RESPONDED, REMEDIED, CLOSED}},
    {"compliment", false, {RECEIVED}},
    {"compliment", true,  {RECEIVED, THANKED}},
    {"complaint", true,  {RECEIVED, ACKNOWLEDGED, RESPONDED, REMEDIED, CLOSED, LEARNED}},
    {"complaint", true,  {RECEIVED, ACKNOWLEDGED, RESPONDED, REMEDIED, CLOSED, LEARNED, CARRIED_OUT, FOLLOWED_UP}},
    {"complaint", true,  {RECEIVED, ACKNOWLEDGED, RESPONDED, REMEDIED, CLOSED, LEARNED, CARRIED_OUT, FOLLOWED_UP,
                          EFFECTIVE}},
    {"complaint", true,  {RECEIVED, ACKNOWLEDGED, RESPONDED, REMEDIED, CLOSED, NO_LESSON, FOLLOWED_UP}},
    {"compliment", true,  {RECEIVED, THANKED, TOLD}},
    {"compliment", true,  {RECEIVED, THANKED, TOLD, PRACTICE}},
    {"compliment", true,  {RECEIVED, THANKED, TOLD, PRACTICE, SHARED, PUT_AWAY}},
    {"compliment", true,  {RECEIVED, THANKED, TOLD, NO_PRACTICE, PUT_AWAY}},
};
/* clang-format on */

const size_t demo_story_count = sizeof demo_stories / sizeof *demo_stories;

const char *const demo_people[] = {"Ann Example",   "Boris Beispiel", "Chidi Örnek",
                                   "Dana O’Sample", "Esi Muster",     "Femi Exemplar",
                                   "Grace Ejemplo", "Hana Příklad",   NULL};

const char *const demo_matters[] = {
    "The payroll report came late again",           "Nobody rang back about the broken boiler",
    "The invoice counted one pupil twice",          "Our session was cancelled on the morning itself",
    "The new form cannot be read on a phone",       "A letter went to the wrong school",
    "The training did not cover what was promised", NULL};

const char *const demo_wishes[] = {"Please tell us a day that you will keep to.", "A corrected invoice.",
                                   "For someone to explain what went wrong.", NULL};
