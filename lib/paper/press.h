/* The press: A4 pages on which lines of text are put at their places, as a tagged PDF. It sees Pango and Cairo.
 *
 * A text is set first, which says how many lines it has and how high they are; then each line is put where it belongs,
 * page after page. What is put between press_begin and press_end is an element of the structure of the file, for who
 * listens to it; what is put outside of every element is furniture. Lengths are points, from the top left corner. */
#ifndef REDRESS_PAPER_PRESS_H
#define REDRESS_PAPER_PRESS_H

#include <stdbool.h>
#include <stddef.h>

struct pool;
struct press;
struct setting;

#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MILLIMETRES 2.834646

enum mark { MARK_NONE, MARK_STRONG, MARK_CODE, MARK_WHOLE /* it stays on one line */ };

struct run {
    enum mark mark;
    const char *text;
};

struct face {
    double size, leading, grey; /* leading: of a line, in times of the font's; grey: 0 is black */
    bool bold, right;           /* right: it ends at the right of its width, where it begins there */
};

/* A press for a file of that title and author. */
struct press *press_open(struct pool *pool, const char *title, const char *author);

/* Sets the text of those runs one after the other, to be so wide at most. */
struct setting *press_set(struct press *press, const struct face *face, double width, const struct run *runs,
                          size_t count);
struct setting *press_set_text(struct press *press, const struct face *face, double width, const char *text);

/* Its lines, at least one; the height of each, and of all; how wide each is. */
size_t setting_lines(const struct setting *setting);
double setting_line(const struct setting *setting, size_t line);
double setting_height(const struct setting *setting);
double setting_line_width(const struct setting *setting, size_t line);

/* Puts a line, or all of them, there; gives the top of what follows. */
double press_put(struct press *press, const struct setting *setting, size_t line, double left, double top);
double press_put_all(struct press *press, const struct setting *setting, double left, double top);

/* A straight line, so thick and so dark; dotted in steps of `dots`, unless that is 0. */
void press_rule(struct press *press, double left, double top, double right, double bottom, double thick, double grey,
                double dots);

/* A PNG in a box, as large as it gets there, at its top left; gives its width, 0 if it is none. */
double press_picture(struct press *press, const char *png, size_t size, double left, double top, double width,
                     double height);

/* Begins and ends an element; a link leads to a place and ends as "Link". */
void press_begin(struct press *press, const char *element);
void press_begin_link(struct press *press, const char *place);
void press_end(struct press *press, const char *element);

/* A place of that name (letters, digits, "-" and "_"), with a bookmark below the last one of a level above it. */
void press_place(struct press *press, const char *place, int level, const char *title);

/* Ends the page. */
void press_page(struct press *press);

/* Ends the file: its bytes, of `*length`, in that language; the same for the same work. NULL if it cannot be made. */
const char *press_close(struct press *press, const char *language, size_t *length);

#endif
