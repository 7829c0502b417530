#include "web/step.h"

#include <string.h>

#include "base/instant.h"
#include "base/text.h"
#include "core/procedure.h"
#include "record/correction.h"
#include "registry/post.h"
#include "xml/xml.h"

#define MINUTE 60

/* When the case was received, if that binds the time of the event: nothing binds the receipt itself, and a receipt that
 * a wrong clock put into the future binds nothing. */
static int64_t receipt_for(const struct step *step)
{
    bool receipt = step->corrects != NULL && text_equal(node_name(step->corrects), "received");
    int64_t received = step->file == NULL || receipt ? INSTANT_NONE : procedure_earliest(step->file->timeline, NULL);
    return received <= step->call->now ? received : INSTANT_NONE;
}

/* What is typed is to the minute: the same minute as the step before is not before it. An earlier one is taken as it
 * is: whose clock was wrong nobody knows, and the case page says that they stand the wrong way round. */
static int64_t same_minute(const struct step *step, int64_t at)
{
    bool follows = step->file != NULL && step->corrects == NULL;
    int64_t before = follows ? procedure_earliest(step->file->timeline, step->asking.event->name) : INSTANT_NONE;
    return at < before && before < at + MINUTE && before <= step->call->now ? before : at;
}

/* A day alone is its beginning, but not before what came before on that day. */
static int64_t same_day(const struct step *step, int64_t at)
{
    bool follows = step->file != NULL && step->corrects == NULL;
    int64_t receipt = receipt_for(step);
    int64_t before = follows ? procedure_earliest(step->file->timeline, step->asking.event->name) : receipt;
    bool then = before != INSTANT_NONE && before <= step->call->now && instant_day(before) == instant_day(at);
    return then ? before : at;
}

/* Reads the time that was typed into *at, which stays as it is where all was left blank; gives what is wrong with it,
 * NULL: nothing. */
static const char *typed_time(const struct step *step, int64_t *at)
{
    struct moment_entered moment = step_time_typed(step);
    if (moment.at == INSTANT_NONE)
        return moment.wrong;
    if (moment.at > step->call->now)
        return "future";
    if (moment.clockless)
        moment.at = same_day(step, moment.at);
    int64_t received = receipt_for(step);
    if (moment.at + MINUTE < received)
        return "too-early";
    *at = same_minute(step, moment.at < received ? received : moment.at);
    return NULL;
}

struct moment_entered step_time_typed(const struct step *step)
{
    const struct call *call = step->call;
    return moment_entered(call->pool, call_staff(call) ? call->request.body : fields_new(call->pool), "at",
                          instant_day(call->now));
}

/* True if nobody said when what a colleague writes of reached us: it was before they wrote. */
static bool is_unsaid(const struct step *step)
{
    bool reported = step->posted != NULL && step->posted->colleague != NULL && step->file == NULL;
    return reported && step_time_typed(step).at == INSTANT_NONE;
}

void step_set_time(struct step *step, struct node *event)
{
    struct call *call = step->call;
    const struct part *when = schema_when(step->asking.schema);
    int64_t at = call->now;
    const char *code = typed_time(step, &at);
    if (code == NULL && is_unsaid(step))
        code = "when-told";
    if (code != NULL) {
        problems_add(&step->call->wrong, "at", code, text_equal(code, "wrong") && when ? when->wrong : NULL, when);
        at = call->now;
    }
    node_set(event, "at", instant_write(call->pool, at));
    if (at != call->now)
        node_set(event, "recorded", instant_write(call->pool, call->now));
}

/* What nobody was asked for stays as it was. */
static void keep_unasked(struct node *event, const struct node *original, const struct part *part)
{
    for (size_t i = 0; part != NULL && i < part->part_count; i++) {
        const struct part *inner = &part->parts[i];
        if (part_asked(inner, "staff") || part_asked(inner, "public") || node_first(event, inner->name) != NULL)
            continue;
        for (const struct node *kept = node_first(original, inner->name); kept; kept = node_next(kept, inner->name))
            node_copy(event, kept);
    }
}

/* What was kept came last: all is put where the schema has it. */
static void put_in_order(struct node *event, const struct part *part)
{
    for (size_t i = 0; part != NULL && i < part->part_count; i++)
        for (size_t count = node_count(event, part->parts[i].name); count > 0; count--)
            node_move_last(node_first(event, part->parts[i].name));
}

void step_set_corrected_time(struct step *step, struct node *event)
{
    struct call *call = step->call;
    struct node *replacing = correction_mark(call->pool, event, step->corrects);
    const struct part *part = part_inside(part_inside(step->asking.event, "event"), step->asking.chosen);
    keep_unasked(replacing, step->corrects, part);
    put_in_order(replacing, part);
    const char *before = node_get(call->pool, step->corrects, "at");
    const struct moment_entered typed = step_time_typed(step);
    const char *written = typed.at == INSTANT_NONE ? before : instant_write(call->pool, typed.at);
    if (typed.wrong != NULL || strncmp(written, before, strlen("2026-05-01T17:30")) != 0) {
        step_set_time(step, replacing);
        const char *recorded = node_get(call->pool, step->corrects, "recorded");
        node_set(replacing, "recorded", recorded ? recorded : before);
    }
    node_set(event, "at", instant_write(call->pool, call->now));
}
