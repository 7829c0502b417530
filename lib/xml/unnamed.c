#include "xml/unnamed.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/consent.h"
#include "xml/xml.h"

/* Letters of the shortest name that is looked for: of fewer, too many words would be one. */
#define SHORTEST_NAME 3

/* Characters of the shortest sentence that counts as a quotation: anybody may write "Thank you". */
#define SHORTEST_QUOTATION 20

/* The words of the text with one blank between, before and behind them; without accents. */
static const char *words_of(struct pool *pool, const char *text)
{
    char *apart = g_utf8_normalize(text ? text : "", -1, G_NORMALIZE_NFKD);
    GString *words = g_string_new(" ");
    for (const char *at = apart ? apart : ""; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (g_unichar_isalnum(letter))
            g_string_append_unichar(words, letter);
        else if (!g_unichar_ismark(letter) && words->str[words->len - 1] != ' ')
            g_string_append_c(words, ' ');
    }
    if (words->str[words->len - 1] != ' ')
        g_string_append_c(words, ' ');
    const char *copy = pool_copy(pool, words->str);
    g_string_free(words, TRUE);
    g_free(apart);
    return copy;
}

static const char *fold(struct pool *pool, const char *words)
{
    char *folded = g_utf8_casefold(words, -1);
    const char *copy = pool_copy(pool, folded);
    g_free(folded);
    return copy;
}

/* True if there are so many letters between the first blank and the last. */
static bool is_long(const char *words, long letters)
{
    return g_utf8_strlen(words, -1) >= letters + 2;
}

/* True if the words stand in the text, of so many letters at least. */
static bool holds(struct pool *pool, const char *text, const char *words, long letters)
{
    const char *sought = fold(pool, words_of(pool, words));
    return is_long(sought, letters) && strstr(fold(pool, words_of(pool, text)), sought) != NULL;
}

bool name_stands(struct pool *pool, const char *text, const char *name)
{
    return holds(pool, text, name, SHORTEST_NAME);
}

/* The last of the words, with its blanks. */
static const char *last_word(struct pool *pool, const char *words)
{
    char *copy = pool_copy(pool, words);
    size_t length = strlen(copy);
    if (length < 2)
        return " ";
    copy[length - 1] = '\0';
    return pool_format(pool, "%s ", strrchr(copy, ' '));
}

/* True if that word (folded, with its blanks) is among the words, beginning with what is no small letter. */
static bool holds_capital(struct pool *pool, const char *words, const char *word)
{
    for (const char *at = words; at != NULL && at[0] != '\0' && at[1] != '\0'; at = strchr(at + 1, ' ')) {
        size_t length = strcspn(at + 1, " ");
        const char *one = pool_format(pool, "%.*s", (int)length + 2, at);
        if (!g_unichar_islower(g_utf8_get_char(at + 1)) && text_equal(fold(pool, one), word))
            return true;
    }
    return false;
}

bool name_told(struct pool *pool, const char *text, const char *name)
{
    const char *last = fold(pool, last_word(pool, words_of(pool, name)));
    return name_stands(pool, text, name) ||
           (is_long(last, SHORTEST_NAME) && holds_capital(pool, words_of(pool, text), last));
}

static const char *name_of(struct pool *pool, const struct node *received, const char *party)
{
    struct node *name = node_first(node_first(received, party), "name");
    return name ? node_text(pool, name) : NULL;
}

static bool quotes(struct pool *pool, const char *text, const char *words)
{
    char **sentences = g_strsplit_set(words, ".!?\n", -1);
    bool found = false;
    for (char **sentence = sentences; *sentence != NULL; sentence++)
        found = found || holds(pool, text, *sentence, SHORTEST_QUOTATION);
    g_strfreev(sentences);
    return found;
}

const char *unnamed_wrong(struct pool *pool, const struct node *current, const char *text)
{
    const struct node *received = node_first(current, "received");
    struct consent consent = consent_of(pool, current);
    if (name_told(pool, text, name_of(pool, received, "complainant")) ||
        name_told(pool, text, name_of(pool, received, "representative")) ||
        (!consent.name && name_told(pool, text, name_of(pool, received, "giver"))))
        return UNNAMED_NAMES;
    return !consent.words && quotes(pool, text, consent_words(pool, current)) ? UNNAMED_QUOTES : NULL;
}

const char *unnamed_wrong_inside(struct pool *pool, const struct node *current, const struct node *node)
{
    const char *wrong = NULL;
    if (node_first(node, NULL) == NULL)
        return unnamed_wrong(pool, current, node_text(pool, node));
    for (struct node *child = node_first(node, NULL); child != NULL && wrong == NULL; child = node_next(child, NULL))
        wrong = unnamed_wrong_inside(pool, current, child);
    return wrong;
}
