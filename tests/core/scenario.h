/* Scenarios: a case written as one line, for the tests of core. `received=2026-06-01T09:00 responded=…,channel=post`;
 * keys: channel, until (a day), direction, level, by, division, handler, concerned, made-by, complainant, exempts, contact (names:
 * - is a blank), receipt, recorded, item, late, replaces, content, became, then, lesson, practice, more-time.
 * Nothing is owed in it. Each `until` of an event but `extended` is a promise named SEQ.1, the next one SEQ.2. */
#ifndef REDRESS_TESTS_CORE_SCENARIO_H
#define REDRESS_TESTS_CORE_SCENARIO_H

#include <check.h>
#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/timeline.h"

enum { SCENARIO_MOST = 20 };

static inline int64_t at(const char *text)
{
    int64_t instant = INSTANT_NONE;
    ck_assert_msg(instant_read(text, &instant), "%s is no time", text);
    return instant;
}

/* What it is to be done by the day just read is one more promise of the event. */
static inline void scenario_promise(struct pool *pool, struct event *event)
{
    struct promise *promises = pool_array(pool, event->promise_count + 1, sizeof *promises);
    for (size_t i = 0; i < event->promise_count; i++)
        promises[i] = event->promises[i];
    event->promises = promises;
    promises[event->promise_count].item = pool_format(pool, "%d.%zu", event->seq, event->promise_count + 1);
    promises[event->promise_count++].until = event->until;
}

static inline const char *scenario_name(struct pool *pool, const char *value)
{
    char *name = pool_copy(pool, value);
    for (char *blank = strchr(name, '-'); blank; blank = strchr(blank, '-'))
        *blank = ' ';
    return name;
}

static inline void scenario_key(struct pool *pool, const char *key, const char *value, struct event *event)
{
    int32_t day;
    if (text_equal(key, "channel")) {
        event->channel = value;
    } else if (text_equal(key, "direction")) {
        event->direction = value;
    } else if (text_equal(key, "level")) {
        event->level = text_number(value, 1, 9);
    } else if (text_equal(key, "by")) {
        event->by = value;
    } else if (text_equal(key, "division")) {
        event->division = value;
    } else if (text_equal(key, "handler")) {
        event->handler = value;
    } else if (text_equal(key, "concerned")) {
        event->concerned = text_words(pool, value);
    } else if (text_equal(key, "made-by")) {
        event->made_by = value;
    } else if (text_equal(key, "complainant")) {
        event->complainant = scenario_name(pool, value);
    } else if (text_equal(key, "exempts")) {
        event->exempts = value;
    } else if (text_equal(key, "contact")) {
        event->contact = scenario_name(pool, value);
    } else if (text_equal(key, "receipt")) {
        event->receipt = text_equal(value, "yes");
    } else if (text_equal(key, "recorded")) {
        event->recorded = at(value);
    } else if (text_equal(key, "severity")) {
        event->severity = value;
    } else if (text_equal(key, "item")) {
        event->item = value;
    } else if (text_equal(key, "became")) {
        event->became = value;
    } else if (text_equal(key, "then")) {
        event->reopens = text_equal(value, "reopen");
        event->new_matter = text_equal(value, "new-case");
    } else if (text_equal(key, "lesson")) {
        event->lesson = text_equal(value, "yes");
    } else if (text_equal(key, "practice")) {
        event->practice = text_equal(value, "yes");
    } else if (text_equal(key, "more-time")) {
        event->more_time = text_equal(value, "yes");
    } else if (text_equal(key, "late")) {
        event->late = text_equal(value, "yes");
    } else if (text_equal(key, "content")) {
        event->content = text_equal(value, "yes");
    } else if (text_equal(key, "suggestions")) {
        event->suggestion_count = (size_t)text_number(value, 1, 9);
    } else if (text_equal(key, "replaces")) {
        event->replaces = text_words(pool, value);
    } else {
        ck_assert_str_eq(key, "until");
        ck_assert(day_read(value, &day));
        event->until = day_end(day);
        if (!text_equal(event->name, "extended"))
            scenario_promise(pool, event);
    }
}

static inline void scenario_event(struct pool *pool, const char *kind, char *text, int seq, struct event *event)
{
    char *rest = NULL, *inner = NULL;
    char *pair = strtok_r(text, ",", &rest);
    *event = (struct event){.name = strtok_r(pair, "=", &inner), .seq = seq, .by = "system", .until = INSTANT_NONE};
    event->row = event_named(kind, event->name);
    event->at = event->recorded = at(strtok_r(NULL, "=", &inner));
    while ((pair = strtok_r(NULL, ",", &rest))) {
        const char *key = strtok_r(pair, "=", &inner);
        scenario_key(pool, key, strtok_r(NULL, "=", &inner), event);
    }
}

static inline struct timeline scenario_read(struct pool *pool, const char *kind, const char *line)
{
    struct timeline timeline = {
        .kind = kind, .events = pool_array(pool, SCENARIO_MOST, sizeof(struct event)), .settled = true};
    char *rest = NULL, *copy = pool_copy(pool, line);
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        ck_assert_uint_lt(timeline.count, SCENARIO_MOST);
        scenario_event(pool, kind, word, (int)timeline.count + 1, &timeline.events[timeline.count]);
        timeline.count++;
    }
    return timeline;
}

#endif
