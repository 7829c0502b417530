#include "record/facts.h"

#include <limits.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/timeline.h"
#include "xml/xml.h"

static struct source source_of(struct pool *pool, const struct node *event)
{
    int corrected = node_number(event, "corrected-by", 1, INT_MAX);
    return (struct source){.node = event,
                           .seq = node_number(event, "seq", 1, INT_MAX),
                           .at = node_instant(pool, event, "at"),
                           .corrected = corrected > 0 ? corrected : 0};
}

/* The texts of all parts of that name, each once; NULL-ended. */
static const char *const *texts_of(struct pool *pool, const struct node *event, const char *name)
{
    size_t count = 0;
    const char **texts = pool_grow(pool, NULL, 0, sizeof *texts);
    for (struct node *node = node_first(event, name); node != NULL; node = node_next(node, name)) {
        const char *text = node_text(pool, node);
        if (text_among(text, texts))
            continue;
        *LIST_ADD(pool, texts, count) = text;
        texts = pool_grow(pool, texts, count, sizeof *texts);
    }
    return texts;
}

static void take_received(struct pool *pool, const struct node *event, struct facts *facts)
{
    const char *by = node_get(pool, event, "by");
    bool self = text_equal(node_inner(pool, event, "about"), "self") && !text_equal(by, "complainant");
    facts->own = self ? by : NULL;
    facts->praised = texts_of(pool, event, "praised");
}

static void take_improvements(struct pool *pool, struct learning *learning)
{
    struct improvement *improvements = NULL;
    struct node *node = node_first(learning->event.node, "improvement");
    for (; node != NULL; node = node_next(node, "improvement")) {
        struct improvement *improvement = LIST_ADD(pool, improvements, learning->improvement_count);
        int32_t day;
        bool dated = day_read(node_inner(pool, node, "by"), &day);
        *improvement =
            (struct improvement){.item = pool_format(pool, "%d.%zu", learning->event.seq, learning->improvement_count),
                                 .owner = node_inner(pool, node, "owner"),
                                 .by = dated ? day_end(day) : INSTANT_NONE,
                                 .node = node};
    }
    learning->improvements = improvements;
}

static void take_suggestions(struct pool *pool, struct learning *learning)
{
    struct node *node = node_first(learning->event.node, "suggestion");
    for (; node != NULL; node = node_next(node, "suggestion")) {
        struct suggestion *suggestion = LIST_ADD(pool, learning->suggestions, learning->suggestion_count);
        suggestion->item = suggestion_item(pool, learning->event.seq, learning->suggestion_count);
        suggestion->node = node;
    }
}

static void take_learned(struct pool *pool, const struct node *event, struct facts *facts)
{
    struct learning *learning = LIST_ADD(pool, facts->learned, facts->learned_count);
    *learning = (struct learning){.event = source_of(pool, event),
                                  .cause = node_inner(pool, event, "cause"),
                                  .lesson = node_first(event, "lesson") != NULL,
                                  .asked = texts_of(pool, event, "for")};
    facts->cause = learning->cause;
    take_improvements(pool, learning);
    take_suggestions(pool, learning);
}

static struct suggestion *suggestion_named(const struct facts *facts, const char *item)
{
    for (size_t i = 0; i < facts->learned_count; i++)
        for (size_t k = 0; k < facts->learned[i].suggestion_count; k++)
            if (text_equal(facts->learned[i].suggestions[k].item, item))
                return &facts->learned[i].suggestions[k];
    return NULL;
}

static void take_weighed(struct pool *pool, const struct node *event, struct facts *facts)
{
    const char *item = node_inner(pool, event, "suggestion");
    struct suggestion *suggestion = suggestion_named(facts, item);
    if (suggestion != NULL) {
        suggestion->weighed = source_of(pool, event);
        suggestion->declined = text_equal(node_inner(pool, event, "decision"), "declined");
    }
    struct learning *learning = LIST_ADD(pool, facts->learned, facts->learned_count);
    *learning =
        (struct learning){.event = source_of(pool, event), .suggestion = item, .asked = texts_of(pool, event, "for")};
    take_improvements(pool, learning);
}

static void take_improved(struct pool *pool, const struct node *event, struct facts *facts)
{
    *LIST_ADD(pool, facts->verdicts, facts->verdict_count) =
        (struct judgement){.event = source_of(pool, event),
                           .item = node_inner(pool, event, "planned"),
                           .became = node_inner(pool, event, "became"),
                           .again = node_get(pool, event, "again")};
}

static void take_reviewed(struct pool *pool, const struct node *event, struct facts *facts)
{
    const struct node *practice = node_first(event, "practice");
    if (practice != NULL)
        *LIST_ADD(pool, facts->practices, facts->practice_count) =
            (struct practice){.event = source_of(pool, event), .node = practice};
}

static void take_shared(struct pool *pool, const struct node *event, struct facts *facts)
{
    for (struct node *with = node_first(event, "with"); with != NULL; with = node_next(with, "with")) {
        const char *on = node_inner(pool, with, "on");
        *LIST_ADD(pool, facts->shared, facts->shared_count) =
            (struct sharing){.division = node_inner(pool, with, "division"),
                             .day = on ? on : day_write(pool, instant_day(source_of(pool, event).at)),
                             .node = with};
    }
}

static void take_read(struct pool *pool, const struct node *event, struct facts *facts)
{
    *LIST_ADD(pool, facts->confirmed, facts->confirmed_count) =
        (struct confirmation){.event = source_of(pool, event),
                              .user = node_get(pool, event, "by"),
                              .entry = node_number(event, "entry", 1, INT_MAX)};
}

static void take_told(struct pool *pool, const struct node *event, struct facts *facts)
{
    *LIST_ADD(pool, facts->told, facts->told_count) = (struct told){.event = source_of(pool, event),
                                                                    .praised = texts_of(pool, event, "praised"),
                                                                    .managers = texts_of(pool, event, "manager"),
                                                                    .message = node_inner(pool, event, "message")};
}

static const struct {
    const char *event;
    void (*take)(struct pool *pool, const struct node *event, struct facts *facts);
} takers[] = {
    {"received", take_received}, {"learned", take_learned}, {"weighed", take_weighed}, {"improved", take_improved},
    {"reviewed", take_reviewed}, {"shared", take_shared},   {"read", take_read},       {"told", take_told},
};

struct facts *facts_of(struct pool *pool, const struct node *record)
{
    static const char *const nobody[] = {NULL};
    struct facts *facts = pool_alloc(pool, sizeof *facts);
    facts->praised = nobody;
    for (struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL))
        for (size_t i = 0; i < sizeof takers / sizeof *takers; i++)
            if (text_equal(takers[i].event, node_name(event)))
                takers[i].take(pool, event, facts);
    return facts;
}
