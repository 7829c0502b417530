/* The next step: whose it is, what is owed on a case or leads it on (policy.md, Who).
 *
 * One pure rule. Of each thing owed it is the person whom it names (a remedy, an improvement, a hand-over); else who
 * handles the case, where they stand in for the owner's role; else everybody who holds that role for the case; else
 * the deputies whom the policy names; else who may assign, if there is anybody to whom. Each of them only if they are
 * able: they see the case, and may do something that keeps what is owed, now or once something else is done. Who is
 * away keeps it, and who stands in for them has it, too, if able; it is given only where one of the two is here. Where
 * nobody is left it is said why, and it is put before those who may assign or answer for the process. Work lists, case
 * pages and lists are views of it. */
#ifndef REDRESS_CORE_NEXT_STEP_H
#define REDRESS_CORE_NEXT_STEP_H

#include "core/ability.h"

/* Before and after all times: of a task that always was, or will last, somebody's. */
#define TASK_ALWAYS (-INT64_MAX)
#define TASK_NEVER INT64_MAX

/* On what ground it is theirs. */
enum ground {
    GROUND_PERSON,   /* it names them */
    GROUND_HANDLER,  /* they handle the case */
    GROUND_ROLE,     /* they hold the owner's role */
    GROUND_DEPUTY,   /* they are deputies of that role */
    GROUND_ASSIGNER, /* they may assign, and nobody else is able */
    GROUND_REFUSED,  /* they may assign, as a hand-over was not accepted in time */
    GROUND_UNHELD,   /* nobody is left: nobody holds the owner's role for such a case */
    GROUND_BARRED    /* nobody is left: who holds it may not act on this case, or is away */
};

/* The word for a ground, and whether nobody is left. */
const char *ground_name(enum ground ground);
bool ground_is_nobody(enum ground ground);

/* One thing to be done, and whose it is from `since` until before `until`. */
struct task {
    const struct obligation *owed; /* NULL: nothing is owed; `action` leads the case on */
    const char *action;            /* NULL where something is owed */
    enum ground ground;
    const char *role;              /* of those who hold a role: which; NULL: none */
    const struct person **persons; /* nobody: of those who may assign or answer for the process who see it */
    size_t person_count;
    int64_t since, until;
};

/* All that is to be done on the case, whenever, *count of them; none on a case that is complete. Does not depend on
 * now: who has it when is `since` and `until`. */
struct task *tasks_of(struct pool *pool, const struct position *position, size_t *count);

/* The one that is due first of what is somebody's at `now`; before all where nobody is able. NULL: nothing is to be
 * done by us now: the case is complete, or waits for the complainant. */
const struct task *task_next(const struct task *tasks, size_t count, int64_t now);

/* True if the task is that person's at `now`. */
bool task_is_of(const struct task *task, const char *user, int64_t now);

/* When it is due; INSTANT_NONE: at no time. */
int64_t task_due(const struct task *task);

#endif
