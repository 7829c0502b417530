/* Marks of the course of a case: requests for the next level, answers and how they ended, while it was open or put
 * aside, corrections. */
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/procedure.h"
#include "record/record.h"
#include "registry/marks_parts.h"
#include "xml/xml.h"

/* ---- Levels ---- */

/* The walk along the events of a case. */
struct course {
    struct marking *marking;
    int level;           /* reached so far */
    const char *outcome; /* of the last answer; NULL: there is none, or it has none */
    int answered;        /* its level */
};

static void mark_level(const struct course *course, const char *figure, const char *column, const struct event *event)
{
    struct marking *marking = course->marking;
    mark_happened(marking, figure, figure_level(marking->pool, course->level, FORCE_NONE), column,
                  mark_item(marking, event->seq), event->at);
}

/* What a review says of the answer before it. */
static void add_answer(struct course *course, const struct event *event)
{
    if (event->outcome == NULL)
        return;
    mark_level(course, "outcome", event->outcome, event);
    mark_level(course, "escalation", "answers", event);
    if (course->outcome != NULL && course->answered < course->level)
        mark_level(course, "reviewed", text_equal(course->outcome, event->outcome) ? "confirmed" : "changed", event);
    course->outcome = event->outcome;
    course->answered = course->level;
}

static void add_levels(struct marking *marking)
{
    const struct case_file *file = marking->file;
    struct course course = {.marking = marking, .level = 1};
    for (size_t i = 0; i < file->timeline->count; i++) {
        const struct event *event = &file->timeline->events[i];
        unsigned traits = event->row->traits;
        if (traits & LOWERS)
            mark_level(&course, "declined", NULL, event);
        if (traits & RAISES)
            mark_level(&course, "escalation", "asked", event);
        course.level = timeline_level_after(event, course.level);
        if (traits & RAISES)
            mark_level(&course, "escalated", event->late ? FIGURE_LATE : FIGURE_IN_TIME, event);
        if (traits & DATED && traits & TELLS)
            mark_level(&course, "extended", NULL, event);
        if (timeline_answers(file->timeline, file->policy, event, course.level))
            add_answer(&course, event);
    }
}

/* ---- Open and over ---- */

/* Why it ended, as a row: as its closing says, or the event. */
static const char *end_of(const struct marking *marking, const struct event *event)
{
    const char *how = node_inner(marking->pool, record_event(marking->file->current, event->seq), "how");
    return how ? how : event->name;
}

/* A state of the case, while it was in it. */
struct stretch {
    bool open;
    const char *division;
    int64_t since;
    int seq; /* of the event with which it began */
};

/* For how many days it has been so at the most, by the end of the last of them; for longer there is no most. */
static const struct age {
    const char *name;
    int most;
} AGES[] = {{"up-to-two-weeks", 14}, {"up-to-six-weeks", 42}, {"up-to-three-months", 91}, {"longer", 0}};

/* A mark while it was of each age. */
static void add_ages(struct marking *marking, const struct stretch *stretch, int64_t until)
{
    int64_t since = stretch->since;
    for (size_t i = 0; i < sizeof AGES / sizeof *AGES; i++) {
        int64_t end = AGES[i].most > 0 ? day_end(instant_day(stretch->since) + AGES[i].most) + 1 : until;
        end = end < until ? end : until;
        mark_stands(marking, "age", AGES[i].name, marking->file->kind, mark_item(marking, stretch->seq), since, end);
        since = end;
    }
}

static void end_stretch(struct marking *marking, const struct stretch *stretch, int64_t until)
{
    if (!stretch->open)
        return;
    mark_stands(marking, "open", stretch->division ? stretch->division : DIVISION_NOT_SURE, marking->file->kind,
                mark_item(marking, stretch->seq), stretch->since, until);
    add_ages(marking, stretch, until);
}

/* The case as it stood after its first `count` events. */
static bool is_open_after(const struct case_file *file, size_t count)
{
    struct timeline until = *file->timeline;
    until.count = count;
    return count > 0 && !procedure_is_over(procedure_state(file->policy, &until));
}

/* Only what can lead to another state is looked at, or says where it belongs: a case may have hundreds of notes. */
static bool is_turn(const struct event *event)
{
    return event->row->to != STATE_NONE || timeline_reopens(event) || event->division != NULL;
}

static void add_stretches(struct marking *marking)
{
    const struct case_file *file = marking->file;
    struct stretch stretch = {.open = false};
    for (size_t i = 0; i < file->timeline->count; i++) {
        const struct event *event = &file->timeline->events[i];
        if (!is_turn(event))
            continue;
        struct stretch next = {.open = is_open_after(file, i + 1),
                               .division = event->division ? event->division : stretch.division,
                               .since = event->at > stretch.since || stretch.seq == 0 ? event->at : stretch.since,
                               .seq = event->seq};
        if (stretch.open && !next.open)
            mark_happened(marking, "ended", end_of(marking, event), file->kind, mark_item(marking, event->seq),
                          event->at);
        if (stretch.seq != 0 && !stretch.open && next.open)
            mark_happened(marking, "reopened", mark_division(marking, event->at), file->kind,
                          mark_item(marking, event->seq), event->at);
        if (next.open == stretch.open && text_equal(next.division, stretch.division) && stretch.seq != 0)
            continue;
        end_stretch(marking, &stretch, next.since);
        stretch = next;
    }
    end_stretch(marking, &stretch, MARK_LASTS);
}

/* While it was put aside, as it came above the measure (core/timeline.h): until somebody did anything on it. */
static void add_unsorted(struct marking *marking)
{
    const struct timeline *timeline = marking->file->timeline;
    const struct event *received = timeline_receipt(timeline), *sorted = NULL;
    for (size_t i = 0; sorted == NULL && i < timeline->count; i++)
        sorted = event_by_staff(&timeline->events[i]) ? &timeline->events[i] : NULL;
    if (received != NULL && received->unsorted)
        mark_stands(marking, "unsorted", mark_division(marking, received->at), marking->file->kind,
                    mark_item(marking, received->seq), received->at, sorted ? sorted->at : MARK_LASTS);
}

static void add_corrections(struct marking *marking)
{
    const struct timeline *timeline = marking->file->timeline;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        if (event->row->traits & REPLACES)
            mark_happened(marking, "corrections", mark_division(marking, event->at), marking->file->kind,
                          mark_item(marking, event->seq), event->at);
    }
}

void marks_add_course(struct marking *marking)
{
    add_levels(marking);
    add_stretches(marking);
    add_unsorted(marking);
    add_corrections(marking);
}
