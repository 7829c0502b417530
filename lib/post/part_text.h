/* A part of a message: its bytes decoded, and its words. For the child that reads messages (message_parse.h). */
#ifndef REDRESS_POST_PART_TEXT_H
#define REDRESS_POST_PART_TEXT_H

#include <gmime/gmime.h>
#include <stdbool.h>

/* No text is longer, in bytes as it came; the rest is left out. */
enum { PART_TEXT_LONGEST = 256 * 1024 };

/* True if the part is of that type. */
bool part_is(GMimeObject *part, const char *type, const char *subtype);

/* How many bytes the part has when it is decoded. Up to `most` of them go to `bytes`, which may be NULL. */
size_t part_bytes(GMimePart *part, GByteArray *bytes, size_t most);

/* True if the part is of a type whose words are read. */
bool part_is_text(GMimeObject *part);

/* Adds the words of a text part, as UTF-8: of HTML and of text/enriched its text, of text/plain with the lines that its
 * sender's program broke made whole (RFC 3676). True if the part is longer than what is read of it. */
bool part_text(GMimePart *part, GString *text);

#endif
