/* Text: the one door for what comes in, and small questions about text.
 *
 * Every field, box, reference, code and file name goes through it. Nothing else decides what a person may type; the
 * schema decides how long it may be. */
#ifndef REDRESS_BASE_TEXT_H
#define REDRESS_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

/* What somebody would say that they typed, out of `length` bytes as they came: line ends of every kind are LF;
 * controls, and formats that show nothing, are gone, joiners stay where their script or picture needs them; trimmed at
 * both ends of what only takes room; empty if nothing in it can be seen. Always a text that XML can hold. *readable is
 * false if the bytes are no UTF-8; then U+FFFD stands where a byte could not be read. */
char *text_said(struct pool *pool, const char *bytes, size_t length, bool *readable);

/* The same, of such a text, for a field of one line or a name: line ends and tabs are blanks, and nothing says in which
 * direction to read. */
char *text_line(struct pool *pool, const char *text);

/* Its beginning, as a field takes it: `most` characters (0: all of it) of UTF-8. */
const char *text_beginning(struct pool *pool, const char *text, int most);

/* True if both are the same text; NULL is the same as NULL only. */
bool text_equal(const char *one, const char *other);

/* True if `text` is NULL or empty: what a cleaned field is when the person left it blank. */
bool text_blank(const char *text);

/* True if `word` is one of the words of a NULL-ended list; a NULL list has no words. */
bool text_among(const char *word, const char *const *words);

/* The words of a list separated by white space, as a NULL-ended array; an empty text gives an empty array. */
const char *const *text_words(struct pool *pool, const char *list);

/* Makes of a code what can be read, in its place: "not-yet-named" is "Not yet named" then. Gives it; NULL stays. */
char *text_spell(char *code);

/* The whole text as a number from `least` to `most`, or -1: no sign, no blank, nothing else. */
int text_number(const char *text, int least, int most);

/* The first row of that name among `count` rows, each of which begins with a pointer to its name; NULL: none has it. */
#define ROW_NAMED(rows, count, name) row_named((rows), (count), sizeof *(rows), (name))
const void *row_named(const void *rows, size_t count, size_t size, const char *name);

#endif
