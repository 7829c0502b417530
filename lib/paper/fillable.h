/* The fillable form: a form as a PDF that is filled in on screen, or printed and filled in by hand.
 *
 * It is drawn from the tree that xsl/fillable.xsl makes (urn:redress:paper): <text>, <heading>, <field> with <part>,
 * <choice> or <tick>, a <blank> to write in by hand, a <cut>, <columns> and <frame>, in the order in which they are
 * read. */
#ifndef REDRESS_PAPER_FILLABLE_H
#define REDRESS_PAPER_FILLABLE_H

#include <stddef.h>

struct fault;
struct node;
struct pool;

/* The PDF of that tree, of `*length` bytes; NULL with a fault 500 "broken". */
const char *fillable_pdf(struct pool *pool, const struct node *paper, size_t *length, struct fault *fault);

/* The same of several of them, which <papers> holds, without fields: to be printed. */
const char *fillable_papers(struct pool *pool, const struct node *papers, size_t *length, struct fault *fault);

#endif
