/* Letters: what one character of Unicode is to a reader. Tables and questions; no text is changed here (text.h,
 * folding.h).
 */
#ifndef REDRESS_BASE_LETTER_H
#define REDRESS_BASE_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/* True if it ends a line, whatever system wrote it. CR before LF is the caller's to see. */
bool letter_ends_line(uint32_t letter);

/* True if it only says in which direction what follows runs: marks, embeddings, overrides, isolates. */
bool letter_turns(uint32_t letter);

/* True if it is there for programs, not for readers: controls but tab and line ends, formats that show nothing, places
 * for objects that did not come along, what Unicode says is no character. Neither what turns nor what joins is. */
bool letter_hidden(uint32_t letter);

/* True if it joins its neighbours, or keeps them apart, where their script or picture asks for that: ZWJ, ZWNJ. */
bool letter_joins(uint32_t letter);

/* True if that joiner makes a difference to a reader between these two: pictures put together, scripts whose letters
 * take shape from their neighbours. 0: nothing stands there. */
bool letter_joined(uint32_t before, uint32_t joiner, uint32_t after);

/* True if it only chooses another picture of the one before, as the flag of England is chosen. */
bool letter_varies(uint32_t letter);

/* True if it takes room and shows nothing: white space of any script, fillers. */
bool letter_empty(uint32_t letter);

/* True if a reader sees it by itself. */
bool letter_seen(uint32_t letter);

bool letter_dash(uint32_t letter);
bool letter_apostrophe(uint32_t letter);

/* The letters that stand for one that no decomposition of Unicode takes apart: "o" for ø, "ae" for æ; NULL: none. For
 * small letters. */
const char *letter_plain(uint32_t letter);

#endif
