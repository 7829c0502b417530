/* redress policy FILE: what an auditor would find wrong with a policy document, a line a finding: line, code, fault or
 * note, words. With a site also what its people, its calendar and the version before make of it, and with data whether
 * the policy was reviewed since that one. Exit 1 if anything but notes was found.
 *
 * redress policy --replay FILE: the stored cases under that draft. A line for each thing owed that would differ:
 * reference, obligation, level, due and state today, due and state under the draft (blank where one of the two owes
 * nothing); then the number of cases, of those that differ, and of obligations late or overdue now and then. */
#include "command.h"

#include <stdio.h>

#include "base/instant.h"
#include "base/text.h"
#include "registry/duties.h"
#include "site/audit.h"

/* A replay: what it needs of the site, and what it counts. */
struct replay {
    struct registry registry;
    const struct policy *draft;
    int64_t now;
    long cases, differing, late_now, late_then;
};

static int findings_say(struct command_call *call, const struct finding *list, size_t count)
{
    struct fault fault = {0};
    int status = EXIT_DONE;
    const char *words = audit_words(call->pool, call->folders.share, list, count, &fault);
    if (!words)
        return command_fault(&fault);
    fputs(words, stdout);
    for (size_t i = 0; i < count; i++)
        status = list[i].note ? status : EXIT_NO;
    return status;
}

/* With a site also what that makes of the document; with data, too, whether the policy was reviewed. */
static int policy_audit(struct command_call *call, const char *path)
{
    struct fault fault = {0};
    struct draft draft = {0};
    struct registry registry = {0};
    const struct folders *folders = &call->folders;
    bool own = !text_blank(folders->site), data = own && !text_blank(folders->data);
    size_t count = 0;
    if (!audit_read(call->pool, path, folders->share, &draft, &fault) ||
        (data && !command_registry(call, &registry, &fault)) ||
        (own && !data &&
         !site_open(call->pool, folders->site, folders->calendars, folders->share, &registry.site, &fault)))
        return command_fault(&fault);
    const struct reviewed reviewed =
        data ? duties_reviewed(call->pool, registry.duties) : (struct reviewed){.days = NULL};
    draft.reviewed = data ? &reviewed : NULL;
    const struct finding *list =
        audit_policy(call->pool, &draft, own ? &registry.site : NULL, instant_day(instant_now()), &count);
    return count > 0 ? findings_say(call, list, count) : EXIT_DONE;
}

static bool is_late(const struct obligation *obligation)
{
    return obligation->state == OBLIGATION_LATE || obligation->state == OBLIGATION_OVERDUE;
}

static long late_count(const struct obligation *list, size_t count)
{
    long late = 0;
    for (size_t i = 0; i < count; i++)
        late += is_late(&list[i]);
    return late;
}

static void columns_print(struct pool *pool, const struct obligation *obligation)
{
    if (!obligation) {
        fputs("\t\t", stdout);
        return;
    }
    printf("\t%s\t%s", obligation->due == INSTANT_NONE ? "" : instant_write(pool, obligation->due),
           obligation_state_name(obligation->state));
}

static bool is_same(const struct obligation *today, const struct obligation *then)
{
    return then && today->due == then->due && today->state == then->state;
}

/* One line; `today` or `then` is NULL where only the other owes it. */
static void difference_print(struct pool *pool, const char *reference, const char *name, int level,
                             const struct obligation *today, const struct obligation *then)
{
    printf("%s\t%s\t%d", reference, name, level);
    columns_print(pool, today);
    columns_print(pool, then);
    putchar('\n');
}

/* Takes the first of the list that is the same thing owed, so that the second instance meets the second. */
static const struct obligation *same_take(const struct obligation *list, size_t count, bool *taken,
                                          const struct obligation *wanted)
{
    for (size_t i = 0; i < count; i++) {
        if (taken[i] || list[i].level != wanted->level || list[i].rule->window != wanted->rule->window ||
            !text_equal(list[i].rule->name, wanted->rule->name) || !text_equal(list[i].item, wanted->item))
            continue;
        taken[i] = true;
        return &list[i];
    }
    return NULL;
}

static void case_replay(struct replay *replay, struct pool *pool, const struct case_file *file)
{
    size_t count;
    const struct obligation *then =
        obligations(pool, replay->draft, &replay->registry.site.calendar, file->timeline, replay->now, &count);
    bool *taken = pool_array(pool, count, sizeof *taken);
    bool differs = false;
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *today = &file->obligations[i], *same = same_take(then, count, taken, today);
        if (is_same(today, same))
            continue;
        difference_print(pool, file->reference, today->rule->name, today->level, today, same);
        differs = true;
    }
    for (size_t i = 0; i < count; i++) {
        if (taken[i])
            continue;
        difference_print(pool, file->reference, then[i].rule->name, then[i].level, NULL, &then[i]);
        differs = true;
    }
    replay->cases++;
    replay->differing += differs;
    replay->late_now += late_count(file->obligations, file->obligation_count);
    replay->late_then += late_count(then, count);
}

/* Each case has a pool of its own, which lasts until the next reference was found by it. */
static bool cases_replay(struct replay *replay, struct fault *fault)
{
    struct pool *pool = pool_new();
    const char *reference = store_next_case(replay->registry.store, pool, "", fault);
    while (reference) {
        const struct case_file *file = case_file_open(&replay->registry, pool, reference, replay->now, fault);
        if (file)
            case_replay(replay, pool, file);
        struct pool *next = pool_new();
        reference = fault->kind ? NULL : store_next_case(replay->registry.store, next, reference, fault);
        pool_free(pool);
        pool = next;
    }
    pool_free(pool);
    return fault->kind == 0;
}

static int policy_replay(struct command_call *call, const char *path)
{
    struct fault fault = {0};
    struct draft draft;
    struct replay replay = {.now = instant_now()};
    if (!audit_read(call->pool, path, call->folders.share, &draft, &fault) ||
        !command_registry(call, &replay.registry, &fault))
        return command_fault(&fault);
    replay.draft = draft.policy;
    if (!cases_replay(&replay, &fault))
        return command_fault(&fault);
    printf("%ld cases\t%ld differing\t%ld late now\t%ld late then\n", replay.cases, replay.differing, replay.late_now,
           replay.late_then);
    return EXIT_DONE;
}

int policy_run(struct command_call *call)
{
    bool replay = call->count > 0 && text_equal(call->arguments[0], "--replay");
    if (call->count != 1 + replay) {
        fputs("usage: redress policy [--replay] FILE\n", stderr);
        return EXIT_USAGE;
    }
    return replay ? policy_replay(call, call->arguments[1]) : policy_audit(call, call->arguments[0]);
}
