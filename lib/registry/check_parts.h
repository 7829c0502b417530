/* The parts of checking: what each file of check_*.c looks at, and how it refuses. For check.c and them alone. */
#ifndef REDRESS_REGISTRY_CHECK_PARTS_H
#define REDRESS_REGISTRY_CHECK_PARTS_H

#include "registry/check.h"

struct checking {
    struct registry *registry;
    struct pool *pool;
    const struct node *record;
    const struct case_file *file; /* grown by the event; NULL: only another case is looked at */
    struct node *event;           /* what was entered; of a correction the event that it brings */
    const struct part *part;
    int seq;
    bool corrects;            /* it takes the place of another */
    const char *about;        /* the field or the rows that the check looks at, where the table says it */
    const char *spoken_of_by; /* the event that speaks of those rows */
    struct problems *wrong;   /* of its fields, without the prefix of a correction */

    /* For what looks at another case, or ahead: who looks, when, and what cannot be done. */
    const struct person *person;
    int64_t now;
    struct fault *fault;
};

/* Another case, and nothing of this one. */
void check_other(struct checking *checking);
void check_linked(struct checking *checking);
void check_merged(struct checking *checking);

/* The case as it has grown by the event: check_rows.c, check_times.c, check_people.c. */
void check_improved(struct checking *checking);
void check_rows(struct checking *checking);
void check_weighed(struct checking *checking);
void check_closed(struct checking *checking);
void check_declined(struct checking *checking);
void check_extended(struct checking *checking);
void check_told(struct checking *checking);
void check_assigned(struct checking *checking);
void check_noted(struct checking *checking);
void check_contact(struct checking *checking);
void check_exempted(struct checking *checking);
void check_read(struct checking *checking);

/* What they would refuse whatever is typed: of an event to come, of which there are registry, pool, record, file (as it
 * is), seq, person and now. */
struct foreseen foresee_closed(const struct checking *checking);
struct foreseen foresee_extended(const struct checking *checking);
struct foreseen foresee_told(const struct checking *checking);
struct foreseen foresee_exempted(const struct checking *checking);

/* Refuses at that field, for the words of that code. */
void check_refuse(struct checking *checking, const char *field, const char *code);

/* Refuses by the rule of the schema that names this check, at its field and in its words. */
void check_refuse_by_rule(struct checking *checking, const char *name);

#endif
