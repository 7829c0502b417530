/* Fields: names and values as a form sends them, and its files, each in the order in which they came.
 *
 * Values were cleaned when they were added (text.h). Names are those of the schema, nested with a dot and numbered
 * from 1: `complainant.name`, `remedy.2.what`. Lives in the pool that it was made in. */
#ifndef REDRESS_BASE_FIELDS_H
#define REDRESS_BASE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

struct field {
    const char *name;
    const char *value; /* cleaned, maybe empty, never NULL */
};

/* A file that was sent. Its name is text to show, never a path; what the sender called its type is not believed. */
struct file {
    const char *field; /* the name of the field that brought it */
    const char *name;
    const char *bytes; /* NULL: more of them than are kept */
    size_t size;
    const char *digest; /* of the bytes (digest.h); NULL: they were not kept */
    const char *type;   /* what the bytes are, once somebody looked; NULL: not known */
    bool posted;        /* nobody chose it: it came with the message of which the form is made */
};

struct fields {
    struct pool *pool;
    struct field *list;
    size_t count;
    struct file *files;
    size_t file_count;
    struct fields *unreadable; /* those of the list that came as no UTF-8: U+FFFD stands there; NULL: none */
};

/* No fields yet; those added live in `pool`. */
struct fields *fields_new(struct pool *pool);

/* Adds a field; neither name nor value is copied. */
void fields_add(struct fields *fields, const char *name, const char *value);

/* The same of a field that came as no UTF-8. */
void fields_add_unreadable(struct fields *fields, const char *name, const char *value);

/* Adds a file, whose digest it sets; name and bytes are not copied. */
void fields_add_file(struct fields *fields, const struct file *file);

/* The same fields and files in a list of its own. */
struct fields *fields_copy(const struct fields *fields);

/* The value of that name; NULL if no such field was sent. */
const char *fields_get(const struct fields *fields, const char *name);

/* Replaces the value of that name, or adds it. */
void fields_set(struct fields *fields, const char *name, const char *value);

/* True if a field of that name, or one below it (`name.…`), has a value that is not empty. */
bool fields_filled(const struct fields *fields, const char *name);

/* The highest N for which a field `name.N` or `name.N.…` was sent, filled or not, up to `most`; 0 if there is none. */
int fields_rows(const struct fields *fields, const char *name, int most);

#endif
