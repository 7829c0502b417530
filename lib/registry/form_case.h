/* A case of a filled form that came by email or on paper: it passes the check that the form on the website passes. */
#ifndef REDRESS_REGISTRY_FORM_CASE_H
#define REDRESS_REGISTRY_FORM_CASE_H

#include "record/entry.h"
#include "registry/case_file.h"

struct file;
struct filled;

/* The case, new and not kept, of what the form says and of the files among its fields, received at that time by that
 * channel. NULL with what is wrong, or a fault. */
struct case_file *form_case_new(struct registry *registry, struct pool *pool, const struct filled *filled,
                                const char *channel, int64_t at, int64_t now, struct problems *wrong,
                                struct fault *fault);

/* As what it is kept: the same file again is the same case. `form` is the file. */
struct submission form_case_submission(struct pool *pool, const struct file *form);

#endif
