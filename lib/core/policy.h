/* A policy, as the engine reads it: levels, what is owed, who may do what (the model is in policy.md of the design;
 * the document is read by site/policy_file.h, its prose stays XML).
 *
 * Not for the wording. Everything lives in the pool of the site and never changes. */
#ifndef REDRESS_CORE_POLICY_H
#define REDRESS_CORE_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum unit { UNIT_NONE, UNIT_HOURS, UNIT_WORKING_DAYS, UNIT_MONTHS };

/* `24 hours` (elapsed), `2 working-days`, `12 months`; UNIT_NONE: no length was said. */
struct length {
    enum unit unit;
    int count;
};

/* From that day on, the first of a month, every so many months are one period (core/period.h). */
struct rhythm {
    int32_t from;
    int months;
};

enum force { FORCE_NONE, FORCE_TARGET, FORCE_HARD };

/* An obligation of the organisation, or a window: a right of the complainant. */
struct rule {
    const char *name; /* acknowledge, respond, escalation-window … */
    bool window;
    int level;                 /* the level it stands in; 0: about the whole case */
    const char *const *starts; /* names of moments, NULL-ended, as are the next three */
    const char *const *met_by;
    const char *const *ends;
    const char *const *moved_by;
    const char *at_latest; /* name of the obligation whose due time starts this one too, or NULL */
    struct length within;  /* none: the start states the date itself, or a right without a last date */
    bool repeats;
    enum force force;        /* none for a window */
    const char *owner;       /* role that owes it; NULL for a window */
    const char *const *told; /* roles that are told by email once it is kept, NULL-ended; of duties only */
    const char *clause;      /* id of the clause that says so */
    const struct rhythm *schedule; /* of what the end of months starts, by their first day; none: of each month */
    size_t schedule_count;
};

struct level {
    int number;
    const char *title;
    bool written; /* only a written channel counts as an answer */
};

struct kind {
    const char *name; /* complaint, compliment */
    struct level *levels;
    size_t level_count;
    struct rule *rules; /* of the levels in order, then the case-wide ones */
    size_t rule_count;
};

enum reach {
    REACH_OWN,
    REACH_DIVISION,
    REACH_LEVEL,
    REACH_HIGH, /* as REACH_DIVISION, while the case is of high severity, whatever level it is at */
    REACH_ALL
};

/* To which multiples numbers can be rounded, as schema/policy.xsd has it: of smaller ones many can be worked out from
 * their totals. */
enum { ROUNDING_LEAST = 5, ROUNDING_MOST = 20 };

/* `<may do="…" reach="…" level="…" kind="…" rounded="…" clause="…"/>` */
struct permission {
    const char *const *actions;
    enum reach reach;
    int level;        /* 0: any */
    const char *kind; /* NULL: any */
    int rounded;      /* of reports: their numbers are told to the nearest multiple of it; 0: as they are */
    const char *clause;
};

struct role {
    const char *name;
    const char *title;
    struct permission *permissions;
    size_t permission_count;
};

/* Who acts where nobody who holds the role `of` can (core/next_step.h). */
struct deputy {
    const char *of, *role;
    const char *clause;
};

struct channel {
    const char *name;
    bool written;
    struct length within; /* deemed receipt; none: at once */
    const char *clause;
};

struct term {
    const char *name;
    struct length within;
    const char *clause;
};

/* By how much a window is longer for who needs more time; counts where it has the unit of the window. */
#define TERM_MORE_TIME "more-time"

struct policy {
    const char *reference, *version, *title;
    const char *identity;   /* REFERENCE/VERSION, as a record names its policy */
    int32_t issued, review; /* days */
    int32_t released;       /* the day that the history names for this version; the day of issue where it has none */
    int32_t approved;       /* the day on which who may approve it did so, by name; INT32_MAX: never */
    struct role *roles;
    size_t role_count;
    struct deputy *deputies;
    size_t deputy_count;
    struct channel *channels;
    size_t channel_count;
    struct kind *kinds;
    size_t kind_count;
    struct rule *duties; /* not about a case */
    size_t duty_count;
    struct term *terms;
    size_t term_count;
    const char *const *gates; /* of the procedure, that clauses name as their keepers; NULL-ended */
};

/* The kind, level, role, channel or term of that name; NULL if the policy has none, and of the levels of no kind. */
const struct kind *policy_kind(const struct policy *policy, const char *name);
const struct level *policy_level(const struct kind *kind, int number);
const struct role *policy_role(const struct policy *policy, const char *name);
const struct channel *policy_channel(const struct policy *policy, const char *name);
const struct term *policy_term(const struct policy *policy, const char *name);

/* True if a role of that title may approve a version of the policy. */
bool policy_approves(const struct policy *policy, const char *title);

/* The title of that role, or its name where there is no such role; NULL gives NULL. */
const char *policy_role_title(const struct policy *policy, const char *name);

#endif
