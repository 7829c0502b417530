/* What the files that read and write PDFs through qpdf have in common. */
#ifndef REDRESS_PAPER_PDF_H
#define REDRESS_PAPER_PDF_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stddef.h>

struct pool;

/* A rectangle in a PDF, from its lower left to its upper right corner, in points. */
struct pdf_box {
    double left, bottom, right, top;
};

/* A file to be read, that says nothing by itself; to be let go by qpdf_cleanup. */
qpdf_data pdf_new(void);

/* The rectangle that the object says, its corners in order. False: it is none, or nothing fits into it. */
bool pdf_box(qpdf_data pdf, qpdf_oh object, struct pdf_box *box);

/* A drawing (a form XObject, PDF 32000-1, 8.10) in that file: what is seen within `box` of what the operators draw,
 * moved by the matrix; NULL: it is not moved. */
qpdf_oh pdf_form(qpdf_data pdf, struct pool *pool, const struct pdf_box *box, const double matrix[6],
                 const unsigned char *drawn, size_t length);

/* What other drawings it names, to be added to. */
qpdf_oh pdf_form_objects(qpdf_data pdf, qpdf_oh form);

/* Says in which language the file is, and that the window that shows it is called by its title. */
void pdf_describe(qpdf_data pdf, const char *language);

/* The file as it stands, which lives as long as it does: what nothing leads to is left out, and the same is the same
 * bytes. NULL if it cannot be written. */
const char *pdf_made(qpdf_data pdf, size_t *length);

/* Writes it whole; false if it cannot be. */
bool pdf_write(int out, const char *bytes, size_t length);

#endif
