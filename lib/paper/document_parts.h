/* What the files of document.h share: the document as it is set. */
#ifndef REDRESS_PAPER_DOCUMENT_PARTS_H
#define REDRESS_PAPER_DOCUMENT_PARTS_H

#include "paper/document.h"
#include "paper/flow.h"
#include "paper/press.h"

/* Where text stands on a page. */
#define BODY_LEFT (25 * MILLIMETRES)
#define BODY_WIDTH (165 * MILLIMETRES)
#define BODY_HEAD (21 * MILLIMETRES)
#define BODY_FOOT (277 * MILLIMETRES)

/* How dark what is less important is. */
#define GREY_SMALL 0.25
#define GREY_RULE 0.55

/* A text whose lines are items of the flow. */
struct leaf {
    const struct setting *text;
    const char *element; /* in the structure of the file */
    const char *place;   /* a heading that is led to; NULL: it is not */
    const char *title;   /* of its bookmark */
    int level;
    double left;
    const struct setting *label; /* before its first line: a number or a dot; NULL: none */
    const char *label_element;   /* NULL: it is part of the text */
    double label_left;
    bool bar;     /* a line beside it: it is a quotation */
    size_t first; /* item */
};

/* A part of the pages with a line of its own at the head of all but the first. */
struct running {
    const char *text;
    double size;
    size_t first; /* item */
    int page, pages;
};

/* Room for what is set in later. */
struct opening {
    const struct node *inset;
    size_t item;
};

struct setter {
    struct pool *pool;
    struct press *press;
    struct flow flow;
    const struct node *document;
    struct registry *registry;
    double size, leading; /* of running text; of a line, in times of the font's */
    double left, width;   /* of the column */
    bool in_letter;
    struct leaf **places; /* the headings and letters that are led to */
    size_t place_count;
    struct opening *insets;
    size_t inset_count;
    struct running *running;
    size_t running_count;
    int pages;
};

/* The document broken into pages, before anything is drawn. */
struct setter *document_laid(struct pool *pool, const struct node *document, struct registry *registry);

/* The face of running text, so many times as large. */
struct face setter_face(const struct setter *setter, double scale, bool bold);

/* The words of the node, with what is marked in them; `own`: with its lines as they are, else with single blanks. */
const struct run *setter_runs(const struct setter *setter, const struct node *node, bool own, size_t *count);

/* Adds the text as lines of the flow, in the structure as that element. Two lines at least stand together. */
struct leaf *setter_leaf(struct setter *setter, const char *element, const struct setting *text, double left);

/* Adds each block below the node, of those from `first` on. */
void setter_blocks(struct setter *setter, const struct node *first);
void setter_block(struct setter *setter, const struct node *block);

/* Adds a table, the contents, room for what is set in, a letter. */
void setter_table(struct setter *setter, const struct node *table);
void setter_contents(struct setter *setter);
void setter_inset(struct setter *setter, const struct node *inset);
void setter_letter(struct setter *setter, const struct node *letter);

/* Adds to the layout where that room is, once it is known. */
void setter_holes(const struct setter *setter, struct layout *layout);

#endif
