/* A filled form: a PDF that came back, read as the fields of the form on the website.
 *
 * Whatever a stranger sent is read in a child (paper/child.h), and told apart: it is our form, or it was made flat, is
 * a picture, has a password, is another form, or cannot be read. */
#ifndef REDRESS_PAPER_FILLED_H
#define REDRESS_PAPER_FILLED_H

#include <stddef.h>

struct asking;
struct fields;
struct pool;
struct schema;

enum filled_as {
    FILLED_FORM,     /* ours: its fields are known */
    FILLED_FLAT,     /* text without fields: printed into a file, or another document */
    FILLED_SCAN,     /* pictures without text or fields */
    FILLED_PASSWORD, /* it cannot be opened without one */
    FILLED_OTHER,    /* a form with fields, none of which is ours */
    FILLED_BROKEN    /* no PDF, or it cannot be read within the bounds */
};

struct filled {
    enum filled_as as;
    const char *kind;      /* complaint or compliment; NULL: it is none of our forms */
    struct fields *fields; /* by the names of the form on the website, blank ones, too; NULL: none are known */
};

/* The code by which words.xml and the command call it: form, flat, scan, password, other, broken. */
const char *filled_code(enum filled_as as);

/* Reads the file. Never fails: what it is, is said by `as`. */
struct filled filled_read(struct pool *pool, struct schema *schema, const char *bytes, size_t size);

/* Fills in what is blank of a form that came, by what the filled forms among its files say. Gives the code of what the
 * last of these files is; "none": no file came. */
const char *filled_into(struct pool *pool, const struct asking *asking, struct fields *typed);

#endif
