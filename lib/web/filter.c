/* One filter of a list: its field on the page, and what may be chosen there. */
#include "base/pool.h"
#include "base/text.h"
#include "web/filters.h"
#include "xml/words.h"
#include "xml/xml.h"

struct filter filter_begin(struct call *call, struct node *node, const char *widget, const char *name, const char *of)
{
    struct filter filter = {
        .call = call, .of = of, .field = node_add(node, "field"), .asked = fields_get(call->request.query, name)};
    node_set(filter.field, "name", name);
    node_set(filter.field, "widget", widget);
    node_set(filter.field, "required", "yes");
    return filter;
}

/* The words of a code; where there are none, as of an obligation that only the site's policy knows, itself. */
static const char *words_of(const struct filter *filter, const char *code)
{
    struct call *call = filter->call;
    const struct saying saying = {.of = filter->of, .code = code, .realm = call->realm, .page = call->name};
    const char *words = filter->of ? words_find(call->registry->site.words, &saying) : NULL;
    return words ? words : text_spell(pool_copy(call->pool, code));
}

void filter_offer(struct filter *filter, const char *value, const char *label)
{
    struct node *choice = node_add(filter->field, "choice");
    bool chosen = text_equal(value, filter->asked);
    node_set(choice, "value", value);
    node_set(choice, "label", label ? label : words_of(filter, value));
    node_set(choice, "chosen", chosen ? "yes" : NULL);
    filter->chosen = filter->chosen || chosen;
}

void filter_offer_codes(struct filter *filter, const char *const *codes)
{
    for (; *codes != NULL; codes++)
        filter_offer(filter, *codes, NULL);
}

void filter_offer_choices(struct filter *filter, const struct choice *choices, size_t count)
{
    for (size_t i = 0; i < count; i++)
        filter_offer(filter, choices[i].value, choices[i].label);
}

void filters_unknown(struct node *node, const char *name, const char *asked)
{
    struct node *unknown = node_add_text(node, "unknown", asked);
    node_set(unknown, "name", name);
}
