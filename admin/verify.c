/* redress verify: is every record valid, that of the duties, too, every sequence whole, every attachment there and
 * unchanged, and is all that is made from the records what they say?
 *
 * Prints a line for each thing that is broken (reference, what), also of slips of the front desk, then the number of
 * cases, of events and of what is broken. 1 if anything is.
 *
 * Prints before that each thing that is to be done and that nobody can do: reference, what is owed, and why: nobody
 * holds the role for that case ("unheld"), or whoever does is barred from it ("barred"), with the role. 1 as well: it
 * is not true then that somebody has the next step.
 *
 * Prints before that what cases name and the site's files no longer have (registry/gone.h): reference, whether the case
 * is "open" or "over", "gone", as what it is named, by which name, under which title. That is to be acted upon while
 * the case is open; nothing is broken by it. So is what is owed beside the cases and nobody can do: "duties", "open",
 * "nobody", what is owed, on which month, of which role. */
#include "command.h"

#include <stdio.h>

#include "base/instant.h"
#include "base/text.h"
#include "core/reference.h"
#include "registry/attachment.h"
#include "registry/case_index.h"
#include "registry/closed_month.h"
#include "registry/duties.h"
#include "registry/gone.h"
#include "registry/letter.h"
#include "store/mark.h"
#include "store/slip.h"
#include "xml/schema.h"
#include "xml/xml.h"

struct counts {
    long cases, events, broken, nobody;
};

static void say_broken(struct counts *counts, const char *reference, const char *what)
{
    printf("%s\t%s\n", reference, what);
    counts->broken++;
}

/* Told of each node that the schema refuses; one line says enough. */
static void on_wrong(struct node *node, const char *code, const char *detail, void *closure)
{
    (void)node;
    (void)code;
    (void)detail;
    *(bool *)closure = true;
}

static void say_gone(const struct registry *registry, struct pool *pool, const struct case_file *file)
{
    size_t count;
    const struct gone *gone = gone_of(registry, pool, file, &count);
    bool owed = obligation_next(file->obligations, file->obligation_count) != NULL;
    for (size_t i = 0; i < count; i++)
        printf("%s\t%s\tgone\t%s\t%s\t%s\n", file->reference, gone_matters(file->state, owed) ? "open" : "over",
               gone[i].as, gone[i].name, gone[i].title);
}

/* A case on which nobody can act is "the answer is no", though nothing of it is broken. */
static void say_nobody(const struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                       struct counts *counts)
{
    size_t count;
    const struct task *tasks = case_file_tasks(registry, pool, file, &count);
    for (size_t i = 0; i < count && !timeline_unsorted(file->timeline); i++) {
        const struct task *task = &tasks[i];
        if (!ground_is_nobody(task->ground) || task->since > now || task->until <= now)
            continue;
        printf("%s\t%s\t%s%s%s\n", file->reference, task->owed ? task->owed->rule->name : task->action,
               ground_name(task->ground), task->role ? ": " : "", task->role ? task->role : "");
        counts->nobody++;
    }
}

static void verify_case(struct registry *registry, struct pool *pool, const char *reference, int64_t now,
                        struct counts *counts)
{
    struct fault fault = {0};
    bool invalid = false;
    struct case_file *file = case_file_open(registry, pool, reference, now, &fault);
    counts->cases++;
    if (file == NULL) {
        say_broken(counts, reference, fault.kind ? fault.detail : "record");
        return;
    }
    counts->events += file->last_seq;
    schema_validate(registry->schema, file->record, on_wrong, &invalid);
    if (invalid)
        say_broken(counts, reference, "record");
    if (!file->whole)
        say_broken(counts, reference, "sequence");
    if (!attachments_whole(registry, file->record))
        say_broken(counts, reference, "attachment");
    if (!letters_whole(registry, file->record))
        say_broken(counts, reference, "letter");
    const char *difference = case_index_difference(case_index_of(registry, pool, file),
                                                   store_index(registry->store, pool, reference, &fault));
    if (difference != NULL)
        say_broken(counts, reference, difference);
    say_gone(registry, pool, file);
    say_nobody(registry, pool, file, now, counts);
}

/* What is owed beside the cases and nobody can do. */
static bool say_unheld(const struct registry *registry, struct pool *pool, int64_t now, struct fault *fault)
{
    size_t count;
    const struct task *tasks = duties_tasks(registry, pool, now, &count, fault);
    for (size_t i = 0; i < count; i++)
        if (ground_is_nobody(tasks[i].ground))
            printf("%s\topen\tnobody\t%s\t%s\t%s\n", KIND_DUTIES, tasks[i].owed->rule->name,
                   tasks[i].owed->item ? tasks[i].owed->item : "", tasks[i].role);
    return fault->kind == 0;
}

/* A slip has a reference that can be typed in, and no case has one that is void. */
static void verify_slips(const struct registry *registry, struct pool *pool, struct counts *counts, struct fault *fault)
{
    const struct stored_slip *slip = NULL;
    while ((slip = store_next_slip(registry->store, pool, slip ? slip->reference : "", fault)) != NULL)
        if (!text_equal(reference_read(pool, slip->reference), slip->reference) ||
            (slip->used && slip->voided != STORE_NONE))
            say_broken(counts, slip->reference, "slip");
}

/* What is done beside the cases has a record of its own, once there is any. */
static void verify_duties(struct registry *registry, struct counts *counts)
{
    bool invalid = false;
    if (registry->last_duty == 0)
        return;
    schema_validate(registry->schema, registry->duties, on_wrong, &invalid);
    if (invalid)
        say_broken(counts, KIND_DUTIES, "record");
    if (node_count(registry->duties, NULL) != (size_t)registry->last_duty)
        say_broken(counts, KIND_DUTIES, "sequence");
    if (!closed_months_whole(registry, registry->duties))
        say_broken(counts, KIND_DUTIES, "report");
}

int verify_run(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    struct counts counts = {0};
    if (!command_registry(call, &registry, &fault))
        return command_fault(&fault);
    const char *reference = "";
    int64_t now = instant_now();
    while ((reference = store_next_case(registry.store, call->pool, reference, &fault)) != NULL) {
        struct pool *pool = pool_new();
        verify_case(&registry, pool, reference, now, &counts);
        pool_free(pool);
    }
    if (fault.kind || !say_unheld(&registry, call->pool, now, &fault))
        return command_fault(&fault);
    verify_duties(&registry, &counts);
    if (store_wrong_tallies(registry.store, &fault) > 0)
        say_broken(&counts, "reports", "figures");
    verify_slips(&registry, call->pool, &counts, &fault);
    if (fault.kind)
        return command_fault(&fault);
    printf("%ld cases\t%ld events\t%ld broken\n", counts.cases, counts.events, counts.broken);
    return counts.broken || counts.nobody ? EXIT_NO : EXIT_DONE;
}
