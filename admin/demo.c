/* redress demo N: N made-up cases, spread over a year and all states, entered by the same way as real ones.
 *
 * Each case follows one of the stories of demo_stories.c, an event after the other, as far as the site's policy has it:
 * each step is taken by the first of the site's people who may. The same N at the same time gives the same cases, under
 * references that are drawn as everybody's are. */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "base/fields.h"
#include "base/instant.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reference.h"
#include "demo_stories.h"
#include "record/entry.h"
#include "record/record.h"
#include "registry/offers.h"
#include "registry/outlook.h"
#include "registry/reports.h"
#include "xml/xml.h"

#define HOUR INT64_C(3600)
#define DAY (24 * HOUR)
#define YEAR_HOURS 8760u
#define RECENT_HOURS 40u
#define LATER ((struct length){UNIT_WORKING_DAYS, 7})
/* One case in so many is about nobody knows which division. */
#define NOT_SURE_EACH 13u

/* What a demonstration carries. */
struct demo {
    struct registry registry;
    struct fault fault;
    int64_t now;
};

/* One case being told. */
struct telling {
    struct demo *demo;
    const struct list *lists; /* for the event in hand */
    struct pool *pool;
    const struct story *story;
    struct node *record;
    struct case_file *file; /* as far as it is told; NULL: it begins */
    unsigned number;        /* of the case */
    int64_t at;             /* of the event in hand */
};

/* A number that looks random and is the same each time. */
static unsigned mixed(unsigned number)
{
    number = (number ^ 61u) ^ (number >> 16);
    number *= 9u;
    number ^= number >> 4;
    number *= 0x27d4eb2du;
    return number ^ (number >> 15);
}

static const char *pick(const char *const *list, unsigned number)
{
    unsigned count = 1; /* no list is empty */
    while (list[count] != NULL)
        count++;
    return list[mixed(number) % count];
}

static const char *one_of(const struct list *list, unsigned number)
{
    return list->choices[mixed(number + 11) % list->count].value; /* neither list is empty */
}

/* The first of those on offer who would not take the case elsewhere, nor acts themselves; NULL: nobody else is. */
static const char *somebody(const struct telling *telling, const char *offer, const struct person *person)
{
    const struct list *list = list_named(telling->lists, offer);
    for (size_t i = 0; list && i < list->count; i++)
        if (!list->choices[i].moves && !text_equal(list->choices[i].value, person->user))
            return list->choices[i].value;
    return NULL;
}

static const char *value_of(const struct telling *telling, const char *value, const struct person *person)
{
    const struct list *lists = telling->demo->registry.lists;
    if (text_equal(value, "@CAUSE"))
        return one_of(list_named(lists, "causes"), telling->number);
    if (text_equal(value, "@DIVISION"))
        return one_of(list_named(lists, "divisions"), telling->number);
    if (text_equal(value, "@LATER"))
        return day_write(telling->pool, instant_day(calendar_add(&telling->demo->registry.site.calendar, telling->at,
                                                                 LATER, telling->demo->now)));
    if (text_equal(value, "@HANDLER"))
        return somebody(telling, "handlers", person);
    if (text_equal(value, "@IMPROVER"))
        return somebody(telling, "improvers", person);
    return text_equal(value, "@ME") ? person->title : value;
}

/* The lines NAME=VALUE of a scene as fields; NULL: there is nobody to name in them. */
static struct fields *fields_of(const struct telling *telling, const char *lines, const struct person *person)
{
    struct fields *fields = fields_new(telling->pool);
    for (char *line = pool_copy(telling->pool, lines), *next; *line != '\0'; line = next) {
        size_t length = strcspn(line, "\n");
        next = line + length + (line[length] == '\n');
        line[length] = '\0';
        char *value = line + strcspn(line, "=");
        *value++ = '\0';
        const char *said = value_of(telling, value, person);
        if (!said)
            return NULL;
        fields_add(fields, line, said);
    }
    return fields;
}

