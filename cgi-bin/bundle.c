/* bundle: the whole of a case, to be read or printed before it is decided again: its index, the chronology, every
 * document with its digest, what is owed, all entries, the letters. Whoever answers a request for another decision has
 * opened it first (registry/reading.h), as each look is kept.
 *
 * GET  /staff/bundle?ref=REF */
#include "record/portion.h"
#include "registry/reading.h"
#include "web/case_links.h"
#include "web/page.h"
#include "xml/sheet.h"
#include "xml/xml.h"

/* The letter that went with that event, as it is printed. False with a fault. */
static bool enclose(struct call *call, struct node *page, const struct case_file *file, const char *seq)
{
    size_t length = 0;
    struct node *letter = page_new(call, "letter", file->kind, file);
    node_set(letter, "seq", seq);
    page_add_case(call, letter, file, NULL);
    const struct sheet *sheet = call->fault.kind == 0 ? call_sheet(call, "enclosed") : NULL;
    const char *text = sheet ? sheet_apply(call->pool, sheet, letter, &length, &call->fault) : NULL;
    const struct node *enclosed = text ? xml_read(call->pool, text, length, "letter", &call->fault) : NULL;
    return enclosed != NULL && node_copy(page, enclosed) != NULL;
}

static bool enclose_letters(struct call *call, struct node *page, const struct case_file *file)
{
    const struct node *record = call_record_seen(call, file), *event = record ? node_first(record, NULL) : NULL;
    for (; event != NULL; event = node_next(event, NULL)) {
        const struct part *part = schema_event(call->registry->schema, file->kind, node_name(event));
        if (part != NULL && part->letter && !enclose(call, page, file, node_get(call->pool, event, "seq")))
            return false;
    }
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
