/* bundle: the whole of a case, to be read or printed before it is decided again: its index, the chronology, every
 * document with its digest, what is owed, all entries. Whoever answers a request for another decision has opened it
 * first (registry/reading.h), as each look is kept.
 *
 * GET  /staff/bundle?ref=REF */
#include "record/portion.h"
#include "registry/reading.h"
#include "web/case_links.h"
#include "web/page.h"
#include "xml/xml.h"

static bool answer(struct call *call)
{
    const struct case_file *file = call->about;
    struct node *page = page_new(call, "bundle", file->kind, file);
    struct portion whole = {.whole = true};
    page_add_case(call, page, file, &whole);
    return case_links_add(call, page, file) && page_send(call, page, 200);
}

int main(void)
{
    static const struct action show = {.name = READ_THROUGH, .doors = {{"staff", BY_REF, false}}, .answer = answer};
    return action_main(&show);
}
