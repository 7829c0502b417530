/* redress demo N: N made-up cases, spread over a year and all states, entered by the same way as real ones.
 *
 * Each case follows one of the stories below, an event after the other, and stops where its number says. Persons are
 * the site's sample users by role; words and names are invented. The same N on the same day gives the same cases. */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "base/fields.h"
#include "base/instant.h"
#include "base/text.h"
#include "core/reference.h"
#include "registry/outlook.h"
#include "xml/entry.h"
#include "xml/record.h"
#include "xml/xml.h"

#define HOUR INT64_C(3600)
#define YEAR_HOURS 8760u
#define RECENT_HOURS 40u
#define LONGEST_STORY 8

/* One event of a story: who does it, how long after the one before, and what they enter, as a form would send it. */
struct scene {
    const char *event, *by;
    int hours;
    const char *fields;
    outlook *complete;
};

#define ACKNOWLEDGED                                                                                                   \
    {                                                                                                                  \
        "acknowledged", "handler", 5,                                                                                  \
            "contact.name=Priya Shah\ncontact.phone=01632 960123\nissue.1=The work was late\nissue.2=Nobody told us\n" \
            "channel=email",                                                                                           \
            outlook_acknowledged                                                                                       \
    }
#define RESPONDED(who, wait)                                                                                           \
    {                                                                                                                  \
        "responded", who, wait,                                                                                        \
            "finding.1.decision=upheld\nfinding.1.reasons=The work was due on the Monday and was done on the "         \
            "Thursday.\n"                                                                                              \
            "finding.2.decision=not-upheld\nfinding.2.reasons=A message was sent on the "                              \
            "Tuesday.\noutcome=partly-upheld\n"                                                                        \
            "reasons=We looked at the job sheet and spoke to those who did the work.\n"                                \
            "desired-outcome-answer=We have set a fixed day for this work.\napology=We are sorry that it was late.\n"  \
            "remedy.1.what=A fixed day each month\nremedy.1.by=2099-01-01\nchannel=email",                             \
            outlook_responded                                                                                          \
    }
#define REMEDIED(item)                                                                                                 \
    {                                                                                                                  \
        "remedied", "handler", 60, "promise=" item "\nevidence=The day stands in the diary.", NULL                     \
    }
#define CLOSED(who)                                                                                                    \
    {                                                                                                                  \
        "closed", who, 200, "how=content", NULL                                                                        \
    }
#define ESCALATED                                                                                                      \
    {                                                                                                                  \
        "escalated", "complainant", 40, "in-dispute=The message never reached us.", outlook_escalated                  \
    }
#define RECEIVED                                                                                                       \
    {                                                                                                                  \
        "received", "complainant", 0, "", NULL                                                                         \
    }

/* `visitor` stands for whoever wrote in. */
static const struct {
    const char *kind;
    bool settled; /* nothing more is to be done: such cases lie anywhere in the year, the others in the last days */
    struct scene scenes[LONGEST_STORY];
} stories[] = {
    {"complaint", false, {RECEIVED}},
    {"complaint", false, {RECEIVED, ACKNOWLEDGED}},
    {"complaint",
     false,
     {RECEIVED,
      ACKNOWLEDGED,
      {"noted", "handler", 3, "note=Rang the office, they will look for the job sheet.", NULL},
      {"extended", "handler", 10, "reason=The job sheet is with our supplier.\nuntil=2099-01-01\nchannel=phone",
       NULL}}},
    {"complaint", false, {RECEIVED, ACKNOWLEDGED, RESPONDED("handler", 30)}},
    {"complaint", false, {RECEIVED, ACKNOWLEDGED, RESPONDED("handler", 30), ESCALATED}},
    {"complaint", false, {RECEIVED, ACKNOWLEDGED, RESPONDED("handler", 20), ESCALATED, RESPONDED("manager", 60)}},
    {"complaint",
     false,
     {RECEIVED, ACKNOWLEDGED, RESPONDED("handler", 20), ESCALATED, RESPONDED("manager", 60), ESCALATED,
      RESPONDED("director", 70)}},
    {"complaint",
     true,
     {RECEIVED,
      {"assigned", "support", 2, "handler=handler\nreason=Belongs to this office.", NULL},
      ACKNOWLEDGED,
      {"withdrawn", "complainant", 30, "reason=It has been sorted out.", NULL}}},
    {"complaint", true, {RECEIVED, ACKNOWLEDGED, RESPONDED("handler", 30), REMEDIED("3.1"), CLOSED("handler")}},
    {"compliment", false, {RECEIVED}},
    {"compliment", true, {RECEIVED, {"acknowledged", "handler", 20, "channel=email", NULL}}},
};

