/* Downloads: the headers of a file that is given back to be saved. */
#ifndef REDRESS_WEB_DOWNLOAD_H
#define REDRESS_WEB_DOWNLOAD_H

#include "web/action.h"

/* The call's answer becomes a file of that name and type, with status 200. A type that the site does not take (any more)
 * goes out as mere bytes, and a name that does not end as its type says gets a suffix that does: what was told by its
 * content is not opened as something else. */
void download_name(struct call *call, const char *name, const char *type);

#endif
