#include "site/guide.h"

#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "xml/validity.h"
#include "xml/xml.h"

enum { LEVEL_MOST = 9 };

static const char *const *actions_of(struct pool *pool, const struct node *guide)
{
    return text_words(pool, node_get(pool, guide, "do"));
}

bool guide_check(struct pool *pool, const struct node *guides, const char *path, struct fault *fault)
{
    for (const struct node *guide = node_first(guides, NULL); guide; guide = node_next(guide, NULL))
        for (const char *const *action = actions_of(pool, guide); *action; action++)
            if (!action_exists(*action))
                return file_fault(fault, path, guide, "do: there is no action “%s”", *action);
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
