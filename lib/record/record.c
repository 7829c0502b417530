#include "record/record.h"

#include <glib.h>
#include <limits.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "record/consent.h"
#include "xml/schema.h"
#include "xml/xml.h"

/* The beginning of a compliment that stands for it in a list, in characters. */
#define SUMMARY_LENGTH 100

/* No level, seq or number of a row is larger. */
#define LARGEST 1000000

struct node *record_new(struct pool *pool, const char *kind, const char *reference, const char *policy)
{
    struct node *record = xml_new(pool, NAMESPACE_RECORD, kind);
    node_set(record, "reference", reference);
    node_set(record, "policy", policy);
    return record;
}

struct node *record_join(struct pool *pool, const char *kind, const char *reference, const char *policy,
                         const char *const *events, size_t count, struct fault *fault)
{
    GString *text = g_string_new("<");
    g_string_append(g_string_append(text, kind), " xmlns=\"" NAMESPACE_RECORD "\">");
    for (size_t i = 0; i < count; i++)
        g_string_append(text, events[i]);
    g_string_append(g_string_append(g_string_append(text, "</"), kind), ">");
    struct node *record = xml_read(pool, text->str, text->len, reference, fault);
    g_string_free(text, TRUE);
    if (record != NULL) {
        node_set(record, "reference", reference);
        node_set(record, "policy", policy);
    }
    return record;
}

static int64_t end_of_day(const char *text)
{
    int32_t day;
    return text != NULL && day_read(text, &day) ? day_end(day) : INSTANT_NONE;
}

/* The texts of all parts of that name, NULL-ended; NULL: there are none. */
static const char *const *texts_of(struct pool *pool, const struct node *node, const char *part)
{
    size_t count = 0;
    const char **names = NULL;
    for (struct node *child = node_first(node, part); child != NULL; child = node_next(child, part))
        *LIST_ADD(pool, names, count) = node_text(pool, child);
    return count > 0 ? pool_grow(pool, names, count, sizeof *names) : NULL;
}

/* Each remedy of a response, each improvement of what was learned is a promise, named by the event's seq and its own
 * number. */
static void take_promises(struct pool *pool, const struct node *node, struct event *event)
{
    const char *name = event->row->promises;
    struct promise *promises = NULL;
    struct node *promised = name ? node_first(node, name) : NULL;
    for (; promised != NULL; promised = node_next(promised, name)) {
        struct promise *promise = LIST_ADD(pool, promises, event->promise_count);
        promise->item = pool_format(pool, "%d.%zu", event->seq, event->promise_count);
        promise->until = end_of_day(node_inner(pool, promised, "by"));
        promise->person = node_inner(pool, promised, "owner");
    }
    event->promises = promises;
    event->suggestion_count = event->item ? 0 : node_count(node, "suggestion"); /* else it is about one */
}

static void take_moves(struct pool *pool, const struct node *node, struct event *event)
{
    struct move *moves = NULL;
    for (struct node *date = node_first(node, "date"); date != NULL; date = node_next(date, "date"))
        *LIST_ADD(pool, moves, event->move_count) = (struct move){.name = node_get(pool, date, "of"),
                                                                  .level = node_number(date, "level", 1, LARGEST),
                                                                  .was = node_instant(pool, date, "was")};
    event->moves = moves;
}

/* Somebody at risk makes a case one of high severity until it is said how severe it is. */
static const char *severity_of(struct pool *pool, const struct node *node, const struct event_row *row)
{
    const char *said = node_inner(pool, node, "severity");
    if (said != NULL || !(row->traits & BEGINS) || !event_gives(row, SEVERITY_HIGH))
        return said;
    return node_first(node, "at-risk") ? SEVERITY_HIGH : SEVERITY_ORDINARY;
}

/* What has come back is taken up again, unless a case of its own is to be made of it. */
static void take_return(struct pool *pool, const struct node *node, struct event *event)
{
    const char *then = node_inner(pool, node, "then");
    bool comes_back = text_equal(node_inner(pool, node, "come-back"), "yes");
    event->new_matter = comes_back && text_equal(then, "new-case");
    event->reopens = comes_back && (then == NULL || text_equal(then, "reopen"));
}

