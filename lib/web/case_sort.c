#include "web/case_sort.h"

#include <stdlib.h>
#include <string.h>

#include "base/folding.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "web/action.h"
#include "xml/xml.h"

/* The headings, and by which attribute of a line each sorts. Nothing tells when a line was received but its place. */
static const struct {
    const char *name, *attribute;
} HEADINGS[] = {
    {"reference", "reference"},   {"summary", "summary"}, {"complainant", "who"}, {"division", "division-title"},
    {"handler", "handler-title"}, {"received", NULL},     {"what", "what"},       {"due", "due"},
};

enum { HEADING_COUNT = sizeof HEADINGS / sizeof *HEADINGS };

static int heading_named(const char *name)
{
    int i = HEADING_COUNT - 1;
    while (i >= 0 && !text_equal(HEADINGS[i].name, name))
        i--;
    return i;
}

const char *case_sort_asked(const struct call *call, const char *otherwise)
{
    const char *asked = fields_get(call_posted(call) ? call->request.body : call->request.query, "sort");
    return heading_named(asked) >= 0 ? asked : otherwise;
}

/* A line, what it is sorted by (NULL comes last), and as which it came. */
struct sorted {
    struct node *line;
    const char *key;
    size_t place;
};

static const char *key_of(struct pool *pool, const struct node *line, const char *attribute)
{
    const char *value = attribute ? node_get(pool, line, attribute) : NULL;
    int64_t instant = text_equal(attribute, "due") ? node_instant(pool, line, attribute) : INSTANT_NONE;
    if (instant != INSTANT_NONE)
        return pool_format(pool, "%020lld", (long long)instant);
    return text_blank(value) ? NULL : text_folded(pool, value);
}

static int compare(const void *one, const void *other)
{
    const struct sorted *a = one, *b = other;
    int order = a->key == NULL || b->key == NULL ? (a->key == NULL) - (b->key == NULL) : strcmp(a->key, b->key);
    return order != 0 ? order : a->place < b->place ? -1 : 1;
}

void case_sort(struct call *call, struct node *cases, const char *asked, const char *came)
{
    struct sorted *list = NULL;
    size_t count = 0;
    if (text_equal(asked, came))
        return;
    const char *attribute = HEADINGS[heading_named(asked)].attribute;
    for (struct node *line = node_first(cases, "case"); line != NULL; line = node_next(line, "case")) {
        const struct sorted sorted = {line, key_of(call->pool, line, attribute), count};
        *LIST_ADD(call->pool, list, count) = sorted;
    }
    if (count > 0)
        qsort(list, count, sizeof *list, compare);
    for (size_t i = 0; i < count; i++)
        node_move_last(list[i].line);
}

void case_sort_offer(struct call *call, struct node *cases, const char *asked)
{
    node_set(cases, "sorted", asked);
    if (!call_posted(call))
        node_set(cases, "address", pool_format(call->pool, "%s?sort=", call->request.path));
}
