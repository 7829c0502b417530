#include "core/figure.h"

#include <limits.h>
#include <stdlib.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/access.h"
#include "core/event.h"
#include "core/obligation.h"

#define NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const KINDS[] = {"complaint", "compliment", NULL};
static const char *const NUMBER[] = {FIGURE_NUMBER, NULL};
static const char *const KEPT[] = {FIGURE_IN_TIME, FIGURE_LATE, FIGURE_OVERDUE, NULL};
static const char *const ANSWERED[] = {FIGURE_IN_TIME, FIGURE_WITH_NOTICE, FIGURE_LATE, FIGURE_OVERDUE, NULL};

static const char *const OWED[] = {FIGURE_IN_TIME, FIGURE_LATE, FIGURE_IN_HAND, FIGURE_OVERDUE, NULL};
static const char *const ASKED[] = {FIGURE_IN_TIME, FIGURE_LATE, NULL};
static const char *const OUTCOMES[] = {"upheld", "partly-upheld", "not-upheld", "resolved", NULL};
static const char *const REVIEWED[] = {"confirmed", "changed", NULL};
static const char *const CAUSES[] = {FIGURE_NUMBER, "again", NULL};

/* clang-format off */
const struct figure FIGURES[] = {
    {"received", "received", .columns = KINDS, .rows = ROWS_DIVISIONS, .charted = true, .silence = true},
    {"channel", "received", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "received", .field = "channel",
        .said = true, .unsaid = true, .charted = true},
    {"category", "received", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "received", .group = "complainant",
        .field = "category", .said = true, .unsaid = true},
    {"severity", "received", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "received", .field = "severity"},

    {"acknowledged", "answers", "complaint", KEPT, NAMES("acknowledge"), .rows = ROWS_DIVISIONS, .timed = true},
    {"answered", "answers", "complaint", ANSWERED, NAMES("respond"), .rows = ROWS_LEVELS, .timed = true,
        .charted = true},
    {"extended", "answers", "complaint", NUMBER, .rows = ROWS_LEVELS, .reasons = true},
    {"updated", "answers", "complaint", KEPT, NAMES("update"), .rows = ROWS_LEVELS},

    {"outcome", "outcomes", "complaint", OUTCOMES, .rows = ROWS_LEVELS},
    {"escalated", "outcomes", "complaint", ASKED, .rows = ROWS_LEVELS},
    {"escalation", "outcomes", "complaint", NAMES("answers", "asked"), .rows = ROWS_LEVELS},
    {"declined", "outcomes", "complaint", NUMBER, .rows = ROWS_LEVELS},
    {"reviewed", "outcomes", "complaint", REVIEWED, .rows = ROWS_LEVELS},
    {"ended", "outcomes", .columns = KINDS, .rows = ROWS_CODES,
        .codes = NAMES("content", "window-passed", "closed", "redirected", "withdrawn", "merged")},
    {"reopened", "outcomes", .columns = KINDS, .rows = ROWS_DIVISIONS},

    {"remedy", "improving", "complaint", KEPT, NAMES("remedy"), .rows = ROWS_LEVELS},
    {"root-cause", "improving", "complaint", KEPT, NAMES("root-cause"), .rows = ROWS_DIVISIONS},
    {"cause", "improving", "complaint", CAUSES, .rows = ROWS_FIELD, .event = "learned", .field = "cause", .said = true,
        .charted = true},
    {"lesson", "improving", "complaint", NUMBER, .rows = ROWS_DIVISIONS, .draws = true},
    {"unacted", "improving", "complaint", NUMBER, .rows = ROWS_DIVISIONS, .stands = true},
    {"suggested", "improving", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "weighed", .field = "decision",
        .said = true},
    {"improvement", "improving", "complaint", KEPT, NAMES("improvement", "improve-again"), .rows = ROWS_DIVISIONS},
    {"became", "improving", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "improved", .field = "became",
        .said = true},

    {"followed-up", "follow-up", "complaint", KEPT, NAMES("follow-up"), .rows = ROWS_DIVISIONS},
    {"reply", "follow-up", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "followed-up", .field = "reply",
        .said = true},
    {"come-back", "follow-up", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "followed-up", .field = "come-back",
        .said = true},
    {"valued", "follow-up", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "followed-up", .field = "valued",
        .said = true},
    {"content", "follow-up", "complaint", NUMBER, .rows = ROWS_FIELD, .event = "followed-up", .field = "content",
        .said = true},
    {"feeling", "follow-up", "complaint", NUMBER, .rows = ROWS_CODES, .codes = NAMES("better", "same", "worse")},

    {"thanked", "praise", "compliment", KEPT, NAMES("acknowledge"), .rows = ROWS_DIVISIONS, .timed = true},
    {"about", "praise", "compliment", NUMBER, .rows = ROWS_FIELD, .event = "received", .field = "about",
        .said = true},
    {"told", "praise", "compliment", NUMBER, .rows = ROWS_DIVISIONS},
    {"review", "praise", "compliment", KEPT, NAMES("review"), .rows = ROWS_DIVISIONS, .draws = true},
    {"practice", "praise", "compliment", NUMBER, .rows = ROWS_DIVISIONS, .draws = true},
    {"shared", "praise", "compliment", NUMBER, .rows = ROWS_FIELD, .event = "shared", .group = "with",
        .field = "became", .said = true},
    {"untaken", "praise", "compliment", NUMBER, .rows = ROWS_DIVISIONS, .stands = true},

    {"open", "open", .columns = KINDS, .rows = ROWS_DIVISIONS, .stands = true, .charted = true},
    {"age", "open", .columns = KINDS, .rows = ROWS_CODES, .stands = true,
        .codes = NAMES("up-to-two-weeks", "up-to-six-weeks", "up-to-three-months", "longer")},
    {"unsorted", "open", .columns = KINDS, .rows = ROWS_DIVISIONS, .stands = true},
    {"roles", "open", .columns = OWED, .every = true, .rows = ROWS_ROLES},

    {"clauses", "policy", .columns = KEPT, .every = true, .rows = ROWS_CLAUSES},

    {"accepted", "process", "complaint", KEPT, NAMES("accept"), .rows = ROWS_DIVISIONS},
    {"steps", "process", "complaint", KEPT, .every = true, .rows = ROWS_NAMES},
    {"corrections", "process", .columns = KINDS, .rows = ROWS_DIVISIONS, .reasons = true},
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
    return figure->stands || text_equal(column, FIGURE_OVERDUE) || text_equal(column, FIGURE_IN_HAND);
}

