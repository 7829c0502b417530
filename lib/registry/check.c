#include "registry/check.h"

#include <limits.h>
#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/contact.h"
#include "core/reference.h"
#include "record/consent.h"
#include "record/record.h"
#include "registry/lateness.h"
#include "registry/lessons.h"
#include "registry/sight.h"
#include "xml/xml.h"

/* What checking carries. */
struct checking {
    struct registry *registry;
    struct pool *pool;
    const struct node *record;
    const struct case_file *file; /* grown by the event; NULL: only another case is looked at */
    struct node *event;           /* what was entered; of a correction the event that it brings */
    const struct part *part;
    int seq;
    const char *about;        /* the field or the rows that the check looks at, where the table says it */
    const char *spoken_of_by; /* the event that speaks of those rows */
    struct problems *wrong;   /* of its fields, without the prefix of a correction */
    /* Only for what looks at another case: who looks, when, and what cannot be done. */
    const struct person *person;
    int64_t now;
    struct fault *fault;
    bool corrects; /* the event takes the place of another */
};

static void refuse(struct checking *checking, const char *field, const char *code)
{
    problems_add(checking->wrong, field, code, NULL, part_inside(checking->part, field));
}

/* Refuses by a rule of the schema that names this check, in the schema's words. */
static void refuse_by_rule(struct checking *checking, const char *name)
{
    const struct test *test = part_test(checking->part, name);
    if (test != NULL)
        problems_add(checking->wrong, test->field, "rule", test->words, part_inside(checking->part, test->field));
}

/* The field holds the reference of another case. */
static void check_other(struct checking *checking)
{
    const char *name = checking->about;
    struct pool *pool = checking->pool;
    struct node *other = node_first(checking->event, name);
    const char *typed = node_inner(pool, checking->event, name), *reference = reference_read(pool, typed);
    const struct part *field = part_inside(checking->part, name);
    if (reference == NULL && text_blank(typed))
        return; /* the schema's check says what is missing */
    if (reference == NULL) {
        problems_add(checking->wrong, name, "wrong", field->wrong, field);
        return;
    }
    node_set_text(other, reference);
    if (text_equal(reference, node_get(pool, checking->record, "reference")) ||
        sight_case(checking->registry, pool, reference, checking->person, checking->now, checking->fault) == NULL)
        refuse(checking, name, "unknown-other");
}

/* A link goes both ways, so it is looked for from both sides. What is corrected is no second link. */
static void check_linked(struct checking *checking)
{
    enum { MOST_LINKS = 100 };
    struct stored_link links[MOST_LINKS];
    check_other(checking);
    const char *other = node_inner(checking->pool, checking->event, checking->about);
    const char *how = node_inner(checking->pool, checking->event, "how");
    const char *this = node_get(checking->pool, checking->record, "reference");
    int count = store_links(checking->registry->store, checking->pool, this, links, MOST_LINKS, checking->fault);
    for (int i = 0; i < count && !checking->corrects; i++)
        if (text_equal(links[i].reference, other) && text_equal(links[i].how, how))
            refuse(checking, checking->about, "linked-already");
}

/* The last word on the same improvement before the n-th; NULL: it is the first. */
static const char *verdict_before(const struct facts *facts, size_t n)
{
    const char *verdict = NULL;
    for (size_t i = 0; i < n; i++)
        if (text_equal(facts->verdicts[i].item, facts->verdicts[n].item))
            verdict = facts->verdicts[i].became;
    return verdict;
}

/* First it is done, then it is checked. */
static bool verdict_follows(const char *verdict, const char *before)
{
    bool done = text_equal(before, STATE_DONE);
    if (text_equal(verdict, STATE_EFFECTIVE))
        return done;
    return !text_equal(verdict, STATE_NOT_EFFECTIVE) || done || text_equal(before, STATE_EFFECTIVE);
}

/* This word and, as it may replace one, those after it; what came back by another case is no word of anybody. */
static void check_improved(struct checking *checking)
{
    const struct facts *facts = checking->file->facts;
    for (size_t i = 0; i < facts->verdict_count; i++) {
        const struct judgement *verdict = &facts->verdicts[i];
        int seq = verdict->event.seq;
        bool came_back = verdict->again != NULL && text_equal(verdict->became, STATE_NOT_EFFECTIVE);
        if (seq >= checking->seq && !came_back && !verdict_follows(verdict->became, verdict_before(facts, i)))
            refuse(checking, "became", seq == checking->seq ? "not-done" : "not-done-later");
    }
}