static const char *const people[] = {"Ann Example", "Boris Beispiel", "Chidi Örnek",   "Dana O’Sample",
                                     "Esi Muster",  "Femi Exemplar",  "Grace Ejemplo", "Hana Příklad"};
static const char *const matters[] = {
    "The payroll report came late again",          "Nobody rang back about the broken boiler",
    "The invoice counted one pupil twice",         "Our session was cancelled on the morning itself",
    "The new form cannot be read on a phone",      "A letter went to the wrong school",
    "The training did not cover what was promised"};
static const char *const wishes[] = {"Please tell us a day that you will keep to.", "A corrected invoice.",
                                     "That somebody explains what went wrong."};

/* What a demonstration carries. */
struct demo {
    struct registry registry;
    struct fault fault;
    int64_t now;
};

#define PICK(list, number) (list)[(size_t)(number) % (sizeof(list) / sizeof *(list))]

/* A number that looks random and is the same each time. */
static unsigned mixed(unsigned number)
{
    number = (number ^ 61u) ^ (number >> 16);
    number *= 9u;
    number ^= number >> 4;
    number *= 0x27d4eb2du;
    return number ^ (number >> 15);
}

/* The lines NAME=VALUE as fields; the date 2099-01-01 stands for ten days after the event. */
static struct fields *fields_of(struct pool *pool, const char *lines, int64_t at)
{
    struct fields *fields = fields_new(pool);
    for (char *line = pool_copy(pool, lines), *next; *line != '\0'; line = next) {
        size_t length = strcspn(line, "\n");
        next = line + length + (line[length] == '\n');
        line[length] = '\0';
        char *value = line + strcspn(line, "=");
        *value++ = '\0';
        const char *later = day_write(pool, instant_day(at) + 10);
        fields_add(fields, line, text_equal(value, "2099-01-01") ? later : value);
    }
    return fields;
}

static struct fields *received_fields(struct demo *demo, struct pool *pool, const char *kind, unsigned number)
{
    struct fields *fields = fields_new(pool);
    const struct list *divisions = &demo->registry.lists[0];
    bool complaint = text_equal(kind, "complaint");
    const char *name = PICK(people, mixed(number)), *person = complaint ? "complainant" : "giver";
    fields_add(fields, pool_format(pool, "%s.name", person), name);
    fields_add(fields, pool_format(pool, "%s.email", person), pool_format(pool, "person%u@example.org", number));
    fields_add(fields, "division",
               number % 11 == 0 ? "not-sure" : divisions->choices[mixed(number) % divisions->count].value);
    const char *matter = PICK(matters, mixed(number + 7));
    fields_add(fields, "details", pool_format(pool, "%s. This is case %u of a demonstration.", matter, number));
    if (!complaint) {
        fields_set(fields, "about", "team");
        fields_set(fields, "details", "They stayed on the line until everything worked again. Thank you!");
        return fields;
    }
    fields_add(fields, "summary", matter);
    fields_add(fields, "effect", "It cost us a morning.");
    fields_add(fields, "desired-outcome", PICK(wishes, mixed(number + 3)));
    return fields;
}

