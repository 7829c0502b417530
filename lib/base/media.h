/* Media: what a file is, where the guess by its first bytes falls short of what people send. */
#ifndef REDRESS_BASE_MEDIA_H
#define REDRESS_BASE_MEDIA_H

#include <stdbool.h>
#include <stddef.h>

/* The type of a file for which libmagic's guess is `guess` (NULL: none): a picture of a telephone whatever its brand,
 * an e-mail whatever its first header; else the guess. */
const char *media_type(const char *guess, const char *bytes, size_t size);

/* The other name of the same type, image/heif for image/heic; NULL: it has none. */
const char *media_other_name(const char *type);

/* True if a file of that type may be given back as plain text: it is text to the last byte, and no markup that a reader
 * would take for something else. */
bool media_is_plain(const char *type, const char *bytes, size_t size);

#endif
