/* Uploads: are the files that came with a form such as the organisation takes? */
#ifndef REDRESS_WEB_UPLOAD_H
#define REDRESS_WEB_UPLOAD_H

#include <stdbool.h>

struct asking;
struct call;
struct fields;

/* Takes the files of the request: those kept from before (kept_files.h), then those that came, into each of which it
 * looks and sets its type. What the site does not take (file_refusal) is a problem of the call, at the file's field;
 * its words are the file's name. False with a fault. */
bool upload_take(struct call *call, const struct asking *asking);

/* Sets the type of each of those files that has none yet. False with a fault. */
bool upload_look(struct call *call, struct fields *files);

#endif
