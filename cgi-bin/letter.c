/* letter: the letter that went with an event, as it was sent, to be printed: an acknowledgement, an answer, a refusal
 * of a late request; with a correction the corrected letter.
 *
 * GET   /staff/letter?ref=REF&seq=N   for who may see the case; &pdf as a PDF
 * POST  /complaints/letter            with reference, access code and seq, for the complainant; pdf=yes
 *
 * An event without a letter gives 404. How letters are made and kept: registry/letter.h. */
#include <limits.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "paper/document.h"
#include "record/record.h"
#include "web/download.h"
#include "web/page.h"
#include "xml/xml.h"

static const char *const names[] = {"reference", "access-code", "seq", "pdf", NULL};

/* The code is the complainant's: of staff only who wrote the letter, and so sends it, sees it there. */
static bool is_theirs_to_send(const struct call *call, const struct node *event)
{
    return !call_staff(call) || text_equal(node_get(call->pool, event, "by"), call->person->user);
}

/* Sends what the page's sheet sets on paper. */
static bool send_pdf(struct call *call, const struct node *page, const struct case_file *file, int seq)
{
    size_t size;
    const char *text = page_made(call, page, &size), *pdf = NULL;
    const struct node *document = text ? xml_read(call->pool, text, size, "letter-paper.xsl", &call->fault) : NULL;
    if (document != NULL)
        pdf = document_pdf(call->pool, document, call->registry, &call->answer.length, NULL, &call->fault);
    download_pdf(call, pool_format(call->pool, "%s-letter-%d", file->reference, seq), pdf);
    return pdf != NULL;
}

static bool send_letter(struct call *call, const struct case_file *file, const char *seq, bool pdf)
{
    int number = text_number(seq, 1, INT_MAX);
    const struct node *record = call_record_seen(call, file);
    const struct node *event = record && number > 0 ? record_event(record, number) : NULL;
    if (call->fault.kind != 0)
        return false;
    struct node *page = page_new(call, pdf ? "letter-paper" : "letter", file->kind, file);
    node_set_number(page, "seq", number);
    if (event == NULL || !page_add_letter(call, page, file, number))
        return call->fault.kind == 0 && fault_set(&call->fault, 404, "unknown-address", "no letter for that event");
    page_add_case(call, page, file, NULL);
    if (is_theirs_to_send(call, event))
        node_set(node_first(page, "status"), "access-code", call_access_code(call, file));
    return pdf ? send_pdf(call, page, file, number) : page_send(call, page, 200);
}

static bool answer(struct call *call)
{
    const struct fields *asked = call_staff(call) ? call->request.query : call->request.body;
    if (call->about == NULL)
        return call_see(call, "/complaints/track");
    return send_letter(call, call->about, fields_get(asked, "seq"), fields_get(asked, "pdf") != NULL);
}

int main(void)
{
    static const struct action letter = {.name = "letter",
                                         .doors = {{"public", BY_PROOF, true}, {"staff", BY_REF, false}},
                                         .names = names,
                                         .answer = answer};
    return action_main(&letter);
}
