/* What the two halves of fillable.h share: things on the form, and the fields among them. */
#ifndef REDRESS_PAPER_FILLABLE_PARTS_H
#define REDRESS_PAPER_FILLABLE_PARTS_H

#include "paper/acroform.h"

struct node;

/* The form that is drawn, or one thing on it. */
struct drawing {
    struct pool *pool;
    const struct node *node;
    const struct node *field; /* that a choice is of */
    struct boxes *boxes;
};

/* An attribute of the thing; the same drawn, if it has it. */
const char *said(const struct drawing *drawing, const char *attribute);
void draw_said(struct canvas *canvas, const struct drawing *drawing, enum style style, const char *attribute);

/* Room between things, and to write in, in times of the size of running text. */
static const double GAP = 1.1, SMALL_GAP = 0.35, BLANK_GAP = 0.8, COLUMN_GAP = 1.6, LINE_ROOM = 2.2;

/* So much room above the next thing, in the same measure. */
void skip(struct canvas *canvas, double times);

/* Draws <field>, and notes where it is to be filled in. */
void draw_field(struct canvas *canvas, const struct drawing *drawing);

#endif
