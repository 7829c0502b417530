/* Fields in a PDF: what the drawn form is filled in by (an AcroForm), through qpdf.
 *
 * A field is called as it is on the web; a yes or no that asks for a group, whose name is that of its fields' parent,
 * is called NAME.asked. Each field is told by a spoken name and stands in the structure of the file where
 * it is read. Viewers show what was typed in letters of their own, so that any letter can be typed. */
#ifndef REDRESS_PAPER_ACROFORM_H
#define REDRESS_PAPER_ACROFORM_H

#include <stdbool.h>
#include <stddef.h>

#include "paper/canvas.h"

struct fault;
struct pool;

/* How a field that asks for a group is called in the file, behind the group's name. */
#define ACROFORM_ASKED ".asked"

enum box_kind { BOX_LINE, BOX_PROSE, BOX_TICK, BOX_RADIO };

/* Where a field is drawn; of one of several choices there is a box for each, one after the other. */
struct box {
    enum box_kind kind;
    const char *name;   /* of the field */
    const char *value;  /* of a choice: what the field then says; NULL: it is text */
    const char *spoken; /* of the field */
    const char *choice; /* of the choice: its label; NULL: it is text */
    int max;            /* characters; 0: no limit */
    bool required;
    struct place place;
};

struct boxes {
    struct box *list;
    size_t count;
};

/* The PDF of canvas_pdf with those fields, which were drawn by canvas_box in the same order; NULL with a fault 500
 * "broken". `size`: of what is typed. */
const char *acroform_add(struct pool *pool, const char *pdf, size_t *length, const struct boxes *boxes, double size,
                         const char *language, struct fault *fault);

#endif