static void check_told(struct checking *checking)
{
    if (text_blank(node_inner(checking->pool, checking->event, "message")) &&
        !consent_of(checking->pool, checking->file->current).words)
        refuse(checking, "message", "words-not-shown");
}

/* The number of the first row that was left out, or is new. */
static int first_gap(const struct node *event, const char *row)
{
    int number = 1;
    for (struct node *node = node_first(event, row); node != NULL; node = node_next(node, row), number++) {
        const char *field = entry_field(node), *end = field ? strrchr(field, '.') : NULL;
        if (end != NULL && text_number(end + 1, 1, INT_MAX) != number)
            break;
    }
    return number;
}

/* Rows have their numbers by which later events speak of them: "5.1" is the first of event 5. */
static void check_rows(struct checking *checking)
{
    const char *row = checking->about;
    struct pool *pool = checking->pool;
    const struct timeline *timeline = checking->file->timeline;
    int gap = first_gap(checking->event, row);
    const char *prefix = pool_format(pool, "%d.", checking->seq);
    for (size_t i = 0; i < timeline->count; i++) {
        const char *item = timeline->events[i].item;
        if (!text_equal(timeline->events[i].name, checking->spoken_of_by) || item == NULL ||
            strncmp(item, prefix, strlen(prefix)) != 0 || text_number(item + strlen(prefix), gap, INT_MAX) < 0)
            continue;
        problems_add(checking->wrong, pool_format(pool, "%s.%d.what", row, gap), "row-spoken-of", NULL,
                     part_inside(part_inside(checking->part, row), "what"));
    }
}

/* While the complainant can still ask for the next level, only they close the case: by saying that they are content. */
static void check_closed(struct checking *checking)
{
    const struct case_file *file = checking->file;
    bool passed = text_equal(node_inner(checking->pool, checking->event, "how"), "window-passed");
    int64_t at = node_instant(checking->pool, checking->event, "at");
    for (size_t i = 0; passed && i < file->obligation_count; i++) {
        const struct obligation *right = &file->obligations[i];
        if (right->rule->window && obligation_open(right) && right->start_seq < checking->seq &&
            right->due != INSTANT_NONE && at <= right->due)
            refuse_by_rule(checking, "right-open");
    }
}

/* What came in time is answered, as the times count now. */
static void check_declined(struct checking *checking)
{
    const struct timeline *timeline = checking->file->timeline;
    const struct event *request = NULL;
    for (size_t i = 0; i < timeline->count; i++)
        if (timeline->events[i].row->traits & RAISES && timeline->events[i].seq < checking->seq)
            request = &timeline->events[i];
    if (request == NULL || !request->late)
        refuse_by_rule(checking, "request-late");
}

/* What the event moves, as it stood before it; NULL: nothing. */
static const struct obligation *moved(const struct checking *checking, int64_t at)
{
    const struct case_file *file = checking->file;
    struct timeline before = *file->timeline;
    while (before.count > 0 && before.events[before.count - 1].seq >= checking->seq)
        before.count--;
    size_t count;
    const struct obligation *list =
        obligations(checking->pool, file->policy, &checking->registry->site.calendar, &before, at, &count);
    for (size_t i = 0; i < count; i++) {
        if (obligation_open(&list[i]) && text_among(node_name(checking->event), list[i].rule->moved_by) &&
            (list[i].rule->level == 0 || list[i].rule->level == timeline_level(&before)))
            return &list[i];
    }
    return NULL;
}