/* The division of the n-th holding that names one, counted from 0; NULL: there are not so many. */
static const char *held_division(const struct site *site, unsigned n)
{
    for (size_t i = 0; i < site->person_count; i++)
        for (size_t k = 0; k < site->persons[i].holding_count; k++)
            if (site->persons[i].holdings[k].division != NULL && n-- == 0)
                return site->persons[i].holdings[k].division;
    return NULL;
}

/* The division of a case: mostly one that somebody looks after, so that its story goes on. */
static const char *division(const struct telling *telling)
{
    const struct site *site = &telling->demo->registry.site;
    unsigned count = 0;
    while (held_division(site, count) != NULL)
        count++;
    if (count == 0 || telling->number % NOT_SURE_EACH == NOT_SURE_EACH - 1)
        return DIVISION_NOT_SURE;
    return held_division(site, mixed(telling->number) % count);
}

static struct fields *received_fields(const struct telling *telling)
{
    struct pool *pool = telling->pool;
    unsigned number = telling->number;
    struct fields *fields = fields_new(pool);
    bool complaint = text_equal(telling->story->kind, "complaint");
    const char *person = complaint ? "complainant" : "giver", *matter = pick(demo_matters, number + 7);
    fields_add(fields, pool_format(pool, "%s.name", person), pick(demo_people, number));
    fields_add(fields, pool_format(pool, "%s.email", person), pool_format(pool, "person%u@example.org", number));
    fields_add(fields, "division", division(telling));
    if (!complaint) {
        fields_add(fields, "about", "team");
        fields_add(fields, "details", "They stayed on the line until everything worked again. Thank you!");
        if (mixed(number) % 2 == 0)
            fields_add(fields, "consent-words", "yes");
        if (mixed(number) % 4 == 0)
            fields_add(fields, "consent-name", "yes");
        return fields;
    }
    fields_add(fields, "summary", matter);
    fields_add(fields, "details", pool_format(pool, "%s. This is case %u of a demonstration.", matter, number));
    fields_add(fields, "effect", "It cost us a morning.");
    fields_add(fields, "desired-outcome", pick(demo_wishes, number + 3));
    return fields;
}

/* Who takes the step: somebody from outside, or the first of the site's people who may; NULL: nobody may. */
static const struct person *actor(const struct telling *telling, const struct scene *scene)
{
    const struct registry *registry = &telling->demo->registry;
    const struct case_file *file = telling->file;
    if (file == NULL)
        return &PERSON_COMPLAINANT;
    const struct timeline *timeline = file->timeline;
    const struct policy *policy = file->policy;
    const char *action = schema_event(registry->schema, file->kind, scene->event)->action;
    if (scene->outside)
        return procedure_allows(policy, timeline, &PERSON_COMPLAINANT, action) == VERDICT_YES ? &PERSON_COMPLAINANT
                                                                                              : NULL;
    for (size_t i = 0; i < registry->site.person_count; i++)
        if (procedure_allows(policy, timeline, &registry->site.persons[i], action) == VERDICT_YES)
            return &registry->site.persons[i];
    return NULL;
}

static bool enter(struct telling *telling, const struct scene *scene, const struct person *person)
{
    struct demo *demo = telling->demo;
    struct pool *pool = telling->pool;
    struct node *record = telling->record;
    struct problems problems = {.pool = pool};
    bool repeated;
    const struct part *part = schema_event(demo->registry.schema, node_name(record), scene->event);
    const struct list *lists = registry_lists(&demo->registry, pool, record, record_timeline(pool, record));
    if (telling->file)
        lists = offers_add(&demo->registry, pool, telling->file, lists, part, NULL);
    const struct asking asking = {
        .schema = demo->registry.schema, .event = part, .realm = scene->outside ? "public" : "staff", .lists = lists};
    telling->lists = lists;
    const struct fields *fields =
        *scene->fields == '\0' ? received_fields(telling) : fields_of(telling, scene->fields, person);
    if (!fields)
        return true; /* the story goes on without it */
    int seq = record_last_seq(record) + 1;
    struct node *event = entry_build(&asking, fields, record);
    node_set_number(event, "seq", seq);
    node_set(event, "at", instant_write(pool, telling->at));
    node_set(event, "by", person->user ? person->user : "complainant");
    outlook_set_level(telling->file, event);
    telling->file = case_file_grown(&demo->registry, pool, record, telling->at, &demo->fault);
    if (telling->file == NULL)
        return false;
    outlook_set_times(pool, telling->file, site_people(&demo->registry.site), event);
    if (!entry_check(&asking, record, telling->file->current, event, &problems))
        return fault_set(&demo->fault, 500, "broken", "%s of the demonstration: %s %s %s", scene->event,
                         problems.list[0].field, problems.list[0].code, problems.list[0].words);
    return case_file_keep(&demo->registry, pool, telling->file, NULL, NULL, telling->at, &repeated, &demo->fault);
}

