/* The line of a lesson: what the pages show of it, written when the case is stored (registry/lessons.h). */
#include "registry/lessons.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/title.h"
#include "record/unnamed.h"
#include "xml/xml.h"

/* What making a line carries. */
struct lining {
    struct pool *pool;
    const struct case_file *file;
    const struct lesson *lesson;
    struct node *line;
};

static void add_inner(struct lining *lining, const struct node *from, const char *const *names)
{
    for (; *names != NULL; names++)
        if (node_first(from, *names) != NULL)
            node_add_text(lining->line, *names, node_inner(lining->pool, from, *names));
}

/* What was written to be read by everybody here. */
static void add_words(struct lining *lining)
{
    static const char *const written[] = {"lesson", NULL},
                             *const others[] = {"title", "what", "effect", "others", NULL},
                             *const helped[] = {"said", "did", NULL}, *const declined[] = {"reasons", NULL};
    const struct lesson *lesson = lining->lesson;
    add_inner(lining, lesson->node, text_equal(lesson->list, LESSONS) ? written : others);
    if (text_equal(lesson->state, STATE_EFFECTIVE))
        add_inner(lining, lesson->verdict, helped);
    if (text_equal(lesson->state, STATE_DECLINED))
        add_inner(lining, lesson->verdict, declined);
    if (lesson->suggestion != NULL)
        node_add_text(lining->line, "suggested", node_inner(lining->pool, lesson->suggestion, "what"));
}

/* What the site names, with the title that was kept there; where none was, whoever shows it says today's. */
static void set_named(struct lining *lining, struct node *node, const char *name, const struct node *kept_in,
                      const char *element, const char *value)
{
    if (value == NULL)
        return;
    node_set(node, name, value);
    node_set(node, pool_format(lining->pool, "%s-title", name),
             title_said(lining->pool, kept_in, element, value, NULL));
}

static void set_improvement(struct lining *lining)
{
    const struct lesson *lesson = lining->lesson;
    node_set(lining->line, "state", lesson->state);
    set_named(lining, lining->line, "owner", lesson->node, "owner", lesson->owner);
    node_set_instant(lining->pool, lining->line, "due", lesson->due);
    node_set_instant(lining->pool, lining->line, "judged", lesson->judged);
    bool again = lesson->verdict != NULL && node_get(lining->pool, lesson->verdict, "again") != NULL;
    node_set(lining->line, "came-back", again ? "yes" : NULL);
}

/* A division that is asked; of a practice also what became of it there, as far as it names nobody. */
static void add_asked(struct lining *lining, const char *division)
{
    const char *day;
    struct pool *pool = lining->pool;
    const struct node *shared = lesson_shared(lining->file, division, &day), *evidence = node_first(shared, "evidence");
    bool shows = evidence != NULL && unnamed_wrong_inside(pool, lining->file->current, evidence) == NULL;
    struct node *asked = node_add_text(lining->line, "asked", shows ? node_text(pool, evidence) : "");
    set_named(lining, asked, "division", shared ? shared : lining->lesson->node, shared ? "division" : "for", division);
    if (shared != NULL) {
        node_set(asked, "became", node_inner(pool, shared, "became"));
        node_set(asked, "on", day);
    }
}

/* Who has read it as it was last corrected. */
static void add_readers(struct lining *lining)
{
    const struct facts *facts = lining->file->facts;
    int seq = lining->lesson->seq;
    for (size_t i = 0; i < facts->confirmed_count; i++) {
        const struct confirmation *read = &facts->confirmed[i];
        if (read->entry != seq || read->event.at != lesson_read_at(lining->file, seq, read->user))
            continue;
        struct node *node = node_add(lining->line, "read");
        node_set(node, "user", read->user);
        node_set(node, "user-title", title_of_author(lining->pool, read->event.node, NULL));
        node_set_instant(lining->pool, node, "at", read->event.at);
        node_set(node, "asked", node_get(lining->pool, read->event.node, "asked"));
    }
}

const char *lesson_line(struct pool *pool, const struct case_file *file, const struct lesson *lesson)
{
    struct lining lining = {
        .pool = pool, .file = file, .lesson = lesson, .line = xml_new(pool, NAMESPACE_PAGE, "entry")};
    node_set(lining.line, "list", lesson->list);
    set_named(&lining, lining.line, "division", file->current, "division", lesson->division);
    set_named(&lining, lining.line, "cause", file->current, "cause", lesson->cause);
    node_set_instant(pool, lining.line, "at", lesson->at);
    if (text_equal(lesson->list, IMPROVEMENTS))
        set_improvement(&lining);
    add_words(&lining);
    for (const char *const *division = lesson->asked; *division != NULL; division++)
        add_asked(&lining, *division);
    add_readers(&lining);
    return xml_write(pool, lining.line);
}
