/* redress deadlines [--explain] KIND EVENT=TIME[,key=value]…
 *
 * What is owed, and by when, for a case that exists in its arguments only: the engine without a record. */
#include "command.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/instant.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/obligation.h"
#include "core/timeline.h"
#include "registry/owed.h"
#include "site/site.h"
#include "xml/sheet.h"
#include "xml/xml.h"

enum { LEVEL_MOST = 9 };

static const char *const DIRECTIONS[] = {"in", "out", NULL};

/* What an improvement became; of one that has helped nothing more is owed than of one that was done. */
static const char *const BECAME[] = {"done", BECAME_NOT_EFFECTIVE, NULL};

/* Everything that a line of output needs. */
struct deadlines {
    struct command_call *call;
    struct site site;
    const struct policy *policy;
    struct timeline timeline;
    struct sheet *sheet; /* of explanations; NULL: none are asked for */
    int64_t now;
};

static bool usage(const char *wrong, const char *where)
{
    fprintf(stderr, "redress deadlines: %s: %s\n", where, wrong);
    return false;
}

/* A day means its end; anything else is an instant. */
static bool until_read(const char *text, int64_t *until)
{
    int32_t day;
    if (day_read(text, &day)) {
        *until = day_end(day);
        return true;
    }
    return instant_read(text, until);
}

/* What can be said of an event beside its time: a text (one of `among`, or any), or yes where `flag`. */
static const struct key {
    const char *name;
    size_t place; /* in struct event */
    const char *const *among;
    bool flag;
} KEYS[] = {
    {"channel", offsetof(struct event, channel), NULL, false},
    {"severity", offsetof(struct event, severity), NULL, false},
    {"became", offsetof(struct event, became), BECAME, false},
    {"direction", offsetof(struct event, direction), DIRECTIONS, false},
    {"handler", offsetof(struct event, handler), NULL, false},
    {"item", offsetof(struct event, item), NULL, false},
    {"contact", offsetof(struct event, contact), NULL, false},
    {"receipt", offsetof(struct event, receipt), NULL, true},
    {"content", offsetof(struct event, content), NULL, true},
    {"more-time", offsetof(struct event, more_time), NULL, true},
};

static bool key_read(struct pool *pool, const char *name, const char *value, struct event *event)
{
    if (text_equal(name, "level")) {
        event->level = text_number(value, 1, LEVEL_MOST);
        return event->level > 0;
    }
    if (text_equal(name, "suggestions")) {
        event->suggestion_count = (size_t)text_number(value, 1, LEVEL_MOST);
        return event->suggestion_count <= LEVEL_MOST;
    }
    for (const struct key *key = KEYS; key < KEYS + sizeof KEYS / sizeof *KEYS; key++) {
        char *place = (char *)event + key->place;
        if (!text_equal(name, key->name))
            continue;
        if (key->flag)
            *(bool *)place = true;
        else
            *(const char **)place = pool_copy(pool, value);
        return key->flag ? text_equal(value, "yes") : !key->among || text_among(value, key->among);
    }
    return text_equal(name, "until") && until_read(value, &event->until);
}

/* Takes `name=value` apart in place; NULL if there is no `=`. */
static char *value_of(char *pair)
{
    char *sign = strchr(pair, '=');
    if (!sign)
        return NULL;
    *sign = '\0';
    return sign + 1;
}

/* What an `until` of this event promises, as the record would hold it. */
static void promise_add(struct pool *pool, struct event *event)
{
    if (event->until == INSTANT_NONE || event->row->promises == NULL)
        return;
    struct promise *promise = pool_alloc(pool, sizeof *promise);
    *promise = (struct promise){.item = pool_format(pool, "%d.1", event->seq), .until = event->until};
    event->promises = promise;
    event->promise_count = 1;
}

static bool event_read(struct pool *pool, const char *kind, const char *argument, int seq, struct event *event)
{
    char *rest = NULL;
    char *name = strtok_r(pool_copy(pool, argument), ",", &rest);
    const char *time = name ? value_of(name) : NULL;
    *event = (struct event){.name = name, .seq = seq, .by = "system", .until = INSTANT_NONE};
    if (!time || !event_exists(name))
        return usage("not EVENT=TIME[,key=value]…", argument);
    if (!instant_read(time, &event->at))
        return usage("no such time", argument);
    event->recorded = event->at;
    event->row = event_named(kind, name);
    for (char *key = strtok_r(NULL, ",", &rest); key; key = strtok_r(NULL, ",", &rest)) {
        const char *value = value_of(key);
        if (!value || !key_read(pool, key, value, event))
            return usage("not channel=NAME, until=DAY, level=N, direction=in, direction=out, became=done, "
                         "became=not-effective, handler=NAME, item=SEQ.N, suggestions=N, contact=NAME, receipt=yes, "
                         "content=yes, "
                         "more-time=yes or severity=high",
                         argument);
    }
    promise_add(pool, event);
    return true;
}

