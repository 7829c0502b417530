/* Looking things up in the table of events (core/event.h): by kind, event, action, moment, trait, gate or state. */
#ifndef REDRESS_CORE_LOOKUP_H
#define REDRESS_CORE_LOOKUP_H

#include "core/event.h"

/* The rows of that kind, ended by one without a name, in the order in which pages offer the actions. */
const struct event_row *events_of(const char *kind);

/* The row of that event, or of the event that the action writes, in a case of that kind. An event that the kind does
 * not have gets a row that is neutral and has no name; an action that it does not have gets NULL. */
const struct event_row *event_named(const char *kind, const char *name);
const struct event_row *event_by_action(const char *kind, const char *action);

/* The first row of the kind with that trait; NULL: none has it. */
const struct event_row *event_with(const char *kind, enum trait trait);

/* True if the event can bring the moment about; what it gives by the way does not count. */
bool event_gives(const struct event_row *row, const char *moment);

/* True if it has an action, and can bring one of those moments about: NULL-ended; NULL: none. */
bool event_gives_one(const struct event_row *row, const char *const *moments);

/* True if some kind has an event of that name. */
bool event_exists(const char *name);

/* True if some event gives a moment of that name, be it by the way; or gives it with a date for what it starts. */
bool moment_exists(const char *name);
bool moment_dated(const char *name);

/* True if that can be permitted; if it is done on a case that exists; or on one, with the level in hand out
 * of account. */
bool action_exists(const char *name);
bool action_on_case(const char *name);
bool action_beside(const char *name);

/* The right of that name, or the gate; NULL: there is none. */
const struct right *right_named(const char *name);
const struct gate *gate_named(const char *name);

/* The word for a state: "none" for STATE_NONE. */
const char *state_name(enum state state);

#endif
