/* A step of a message of the post (step.h). */
#include "web/step.h"

#include <limits.h>
#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/reference.h"
#include "record/filled.h"
#include "record/message.h"
#include "registry/post.h"
#include "registry/post_files.h"
#include "web/post_line.h"
#include "xml/xml.h"

/* With what a PDF begins. */
#define PDF "%PDF-"

/* ---- Filling in ---- */

/* Sets the field, if the form has it. */
static void set(const struct step *step, struct fields *fields, const char *name, const char *value)
{
    const struct part *part = asking_part(&step->asking, name);
    if (part != NULL && !text_blank(value))
        fields_set(fields, name, text_beginning(step->call->pool, value, part->max));
}

/* When it was received, as staff would type it: 2026-05-06T17:30 in its parts. */
static void set_time(struct pool *pool, struct fields *fields, int64_t at)
{
    static const struct {
        const char *name;
        size_t from, length;
    } parts[] = {{"at.year", 0, 4}, {"at.month", 5, 2}, {"at.day", 8, 2}, {"at.time", 11, 5}};
    const char *written = instant_write(pool, at);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        fields_set(fields, parts[i].name, pool_copy_part(pool, written + parts[i].from, parts[i].length));
}

/* What the form shows at first of who sent the message, who is the complainant or the giver, and of how and when it
 * reached us. */
static void set_sender(const struct step *step, struct fields *fields)
{
    struct pool *pool = step->call->pool;
    const struct message *said = step->posted->message;
    set(step, fields, "channel", "email");
    set(step, fields, "direction", "in");
    set_time(pool, fields, step->posted->stored.received);
    for (const char *const *who = (const char *const[]){"complainant", "giver", NULL}; said && *who != NULL; who++) {
        set(step, fields, pool_format(pool, "%s.name", *who), text_blank(said->name) ? said->from : said->name);
        set(step, fields, pool_format(pool, "%s.email", *who),
            text_blank(said->reply_to) ? said->from : said->reply_to);
    }
}

/* The PDFs that came with the message, as many files as a form takes. */
static const struct fields *pdfs_in(const struct step *step)
{
    struct call *call = step->call;
    struct fields *pdfs = fields_new(call->pool);
    const struct message *said = step->posted->message;
    size_t most = call->registry->site.files.most, largest = call->registry->site.files.largest;
    for (size_t i = 0; said != NULL && i < said->file_count && i < most; i++) {
        size_t size;
        const char *bytes = call->action->messages->bytes(call->pool, step->posted->file, i, largest, &size);
        if (bytes != NULL && size > strlen(PDF) && strncmp(bytes, PDF, strlen(PDF)) == 0)
            *LIST_ADD(call->pool, pdfs->files, pdfs->file_count) = (struct file){.bytes = bytes, .size = size};
    }
    return pdfs;
}

/* Reads the filled form that came with the message. One of the other kind is only said: the message may be both. */
static void read_form(struct step *step)
{
    const struct fields *pdfs = step->call->action->read_form != NULL ? pdfs_in(step) : NULL;
    if (pdfs == NULL || pdfs->file_count == 0)
        return;
    step->filled = step_filled_in(step, pdfs);
    bool theirs = step->filled->kind == NULL || text_equal(step->filled->kind, step->kind);
    step->filled_as = theirs ? step->filled->code : "other-kind";
}

/* What such a form says goes before what the message says: whom it names may be another than the sender. */
static void set_form(const struct step *step, struct fields *fields)
{
    const struct fields *form = step->filled ? step->filled->fields : NULL;
    if (form == NULL || !text_equal(step->filled->kind, step->kind))
        return;
    for (const char *const *who = (const char *const[]){"complainant", "giver", NULL}; *who != NULL; who++)
        if (!text_blank(fields_get(form, pool_format(fields->pool, "%s.name", *who))))
            fields_set(fields, pool_format(fields->pool, "%s.email", *who), "");
    for (size_t i = 0; i < form->count; i++)
        set(step, fields, form->list[i].name, form->list[i].value);
}

