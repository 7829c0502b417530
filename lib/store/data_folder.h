/* The data folder: who owns the files in it, and who may write them.
 *
 * Public and staff programs run as two users of one group, and an administrator as root; whoever comes first makes the
 * files. So each process enters the folder before it opens anything there: it leaves nothing to the umask that it was
 * started with, and root acts as the folder's owner. The folder decides for whom its files are: where its group may
 * write, for owner and group; else for the owner alone; never for others. Not for the site's files, which nobody here
 * writes. */
#ifndef REDRESS_STORE_DATA_FOLDER_H
#define REDRESS_STORE_DATA_FOLDER_H

#include <stdbool.h>
#include <sys/types.h>

struct fault;
struct pool;

/* Enters it: root becomes its owner in its group for the rest of the process; what is made from now on has the mode
 * that it needs; and files of ours that came to be otherwise get owner, group and mode again, where this user may give
 * them. False with a fault 503 if there is no such folder, or root may not become its owner. */
bool data_folder_enter(const char *data, struct fault *fault);

/* Makes an empty file of that name where there is none, with group and mode from its first moment: SQLite would leave
 * the group without writing. False with a fault 503. */
bool data_folder_make(struct pool *pool, const char *data, const char *name, struct fault *fault);

/* The mode that the folder's files need. For who checks them. */
mode_t data_folder_mode(mode_t folder);

/* True if that is a name of a file that Redress keeps in its data folder. */
bool data_folder_keeps(const char *name);

#endif
