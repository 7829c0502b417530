#include "registry/check.h"
#include "registry/check_parts.h"

#include <limits.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/lateness.h"
#include "xml/xml.h"

void check_refuse(struct checking *checking, const char *field, const char *code)
{
    problems_add(checking->wrong, field, code, NULL, part_inside(checking->part, field));
}

void check_refuse_by_rule(struct checking *checking, const char *name)
{
    const struct test *test = part_test(checking->part, name);
    if (test != NULL)
        problems_add(checking->wrong, test->field, "rule", test->words, part_inside(checking->part, test->field));
}

static const struct {
    const char *event;
    bool other; /* it looks at another case, and at nothing of this one */
    void (*check)(struct checking *checking);
    const char *about, *spoken_of_by;
    struct foreseen (*foresee)(const struct checking *checking); /* what it would refuse; NULL: it depends */
} checks[] = {
    {"received", true, check_other, "earlier", NULL, NULL},
    {"linked", true, check_linked, "other", NULL, NULL},
    {"merged", true, check_merged, "other", NULL, NULL},
    {"improved", false, check_improved, NULL, NULL, NULL},
    {"told", false, check_told, NULL, NULL, foresee_told},
    {"learned", false, check_rows, "improvement", "improved", NULL},
    {"learned", false, check_rows, "suggestion", "weighed", NULL},
    {"weighed", false, check_weighed, NULL, NULL, NULL},
    {"responded", false, check_rows, "remedy", "remedied", NULL},
    {"responded", false, check_read, NULL, NULL, NULL},
    {"closed", false, check_closed, NULL, NULL, foresee_closed},
    {"declined", false, check_declined, NULL, NULL, NULL},
    {"extended", false, check_extended, NULL, NULL, foresee_extended},
    {"assigned", false, check_assigned, NULL, NULL, NULL},
    {"noted", false, check_noted, NULL, NULL, NULL},
    {"acknowledged", false, check_contact, NULL, NULL, NULL},
    {"introduced", false, check_contact, NULL, NULL, NULL},
    {"exempted", false, check_exempted, NULL, NULL, foresee_exempted},
};

/* Runs the checks of the event, or of the one that it brings as a correction. */
static void check(struct checking checking, struct node *event, bool other, struct problems *wrong)
{
    struct pool *pool = checking.pool;
    struct problems problems = {.pool = pool};
    struct node *replacing = node_first(node_first(event, "event"), NULL);
    checking.event = replacing ? replacing : event;
    checking.corrects = replacing != NULL;
    checking.wrong = &problems;
    const char *kind = node_name(checking.record), *name = node_name(checking.event);
    checking.part = schema_event(checking.registry->schema, kind, name);
    checking.seq = node_number(checking.event, "seq", 1, INT_MAX);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (checks[i].other == other && text_equal(checks[i].event, name)) {
            checking.about = checks[i].about;
            checking.spoken_of_by = checks[i].spoken_of_by;
            checks[i].check(&checking);
        }
    if (!other && !checking.corrects) /* what was said of a lateness stays, whatever is found of it later */
        lateness_check(pool, checking.file, checking.event, checking.part, &problems);
    const char *prefix = replacing ? pool_format(pool, "event.%s.", name) : "";
    for (size_t i = 0; i < problems.count; i++) {
        const struct problem *problem = &problems.list[i];
        problems_add(wrong, pool_format(pool, "%s%s", prefix, problem->field), problem->code, problem->words,
                     problem->part);
    }
}

bool check_other_case(struct registry *registry, struct pool *pool, const struct node *record, struct node *event,
                      const struct person *person, int64_t now, struct problems *wrong, struct fault *fault)
{
    struct checking checking = {
        .registry = registry, .pool = pool, .record = record, .person = person, .now = now, .fault = fault};
    check(checking, event, true, wrong);
    return fault->kind == 0;
}

void check_event(struct registry *registry, struct pool *pool, const struct case_file *file, struct node *event,
                 struct problems *wrong)
{
    struct checking checking = {.registry = registry, .pool = pool, .record = file->record, .file = file};
    check(checking, event, false, wrong);
}

struct foreseen check_foresee(struct registry *registry, struct pool *pool, const struct case_file *file,
                              const char *event, const struct person *person, int64_t now)
{
    const struct checking checking = {.registry = registry,
                                      .pool = pool,
                                      .record = file->record,
                                      .file = file,
                                      .seq = file->last_seq + 1,
                                      .person = person,
                                      .now = now};
    struct foreseen foreseen = {.code = NULL};
    for (size_t i = 0; i < sizeof checks / sizeof *checks && foreseen.code == NULL; i++)
        if (checks[i].foresee != NULL && text_equal(checks[i].event, event))
            foreseen = checks[i].foresee(&checking);
    return foreseen;
}
