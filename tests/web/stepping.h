/* Steps on a case by whoever may take them, as visits to the program that serves them all. */
#ifndef REDRESS_TESTS_WEB_STEPPING_H
#define REDRESS_TESTS_WEB_STEPPING_H

#include "registry/stories.h"
#include "web/step.h"
#include "web/visit.h"

static const struct action step = {.doors = {{"public", BY_PROOF, true}, {"staff", BY_REF, true}},
                                   .prepare = step_prepare};

/* What a visit wrote of the case that it is about: the last event, without its letter, which differs by the reference. */
static inline const char *last_event(const char *reference)
{
    const struct case_file *file = case_now(reference, visit_now);
    struct node *event = record_event(file->record, file->last_seq);
    node_unset(event, "letter");
    return xml_write(pool, event);
}

#endif
