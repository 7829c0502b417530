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

/* Since when it is late, or will be: a new date that was told too late takes nothing back. */
static int64_t late_since(const struct obligation *obligation)
{
    int64_t due = obligation->missed != INSTANT_NONE ? obligation->missed : obligation->due;
    return due == INSTANT_NONE ? MARK_LASTS : due + 1;
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
    if (figure->rows == ROWS_CLAUSES)
        return rule->clause;
    return figure->rows == ROWS_NAMES ? rule->name : mark_division(marking, by);
}

static void add_one(struct marking *marking, const struct figure *figure, const struct obligation *obligation,
                    const char *item)
{
    int64_t kept = obligation->kept, until = owed_until(obligation), late = late_since(obligation);
    const char *column = figure_column(figure, obligation);
    struct stored_mark *mark =
        column ? mark_happened(marking, figure->name, row_of(marking, figure, obligation, kept), column, item, kept)
               : NULL;
    if (mark != NULL && figure->timed)
        mark->length = kept > obligation->start ? kept - obligation->start : 0;
    if (figure_has(figure, FIGURE_IN_HAND))
        mark_stands(marking, figure->name, row_of(marking, figure, obligation, obligation->start), FIGURE_IN_HAND, item,
                    obligation->start, late < until ? late : until);
    if (late != MARK_LASTS)
        mark_stands(marking, figure->name, row_of(marking, figure, obligation, late - 1), FIGURE_OVERDUE, item, late,
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
