#include "record/unnamed.h"

#include "base/naming.h"
#include "record/consent.h"
#include "xml/xml.h"

/* True if the text names the party, or says how they are reached. */
static bool tells(struct pool *pool, const struct naming *said, const struct node *party)
{
    return naming_plain(pool, said, node_inner(pool, party, "name")) ||
           naming_email(pool, said, node_inner(pool, party, "email")) ||
           naming_telephone(pool, said, node_inner(pool, party, "phone"));
}

const char *unnamed_wrong(struct pool *pool, const struct node *current, const char *text)
{
    const struct node *received = node_first(current, "received");
    const struct consent consent = consent_of(pool, current);
    const struct naming said = naming_of(pool, text);
    if (tells(pool, &said, node_first(received, "complainant")) ||
        tells(pool, &said, node_first(received, "representative")) ||
        (!consent.name && tells(pool, &said, node_first(received, "giver"))))
        return UNNAMED_NAMES;
    return !consent.words && naming_quotes(pool, &said, consent_words(pool, current)) ? UNNAMED_QUOTES : NULL;
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
