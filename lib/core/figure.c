#include "core/figure.h"

#include <stdlib.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/obligation.h"

#define NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const KINDS[] = {"complaint", "compliment", NULL};
static const char *const NUMBER[] = {FIGURE_NUMBER, NULL};
static const char *const KEPT[] = {FIGURE_IN_TIME, FIGURE_LATE, FIGURE_OVERDUE, NULL};
static const char *const ANSWERED[] = {FIGURE_IN_TIME, FIGURE_WITH_NOTICE, FIGURE_LATE, FIGURE_OVERDUE, NULL};

/* clang-format off */
const struct figure FIGURES[] = {
    {"received", "received", .columns = KINDS, .rows = ROWS_DIVISIONS},
    {"channel", "received", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "received", .field = "channel"},
    {"category", "received", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "received", .group = "complainant",
        .field = "category"},
    {"severity", "received", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "received", .field = "severity"},
    {"acknowledged", "answers", "complaint", KEPT, NAMES("acknowledge"), .rows = ROWS_DIVISIONS, .timed = true},
    {"answered", "answers", "complaint", ANSWERED, NAMES("respond"), .rows = ROWS_LEVELS, .timed = true},
    {"extended", "answers", "complaint", NUMBER, .rows = ROWS_LEVELS},
    {"updated", "answers", "complaint", KEPT, NAMES("update"), .rows = ROWS_LEVELS},
    {.name = NULL},
};
/* clang-format on */

const struct figure *figure_named(const char *name)
{
    for (const struct figure *figure = FIGURES; figure->name != NULL; figure++)
        if (text_equal(figure->name, name))
            return figure;
    return NULL;
}

bool figure_has(const struct figure *figure, const char *column)
{
    return text_among(column, figure->columns);
}

bool figure_stands(const struct figure *figure, const char *column)
{
    return figure->stands || text_equal(column, FIGURE_OVERDUE);
}

const char *figure_level(struct pool *pool, int level, enum force force)
{
    static const char *const forces[] = {[FORCE_NONE] = "", [FORCE_TARGET] = "-target", [FORCE_HARD] = "-hard"};
    return pool_format(pool, "%d%s", level, forces[force]);
}

int figure_level_of(const char *row)
{
    return atoi(row);
}

bool figure_counts(const struct figure *figure, const char *kind, const struct obligation *obligation)
{
    return figure->owed != NULL && !obligation->rule->window &&
           (figure->kind == NULL || text_equal(figure->kind, kind)) && text_among(obligation->rule->name, figure->owed);
}

const char *figure_column(const struct figure *figure, const struct obligation *obligation)
{
    if (obligation->kept == INSTANT_NONE)
        return NULL;
    if (obligation->state == OBLIGATION_LATE)
        return FIGURE_LATE;
    bool moved = obligation->first_due != INSTANT_NONE && obligation->kept > obligation->first_due;
    return moved && figure_has(figure, FIGURE_WITH_NOTICE) ? FIGURE_WITH_NOTICE : FIGURE_IN_TIME;
}
