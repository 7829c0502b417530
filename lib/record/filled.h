/* A filled form, as it was read of a file that came (paper/filled.h). */
#ifndef REDRESS_RECORD_FILLED_H
#define REDRESS_RECORD_FILLED_H

struct fields;

enum filled_as {
    FILLED_FORM,     /* ours: its fields are known */
    FILLED_FLAT,     /* text without fields: printed into a file, or another document */
    FILLED_SCAN,     /* pictures without text or fields */
    FILLED_PASSWORD, /* it cannot be opened without one */
    FILLED_OTHER,    /* a form with fields, most of which are not ours */
    FILLED_BROKEN    /* no PDF, or it cannot be read within the bounds */
};

struct filled {
    enum filled_as as;
    const char *code;      /* by which words.xml and the command call it: form, flat, scan, password, other, broken */
    const char *kind;      /* complaint or compliment; NULL: it is none of our forms */
    struct fields *fields; /* by the names of the form on the website, blank ones, too; NULL: none are known */
    struct fields *rest;   /* what else it says: what the form does not ask, or does not offer as an answer, under the
                              words by which it was asked; NULL as above */
};

#endif
