/* Figures: how many cases there were in a time, how they ended, and how what was owed was kept. */
#ifndef REDRESS_REGISTRY_FIGURES_H
#define REDRESS_REGISTRY_FIGURES_H

#include "registry/registry.h"

/* Adds a <figure> (schema/record.xsd) to the element for each kind of case received on the days from `from` to `until`,
 * each highest level and each last outcome of them, and for each thing owed on them, as all that stands at `now`: what
 * became of the cases of a year, each once, where a month's report counts what was done in it, each answer apart. Reads
 * every case of these years. False with a fault. */
bool figures_add(struct registry *registry, struct pool *pool, struct node *element, int32_t from, int32_t until,
                 int64_t now, struct fault *fault);

#endif
