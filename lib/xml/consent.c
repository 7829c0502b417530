#include "xml/consent.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

/* A single letter is no name. */
#define SHORTEST_NAME 2

/* True if one of the parts of a name is among the words. */
static bool any_among(char **parts, char **words)
{
    for (; *parts != NULL; parts++)
        if (g_utf8_strlen(*parts, -1) >= SHORTEST_NAME && g_strv_contains((const char *const *)words, *parts))
            return true;
    return false;
}

bool consent_names(const char *text, const char *name)
{
    if (text_blank(text) || text_blank(name))
        return false;
    char **plain_words, **words = g_str_tokenize_and_fold(text, NULL, &plain_words);
    char **plain_parts, **parts = g_str_tokenize_and_fold(name, NULL, &plain_parts);
    bool found = any_among(parts, words) || any_among(parts, plain_words) || any_among(plain_parts, words);
    g_strfreev(words);
    g_strfreev(plain_words);
    g_strfreev(parts);
    g_strfreev(plain_parts);
    return found;
}

static const char *child_text(struct pool *pool, const struct node *node, const char *name)
{
    struct node *child = node_first(node, name);
    return child ? node_text(pool, child) : NULL;
}

const char *consent_words(struct pool *pool, const struct node *record)
{
    const struct node *received = node_first(record, "received");
    const char *details = child_text(pool, received, "details"), *effect = child_text(pool, received, "effect");
    return pool_format(pool, "%s\n%s", details ? details : "", effect ? effect : "");
}

/* True if somebody praised was told, and everybody praised who was told agreed. */
static bool praised_agree(const struct node *record)
{
    bool told = false, agree = true;
    for (struct node *event = node_first(record, "told"); event != NULL; event = node_next(event, "told"))
        if (node_first(event, "praised") != NULL) {
            told = true;
            agree = agree && node_first(event, "consent-praised") != NULL;
        }
    return told && agree;
}

/* True if what they wrote about it says whom it comes from. */
static bool is_signed(struct pool *pool, const struct node *received, const char *words)
{
    const struct node *giver = node_first(received, "giver");
    const char *name = child_text(pool, giver, "name"), *email = child_text(pool, giver, "email");
    return consent_names(words, name) || consent_names(child_text(pool, received, "about-whom"), name) ||
           (email != NULL && strstr(words, email) != NULL);
}

struct consent consent_of(struct pool *pool, const struct node *record)
{
    const struct node *received = node_first(record, "received");
    if (!text_equal(node_name(record), "compliment") || received == NULL)
        return (struct consent){.words = true, .name = true, .praised = true};
    struct consent consent = {.name = node_first(received, "consent-name") != NULL, .praised = praised_agree(record)};
    consent.words = node_first(received, "consent-words") != NULL &&
                    (consent.name || !is_signed(pool, received, consent_words(pool, record)));
    return consent;
}
