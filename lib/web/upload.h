/* Uploads: are the files that came with a form such as the organisation takes? Told by what is in them (libmagic, which
 * only this file sees), never by what they are called. */
#ifndef REDRESS_WEB_UPLOAD_H
#define REDRESS_WEB_UPLOAD_H

#include <stdbool.h>

struct asking;
struct call;
struct examiner;
struct fault;
struct pool;
struct problems;

/* Gets ready to look into files; lives in `pool`. A process needs one, once a file came. NULL with a fault. */
struct examiner *examiner_open(struct pool *pool, struct fault *fault);

/* Looks into each file of the request and sets its type. What the site does not take is a problem of the file's field:
 * "files-many", "files-together", "file-empty", "file-large", "file-type"; its words are the file's name. False with a
 * fault in the call. */
bool upload_check(struct call *call, const struct asking *asking, struct problems *wrong);

#endif
