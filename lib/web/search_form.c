#include "web/form.h"

#include <glib.h>

#include "base/text.h"

static const struct part words_part = {
    .name = "words", .widget = WIDGET_TEXT, .required = true, .input_type = "search", .max = LONGEST_SEARCH};

void form_add_search(struct call *call, struct node *page, const char *address)
{
    const struct form form = {.address = address, .typed = call->request.body, .wrong = &call->wrong};
    struct node *node = form_add(call, page, NULL, &form);
    form_add_part(call, page, node, &form, &words_part);
}

const char *form_search_words(struct call *call)
{
    const char *words = fields_get(call->request.body, words_part.name);
    if (call_unreadable(call, words_part.name, &words_part))
        return NULL;
    if (words == NULL || g_utf8_strlen(words, -1) <= LONGEST_SEARCH)
        return text_blank(words) ? "" : words;
    problems_add(&call->wrong, words_part.name, "too-long", NULL, &words_part);
    return NULL;
}