const char *figure_level(struct pool *pool, int level, enum force force)
{
    static const char *const forces[] = {[FORCE_NONE] = "", [FORCE_TARGET] = "-target", [FORCE_HARD] = "-hard"};
    return pool_format(pool, "%d%s", level, forces[force]);
}

int figure_level_of(const char *row)
{
    return (int)strtol(row, NULL, 10);
}

bool figure_counts(const struct figure *figure, const char *kind, const struct obligation *obligation)
{
    bool named = figure->owed != NULL && text_among(obligation->rule->name, figure->owed);
    return (named || figure->every) && !obligation->rule->window &&
           (figure->kind == NULL || text_equal(figure->kind, kind));
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

/* ---- Who may read the reports, but no exact numbers ---- */

int64_t figure_rounded(int64_t number, int base)
{
    return base > 0 ? (number + base / 2) / base * base : number;
}

bool figure_says_length(int64_t number, int base)
{
    return base == 0 || figure_rounded(number, base) > base;
}

/* By what that holding lets read the reports: 0 exact, INT_MAX not at all. */
static int base_of(const struct role *role)
{
    int base = INT_MAX;
    for (size_t i = 0; role != NULL && i < role->permission_count; i++) {
        const struct permission *permission = &role->permissions[i];
        if (text_among(ACTION_REPORT, permission->actions) && permission->rounded < base)
            base = permission->rounded;
    }
    return base;
}

int figure_base(const struct policy *policy, const struct person *person)
{
    int base = INT_MAX;
    for (size_t i = 0; i < person->holding_count; i++) {
        int other = base_of(policy_role(policy, person->holdings[i].role));
        base = other < base ? other : base;
    }
    return base == INT_MAX ? 0 : base;
}
