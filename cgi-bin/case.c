/* case: one case, for a member of staff who may see it: what was written, what happened, what is owed, what they may
 * do.
 *
 * GET  /staff/case?ref=REF        the newest entries of its history (record/portion.h)
 *      &before=SEQ                those before that one
 *      &unfolded=yes              with the messages that wait to be sorted
 *      &show=SORT                 those of that sort (record/sort.h)
 *      &similar                   with cases of the same person, and such as tell of the same; of a new one always
 *      &done=SEQ                  with what that step did, for who has just recorded it
 * POST, with confirm=SEQ, token   I have read that note, which is for me: 303 to the same page, 404 for no such note */
#include <limits.h>

#include "base/instant.h"
#include "base/text.h"
#include "core/contact.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "record/means.h"
#include "record/portion.h"
#include "record/record.h"
#include "record/sort.h"
#include "registry/task_list.h"
#include "store/outbox.h"
#include "web/case_links.h"
#include "web/case_lists.h"
#include "web/draft.h"
#include "web/entry_read.h"
#include "web/mail_state.h"
#include "web/page.h"
#include "web/similar.h"
#include "xml/xml.h"

#define MOST_LOOKS 10

/* What somebody has just recorded is said to them for so long, in seconds. */
#define JUST_NOW 3600

/* True if the event tells whom the case belongs to something that is still to be sent: not what was said to them. */
static bool is_to_send(struct call *call, const struct part *part, const struct node *event, const char *channel)
{
    const struct part *how = part_inside(part, "channel");
    bool told = text_equal(node_inner(call->pool, event, "direction"), "out");
    bool written = text_equal(channel, "email") || text_equal(channel, "post");
    return channel != NULL && how != NULL && (how->narrowed_by != NULL || (told && written));
}

/* The entry that the address names, if this person has just recorded it; NULL: it does not, or they have not. */
static const struct node *just_recorded(struct call *call, const struct case_file *file)
{
    int seq = text_number(fields_get(call->request.query, "done"), 1, INT_MAX);
    const struct node *event = seq > 0 ? record_event(file->record, seq) : NULL;
    int64_t recorded = event ? node_instant(call->pool, event, "recorded") : INSTANT_NONE;
    if (event != NULL && recorded == INSTANT_NONE)
        recorded = node_instant(call->pool, event, "at");
    bool mine = event && text_equal(node_get(call->pool, event, "by"), call->person->user);
    return mine && call->now - recorded < JUST_NOW ? event : NULL;
}

/* What waits for this person next, on another case. */
static void add_next_task(struct call *call, struct node *done, const struct case_file *file)
{
    struct listed_task tasks[2];
    const struct list_place first = {.place = LIST_FIRST, .reference = ""};
    int count = task_list_mine(call->registry, call->pool, call->person, call->now, first, tasks, 2, &call->fault);
    for (int i = 0; i < count; i++)
        if (!text_equal(tasks[i].row.reference, file->reference)) {
            node_set(done, "next", tasks[i].row.reference);
            return;
        }
}

static void add_done(struct call *call, struct node *page, const struct case_file *file)
{
    const struct node *event = just_recorded(call, file);
    const struct part *part = event ? schema_event(call->registry->schema, file->kind, node_name(event)) : NULL;
    if (part == NULL)
        return;
    const char *channel = node_inner(call->pool, event, "channel");
    struct node *done = node_add(page, "done");
    node_set(done, "seq", node_get(call->pool, event, "seq"));
    node_set(done, "label", part->label);
    bool letter = record_has_letter(call->pool, event, part);
    node_set(done, "letter", letter ? "yes" : NULL);
    if (is_to_send(call, part, event, channel))
        node_set(done, "channel", channel);
    else if (letter && part->letter->written)
        node_set(done, "channel", means_letter(call->pool, file->current, NULL));
    /* A promise of which they know is kept, and they do not know it yet. */
    if (part_asked(part, "public") && event_named(file->kind, node_name(event))->item)
        node_set(done, "untold", "yes");
    add_next_task(call, done, file);
}

/* What goes out by email with each entry, and how that stands. */
static bool add_mails(struct call *call, struct node *page, const struct case_file *file)
{
    size_t count;
    const struct outbox_row *rows =
        store_outbox_of_case(call->registry->store, call->pool, file->reference, &count, &call->fault);
    for (size_t i = 0; rows != NULL && i < count; i++) {
        struct node *node = node_add(page, "mail");
        node_set_number(node, "seq", rows[i].seq);
        node_set(node, "what", rows[i].what);
        mail_state_set(call, node, &rows[i]);
    }
    return rows != NULL;
}

