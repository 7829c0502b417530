/* Kept files: those that came with a form wait beside the store while it is given back, so that nobody has to choose
 * them again.
 *
 * The form bears a sealed field for each, `kept.N`: which bytes, under what name, what they were found to be, until
 * when. It opens in that form only: of that realm, program and person, with that token. `kept.N.out` leaves it out. */
#ifndef REDRESS_WEB_KEPT_FILES_H
#define REDRESS_WEB_KEPT_FILES_H

#include <stdbool.h>

struct asking;
struct call;
struct fields;
struct node;

/* True if a field of that name, or what begins so, speaks of kept files: nobody typed it. */
bool is_kept_file(const char *name);

/* Puts the kept files that the form brings before those that were chosen now, as if they had come with it. For one
 * that waits no longer, or never did, "files-gone" is noted as a problem at the field of files. One that comes twice is
 * taken once; those beyond what the organisation takes together have no bytes (base/fields.h), so nobody reads them. */
void kept_files_take(struct call *call, const struct asking *asking);

/* Keeps the files of that field, as far as the organisation takes what they are, and adds to the node of the field a
 * <kept> for each, and a <gone> for each that has to be chosen again. `token` is the form's. */
void kept_files_add(struct call *call, struct node *field, const char *name, const char *token);

#endif
