#include "registry/attention.h"

#include <string.h>

#include "base/fault.h"
#include "base/naming.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/figure.h"
#include "record/unnamed.h"
#include "registry/sight.h"
#include "store/mark.h"
#include "xml/xml.h"

/* So many of each are on offer; and so much of what was learned is said of each. */
#define CASES_OFFERED "month-cases"
enum { MOST_OFFERED = 200, TITLE_LENGTH = 90 };

/* ---- The cases of the month ---- */

/* The first words of a text, as many as a title has; of one word its beginning. */
static const char *beginning(struct pool *pool, const char *text)
{
    const char *title = text_beginning(pool, text, TITLE_LENGTH), *blank = strrchr(title, ' ');
    if (text_equal(title, text))
        return text;
    return pool_format(pool, "%s…", blank ? pool_copy_part(pool, title, (size_t)(blank - title)) : title);
}

/* What was learned, or is called good practice; of a case with neither the division. */
static const char *title_of(struct registry *registry, struct pool *pool, const struct stored_mark *mark,
                            struct fault *fault)
{
    static const char *const said[] = {"lesson", "title", NULL};
    const char *text = store_line(registry->store, pool, mark->reference, mark->item, fault);
    const struct node *line = text ? xml_read(pool, text, strlen(text), "line", fault) : NULL;
    for (const char *const *name = said; line != NULL && *name != NULL; name++)
        if (node_first(line, *name) != NULL)
            return beginning(pool, node_inner(pool, line, *name));
    const struct indexed_case *row = store_row(registry->store, pool, mark->reference, fault);
    return row && row->division ? registry_division_title(registry, row->division) : NULL;
}

static void offer(struct registry *registry, struct pool *pool, const struct person *person, struct list *list,
                  const struct stored_mark *mark, struct fault *fault)
{
    if (list_holds(list, mark->reference) || !sight_shows(registry, pool, mark->reference, person, fault))
        return;
    const char *title = title_of(registry, pool, mark, fault);
    *LIST_ADD(pool, list->choices, list->count) =
        (struct choice){.value = mark->reference,
                        .label = title ? pool_format(pool, "%s: %s", mark->reference, title) : mark->reference};
}

const struct list *attention_lists(struct registry *registry, struct pool *pool, const struct person *person,
                                   const struct reported_month *months, struct fault *fault)
{
    size_t count = 0;
    struct list *lists = NULL, cases = {.name = CASES_OFFERED};
    struct stored_mark *marks = pool_array(pool, MOST_OFFERED, sizeof *marks);
    size_t figures = 0;
    while (FIGURES[figures].name != NULL)
        figures++;
    /* The practice that a review named comes after the review, and says more. */
    while (figures-- > 0) {
        const struct mark_question question = {
            .month = months->text, .from = months->from, .figure = FIGURES[figures].name};
        int found =
            FIGURES[figures].draws ? store_marks(registry->store, pool, &question, 0, marks, MOST_OFFERED, fault) : 0;
        for (int i = 0; i < found && fault->kind == 0; i++)
            offer(registry, pool, person, &cases, &marks[i], fault);
    }
    for (const struct list *list = registry->lists; list->name != NULL; list++)
        *LIST_ADD(pool, lists, count) = *list;
    *LIST_ADD(pool, lists, count) = cases;
    *LIST_ADD(pool, lists, count) = (struct list){.name = NULL};
    return fault->kind == 0 ? lists : NULL;
}

/* ---- What is said of them ---- */

static bool names_concerned(const struct registry *registry, struct pool *pool, const struct case_file *file,
                            const char *text)
{
    const struct naming said = naming_of(pool, text);
    for (size_t i = 0; i < registry->site.person_count; i++)
        if (timeline_concerns(file->timeline, registry->site.persons[i].user) &&
            naming_plain(pool, &said, registry->site.persons[i].title))
            return true;
    return false;
}

static bool check_words(struct registry *registry, struct pool *pool, const struct part *part, const struct node *words,
                        const char *reference, int64_t now, struct problems *problems, struct fault *fault)
{
    const char *text = node_text(pool, words);
    const struct case_file *file = case_file_open(registry, pool, reference, now, fault);
    if (file == NULL)
        return fault->kind == 0;
    const char *wrong = unnamed_wrong(pool, file->current, text);
    if (wrong == NULL && names_concerned(registry, pool, file, text))
        wrong = UNNAMED_NAMES;
    if (wrong != NULL)
        problems_add(problems, node_remarked(words), wrong, text_equal(wrong, UNNAMED_NAMES) ? part->unnamed : NULL,
                     part);
    return true;
}

bool attention_check(struct registry *registry, struct pool *pool, const struct list *lists, const struct part *part,
                     const struct node *event, int64_t now, struct problems *problems, struct fault *fault)
{
    const struct list *cases = lists ? list_named(lists, CASES_OFFERED) : NULL;
    for (const struct node *drawn = node_first(event, NULL); drawn != NULL; drawn = node_next(drawn, NULL)) {
        const struct node *about = node_first(drawn, "about"), *words = node_first(drawn, "words");
        if (about == NULL || words == NULL || cases == NULL || !list_holds(cases, node_text(pool, about)))
            continue; /* of another case nothing is told by what is wrong with the words */
        const struct part *inside = part_inside(part_inside(part, node_name(drawn)), "words");
        if (!check_words(registry, pool, inside, words, node_text(pool, about), now, problems, fault))
            return false;
    }
    return true;
}
