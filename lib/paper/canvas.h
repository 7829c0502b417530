/* The canvas: A4 pages on which text is set from top to bottom, as a tagged PDF. Sees Pango and Cairo.
 *
 * What is drawn goes below what was drawn before. First everything is drawn on a canvas that only measures, which
 * counts the pages; then once more. A block that would not fit on the rest of a page goes to the next one whole.
 * Lengths are points, from the top left corner of the page.
 */
#ifndef REDRESS_PAPER_CANVAS_H
#define REDRESS_PAPER_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "paper/place.h"

struct canvas;
struct pool;

enum style {
    STYLE_TITLE,
    STYLE_HEADING,
    STYLE_SUBHEADING,
    STYLE_TEXT,
    STYLE_CHOICE,
    STYLE_LABEL,
    STYLE_HINT,
    STYLE_FROM,
    STYLE_CODE,
    STYLE_SMALL
};

/* What stands on every page and in the file's properties. */
struct letterhead {
    const char *title, *author;
    const char *foot;      /* at the left of each foot */
    const char *page, *of; /* the words around its number */
    const char *made;      /* when, as RFC 3339; NULL: that is not said */
    double size;           /* of running text */
};

/* Draws all that is to stand on the pages. */
typedef void canvas_draw(struct canvas *canvas, void *closure);

/* The pages as the bytes of a PDF, of `*length`; NULL if it cannot be made. `draw` is called more than once. */
const char *canvas_pdf(struct pool *pool, const struct letterhead *head, canvas_draw *draw, void *closure,
                       size_t *length);

/* One of several papers in one file: each begins on a page of its own and counts its pages from 1. */
struct paper {
    const struct letterhead *head;
    canvas_draw *draw;
    void *closure;
};

/* The same of several papers; the file has the title and the author of the first. */
const char *canvas_papers(struct pool *pool, const struct paper *papers, size_t count, size_t *length);

/* True if what is drawn now comes onto the pages; false while it is measured. */
bool canvas_draws(const struct canvas *canvas);

/* Draws what belongs together on one page, on the next if there is no room. */
void canvas_block(struct canvas *canvas, canvas_draw *draw, void *closure);

/* The size of running text; where the next thing goes; how wide it may be. */
double canvas_size(const struct canvas *canvas);
double canvas_top(const struct canvas *canvas);
double canvas_width(const struct canvas *canvas);

/* Room above the next thing. */
void canvas_skip(struct canvas *canvas, double height);

/* Narrows what follows to a column that begins so far from the left; gives what it was, to be set again. */
struct column {
    double left, width;
};
struct column canvas_narrow(struct canvas *canvas, double from, double width);
void canvas_widen(struct canvas *canvas, struct column column);

/* Goes back up to a place on the same page, for what stands beside. */
void canvas_return(struct canvas *canvas, double top);

/* A text in that style, in as many lines as it needs. */
void canvas_text(struct canvas *canvas, enum style style, const char *text);

/* A box to write in, so high, with so many lines in it (1: none is drawn), as an element of the form for who listens to
 * the file. `round`: for one of several choices. Goes on below it. */
struct place canvas_box(struct canvas *canvas, double width, double height, int lines, bool round);

/* A line to write on; with `cut` one along which the paper is cut. */
void canvas_rule(struct canvas *canvas, bool cut);

/* A frame around what stands between that top and here. */
void canvas_frame(struct canvas *canvas, double top);

#endif