static int64_t beginning(const struct telling *telling)
{
    int64_t length = 0;
    for (size_t i = 0; i < LONGEST_STORY && telling->story->scenes[i].event != NULL; i++)
        length += telling->story->scenes[i].hours;
    int64_t spread = mixed(telling->number) % (telling->story->settled ? YEAR_HOURS : RECENT_HOURS);
    return telling->demo->now - (length + spread + 1) * HOUR;
}

static bool tell(struct demo *demo, struct pool *pool, unsigned number)
{
    struct telling telling = {.demo = demo, .pool = pool, .number = number};
    telling.story = &demo_stories[number % demo_story_count];
    telling.at = beginning(&telling);
    const struct policy *policy = site_policy_at(&demo->registry.site, telling.at);
    const char *prefix = reference_prefix(pool, telling.story->kind, day_year(instant_day(telling.at)));
    telling.record = record_new(pool, telling.story->kind, reference_write(pool, prefix, 0), policy->identity);
    for (size_t i = 0; i < LONGEST_STORY && telling.story->scenes[i].event != NULL; i++) {
        const struct scene *scene = &telling.story->scenes[i];
        const struct person *person = actor(&telling, scene);
        telling.at += scene->hours * HOUR;
        if (person == NULL)
            break;
        if (!enter(&telling, scene, person))
            return false;
    }
    return true;
}

/* Reports on the months but for the last, so that a demonstration does not begin with a year of overdue ones. */
static void report_months(struct demo *demo, struct pool *pool)
{
    size_t count;
    const struct policy *policy = site_policy_at(&demo->registry.site, demo->now);
    const struct rule *rule = duty_kept_by(policy, EVENT_REPORTED);
    const struct task *tasks = duties_tasks(&demo->registry, pool, demo->now, &count, &demo->fault);
    struct fields *fields = fields_new(pool);
    struct problems problems = {.pool = pool};
    fields_add(fields, "how", "Presented at the monthly meeting, and sent to everyone by email.");
    for (size_t i = 0; rule && i < count && demo->fault.kind == 0; i++) {
        const struct obligation *owed = tasks[i].owed;
        bool last = day_add_months(instant_day(owed->start) + 1, 1) > instant_day(demo->now);
        if (owed->rule != rule || last || ground_is_nobody(tasks[i].ground))
            continue;
        const struct duty_entry entry = {.event = EVENT_REPORTED,
                                         .entered = fields,
                                         .user = tasks[i].persons[0]->user,
                                         .now = owed->due - DAY,
                                         .complete = report_complete,
                                         .item = owed->item};
        duty_keep(&demo->registry, pool, &entry, &problems, &demo->fault);
    }
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
    demo.registry.site.outgoing = (struct outgoing){0}; /* nobody is written to about what was made up */
    for (int i = 0; i < count && demo.fault.kind == 0; i++) {
        struct pool *pool = pool_new();
        tell(&demo, pool, (unsigned)i);
        pool_free(pool);
    }
    if (demo.fault.kind == 0)
        report_months(&demo, call->pool);
    return demo.fault.kind ? command_fault(&demo.fault) : EXIT_DONE;
}
