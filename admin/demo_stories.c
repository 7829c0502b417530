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
                             "channel=email";

static const char more_time[] = "reason=The job sheet is with our supplier.\n"
                                "until=@LATER\n"
                                "channel=phone";

static const char done[] = "promise=3.1\nevidence=The day stands in the diary.";

/* clang-format off */
#define RECEIVED     {"received", true, 0, "", NULL}
#define ACKNOWLEDGED {"acknowledged", false, 5, acknowledgement, outlook_acknowledged}
#define NOTED        {"noted", false, 3, "note=Rang the office, they will look for the job sheet.", NULL}
#define HANDED_OVER  {"assigned", false, 2, "handler=handler\nreason=Belongs to this office.", NULL}
#define EXTENDED     {"extended", false, 10, more_time, NULL}
#define RESPONDED    {"responded", false, 30, answer, outlook_responded}
#define ESCALATED    {"escalated", true, 40, "in-dispute=The message never reached us.", outlook_escalated}
#define REMEDIED     {"remedied", false, 60, done, NULL}
#define CLOSED       {"closed", false, 90, "how=content", NULL}
#define WITHDRAWN    {"withdrawn", true, 30, "reason=It has been sorted out.", NULL}
#define THANKED      {"acknowledged", false, 20, "channel=email", NULL}

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
                                   "That somebody explains what went wrong.", NULL};
