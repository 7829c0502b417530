/* What goes out by a step, shown before it is done. */
#include <limits.h>

#include "base/plain.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/letter.h"
#include "web/form.h"
#include "web/kept_files.h"
#include "web/page.h"
#include "web/step.h"
#include "web/typed.h"
#include "xml/xml.h"

/* The event that goes out: of a correction, the one that it replaces. */
static const struct part *outgoing(const struct step *step)
{
    const char *name = step->corrects ? node_name(step->corrects) : step->asking.event->name;
    return schema_event(step->asking.schema, step->kind, name);
}

const char *step_preview(const struct step *step)
{
    const struct part *event = step->file != NULL && call_staff(step->call) ? outgoing(step) : NULL;
    if (event == NULL)
        return NULL;
    if (event->told || (event->letter != NULL && !event->letter->written))
        return "yes";
    bool had = step->corrects == NULL || record_has_letter(step->call->pool, step->corrects, event);
    return event->letter != NULL && had ? "perhaps" : NULL;
}

bool step_is_preview(const struct step *step, const struct case_file *grown)
{
    const struct call *call = step->call;
    return step_preview(step) != NULL && text_equal(fields_get(call->request.body, "preview"), "yes") &&
           (outgoing(step)->told || letter_is_due(call->registry, call->pool, grown));
}

/* What was typed, as it was typed: the form of the preview bears it. */
static const char *const *typed_hidden(struct pool *pool, const struct fields *body)
{
    const char **pairs = pool_array(pool, body->count * 2 + 1, sizeof *pairs);
    size_t count = 0;
    for (size_t i = 0; i < body->count; i++) {
        const struct field *field = &body->list[i];
        if (!field_is_typed(field->name) || field->value[0] == '\0')
            continue;
        pairs[count++] = field->name;
        pairs[count++] = field->value;
    }
    return pairs;
}

/* The files that came, kept until it is sent; false if one of them is not, which the form itself tells. */
static bool add_files(struct call *call, struct node *form)
{
    const struct fields *body = call->request.body;
    if (body->file_count == 0)
        return true;
    struct node *field = node_add(form, "field");
    node_set(field, "name", body->files[0].field);
    node_set(field, "widget", "file");
    kept_files_add(call, field, body->files[0].field, node_get(call->pool, form, "token"));
    return node_first(field, "gone") == NULL;
}

/* A <plain> for each note on what staff wrote of the letter (base/plain.h): advice, which keeps no letter back. */
static void add_notes(const struct call *call, struct node *page, const struct node *letter)
{
    static const char *const kinds[] = {[PLAIN_LONG] = "long", [PLAIN_JARGON] = "jargon", [PLAIN_UNDATED] = "undated"};
    const struct site *site = &call->registry->site;
    for (const struct node *part = node_first(letter, NULL); part != NULL; part = node_next(part, NULL)) {
        size_t count = 0;
        const struct plain_note *notes = NULL;
        if (text_equal(node_name(part), "said"))
            notes = plain_notes(call->pool, node_text(call->pool, part), site->jargon, site->jargon_count, &count);
        else
            add_notes(call, page, part);
        for (size_t i = 0; i < count; i++) {
            struct node *node = node_add_text(page, "plain", notes[i].text);
            node_set(node, "kind", kinds[notes[i].kind]);
            node_set(node, "instead", notes[i].instead);
            if (notes[i].kind == PLAIN_LONG)
                node_set_number(node, "words", notes[i].words);
        }
    }
}

bool step_show_preview(struct step *step, const struct case_file *grown)
{
    struct call *call = step->call;
    int seq = step->corrects ? node_number(step->corrects, "seq", 1, INT_MAX) : grown->last_seq;
    struct node *page = page_new(call, "preview", step->kind, grown);
    node_set_number(page, "seq", seq);
    bool letter = letter_is_due(call->registry, call->pool, grown);
    page_add_case_as(call, page, grown, letter ? call->realm : "public", NULL);
    if (letter && !page_add_draft(call, page, grown))
        return false;
    if (letter)
        add_notes(call, page, node_first(page, "enclosed"));
    const struct form form = {.address = step->address,
                              .hidden = typed_hidden(call->pool, call->request.body),
                              .typed = call->request.body,
                              .seq = step->file->last_seq,
                              .token = true};
    return add_files(call, form_add(call, page, NULL, &form)) && page_send(call, page, 200);
}
