/* Reading: whether who decides again what was decided before has opened the papers first.
 *
 * The policy promises that whoever reviews a complaint looks at all the papers. These are the bundle of the case, and
 * each look at it is kept (store/looks.h). What a power cut has taken from the looks has to be opened once more. */
#ifndef REDRESS_REGISTRY_READING_H
#define REDRESS_REGISTRY_READING_H

#include "registry/case_file.h"

/* The program through which the bundle is looked at. */
#define READ_THROUGH "bundle"

/* True if an event of that name would answer a request for another decision, and that user has not opened the bundle
 * since it was made. */
bool reading_missed(const struct registry *registry, const struct case_file *file, const char *event, const char *user);

/* When who wrote that event, the last of the case, had last opened the bundle, if it decides again what was decided
 * before; INSTANT_NONE: they had not since they were asked, or it does not. */
int64_t reading_done(const struct registry *registry, const struct case_file *file, const struct node *event);

#endif
