/* Uploads: are the files that came with a form such as the organisation takes? Told by what is in them (libmagic, which
 * only this file sees), never by what they are called. */
#ifndef REDRESS_WEB_UPLOAD_H
#define REDRESS_WEB_UPLOAD_H

#include <stdbool.h>

struct asking;
struct call;
struct examiner;
struct fault;
struct file;
struct fields;
struct file_rules;
struct pool;

/* Gets ready to look into files; lives in `pool`. A process needs one, once a file came. NULL with a fault. */
struct examiner *examiner_open(struct pool *pool, struct fault *fault);

/* Takes the files of the request: those kept from before (kept_files.h), then those that came, into each of which it
 * looks and sets its type. What the site does not take is a problem of the call, at the file's field: "files-many",
 * "files-together", "file-empty", "file-large", "file-type"; its words are the file's name. False with a fault. */
bool upload_take(struct call *call, const struct asking *asking);

/* Sets the type of each of those files that has none yet. False with a fault. */
bool upload_look(struct call *call, struct fields *files);

/* True if the site takes that file by itself, so that it is worth keeping while its form is given back. */
bool upload_may_wait(const struct file_rules *rules, const struct file *file);

#endif
