/* Text: the one strict check of what comes in, and small questions about text.
 *
 * Nothing else decides what a person may type; the schema decides how long it may be. */
#ifndef REDRESS_BASE_TEXT_H
#define REDRESS_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

/* The text in `length` bytes as the record keeps it: valid UTF-8, no control characters but tab and line feed (CR LF
 * and CR become LF), nothing that XML 1.0 cannot hold, trimmed of white space at both ends. NULL if it is not such
 * text. */
char *text_clean(struct pool *pool, const char *bytes, size_t length);

/* True if both are the same text; NULL is the same as NULL only. */
bool text_equal(const char *one, const char *other);

/* True if `text` is NULL or empty: what a cleaned field is when the person left it blank. */
bool text_blank(const char *text);

/* True if `word` is one of the words of a NULL-ended list; a NULL list has no words. */
bool text_among(const char *word, const char *const *words);

/* The words of a list separated by white space, as a NULL-ended array; an empty text gives an empty array. */
const char *const *text_words(struct pool *pool, const char *list);

/* The whole text as a number from `least` to `most`, or -1: no sign, no blank, nothing else. */
int text_number(const char *text, int least, int most);

#endif
