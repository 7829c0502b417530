/* A place on the pages of a document. */
#ifndef REDRESS_PAPER_PLACE_H
#define REDRESS_PAPER_PLACE_H

/* A rectangle on a page, the first of which is 0; in points, from its top left corner. */
struct place {
    int page;
    double left, top, width, height;
};

#endif
