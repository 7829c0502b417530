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

#endif
