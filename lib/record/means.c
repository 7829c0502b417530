#include "record/means.h"

#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

/* Each way, and what the record has to say of them so that it reaches; NULL: nothing. */
static const struct {
    const char *channel, *needs;
    bool nameless; /* it reaches somebody of whom nothing is known, too */
} WAYS[] = {
    {"email", "email", false},  {"post", "address", false}, {"phone", NULL, false},
    {"in-person", NULL, false}, {"web", NULL, true},
};

static const struct node *last_receipt(const struct node *record)
{
    const struct node *last = NULL;
    for (const struct node *event = node_first(record, "received"); event != NULL; event = node_next(event, "received"))
        last = event;
    return last;
}

/* True if somebody of the receipt, they or who acts for them, can be reached at that. */
static bool has(struct pool *pool, const struct node *received, const char *what)
{
    for (const struct node *party = node_first(received, NULL); party != NULL; party = node_next(party, NULL))
        if (node_inner(pool, party, what) != NULL)
            return true;
    return false;
}

/* True if staff passed it on in nobody's name: whom they have it from they know. */
static bool passed_on(struct pool *pool, const struct node *received)
{
    static const char *const unknown[] = {"complainant", "giver", "anonymous", NULL};
    bool by_staff = received != NULL && !text_equal(node_get(pool, received, "by"), "complainant");
    for (const char *const *party = unknown; *party != NULL; party++)
        by_staff = by_staff && node_first(received, *party) == NULL;
    return by_staff;
}

struct list means_of(struct pool *pool, const struct node *record)
{
    const struct node *received = last_receipt(record);
    bool ours = passed_on(pool, received), named = ours || has(pool, received, "name");
    struct list list = {.name = "means"};
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        bool known = WAYS[i].needs == NULL ? named : has(pool, received, WAYS[i].needs);
        if (WAYS[i].nameless || known || ours)
            *LIST_ADD(pool, list.choices, list.count) = (struct choice){.value = WAYS[i].channel};
    }
    return list;
}

const char *means_preferred(struct pool *pool, const struct node *record)
{
    const struct list means = means_of(pool, record);
    const char *asked = node_inner(pool, node_first(last_receipt(record), "complainant"), "preferred-channel");
    for (size_t i = 0; asked != NULL && i < means.count; i++)
        if (text_equal(means.choices[i].value, asked))
            return asked;
    return means.count == 1 ? means.choices[0].value : NULL;
}

const char *means_letter(struct pool *pool, const struct node *record, const char *channel)
{
    static const char *const written[][2] = {{"email", "email"}, {"post", "address"}};
    const struct node *received = last_receipt(record);
    const char *way = channel ? channel : means_preferred(pool, record);
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        if ((way == NULL || text_equal(way, written[i][0])) && has(pool, received, written[i][1]))
            return written[i][0];
    return NULL;
}
