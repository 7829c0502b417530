/* Marks of what is owed on a case: how it was kept, and while it was overdue. */
#include "base/instant.h"
#include "base/pool.h"
#include "registry/marks_parts.h"

/* Until when it is owed: it was kept, it ended, or it is owed still. */
static int64_t owed_until(const struct obligation *obligation)
{
    if (obligation->kept != INSTANT_NONE)
        return obligation->kept;
    return obligation->ended != INSTANT_NONE ? obligation->ended : MARK_LASTS;
}

/* Where it counts under that figure: by the division that had the case when it was due. */
static const char *row_of(const struct marking *marking, const struct figure *figure,
                          const struct obligation *obligation, int64_t by)
{
    const struct rule *rule = obligation->rule;
    if (figure->rows == ROWS_LEVELS)
        return figure_level(marking->pool, obligation->level, rule->force);
    if (figure->rows == ROWS_ROLES)
        return rule->owner;
    return figure->rows == ROWS_NAMES ? rule->name : mark_division(marking, by);
}

static void add_one(struct marking *marking, const struct figure *figure, const struct obligation *obligation,
                    const char *item)
{
    int64_t kept = obligation->kept, due = obligation->due;
    const char *column = figure_column(figure, obligation);
    struct stored_mark *mark =
        column ? mark_happened(marking, figure->name, row_of(marking, figure, obligation, kept), column, item, kept)
               : NULL;
    if (mark != NULL && figure->timed)
        mark->length = kept > obligation->start ? kept - obligation->start : 0;
    int64_t until = owed_until(obligation);
    if (figure_has(figure, FIGURE_IN_HAND))
        mark_stands(marking, figure->name, row_of(marking, figure, obligation, obligation->start), FIGURE_IN_HAND, item,
                    obligation->start, due != INSTANT_NONE && due < until ? due + 1 : until);
    if (due != INSTANT_NONE)
        mark_stands(marking, figure->name, row_of(marking, figure, obligation, due), FIGURE_OVERDUE, item, due + 1,
                    until);
}

void marks_add_owed(struct marking *marking)
{
    const struct case_file *file = marking->file;
    for (size_t i = 0; i < file->obligation_count; i++) {
        const char *item = pool_format(marking->pool, "%zu", i + 1);
        for (const struct figure *figure = FIGURES; figure->name != NULL; figure++)
            if (figure_counts(figure, file->kind, &file->obligations[i]))
                add_one(marking, figure, &file->obligations[i], item);
    }
}
