/* A field of a form: its name, what was typed, its choices, and what is wrong with it. For web/form.c alone. */
#ifndef REDRESS_WEB_FORM_FIELD_H
#define REDRESS_WEB_FORM_FIELD_H

#include "web/form.h"

/* What adding fields carries. */
struct drawing {
    struct call *call;
    struct node *page;
    const struct asking *asking;
    const struct form *form;
    const struct fields *typed;
    const char *token;        /* that it bears */
    size_t *room;             /* for what does not fit into its fields */
    const char **focus;       /* the row or field at which the form comes back; NULL there once one has it */
    const struct part *group; /* in which the parts that are added stand, and what begins their names */
    const char *prefix;
    bool optional; /* inside a group that may be left out, nothing need be filled in */
    bool depends;  /* inside a group that other answers ask for, nothing is called optional */
};

/* True if the part is folded away on staff's form, as they rarely fill it in (f:seldom). */
bool form_folds(const struct drawing *drawing, const struct part *part);

/* True if the part is a choice of which there is none, and which may be left out: it is not asked for. */
bool form_has_nothing(const struct drawing *drawing, const struct part *part, const char *name);

/* Adds the field of that part, under that name; what is wrong with it stands in the page's summary, too. Gives it. */
struct node *form_field_add(const struct drawing *drawing, struct node *parent, const struct part *part,
                            const char *name);

#endif
