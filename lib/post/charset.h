/* Character sets: what mail is written in, as UTF-8.
 *
 * A process that reads strangers' mail opens no file any more (base/child.h), but the C library keeps a file for each
 * character set: those that mail uses are opened before. */
#ifndef REDRESS_POST_CHARSET_H
#define REDRESS_POST_CHARSET_H

#include <glib.h>

/* Opens them, once in a process. */
void charsets_open(void);

/* The set that is meant by a name in mail: programs write the names of small sets for larger ones. */
const char *charset_meant(const char *said);

/* Adds `size` bytes in that character set (NULL: it was not said) to the text, as UTF-8. Bytes of a set that is not
 * known, or wrong in theirs, are read as UTF-8, or else as windows-1252, as most of what says nothing is. What no set
 * explains is added as it is. */
void charset_append(GString *text, const char *charset, const char *bytes, size_t size);

#endif