/* What the form shows at first, with what the message says. What a colleague writes is from somebody else, whom the
 * form asks for, as it asks when that reached us. */
static const struct fields *filled_in(const struct step *step)
{
    const struct message *said = step->posted->message;
    struct fields *fields = step->before ? fields_copy(step->before) : fields_new(step->call->pool);
    set(step, fields, "division", step->posted->division);
    if (step->posted->colleague != NULL)
        set(step, fields, "reporter", step->posted->colleague->user);
    else
        set_sender(step, fields);
    if (said != NULL) {
        set(step, fields, "summary", said->subject);
        set(step, fields, "details", said->text);
        set(step, fields, "said", said->text);
    }
    set_form(step, fields);
    return fields;
}

static const char *named(const struct step *step)
{
    const struct call *call = step->call;
    const char *named = fields_get(call_posted(call) ? call->request.body : call->request.query, POST_MAIL);
    return named == NULL && step->before != NULL ? fields_get(step->before, POST_MAIL) : named;
}

/* True if that is still to be made of the message: it waits, and no half of it is a case of that kind. */
static bool is_left(const struct step *step)
{
    const struct stored_post *post = &step->posted->stored;
    bool half = post->first == NULL || (step->file == NULL && !text_equal(reference_kind(post->first), step->kind));
    return post->sorted.how == NULL && half;
}

bool step_post_begin(struct step *step)
{
    struct call *call = step->call;
    const char *number = named(step);
    if (step->posted != NULL || text_blank(number) || !call_staff(call) || call->action->messages == NULL)
        return true;
    const struct sorter sorter = call_sorter(call);
    if (!sorter_has_any(&sorter, call->pool))
        return fault_set(&call->fault, 403, "hidden", "not one who sorts the post");
    step->posted = post_open_for(&sorter, call->pool, call->action->messages, text_number(number, 1, INT_MAX),
                                 call->now, &call->fault);
    if (step->posted == NULL)
        return false;
    if (!call_posted(call) && !is_left(step))
        return fault_set(&call->fault, 409, "sorted", "the message was sorted before");
    if (!call_posted(call) && step->draft == NULL) {
        read_form(step);
        step->before = filled_in(step);
    }
    return true;
}

int64_t step_post_number(const struct step *step)
{
    return step->posted ? step->posted->stored.number : 0;
}

const char *step_post_automatic(const struct step *step)
{
    const struct posted *posted = step->file == NULL ? step->posted : NULL;
    return posted == NULL ? NULL : posted->message ? posted->message->automatic : "unread";
}

void step_post_add(const struct step *step, struct node *page, struct node *form)
{
    if (step->posted == NULL)
        return;
    post_line_add(step->call, page, step->posted, true);
    struct node *hidden = node_add(form, "hidden");
    node_set(hidden, "name", POST_MAIL);
    node_set_number(hidden, "value", (long)step->posted->stored.number);
}

/* ---- Its files ---- */

bool step_post_attach(struct step *step)
{
    struct call *call = step->call;
    struct fields *body = call->request.body;
    const struct posted *posted = step->posted;
    size_t over;
    if (posted == NULL || posted->file < 0 || asking_part(&step->asking, POST_FILES) == NULL)
        return true;
    bool looks = posted->message != NULL && posted->message->file_count > 0;
    const struct examiner *examiner = looks ? call_examiner(call) : NULL;
    if (looks && examiner == NULL)
        return false;
    struct fields *files =
        post_files(call->registry, call->pool, call->action->messages, examiner, posted, &over, &call->fault);
    if (files == NULL)
        return false;
    for (size_t i = 0; i < body->file_count; i++)
        *LIST_ADD(files->pool, files->files, files->file_count) = body->files[i];
    body->files = files->files;
    body->file_count = files->file_count;
    return true;
}
