/* redress review: the yearly review of the policy.
 *
 * Without arguments: by when the policy in force is to be reviewed; the figures of the year, a line each: what, name,
 * kind, level, number, in time, late, overdue; the reviews kept so far: `review`, when, who, version reviewed,
 * decision, new version or next review.
 *
 * redress review by=USER effectiveness=TEXT best-practice=TEXT decision=no-change next-review=2027-11-28 keeps one; the
 * fields are those of the form (schema/record.xsd, reviewed-policy), USER is one who may review the policy. What is
 * wrong with them is said, field by field, and gives exit 1. */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "base/instant.h"
#include "base/text.h"
#include "core/procedure.h"
#include "registry/duties.h"
#include "registry/reviews.h"
#include "xml/xml.h"

static const char *said(struct pool *pool, const struct node *node, const char *attribute)
{
    const char *value = node_get(pool, node, attribute);
    return value ? value : "";
}

static void figures_print(struct pool *pool, const struct node *review)
{
    static const char *const columns[] = {"of", "name", "kind", "level", "number", "met", "late", "overdue"};
    for (const struct node *at = node_first(review, "figure"); at; at = node_next(at, "figure"))
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
            printf("%s%s", said(pool, at, columns[i]), i + 1 < sizeof columns / sizeof *columns ? "\t" : "\n");
}

static void reviews_print(struct pool *pool, const struct node *duties)
{
    for (const struct node *at = node_first(duties, EVENT_POLICY_REVIEWED); at;
         at = node_next(at, EVENT_POLICY_REVIEWED)) {
        const char *version = node_inner(pool, at, "version"), *next = node_inner(pool, at, "next-review");
        printf("review\t%s\t%s\t%s\t%s\t%s\n", said(pool, at, "at"), said(pool, at, "by"), said(pool, at, "policy"),
               node_inner(pool, at, "decision"),
               version ? version
               : next  ? next
                       : "");
    }
}

static int review_show(struct command_call *call, struct registry *registry, int64_t now)
{
    struct fault fault = {0};
    const struct policy *policy = site_policy_at(&registry->site, now);
    struct node *figures = xml_new(call->pool, NAMESPACE_RECORD, EVENT_POLICY_REVIEWED);
    if (!review_figures(registry, call->pool, figures, now, &fault))
        return command_fault(&fault);
    printf("due\t%s\t%s\n", policy->identity,
           day_write(call->pool, duties_review_due(call->pool, registry->duties, policy)));
    printf("year\t%s\t%s\n", said(call->pool, figures, "from"), said(call->pool, figures, "until"));
    figures_print(call->pool, figures);
    reviews_print(call->pool, registry->duties);
    return EXIT_DONE;
}

/* The fields that the arguments give; NULL where one is not NAME=TEXT, or names no field. */
static struct fields *fields_of(const struct command_call *call, const struct asking *asking)
{
    struct fields *fields = fields_new(call->pool);
    for (int i = 0; i < call->count; i++) {
        const char *argument = call->arguments[i], *equals = strchr(argument, '=');
        bool readable = false;
        if (!equals)
            return NULL;
        const char *name = pool_copy_part(call->pool, argument, (size_t)(equals - argument));
        const char *value = text_said(call->pool, equals + 1, strlen(equals + 1), &readable);
        if (!readable || (!text_equal(name, "by") && !asking_part(asking, name)))
            return NULL;
        fields_add(fields, name, value);
    }
    return fields;
}

static int review_enter(struct command_call *call, struct registry *registry, const struct fields *fields, int64_t now)
{
    struct fault fault = {0};
    struct problems problems = {.pool = call->pool};
    const struct person *person = site_person(&registry->site, fields_get(fields, "by"));
    if (!person ||
        !procedure_allows_new(site_policy_at(&registry->site, now), person, ACTION_REVIEW_POLICY, KIND_DUTIES)) {
        fault_set(&fault, 403, "hidden", "by=USER: someone in users.xml who may review the policy");
        return command_fault(&fault);
    }
    const struct duty_entry entry = {.event = EVENT_POLICY_REVIEWED,
                                     .entered = fields,
                                     .user = person->user,
                                     .now = now,
                                     .complete = review_complete};
    if (duty_keep(registry, call->pool, &entry, &problems, &fault))
        return EXIT_DONE;
    for (size_t i = 0; i < problems.count; i++)
        fprintf(stderr, "redress: %s: %s\n", problems.list[i].field,
                text_blank(problems.list[i].words) ? problems.list[i].code : problems.list[i].words);
    return fault.kind ? command_fault(&fault) : EXIT_NO;
}

int review_run(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    int64_t now = instant_now();
    if (!command_registry(call, &registry, &fault))
        return command_fault(&fault);
    if (call->count == 0)
        return review_show(call, &registry, now);
    const struct asking asking = duty_asking(&registry, EVENT_POLICY_REVIEWED, NULL);
    const struct fields *fields = fields_of(call, &asking);
    if (fields)
        return review_enter(call, &registry, fields, now);
    fputs("usage: redress review [by=USER FIELD=TEXT…]\n", stderr);
    return EXIT_USAGE;
}
