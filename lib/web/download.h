/* Downloads: the headers of a file that is given back to be saved. */
#ifndef REDRESS_WEB_DOWNLOAD_H
#define REDRESS_WEB_DOWNLOAD_H

#include "web/action.h"

/* The call's answer becomes a file of that name and type, with status 200. Programs choose by the end of a file's name
 * what opens it, so the name must end as the type says; where it does not, the right ending is added. A type that the
 * site takes no longer is given back as mere bytes, with the ending .bin. */
void download_name(struct call *call, const char *name, const char *type);

/* The call's answer becomes that PDF, of the length that it has already, called NAME.pdf, with status 200. */
void download_pdf(struct call *call, const char *name, const char *pdf);

/* True if the address asks for a table to be saved: format=csv, or format=xlsx. */
bool download_asked(const struct call *call);

/* The call's answer becomes the book (book/book.h) that the page's sheet makes, in the form asked for, called
 * NAME.csv or NAME.xlsx, with status 200. False with a fault in the call. */
bool download_book(struct call *call, const struct node *page, const char *name);

#endif
