/* bundle: the whole of a case, to be read or printed before it is decided again: its index, the chronology, every
 * document with its digest, what is owed, all entries, the letters. Whoever answers a request for another decision has
 * opened it first (registry/reading.h), as each look is kept.
 *
 * GET  /staff/bundle?ref=REF        the page
 * GET  /staff/bundle?ref=REF&pdf    the same as one PDF: with a cover, contents, the letters as they were sent, and the
 *                                   files that can be set in (paper/insets.h); the others are listed */
#include <limits.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "paper/document.h"
#include "paper/insets.h"
#include "paper/join.h"
#include "record/portion.h"
#include "registry/reading.h"
#include "web/case_links.h"
#include "web/download.h"
#include "web/page.h"
#include "xml/sheet.h"
#include "xml/xml.h"

/* The letters, each as it went out. */
static bool enclose_letters(struct call *call, struct node *page, const struct case_file *file)
{
    const struct node *record = call_record_seen(call, file), *event = record ? node_first(record, NULL) : NULL;
    for (; event != NULL; event = node_next(event, NULL))
        page_add_letter(call, page, file, node_number(event, "seq", 1, INT_MAX));
    return call->fault.kind == 0;
}

/* The tree that a sheet made. NULL with a fault. */
static const struct node *read_made(struct call *call, const char *text, size_t length, const char *sheet)
{
    return text ? xml_read(call->pool, text, length, sheet, &call->fault) : NULL;
}

/* The page as a document: its words are those of the page on the screen, made into blocks. NULL with a fault. */
static const struct node *document_of(struct call *call, const struct node *page)
{
    size_t length;
    const char *text = page_made(call, page, &length);
    const struct node *said = read_made(call, text, length, "bundle-paper.xsl");
    const struct sheet *set = said ? call_sheet(call, "set") : NULL;
    text = set ? sheet_apply(call->pool, set, said, &length, &call->fault) : NULL;
    return read_made(call, text, length, "set.xsl");
}

static const char *set(struct call *call, const struct node *page, struct layout *layout, size_t *length)
{
    const struct node *document = document_of(call, page);
    return document ? document_pdf(call->pool, document, call->registry, length, layout, &call->fault) : NULL;
}

/* Says on the page what has become of each file. */
static void tell_insets(struct node *page, const struct insets *insets)
{
    for (size_t i = 0; i < insets->count; i++) {
        const struct named_inset *file = &insets->list[i];
        struct node *node = node_add(page, "inset");
        node_set(node, "digest", file->digest);
        node_set(node, "as", inset_code(file->inset.as));
        node_set_number(node, "pages", file->inset.pages);
    }
}

/* The pages of the files in the room that was left for them. */
static const char *set_in(struct call *call, const struct insets *insets, const struct layout *layout, const char *pdf,
                          size_t *length)
{
    struct frame *frames = pool_array(call->pool, layout->hole_count + 1, sizeof *frames);
    for (size_t i = 0; i < layout->hole_count; i++) {
        const struct hole *hole = &layout->holes[i];
        frames[i] = (struct frame){insets_find(insets, hole->digest), hole->number - 1, hole->place};
    }
    return layout->hole_count > 0 ? join(call->pool, pdf, length, frames, layout->hole_count, &call->fault) : pdf;
}

/* Where a stranger's file spoils the whole, the bundle goes out without any. */
static void give_up_insets(struct call *call, struct node *page)
{
    call->fault = (struct fault){0};
    for (struct node *inset = node_first(page, "inset"); inset != NULL; inset = node_next(inset, "inset"))
        if (text_equal(node_get(call->pool, inset, "as"), inset_code(INSET_PAGES)))
            node_set(inset, "as", inset_code(INSET_BROKEN));
}

/* It is set twice, as its cover says how many pages there are. */
static const char *make_pdf(struct call *call, struct node *page, const struct insets *insets, size_t *length)
{
    struct layout layout;
    if (set(call, page, &layout, length) == NULL)
        return NULL;
    node_set_number(page, "pages", layout.pages);
    const char *pdf = set(call, page, &layout, length);
    return pdf ? set_in(call, insets, &layout, pdf, length) : NULL;
}

static bool send_pdf(struct call *call, struct node *page, const struct case_file *file)
{
    struct insets insets = {NULL, 0};
    size_t *length = &call->answer.length;
    const struct node *record = call_record_seen(call, file);
    if (record == NULL || !insets_read(&insets, call->registry, call->pool, record, &call->fault))
        return false;
    tell_insets(page, &insets);
    const char *pdf = make_pdf(call, page, &insets, length);
    if (pdf == NULL && insets.count > 0) {
        give_up_insets(call, page);
        pdf = make_pdf(call, page, &insets, length);
    }
    download_pdf(call, pool_format(call->pool, "%s-review-bundle", file->reference), pdf);
    return pdf != NULL;
}

static bool answer(struct call *call)
{
    bool pdf = fields_get(call->request.query, "pdf") != NULL;
    const struct case_file *file = call->about;
    struct node *page = page_new(call, pdf ? "bundle-paper" : "bundle", file->kind, file);
    struct portion whole = {.whole = true};
    page_add_case(call, page, file, &whole);
    if (!enclose_letters(call, page, file) || !case_links_add(call, page, file))
        return false;
    return pdf ? send_pdf(call, page, file) : page_send(call, page, 200);
}

int main(void)
{
    static const struct action show = {.name = READ_THROUGH, .doors = {{"staff", BY_REF, false}}, .answer = answer};
    return action_main(&show);
}
