/* Sheets: the stylesheets of xsl/, compiled once per process, which make pages of trees.
 *
 * A sheet can neither read nor write anything but the tree that it is given: all of libxslt's ways to files and
 * network are forbidden, and it takes no parameters. What it can ask of us is in xml/functions.h. */
#ifndef REDRESS_XML_SHEET_H
#define REDRESS_XML_SHEET_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct node;
struct pool;
struct sheet;
struct words;

/* Compiles a sheet with all that it includes; it lives in `pool`. `words`: what its codes are called; NULL: it says
 * none. */
struct sheet *sheet_open(struct pool *pool, const char *path, const struct words *words, struct fault *fault);

/* The page that the sheet makes of the tree, as text of `*length` bytes; NULL with a fault 500 "broken" if it fails. */
const char *sheet_apply(struct pool *pool, const struct sheet *sheet, const struct node *tree, size_t *length,
                        struct fault *fault);

/* The same as a tree, its document element, for who goes on with it; it lives in `pool`. */
const struct node *sheet_tree(struct pool *pool, const struct sheet *sheet, const struct node *tree,
                              struct fault *fault);

#endif
