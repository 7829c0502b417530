#include "web/similar.h"

#include <string.h>

#include "base/folding.h"
#include "base/pool.h"
#include "base/telephone.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/case_list.h"
#include "xml/xml.h"

/* So many are shown; of each kind of likeness so many are looked at; so many words of that size tell a summary. */
enum { MOST_SHOWN = 6, MOST_LOOKED_AT = 8, MOST_WORDS = 3, SHORTEST_WORD = 5 };

struct similar similar_typed(const struct fields *typed)
{
    return (struct similar){.email = fields_get(typed, "complainant.email"),
                            .phone = fields_get(typed, "complainant.phone"),
                            .name = fields_get(typed, "complainant.name"),
                            .organisation = fields_get(typed, "complainant.organisation"),
                            .division = fields_get(typed, "division"),
                            .summary = fields_get(typed, "summary")};
}

struct similar similar_case(struct call *call, const struct case_file *file)
{
    const struct event *receipt = timeline_receipt(file->timeline);
    const struct node *received = receipt ? record_event(file->current, receipt->seq) : NULL;
    const struct node *person = node_first(received, "complainant");
    return (struct similar){.reference = file->reference,
                            .email = node_inner(call->pool, person, "email"),
                            .phone = node_inner(call->pool, person, "phone"),
                            .name = node_inner(call->pool, person, "name"),
                            .organisation = node_inner(call->pool, person, "organisation"),
                            .division = timeline_division(file->timeline),
                            .summary = node_inner(call->pool, received, "summary")};
}

static bool same(struct pool *pool, const char *one, const char *other)
{
    return !text_blank(one) && !text_blank(other) && text_equal(text_folded(pool, one), text_folded(pool, other));
}

static bool same_email(struct pool *pool, const struct similar *one, const struct similar *other)
{
    return same(pool, one->email, other->email);
}

static bool same_phone(struct pool *pool, const struct similar *one, const struct similar *other)
{
    return !text_blank(one->phone) && !text_blank(other->phone) && telephone_same(pool, one->phone, other->phone);
}

static bool same_name(struct pool *pool, const struct similar *one, const struct similar *other)
{
    return same(pool, one->name, other->name) && same(pool, one->organisation, other->organisation);
}

static bool same_division(struct pool *pool, const struct similar *one, const struct similar *other)
{
    (void)pool;
    return text_equal(one->division, other->division);
}

/* The longest words of the summary, as one would look for them; NULL: too few. */
static const char *telling_words(struct pool *pool, const char *summary)
{
    const char *const *words = text_words(pool, text_folded(pool, summary));
    const char *chosen[MOST_WORDS];
    size_t count = 0;
    for (; *words != NULL; words++) {
        size_t place = count;
        while (place > 0 && strlen(*words) > strlen(chosen[place - 1]))
            place--;
        if (strlen(*words) < SHORTEST_WORD || place == MOST_WORDS)
            continue;
        count += count < MOST_WORDS;
        memmove(&chosen[place + 1], &chosen[place], (count - place - 1) * sizeof *chosen);
        chosen[place] = *words;
    }
    const char *text = "";
    for (size_t i = 0; i < count; i++)
        text = pool_format(pool, "%s %s", text, chosen[i]);
    return count > 1 ? text : NULL;
}

void similar_add_case(struct call *call, struct node *similar, const struct indexed_case *row, const char *why)
{
    struct node *node = node_add(similar, "case");
    node_set(node, "reference", row->reference);
    node_set(node, "summary", row->summary);
    node_set(node, "state", row->state);
    node_set_instant(call->pool, node, "received", row->received);
    node_set(node, "why", why);
}

/* Adds those in which that is written, if the case itself is alike, until enough are shown. */
static bool add_alike(struct call *call, struct node *similar, const struct similar *of, const char *why,
                      const char *sought, bool (*alike)(struct pool *, const struct similar *, const struct similar *))
{
    struct search_hit hits[MOST_LOOKED_AT];
    int count = text_blank(sought) ? 0
                                   : case_list_search(call->registry, call->pool, call->person, sought, SEARCH_NEWEST,
                                                      hits, MOST_LOOKED_AT, &call->fault);
    for (int i = 0; i < count && node_count(similar, NULL) < MOST_SHOWN; i++) {
        const struct case_file *file = call_case_seen(call, hits[i].reference);
        bool shown = text_equal(hits[i].reference, of->reference);
        for (struct node *at = node_first(similar, NULL); at != NULL && !shown; at = node_next(at, NULL))
            shown = text_equal(node_get(call->pool, at, "reference"), hits[i].reference);
        const struct similar other = file && !shown ? similar_case(call, file) : (struct similar){0};
        if (!file || shown || !alike(call->pool, of, &other))
            continue;
        const struct indexed_case *row = store_row(call->registry->store, call->pool, file->reference, &call->fault);
        if (row != NULL)
            similar_add_case(call, similar, row, why);
    }
    return count >= 0 && call->fault.kind == 0;
}

bool similar_add(struct call *call, struct node *page, const struct similar *of)
{
    struct pool *pool = call->pool;
    const char *named = text_blank(of->name) || text_blank(of->organisation)
                            ? NULL
                            : pool_format(pool, "%s %s", of->name, of->organisation);
    const char *words = text_blank(of->summary) ? NULL : telling_words(pool, of->summary);
    struct node *similar = node_add(page, "similar");
    return add_alike(call, similar, of, "email", of->email, same_email) &&
           add_alike(call, similar, of, "phone", of->phone, same_phone) &&
           add_alike(call, similar, of, "name", named, same_name) &&
           add_alike(call, similar, of, "summary", words, same_division);
}
