/* The examiner: what files are, told by what is in them (libmagic, which only this file sees), never by what they are
 * called. */
#ifndef REDRESS_SITE_EXAMINER_H
#define REDRESS_SITE_EXAMINER_H

#include <stdbool.h>

struct examiner;
struct fault;
struct fields;
struct file_rules;
struct pool;

/* Gets ready to look into files; lives in `pool`. A process needs one, once a file came. NULL with a fault. */
struct examiner *examiner_open(struct pool *pool, struct fault *fault);

/* True if one of the files has to be looked into: its type is not known. */
bool examiner_looks(const struct fields *files);

/* Sets the type of each of those files that has none yet, by the name that the site has for it. False with a fault. */
bool examiner_look(const struct examiner *examiner, const struct file_rules *rules, struct fields *files,
                   struct fault *fault);

#endif
