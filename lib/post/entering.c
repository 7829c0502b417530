#include "post/entering.h"

#include "base/fault.h"
#include "base/fields.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "post/belonging.h"
#include "record/filled.h"
#include "record/message.h"
#include "record/record.h"
#include "registry/check.h"
#include "registry/form_case.h"
#include "registry/outlook.h"
#include "store/post.h"
#include "xml/xml.h"

/* What entries are made of messages. */
#define CONTACT "contact"
#define CONTACTED "contacted"
#define NOTED "noted"

/* ---- An entry of a case ---- */

/* An entry that is being made. */
struct making {
    const struct entering *entering;
    struct case_file *file;
    struct asking asking;
    struct fields *fields;
    struct problems wrong;
};

static struct making make(const struct entering *entering, struct case_file *file, const char *event)
{
    struct pool *pool = entering->pool;
    const struct registry *registry = entering->registry;
    return (struct making){.entering = entering,
                           .file = file,
                           .asking = {.schema = registry->schema,
                                      .event = schema_event(registry->schema, file->kind, event),
                                      .realm = "system",
                                      .lists = registry_lists(registry, pool, file->record, file->timeline)},
                           .fields = fields_new(pool),
                           .wrong = {.pool = pool}};
}

/* As much of it as the field takes. */
static void say(struct making *making, const char *name, const char *text)
{
    const struct part *part = asking_part(&making->asking, name);
    if (part != NULL && !text_blank(text))
        fields_add(making->fields, name, text_beginning(making->fields->pool, text, part->max));
}

static void attach(struct fields *fields, const struct file *file)
{
    *LIST_ADD(fields->pool, fields->files, fields->file_count) = *file;
}

/* The event as the last of the record. */
static struct node *event_build(struct making *making, const char *by, const char *proof)
{
    const struct entering *entering = making->entering;
    struct node *event = entry_build(&making->asking, making->fields, making->file->record);
    struct node *channel = node_first(event, "channel");
    if (channel != NULL) /* without being asked it is that of the website */
        node_set_text(channel, "email");
    node_set_number(event, "seq", making->file->last_seq + 1);
    node_set(event, "by", by);
    node_set(event, "proof", proof);
    node_set_instant(entering->pool, event, "at", entering->received);
    if (entering->received != entering->now)
        node_set_instant(entering->pool, event, "recorded", entering->now);
    return event;
}

/* Keeps the entry, if it is right. */
static bool keep(struct making *making, const char *by, const char *proof, const char *how, struct sorted_post *sorted)
{
    const struct entering *entering = making->entering;
    struct registry *registry = entering->registry;
    struct pool *pool = entering->pool;
    for (size_t i = 0; i < entering->files->file_count; i++)
        attach(making->fields, &entering->files->files[i]);
    struct node *event = event_build(making, by, proof);
    outlook_set_level(making->file, event);
    struct case_file *grown = case_file_grown(registry, pool, making->file->record, entering->now, entering->fault);
    if (grown == NULL)
        return false;
    outlook_set_times(pool, grown, site_people(&registry->site), event);
    check_event(registry, pool, grown, event, &making->wrong);
    if (!entry_check(&making->asking, grown->record, grown->current, event, &making->wrong))
        return true;
    *sorted = (struct sorted_post){.how = how, .reference = grown->reference, .seq = grown->last_seq};
    return case_file_enter(registry, pool, grown, making->fields, NULL, entering->now, entering->fault);
}

bool enter_contact(const struct entering *entering, const struct belonging *belonging, struct sorted_post *sorted)
{
    const struct message *message = entering->message;
    struct case_file *file =
        case_file_open(entering->registry, entering->pool, belonging->reference, entering->now, entering->fault);
    if (file == NULL)
        return entering->fault->kind == 0;
    if (procedure_is_past(file->state) ||
        procedure_allows(file->policy, file->timeline, &PERSON_COMPLAINANT, CONTACT) != VERDICT_YES)
        return true;
    struct making making = make(entering, file, CONTACTED);
    say(&making, "said", text_blank(message->text) ? message->subject : message->text);
    if (!belonging->known)
        say(&making, "sent-from", message->from);
    return keep(&making, "complainant", belonging->proved ? "reply" : NULL, POST_CASE, sorted);
}

bool enter_note(const struct entering *entering, const char *reference, struct sorted_post *sorted)
{
    const struct message *message = entering->message;
    struct pool *pool = entering->pool;
    struct case_file *file = case_file_open(entering->registry, pool, reference, entering->now, entering->fault);
    if (file == NULL)
        return entering->fault->kind == 0;
    struct making making = make(entering, file, NOTED);
    say(&making, "note", pool_format(pool, "%s\n\n%s", message->subject, message->text));
    return keep(&making, "system", NULL, POST_AUTOMATIC, sorted);
}

/* ---- Cases ---- */

/* The files of the case of that form: the message, the form, and what is no form. */
static void attach_of(const struct entering *entering, const struct filled *forms, size_t number)
{
    const struct fields *files = entering->files;
    attach(forms[number].fields, &files->files[0]);
    attach(forms[number].fields, &files->files[number]);
    for (size_t i = 1; i < files->file_count; i++)
        if (forms[i].kind == NULL)
            attach(forms[number].fields, &files->files[i]);
}

/* The case of the form, to be kept; NULL where something is wrong, with a fault, or where it is one already: then
 * `submission` names it. */
static struct case_file *case_of(const struct entering *entering, const struct filled *form, const struct file *file,
                                 struct submission *submission)
{
    struct problems wrong = {.pool = entering->pool};
    *submission = form_case_submission(entering->pool, file);
    if (case_file_repeated(entering->registry, entering->pool, submission, entering->fault) ||
        entering->fault->kind != 0)
        return NULL;
    return form_case_new(entering->registry, entering->pool, form, "email", entering->received, entering->now, &wrong,
                         entering->fault);
}

/* Keeps the case, unless an earlier file of the message was the same form. The first is what became of the message. */
static bool enter_case(const struct entering *entering, struct case_file *file, const struct fields *fields,
                       struct submission *submission, struct sorted_post *sorted)
{
    struct registry *registry = entering->registry;
    if (case_file_repeated(registry, entering->pool, submission, entering->fault))
        return true;
    if (entering->fault->kind != 0 ||
        !case_file_enter(registry, entering->pool, file, fields, submission, entering->now, entering->fault))
        return false;
    if (sorted->how == NULL)
        *sorted = (struct sorted_post){.how = POST_CASE, .reference = file->reference, .seq = 1};
    return true;
}

bool enter_cases(const struct entering *entering, const struct filled *forms, struct sorted_post *sorted)
{
    size_t count = entering->files->file_count;
    struct case_file **cases = pool_array(entering->pool, count, sizeof *cases);
    struct submission *submissions = pool_array(entering->pool, count, sizeof *submissions);
    for (size_t i = 0; i < count; i++) {
        if (forms[i].kind == NULL)
            continue;
        attach_of(entering, forms, i);
        cases[i] = case_of(entering, &forms[i], &entering->files->files[i], &submissions[i]);
        if (cases[i] == NULL && submissions[i].reference == NULL)
            return entering->fault->kind == 0;
    }
    for (size_t i = 0; i < count; i++)
        if (cases[i] != NULL && !enter_case(entering, cases[i], forms[i].fields, &submissions[i], sorted))
            return false;
    return true;
}
