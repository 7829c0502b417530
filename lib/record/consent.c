#include "record/consent.h"

#include "base/naming.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

const char *consent_words(struct pool *pool, const struct node *record)
{
    const struct node *received = node_first(record, "received");
    const char *details = node_inner(pool, received, "details"), *effect = node_inner(pool, received, "effect");
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
    const char *name = node_inner(pool, giver, "name"), *email = node_inner(pool, giver, "email");
    const struct naming said = naming_of(pool, words),
                        about = naming_of(pool, node_inner(pool, received, "about-whom"));
    return naming_part(pool, &said, name) || naming_part(pool, &about, name) || naming_email(pool, &said, email) ||
           naming_telephone(pool, &said, node_inner(pool, giver, "phone"));
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
