/* File rules: which files an organisation takes with what people write (<attachments> of organisation.xml). */
#ifndef REDRESS_SITE_FILE_RULES_H
#define REDRESS_SITE_FILE_RULES_H

#include <stddef.h>

struct node;
struct pool;

struct file_type {
    const char *name;            /* application/pdf */
    const char *const *suffixes; /* NULL-ended, the first is the usual one */
};

struct file_rules {
    size_t most;              /* files at a time; 0: none are taken */
    size_t largest, together; /* bytes of one, of all at a time */
    struct file_type *types;
    size_t type_count;
};

/* The rules in a valid organisation; they live in the pool. */
struct file_rules file_rules_read(struct pool *pool, const struct node *organisation);

/* The type of that name; NULL if such files are not taken. */
const struct file_type *file_type_named(const struct file_rules *rules, const char *name);

#endif
