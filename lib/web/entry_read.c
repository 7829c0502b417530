#include "web/entry_read.h"

#include <limits.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/case_list.h"
#include "registry/lessons.h"
#include "registry/notes.h"
#include "web/paging.h"
#include "web/token.h"
#include "xml/xml.h"

/* So often others may act on the case between our looking and our writing; a confirmation does not depend on what they
 * did. */
#define TRIES 20

/* The case with the event that says so; NULL with a fault. */
static struct case_file *grow(struct call *call, const struct case_file *file, int seq, bool asked)
{
    struct node *event = node_add(file->record, "read");
    node_set_number(event, "seq", file->last_seq + 1);
    node_set(event, "at", instant_write(call->pool, call->now));
    node_set(event, "by", call->person->user);
    node_set_number(event, "entry", seq);
    node_set(event, "asked", asked ? "yes" : NULL);
    return case_file_grown(call->registry, call->pool, file->record, call->now, &call->fault);
}

bool entry_keep_read(struct call *call, const char *reference, int seq, entry_readable *readable,
                     struct submission *submission)
{
    bool kept = false, repeated, asked = false;
    for (int i = 0; i < TRIES && !kept; i++) {
        call->fault = (struct fault){0};
        struct case_file *file = case_file_open(call->registry, call->pool, reference, call->now, &call->fault);
        if (call->fault.kind == 0 && (file == NULL || !readable(call, file, seq, &asked)))
            fault_set(&call->fault, 404, "unknown-address", "no such entry");
        if (call->fault.kind != 0)
            return false;
        if (lesson_read_at(file, seq, call->person->user) != INSTANT_NONE)
            return true;
        file = grow(call, file, seq, asked);
        kept = file != NULL &&
               case_file_keep(call->registry, call->pool, file, NULL, submission, call->now, &repeated, &call->fault);
        if (!kept && !text_equal(call->fault.code, "stale"))
            return false;
    }
    return kept;
}

/* ---- Notes ---- */

/* The note as this person may read it. */
static bool is_for_them(struct call *call, const struct case_file *file, int seq, bool *asked)
{
    *asked = true;
    const struct node *record = call_record_seen(call, file);
    return record != NULL && note_is_for(call->pool, record, seq, call->person->user);
}

void notes_add_unread(struct call *call, struct node *page, const struct case_file *file)
{
    size_t count;
    const int *seqs = notes_unread(call->pool, file, file->current, call->person->user, &count);
    if (count > 0) /* which is rare: of those what they may read */
        seqs = notes_unread(call->pool, file, call_record_seen(call, file), call->person->user, &count);
    for (size_t i = 0; i < count; i++) {
        struct node *node = node_add(page, "unread");
        node_set_number(node, "seq", seqs[i]);
        node_set(node, "token", token_new(call->pool, call->seal, call->now));
        node_set(
            node, "csrf",
            seal_csrf(call->pool, call->seal, call->realm, call->person->user, call->name, instant_day(call->now)));
    }
}

bool note_answer_read(struct call *call)
{
    const struct fields *body = call->request.body;
    const char *reference = call->about->reference;
    int seq = text_number(fields_get(body, "confirm"), 1, INT_MAX);
    struct submission submission = {.token = fields_get(body, "token")};
    if (!token_ours(call->pool, call->seal, call->now, submission.token))
        return fault_set(&call->fault, 400, "no-token", "no token of ours");
    submission.digest = content_digest(call->pool, call->person->user, call->name, reference, body);
    bool before = case_file_repeated(call->registry, call->pool, &submission, &call->fault);
    return call->fault.kind == 0 && (before || entry_keep_read(call, reference, seq, is_for_them, &submission)) &&
           call_see(call, pool_format(call->pool, "/staff/case?ref=%s", reference));
}

static void note_add(struct call *call, struct node *page, const struct case_file *file, const struct node *record,
                     int seq)
{
    const struct node *event = note_of(record, seq);
    struct node *node = node_add(page, "to-read");
    node_set(node, "reference", file->reference);
    node_set_number(node, "seq", seq);
    node_set(node, "at", node_get(call->pool, event, "at"));
    node_set(node, "by-title", registry_person_title(call->registry, node_get(call->pool, event, "by")));
    node_set(node, "summary", record_summary(call->pool, record));
}

bool notes_add(struct call *call, struct node *page)
{
    struct indexed_case rows[PAGE_LENGTH];
    int found = case_list_shared(call->registry, call->pool, call->person, note_tag(call->pool, call->person->user),
                                 INT64_MAX, rows, PAGE_LENGTH, &call->fault);
    for (int i = 0; i < found && call->fault.kind == 0; i++) {
        size_t count;
        const struct case_file *file = call_case_seen(call, rows[i].reference);
        const struct node *record = file != NULL ? call_record_seen(call, file) : NULL;
        const int *seqs = record ? notes_unread(call->pool, file, record, call->person->user, &count) : NULL;
        for (size_t k = 0; seqs != NULL && k < count; k++)
            note_add(call, page, file, record, seqs[k]);
    }
    return call->fault.kind == 0;
}