/* A new date is no step back, a working day unless it is said that it need not be, and not beyond the policy's term. */
static void check_extended(struct checking *checking)
{
    struct pool *pool = checking->pool;
    const struct calendar *calendar = &checking->registry->site.calendar;
    int64_t at = node_instant(pool, checking->event, "at");
    const char *until = node_inner(pool, checking->event, "until");
    int32_t day;
    if (until == NULL || !day_read(until, &day))
        return; /* the schema's check says so */
    const struct obligation *due = moved(checking, at);
    const struct term *most = policy_term(checking->file->policy, "extension");
    if (due != NULL && day_end(day) < due->due)
        refuse_by_rule(checking, "brought-forward");
    if (calendar_day_off(calendar, day, at) != NULL && node_first(checking->event, "any-day") == NULL)
        refuse_by_rule(checking, "day-off");
    if (due != NULL && most != NULL && day_end(day) > calendar_add(calendar, due->first_due, most->within, at))
        refuse_by_rule(checking, "too-long");
}

/* Whom the case is handed to is none of those who are barred from it. Who took it on and turns out to be barred has it
 * no more (core/hand_over.h). */
static void check_assigned(struct checking *checking)
{
    if (timeline_bars(checking->file->timeline, node_inner(checking->pool, checking->event, "handler")))
        refuse_by_rule(checking, "handler-concerned");
}

/* The contact is nobody who takes no part in the case. */
static void check_contact(struct checking *checking)
{
    const struct site *site = &checking->registry->site;
    const char *name = node_inner(checking->pool, node_first(checking->event, "contact"), "name");
    if (contact_is_barred(checking->pool, checking->file->timeline, site->persons, site->person_count, name))
        refuse_by_rule(checking, "contact-barred");
}

static const struct {
    const char *event;
    bool other; /* it looks at another case, and at nothing of this one */
    void (*check)(struct checking *checking);
    const char *about, *spoken_of_by;
} checks[] = {
    {"received", true, check_other, "earlier", NULL},
    {"linked", true, check_linked, "other", NULL},
    {"improved", false, check_improved, NULL, NULL},
    {"told", false, check_told, NULL, NULL},
    {"learned", false, check_rows, "improvement", "improved"},
    {"responded", false, check_rows, "remedy", "remedied"},
    {"closed", false, check_closed, NULL, NULL},
    {"declined", false, check_declined, NULL, NULL},
    {"extended", false, check_extended, NULL, NULL},
    {"assigned", false, check_assigned, NULL, NULL},
    {"acknowledged", false, check_contact, NULL, NULL},
    {"introduced", false, check_contact, NULL, NULL},
};

/* Runs the checks of the event, or of the one that it brings as a correction. */
static void check(struct checking *checking, struct node *event, bool other, struct problems *wrong)
{
    struct pool *pool = checking->pool;
    struct problems problems = {.pool = pool};
    struct node *replacing = node_first(node_first(event, "event"), NULL);
    checking->event = replacing ? replacing : event;
    checking->corrects = replacing != NULL;
    checking->wrong = &problems;
    const char *kind = node_name(checking->record), *name = node_name(checking->event);
    checking->part = schema_event(checking->registry->schema, kind, name);
    checking->seq = node_number(checking->event, "seq", 1, INT_MAX);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (checks[i].other == other && text_equal(checks[i].event, name)) {
            checking->about = checks[i].about;
            checking->spoken_of_by = checks[i].spoken_of_by;
            checks[i].check(checking);
        }
    if (!other && !checking->corrects) /* what was said of a lateness stays, whatever is found of it later */
        lateness_check(pool, checking->file, checking->event, checking->part, &problems);
    const char *prefix = replacing ? pool_format(pool, "event.%s.", name) : "";
    for (size_t i = 0; i < problems.count; i++) {
        const struct problem *problem = &problems.list[i];
        problems_add(wrong, pool_format(pool, "%s%s", prefix, problem->field), problem->code, problem->words,
                     problem->part);
    }
}

bool check_other_case(struct registry *registry, struct pool *pool, const struct node *record, struct node *event,
                      const struct person *person, int64_t now, struct problems *wrong, struct fault *fault)
{
    struct checking checking = {
        .registry = registry, .pool = pool, .record = record, .person = person, .now = now, .fault = fault};
    check(&checking, event, true, wrong);
    return fault->kind == 0;
}

void check_event(struct registry *registry, struct pool *pool, const struct case_file *file, struct node *event,
                 struct problems *wrong)
{
    struct checking checking = {.registry = registry, .pool = pool, .record = file->record, .file = file};
    check(&checking, event, false, wrong);
}
