#include "core/lookup.h"

#include <stddef.h>

#include "base/text.h"

/* The row of what a kind does not have, and the end of a list of none. */
static const struct event_row NEUTRAL;

const struct event_row *events_of(const char *kind)
{
    for (const struct event_kind *kinds = EVENT_KINDS; kinds->name; kinds++)
        if (text_equal(kinds->name, kind))
            return kinds->rows;
    return &NEUTRAL;
}

const struct event_row *event_named(const char *kind, const char *name)
{
    const struct event_row *row = events_of(kind);
    while (row->name && !text_equal(row->name, name))
        row++;
    return row->name ? row : &NEUTRAL;
}

const struct event_row *event_by_action(const char *kind, const char *action)
{
    const struct event_row *row = events_of(kind);
    while (row->name && !(row->action && text_equal(row->action, action)))
        row++;
    return row->name ? row : NULL;
}

const struct event_row *event_with(const char *kind, enum trait trait)
{
    const struct event_row *row = events_of(kind);
    while (row->name && !(row->traits & trait))
        row++;
    return row->name ? row : NULL;
}

/* The moment of that name that the row derives; NULL: none. */
static const struct derived *derived_named(const struct event_row *row, const char *moment)
{
    const struct derived *derived = row->also;
    while (derived->moment && !text_equal(derived->moment, moment))
        derived++;
    return derived->moment ? derived : NULL;
}

bool event_gives(const struct event_row *row, const char *moment)
{
    const struct derived *derived = derived_named(row, moment);
    return (row->itself != NEVER && text_equal(row->name, moment)) || (derived && !derived->aside);
}

bool event_gives_one(const struct event_row *row, const char *const *moments)
{
    for (; moments && *moments; moments++)
        if (row->action && event_gives(row, *moments))
            return true;
    return false;
}

/* True if any row of any kind is one of those asked for, by that name. */
static bool any_row(bool (*is_asked)(const struct event_row *row, const char *name), const char *name)
{
    for (const struct event_kind *kinds = EVENT_KINDS; kinds->name; kinds++)
        for (const struct event_row *row = kinds->rows; row->name; row++)
            if (is_asked(row, name))
                return true;
    return false;
}

static bool row_is(const struct event_row *row, const char *name)
{
    return text_equal(row->name, name);
}

static bool row_acts(const struct event_row *row, const char *name)
{
    return row->action && text_equal(row->action, name);
}

static bool row_acts_on_case(const struct event_row *row, const char *name)
{
    return row->possible != 0 && row_acts(row, name);
}

static bool row_acts_beside(const struct event_row *row, const char *name)
{
    return (row->traits & BESIDE) != 0 && row_acts(row, name);
}

static bool row_dates(const struct event_row *row, const char *name)
{
    const struct derived *derived = derived_named(row, name);
    return ((row->traits & DATED) != 0 && row_is(row, name)) || (derived && derived->when == IF_PROMISED);
}

bool event_exists(const char *name)
{
    return any_row(row_is, name);
}

static bool row_knows(const struct event_row *row, const char *name)
{
    return event_gives(row, name) || derived_named(row, name);
}

bool moment_exists(const char *name)
{
    return any_row(row_knows, name);
}

bool moment_dated(const char *name)
{
    return any_row(row_dates, name);
}

const struct right *right_named(const char *name)
{
    for (const struct right *right = RIGHTS; right->name; right++)
        if (text_equal(right->name, name))
            return right;
    return NULL;
}

bool action_exists(const char *name)
{
    return right_named(name) || any_row(row_acts, name);
}

bool action_on_case(const char *name)
{
    const struct right *right = right_named(name);
    return right ? right->on_case : any_row(row_acts_on_case, name);
}

bool action_beside(const char *name)
{
    const struct right *right = right_named(name);
    return right ? right->on_case : any_row(row_acts_beside, name);
}

const char *state_name(enum state state)
{
    for (size_t i = 0; STATE_NAMES[i]; i++)
        if (state == 1u << i)
            return STATE_NAMES[i];
    return "none";
}

const struct gate *gate_named(const char *name)
{
    const struct gate *gate = GATES;
    while (gate->name && !text_equal(gate->name, name))
        gate++;
    return gate->name ? gate : NULL;
}
