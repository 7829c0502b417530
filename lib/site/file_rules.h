/* File rules: which files an organisation takes with what people write (<attachments> of organisation.xml). */
#ifndef REDRESS_SITE_FILE_RULES_H
#define REDRESS_SITE_FILE_RULES_H

#include <stdbool.h>
#include <stddef.h>

struct file;
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

/* Why the site does not take this file, which is the `number`th of those that came, when all so far have `together`
 * bytes: "files-many", "file-empty", "file-large", "files-together", "file-type". NULL: it does. */
const char *file_refusal(const struct file_rules *rules, const struct file *file, size_t number, size_t together);

/* True if it takes that file by itself. */
bool file_is_taken(const struct file_rules *rules, const struct file *file);

#endif
