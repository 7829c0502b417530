#include "record/vouched.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

/* True if one is that domain, or one below it. */
static bool is_within(const char *one, const char *domain)
{
    size_t length = strlen(one), below = strlen(domain);
    return length >= below && below > 0 && g_ascii_strcasecmp(one + length - below, domain) == 0 &&
           (length == below || one[length - below - 1] == '.');
}

/* The text without comments and quotes, and without blanks around `=`: each statement ends with `;`. What stands in
 * quotes ends no statement, and is one word. */
static const char *plain(struct pool *pool, const char *text)
{
    char *out = pool_copy(pool, text), *to = out;
    int deep = 0;
    bool quoted = false, equals = false;
    for (; *text != '\0'; text++) {
        if (*text == '\\' && text[1] != '\0' && (quoted || deep > 0))
            text++;
        else if (*text == '"' && deep == 0) {
            quoted = !quoted;
            continue;
        } else if (!quoted && (*text == '(' || (*text == ')' && deep > 0))) {
            deep += *text == '(' ? 1 : -1;
            continue;
        }
        bool blank = g_ascii_isspace(*text), sign = !quoted && *text == '=';
        if (deep > 0 || (equals && blank && !quoted))
            continue;
        while (sign && to > out && to[-1] == ' ')
            to--;
        equals = sign;
        *to++ = quoted && (blank || *text == ';') ? '_' : blank ? ' ' : *text;
    }
    *to = '\0';
    return out;
}

/* What a word of the statement says of that name; NULL: none does. */
static const char *property(const char *const *words, const char *name)
{
    size_t length = strlen(name);
    for (; *words != NULL; words++)
        if (g_ascii_strncasecmp(*words, name, length) == 0 && (*words)[length] == '=')
            return *words + length + 1;
    return NULL;
}

/* The domain in an address, or the domain itself. */
static const char *domain_of(const char *address)
{
    const char *at = strrchr(address, '@');
    return at ? at + 1 : address;
}

/* Methods that vouch, and the property that says for which domain. */
static const struct {
    const char *method, *of;
} METHODS[] = {
    {"dmarc=pass", "header.from"}, {"spf=pass", "smtp.mailfrom"}, {"dkim=pass", "header.d"}, {"dkim=pass", "header.i"}};

static bool statement_vouches(const char *const *words, const char *domain)
{
    for (size_t i = 0; *words != NULL && i < sizeof METHODS / sizeof *METHODS; i++) {
        const char *of = property(words, METHODS[i].of);
        if (g_ascii_strcasecmp(*words, METHODS[i].method) == 0 && of != NULL && is_within(domain_of(of), domain))
            return true;
    }
    return false;
}

/* True if the results are of that server; then *vouches says whether they vouch for the domain. */
static bool results_of(struct pool *pool, const char *results, const char *server, const char *domain, bool *vouches)
{
    gchar **statements = g_strsplit(plain(pool, results), ";", 50);
    const char *const *words = text_words(pool, *statements ? *statements : "");
    bool theirs = *words != NULL && g_ascii_strcasecmp(*words, server) == 0;
    *vouches = false;
    for (gchar **statement = statements; theirs && *statement != NULL && !*vouches; statement++)
        *vouches = statement > statements && statement_vouches(text_words(pool, *statement), domain);
    g_strfreev(statements);
    return theirs;
}

bool vouched(struct pool *pool, const struct message *message, const char *server)
{
    const char *domain = strrchr(message->from, '@');
    bool vouches, received = false;
    for (size_t i = 0; domain != NULL && i < message->stamp_count; i++) {
        const struct message_stamp *stamp = &message->stamps[i];
        if (stamp->results != NULL && results_of(pool, stamp->results, server, domain + 1, &vouches))
            return vouches;
        if (stamp->by != NULL && received && !is_within(stamp->by, server))
            return false;
        received = received || stamp->by != NULL;
    }
    return false;
}