static void take_event(struct pool *pool, const char *kind, const struct node *node, struct event *event)
{
    event->name = node_name(node);
    event->row = event_named(kind, event->name);
    event->seq = node_number(node, "seq", 1, LARGEST);
    event->at = node_instant(pool, node, "at");
    int64_t recorded = node_instant(pool, node, "recorded");
    event->recorded = recorded == INSTANT_NONE ? event->at : recorded;
    event->by = node_get(pool, node, "by");
    const char *level = node_get(pool, node, "level");
    event->unsorted = text_equal(node_get(pool, node, "unsorted"), "yes");
    event->level = level ? text_number(level, 1, LARGEST) : 0;
    event->channel = node_inner(pool, node, "channel");
    event->reporter = node_inner(pool, node, "reporter");
    event->receipt = node_get(pool, node, "receipt") != NULL;
    event->direction = node_inner(pool, node, "direction");
    const char *until = node_inner(pool, node, "until");
    event->until = end_of_day(until ? until : node_inner(pool, node, "next-review"));
    event->outcome = node_inner(pool, node, "outcome");
    event->severity = severity_of(pool, node, event->row);
    event->item = event->row->item ? node_inner(pool, node, event->row->item) : NULL;
    event->became = node_inner(pool, node, "became");
    take_return(pool, node, event);
    const struct node *needs = node_first(node_first(node, "complainant"), "needs");
    event->more_time = node_first(needs, "more-time") != NULL;
    event->lesson = node_first(node, "lesson") != NULL;
    event->practice = node_first(node, "practice") != NULL;
    event->handler = node_inner(pool, node, "handler");
    event->division = node_inner(pool, node, "division");
    if (text_equal(event->division, DIVISION_NOT_SURE))
        event->division = NULL;
    event->concerned = texts_of(pool, node, "concerned");
    event->made_by = node_first(node, "own") ? event->by : NULL;
    const struct node *complainant = node_first(node, "complainant");
    if (text_equal(node_inner(pool, complainant, "category"), CATEGORY_STAFF))
        event->complainant = node_inner(pool, complainant, "name");
    event->exempts = node_inner(pool, node, "decider");
    event->contact = node_inner(pool, node_first(node, "contact"), "name");
    event->replaces = texts_of(pool, node, "replaces");
    event->content = node_first(node, "content") != NULL;
    take_promises(pool, node, event);
    take_moves(pool, node, event);
}

struct timeline *record_timeline(struct pool *pool, const struct node *record)
{
    struct timeline *timeline = pool_alloc(pool, sizeof *timeline);
    timeline->kind = node_name(record);
    timeline->reference = node_get(pool, record, "reference");
    timeline->policy = node_get(pool, record, "policy");
    for (struct node *node = node_first(record, NULL); node != NULL; node = node_next(node, NULL))
        take_event(pool, timeline->kind, node, LIST_ADD(pool, timeline->events, timeline->count));
    return timeline;
}

static int seq_of(const struct node *event)
{
    return node_number(event, "seq", 1, LARGEST);
}

struct node *record_event(const struct node *record, int seq)
{
    for (struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL))
        if (seq_of(event) == seq)
            return event;
    return NULL;
}

int record_last_seq(const struct node *record)
{
    const struct node *last = node_last(record);
    return last ? seq_of(last) : 0;
}

bool record_has_letter(struct pool *pool, const struct node *event, const struct part *part)
{
    bool always = part != NULL && part->letter != NULL && !part->letter->written;
    return always || node_get(pool, event, "letter") != NULL;
}

bool record_attachment(struct pool *pool, const struct node *event, int n, struct attachment *attachment)
{
    struct node *node = node_first(event, "attachment");
    for (int before = 1; node != NULL && before < n; before++)
        node = node_next(node, "attachment");
    if (node == NULL || n < 1)
        return false;
    *attachment = (struct attachment){.name = node_text(pool, node),
                                      .type = node_get(pool, node, "type"),
                                      .digest = node_get(pool, node, "digest"),
                                      .size = node_number(node, "size", 1, INT_MAX)};
    return true;
}

const char *record_summary(struct pool *pool, const struct node *record)
{
    struct node *received = node_first(record, "received");
    const char *summary = node_inner(pool, received, "summary");
    if (summary != NULL)
        return summary;
    const char *details = consent_of(pool, record).words ? node_inner(pool, received, "details") : NULL;
    if (details == NULL || g_utf8_strlen(details, -1) <= SUMMARY_LENGTH)
        return details;
    size_t length = (size_t)(g_utf8_offset_to_pointer(details, SUMMARY_LENGTH) - details);
    return pool_format(pool, "%.*s…", (int)length, details);
}

const char *record_person(struct pool *pool, const struct node *record)
{
    struct node *received = node_first(record, "received"), *person = node_first(received, "complainant");
    if (!consent_of(pool, record).name)
        return NULL;
    return node_inner(pool, person ? person : node_first(received, "giver"), "name");
}

const char *record_category(struct pool *pool, const struct node *record)
{
    return node_inner(pool, node_first(node_first(record, "received"), "complainant"), "category");
}

const char *record_body(struct pool *pool, const struct node *record, const char *which)
{
    return node_inner(pool, node_first(node_first(record, "received"), "complainant"), which);
}
