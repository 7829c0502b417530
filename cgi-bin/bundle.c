/* bundle: the whole of a case, to be read or printed before it is decided again: its index, the chronology, every
 * document with its digest, what is owed, all entries, the letters. Whoever answers a request for another decision has
 * opened it first (registry/reading.h), as each look is kept.
 *
 * GET  /staff/bundle?ref=REF */
#include <limits.h>

#include "record/portion.h"
#include "registry/reading.h"
#include "web/case_links.h"
#include "web/page.h"
#include "xml/xml.h"

/* The letters, each as it went out. */
static bool enclose_letters(struct call *call, struct node *page, const struct case_file *file)
{
    const struct node *record = call_record_seen(call, file), *event = record ? node_first(record, NULL) : NULL;
    for (; event != NULL; event = node_next(event, NULL))
        page_add_letter(call, page, file, node_number(event, "seq", 1, INT_MAX));
    return call->fault.kind == 0;
}

static bool answer(struct call *call)
{
    const struct case_file *file = call->about;
    struct node *page = page_new(call, "bundle", file->kind, file);
    struct portion whole = {.whole = true};
    page_add_case(call, page, file, &whole);
    return enclose_letters(call, page, file) && case_links_add(call, page, file) && page_send(call, page, 200);
}

int main(void)
{
    static const struct action show = {.name = READ_THROUGH, .doors = {{"staff", BY_REF, false}}, .answer = answer};
    return action_main(&show);
}