static bool enter(struct demo *demo, struct pool *pool, struct node *record, const struct scene *scene,
                  const struct fields *fields, const char *by, int64_t at)
{
    struct problems problems = {.pool = pool};
    bool repeated;
    const struct asking asking = {.schema = demo->registry.schema,
                                  .event = schema_event(demo->registry.schema, node_name(record), scene->event),
                                  .realm = text_equal(scene->by, "complainant") ? "public" : "staff",
                                  .lists = registry_lists(&demo->registry, pool, record)};
    int seq = record_last_seq(record) + 1;
    struct node *event = entry_build(&asking, fields, record);
    node_set_number(event, "seq", seq);
    node_set(event, "at", instant_write(pool, at));
    node_set(event, "by", by);
    if (scene->complete != NULL && !scene->complete(&demo->registry, pool, record, event, at, &problems, &demo->fault))
        return false;
    if (!entry_check(&asking, record, event, &problems))
        return fault_set(&demo->fault, 500, "broken", "%s of the demonstration: %s %s %s", scene->event,
                         problems.list[0].field, problems.list[0].code, problems.list[0].words);
    return registry_keep(&demo->registry, pool, record, NULL, at, &repeated, &demo->fault);
}

/* Who plays the scene: the complainant, or the sample user named; `handler` is whoever holds a role in the case's
 * division. NULL: this site has nobody for it. */
static const char *actor(const struct demo *demo, const struct scene *scene, const char *division)
{
    const struct site *site = &demo->registry.site;
    if (text_equal(scene->by, "complainant"))
        return scene->by;
    for (size_t i = 0; text_equal(scene->by, "handler") && i < site->person_count; i++)
        for (size_t k = 0; k < site->persons[i].holding_count; k++)
            if (text_equal(site->persons[i].holdings[k].division, division))
                return site->persons[i].user;
    const struct person *person = site_person(site, scene->by);
    return person ? person->user : NULL;
}

/* The level of an answer must exist under this policy: a story ends where the procedure does. */
static bool goes_on(const struct demo *demo, const struct node *record, const struct scene *scene)
{
    const struct policy *policy = site_policy_at(&demo->registry.site, demo->now);
    const struct kind *kind = policy_kind(policy, node_name(record));
    size_t answers = 0;
    for (struct node *event = node_first(record, "responded"); event; event = node_next(event, "responded"))
        answers++;
    return !text_equal(scene->event, "escalated") || (kind != NULL && answers < kind->level_count);
}

static int64_t beginning(const struct demo *demo, size_t story, unsigned number)
{
    size_t scenes = 0;
    int64_t length = 0;
    while (scenes < LONGEST_STORY && stories[story].scenes[scenes].event != NULL)
        length += stories[story].scenes[scenes++].hours;
    int64_t spread = mixed(number) % (stories[story].settled ? YEAR_HOURS : RECENT_HOURS);
    return demo->now - (length + spread + 1) * HOUR;
}

static bool play(struct demo *demo, struct pool *pool, unsigned number)
{
    size_t story = number % (sizeof stories / sizeof *stories);
    const char *kind = stories[story].kind;
    int64_t at = beginning(demo, story, number);
    const struct policy *policy = site_policy_at(&demo->registry.site, at);
    const char *prefix = reference_prefix(pool, kind, day_year(instant_day(at)));
    struct node *record = record_new(pool, kind, reference_next(pool, prefix, NULL), policy->identity);
    for (size_t i = 0; i < LONGEST_STORY && stories[story].scenes[i].event != NULL; i++) {
        const struct scene *scene = &stories[story].scenes[i];
        at += scene->hours * HOUR;
        const char *by = actor(demo, scene, timeline_division(record_timeline(pool, record)));
        if (by == NULL || !goes_on(demo, record, scene))
            break;
        const struct fields *fields =
            i == 0 ? received_fields(demo, pool, kind, number) : fields_of(pool, scene->fields, at);
        if (!enter(demo, pool, record, scene, fields, by, at))
            return false;
    }
    return true;
}

int demo_run(struct command_call *call)
{
    struct demo demo = {.now = instant_now()};
    int count = call->count == 1 ? text_number(call->arguments[0], 1, REFERENCE_LAST_SERIAL / 2) : -1;
    if (count < 0) {
        fprintf(stderr, "redress: demo needs the number of cases to make\n");
        return EXIT_USAGE;
    }
    if (!command_registry(call, &demo.registry, &demo.fault))
        return command_fault(&demo.fault);
    for (int i = 0; i < count && demo.fault.kind == 0; i++) {
        struct pool *pool = pool_new();
        play(&demo, pool, (unsigned)i);
        pool_free(pool);
    }
    return demo.fault.kind ? command_fault(&demo.fault) : EXIT_DONE;
}
