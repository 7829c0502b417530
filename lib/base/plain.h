/* Plain English: what the reader of a letter might stumble over.
 *
 * Three things are seen: a sentence of more than 25 words (GOV.UK style guide, "sentence length"), a word of the
 * organisation's own list, for which there is a plainer one, and what somebody else "will" do without any word of when.
 * It is for advice: nothing here is wrong, and what it does not see may be. */
#ifndef REDRESS_BASE_PLAIN_H
#define REDRESS_BASE_PLAIN_H

#include <stddef.h>

struct pool;

enum { PLAIN_WORDS_MOST = 25 };

enum plain {
    PLAIN_LONG,   /* the sentence has `words` words */
    PLAIN_JARGON, /* the word is of the list: `instead` is plainer */
    PLAIN_UNDATED /* the sentence says what somebody else will do, and not by when */
};

/* A word, or several, of which the organisation has a plainer one. */
struct plain_word {
    const char *word, *instead;
};

struct plain_note {
    enum plain kind;
    const char *text; /* the sentence, or the word as the list has it */
    const char *instead;
    int words;
};

/* The notes on a text, in the order of its sentences, *count of them; each word of the list once. What a note says of
 * the list is the list's memory, the rest the pool's. */
const struct plain_note *plain_notes(struct pool *pool, const char *text, const struct plain_word *list,
                                     size_t list_count, size_t *count);

#endif