static bool timeline_read(struct deadlines *deadlines, char **arguments, int count)
{
    struct pool *pool = deadlines->call->pool;
    struct timeline *timeline = &deadlines->timeline;
    timeline->kind = arguments[0];
    timeline->events = pool_array(pool, (size_t)count, sizeof *timeline->events);
    for (int i = 1; i < count; i++)
        if (!event_read(pool, timeline->kind, arguments[i], i, &timeline->events[timeline->count++]))
            return false;
    return true;
}

/* What only the policy in force can tell: the kinds and the channels there are. */
static bool timeline_check(struct deadlines *deadlines)
{
    const struct timeline *timeline = &deadlines->timeline;
    deadlines->policy = site_policy_at(&deadlines->site, timeline->count ? timeline->events[0].at : deadlines->now);
    if (!policy_kind(deadlines->policy, timeline->kind) && !text_equal(timeline->kind, KIND_DUTIES))
        return usage("no such kind", timeline->kind);
    for (size_t i = 0; i < timeline->count; i++) {
        const char *channel = timeline->events[i].channel;
        if (channel && !policy_channel(deadlines->policy, channel))
            return usage("no such channel", channel);
    }
    return true;
}

static const char *instant_or_blank(struct pool *pool, int64_t instant)
{
    return instant == INSTANT_NONE ? "" : instant_write(pool, instant);
}

static void row_print(struct pool *pool, const struct obligation *obligation)
{
    printf("%s\t%d\t%s\t%s\t%s\t%s\n", obligation->rule->name, obligation->level,
           instant_or_blank(pool, obligation->due), obligation_state_name(obligation->state),
           instant_or_blank(pool, obligation->kept), instant_or_blank(pool, obligation->first_due));
}

/* Lines beginning with `#`, in the words of every page: the start, each day from day 0 on, the clause. */
static bool explanation_print(const struct deadlines *deadlines, const struct obligation *obligation,
                              struct fault *fault)
{
    struct pool *pool = deadlines->call->pool;
    size_t length;
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    owed_add(pool, page, &deadlines->site, deadlines->policy, obligation, deadlines->now);
    const char *text = sheet_apply(pool, deadlines->sheet, page, &length, fault);
    return text != NULL && fwrite(text, 1, length, stdout) == length;
}

static bool deadlines_print(const struct deadlines *deadlines, struct fault *fault)
{
    size_t count;
    const struct obligation *list = obligations(deadlines->call->pool, deadlines->policy, &deadlines->site.calendar,
                                                &deadlines->timeline, deadlines->now, &count);
    for (size_t i = 0; i < count; i++) {
        if (list[i].rule->window && list[i].due == INSTANT_NONE)
            continue;
        row_print(deadlines->call->pool, &list[i]);
        if (deadlines->sheet != NULL && !explanation_print(deadlines, &list[i], fault))
            return false;
    }
    return true;
}

int deadlines_run(struct command_call *call)
{
    struct deadlines deadlines = {.call = call, .now = instant_now()};
    struct fault fault = {0};
    bool explain = call->count > 0 && text_equal(call->arguments[0], "--explain");
    char **arguments = call->arguments + explain;
    int count = call->count - explain;
    if (count < 2) {
        fputs("usage: redress deadlines [--explain] KIND EVENT=TIME[,key=value]…\n", stderr);
        return EXIT_USAGE;
    }
    if (text_blank(call->folders.site)) {
        fputs("redress: say where the site is: --site DIR\n", stderr);
        return EXIT_USAGE;
    }
    if (!timeline_read(&deadlines, arguments, count))
        return EXIT_USAGE;
    if (!site_open(call->pool, call->folders.site, call->folders.calendars, call->folders.share, &deadlines.site,
                   &fault))
        return command_fault(&fault);
    if (!timeline_check(&deadlines))
        return EXIT_USAGE;
    if (explain)
        deadlines.sheet =
            sheet_open(call->pool, pool_format(call->pool, "%s/xsl/explanation-text.xsl", call->folders.share),
                       deadlines.site.words, &fault);
    if (fault.kind != 0 || !deadlines_print(&deadlines, &fault))
        return command_fault(&fault);
    return EXIT_DONE;
}
