#include "base/plain.h"

#include <stdbool.h>
#include <string.h>

#include "base/folding.h"
#include "base/pool.h"
#include "base/text.h"

/* Who promises for others, and what says when: a figure does, too. Folded. */
static const char *const OTHERS[] = {"they",       "he",       "she",    "someone", "somebody", "staff",    "team",
                                     "colleagues", "division", "office", "manager", "school",   "supplier", NULL};
static const char *const TIMES[] = {"monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday", "sunday",
                                    "january", "february",  "march",     "april",    "may",      "june",     "july",
                                    "august",  "september", "october",   "november", "december", "today",    "tomorrow",
                                    "hour",    "hours",     "day",       "days",     "week",     "weeks",    "month",
                                    "months",  "now",       "date",      NULL};

static bool ends_sentence(const char *at)
{
    return *at == '\n' || (strchr(".!?", *at) != NULL && (at[1] == '\0' || strchr(" \n\"'", at[1]) != NULL));
}

/* The next sentence from *at on, which is moved past it; NULL: there is none. */
static const char *sentence_next(struct pool *pool, const char **at)
{
    const char *begins = *at + strspn(*at, " \n\t"), *end = begins;
    while (*end != '\0' && !ends_sentence(end))
        end++;
    *at = *end != '\0' ? end + 1 : end;
    size_t length = (size_t)(end - begins) + (*end != '\0' && *end != '\n');
    return length > 0 ? pool_copy_part(pool, begins, length) : NULL;
}

/* True if those words stand whole in the folded text. */
static bool has_words(struct pool *pool, const char *folded, const char *words)
{
    const char *sought = pool_format(pool, " %s ", text_folded(pool, words));
    return strlen(sought) > 2 && strstr(pool_format(pool, " %s ", folded), sought) != NULL;
}

/* True if one of the others "will", and nothing says when. */
static bool is_undated(const char *const *words, const char *sentence)
{
    bool promised = false;
    for (size_t i = 0; words[i] != NULL; i++) {
        bool will = words[i + 1] != NULL && text_equal(words[i + 1], "will");
        promised |= (will && text_among(words[i], OTHERS)) || text_equal(words[i], "theyll");
        if (text_among(words[i], TIMES))
            return false;
    }
    return promised && strpbrk(sentence, "0123456789") == NULL;
}

static void note_list(struct pool *pool, const char *text, const struct plain_word *list, size_t list_count,
                      struct plain_note **notes, size_t *count)
{
    const char *folded = text_folded(pool, text);
    for (size_t i = 0; i < list_count; i++)
        if (has_words(pool, folded, list[i].word))
            *LIST_ADD(pool, *notes, *count) =
                (struct plain_note){.kind = PLAIN_JARGON, .text = list[i].word, .instead = list[i].instead};
}

const struct plain_note *plain_notes(struct pool *pool, const char *text, const struct plain_word *list,
                                     size_t list_count, size_t *count)
{
    struct plain_note *notes = NULL;
    *count = 0;
    for (const char *at = text; *at != '\0';) {
        const char *sentence = sentence_next(pool, &at);
        if (sentence == NULL)
            continue;
        const char *const *words = text_words(pool, text_folded(pool, sentence));
        int length = 0;
        while (words[length] != NULL)
            length++;
        if (length > PLAIN_WORDS_MOST)
            *LIST_ADD(pool, notes, *count) = (struct plain_note){.kind = PLAIN_LONG, .text = sentence, .words = length};
        if (is_undated(words, sentence))
            *LIST_ADD(pool, notes, *count) = (struct plain_note){.kind = PLAIN_UNDATED, .text = sentence};
    }
    note_list(pool, text, list, list_count, &notes, count);
    return notes;
}
