/* Headers of a message, as they are meant: GMime reads them, after names of character sets that programs write wrongly
 * were set right (charset.h). For the child that reads messages (message_parse.h). */
#ifndef REDRESS_POST_HEADER_H
#define REDRESS_POST_HEADER_H

#include <gmime/gmime.h>

/* How GMime is to read: bytes that say no character set are UTF-8, or else windows-1252. */
GMimeParserOptions *header_options(void);

/* The first header of that name as text; NULL: there is none. The caller frees it. */
char *header_text(GMimeObject *object, const char *name);

/* The addresses in the first header of that name; NULL: there is none. The caller gives it back. */
InternetAddressList *header_addresses(GMimeObject *object, const char *name);

/* What the sender calls a part, by either of its headers, in the words of the sender's own machine: maybe with a path.
 * NULL: nothing. The caller frees it. */
char *header_file_name(GMimeObject *part);

#endif