static void add_looks(struct call *call, struct node *page, const struct case_file *file)
{
    struct look looks[MOST_LOOKS];
    if (procedure_allows(file->policy, file->timeline, call->person, RIGHT_LOOKS) != VERDICT_YES)
        return;
    struct node *parent = node_add(page, "looks");
    const struct look_choice newest = {.reference = file->reference, .until = INT64_MAX};
    size_t count = looks_of(call->registry->looks, call->pool, &newest, looks, MOST_LOOKS);
    for (size_t i = 0; i < count; i++) {
        struct node *node = node_add(parent, "look");
        node_set(node, "at", instant_write(call->pool, looks[i].at));
        node_set(node, "user", looks[i].user);
        node_set(node, "title", registry_person_title(call->registry, looks[i].user));
        node_set(node, "program", looks[i].program);
    }
}

/* Marks the entries of which this person can begin a correction. */
static void mark_corrections(const struct call *call, struct node *page, const struct case_file *file)
{
    const struct event_row *corrected = event_with(file->kind, REPLACES);
    const struct part *event = part_inside(schema_event(call->registry->schema, file->kind, corrected->name), "event");
    struct node *record = node_first(page, file->kind);
    if (procedure_allows(file->policy, file->timeline, call->person, corrected->action) != VERDICT_YES)
        return;
    struct space *space = node_space(record, "p", NAMESPACE_PAGE);
    for (size_t i = 0; i < file->timeline->count; i++) {
        struct node *shown = record_event(record, file->timeline->events[i].seq);
        if (shown != NULL && part_inside(event, node_name(shown)) != NULL &&
            procedure_allows_correction(file->policy, file->timeline, call->person, &file->timeline->events[i]))
            node_set_in(shown, space, "correct", "yes");
    }
}

/* While nobody has taken the case on, and whenever that is asked for. */
static bool add_similar(struct call *call, struct node *page, const struct case_file *file)
{
    const struct similar this = similar_case(call, file);
    bool asked = fields_get(call->request.query, "similar") != NULL;
    return (!asked && timeline_contact(file->timeline) != NULL) || similar_add(call, page, &this);
}

static struct portion portion_asked(const struct call *call, const struct sort *sort)
{
    const struct fields *query = call->request.query;
    int before = text_number(fields_get(query, "before"), 1, INT_MAX);
    struct portion portion = {.before = before > 0 ? before : 0,
                              .unfolded = text_equal(fields_get(query, "unfolded"), "yes")};
    if (sort->name != NULL) {
        portion.shows = sort_has;
        portion.closure = sort;
    }
    return portion;
}

/* The sort of entries that the address asks for, if there is such. */
static struct sort sort_asked(const struct call *call)
{
    const char *name = fields_get(call->request.query, "show");
    return (struct sort){.pool = call->pool,
                         .schema = call->registry->schema,
                         .kind = call->about->kind,
                         .name = text_among(name, SORTS) ? name : NULL};
}

static bool show(struct call *call)
{
    const struct case_file *file = call->about;
    struct node *page = page_new(call, "case", file->kind, file);
    const struct sort sort = sort_asked(call);
    struct portion portion = portion_asked(call, &sort);
    page_add_case(call, page, file, &portion);
    if (call->fault.kind != 0)
        return false;
    mark_corrections(call, page, file);
    if (sort.name != NULL)
        node_set(node_first(page, "portion"), "show", sort.name);
    case_lists_add(call, page, file, portion.unfolded);
    drafts_add_of_case(call, page, file);
    add_done(call, page, file);
    add_looks(call, page, file);
    notes_add_unread(call, page, file);
    return add_mails(call, page, file) && add_similar(call, page, file) && case_links_add(call, page, file) &&
           page_send(call, page, 200);
}

static bool answer(struct call *call)
{
    return call_posted(call) ? note_answer_read(call) : show(call);
}

int main(void)
{
    static const char *const names[] = {"confirm", "token", NULL};
    static const struct action one = {
        .name = "case", .doors = {{"staff", BY_REF, true}}, .names = names, .answer = answer};
    return action_main(&one);
}
