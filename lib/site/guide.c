#include "site/guide.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/lookup.h"
#include "xml/schema.h"
#include "xml/validity.h"
#include "xml/xml.h"

enum { LEVEL_MOST = 9 };

static const char *const *actions_of(struct pool *pool, const struct node *guide)
{
    return text_words(pool, node_get(pool, guide, "do"));
}

/* The group that a name such as finding.reasons goes into, and what it is called there; NULL: there is none. */
static const struct part *group_of(struct pool *pool, const struct part *event, const char **name)
{
    for (const char *dot; event && (dot = strchr(*name, '.')); *name = dot + 1)
        event = part_inside(event, pool_copy_part(pool, *name, (size_t)(dot - *name)));
    return event;
}

static bool has_choice(const struct part *group, const char *value)
{
    for (size_t i = 0; i < group->part_count; i++)
        for (size_t j = 0; j < group->parts[i].choice_count; j++)
            if (text_equal(group->parts[i].choices[j].value, value))
                return true;
    return false;
}

/* True if the event's form asks for a text of that name and, beside it, has that outcome to choose (NULL: any). */
static bool asks_for(struct pool *pool, const struct part *event, const char *field, const char *outcome)
{
    const struct part *group = group_of(pool, event, &field);
    const struct part *part = group ? part_inside(group, field) : NULL;
    return part && (part->widget == WIDGET_TEXT || part->widget == WIDGET_TEXTAREA) &&
           (!outcome || has_choice(group, outcome));
}

/* True if the form of one of the guide's actions, in a case of a kind that it speaks of, asks for it. */
static bool any_asks_for(struct pool *pool, const struct schema *schema, const struct node *guide, const char *field,
                         const char *outcome)
{
    const char *of_kind = node_get(pool, guide, "kind");
    for (const char *const *action = actions_of(pool, guide); *action; action++)
        for (const struct event_kind *kind = EVENT_KINDS; kind->name; kind++) {
            const struct part *event = schema_event_of(schema, kind->name, *action);
            if (event && (!of_kind || text_equal(of_kind, kind->name)) && asks_for(pool, event, field, outcome))
                return true;
        }
    return false;
}

static bool phrases_check(struct pool *pool, const struct schema *schema, const struct node *guide, const char *path,
                          struct fault *fault)
{
    for (const struct node *model = node_first(guide, "model"); model; model = node_next(model, "model")) {
        const char *fields = node_get(pool, model, "for"), *outcome = node_get(pool, model, "outcome");
        for (const char *const *field = text_words(pool, fields ? fields : ""); *field; field++)
            if (!any_asks_for(pool, schema, guide, *field, NULL))
                return file_fault(fault, path, model, "for: the step asks for no text “%s”", *field);
            else if (!any_asks_for(pool, schema, guide, *field, outcome))
                return file_fault(fault, path, model, "outcome: beside “%s” there is no choice “%s”", *field, outcome);
    }
    return true;
}

bool guide_check(struct pool *pool, const struct node *guides, const struct schema *schema, const char *path,
                 struct fault *fault)
{
    for (const struct node *guide = node_first(guides, NULL); guide; guide = node_next(guide, NULL)) {
        for (const char *const *action = actions_of(pool, guide); *action; action++)
            if (!action_exists(*action))
                return file_fault(fault, path, guide, "do: there is no action “%s”", *action);
        if (!phrases_check(pool, schema, guide, path, fault))
            return false;
    }
    return true;
}

static bool fits(struct pool *pool, const struct node *guide, const char *action, const char *kind, int level)
{
    const char *of_kind = node_get(pool, guide, "kind");
    int of_level = node_number(guide, "level", 1, LEVEL_MOST);
    return text_among(action, actions_of(pool, guide)) && (!of_kind || text_equal(of_kind, kind)) &&
           (of_level < 0 || of_level == level);
}

const struct node *guide_for(struct pool *pool, const struct node *guides, const char *action, const char *kind,
                             int level)
{
    const struct node *guide = guides ? node_first(guides, NULL) : NULL;
    while (guide && !fits(pool, guide, action, kind, level))
        guide = node_next(guide, NULL);
    return guide;
}

static const char *text_of(struct pool *pool, const struct node *model)
{
    const char *text = "";
    for (const struct node *part = node_first(model, NULL); part; part = node_next(part, NULL))
        text = pool_format(pool, "%s%s%s", text, *text ? "\n\n" : "", text_line(pool, node_text(pool, part)));
    return text;
}

const struct phrase *guide_phrases(struct pool *pool, const struct node *guides, const char *action, const char *kind,
                                   int level, const char *field, size_t *count)
{
    struct phrase *phrases = NULL;
    *count = 0;
    for (const struct node *guide = guides ? node_first(guides, NULL) : NULL; guide; guide = node_next(guide, NULL))
        for (const struct node *model = node_first(guide, "model"); model; model = node_next(model, "model")) {
            const char *fields = node_get(pool, model, "for");
            if (fields && fits(pool, guide, action, kind, level) && text_among(field, text_words(pool, fields)))
                *LIST_ADD(pool, phrases, *count) = (struct phrase){.title = node_get(pool, model, "title"),
                                                                   .outcome = node_get(pool, model, "outcome"),
                                                                   .text = text_of(pool, model)};
        }
    return phrases;
}
