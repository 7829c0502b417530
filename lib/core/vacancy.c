#include "core/vacancy.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/next_step.h"

/* What looking carries. */
struct looking {
    struct pool *pool;
    const struct policy *policy;
    struct people people;
    const char *const *divisions;
    struct vacancy *list;
    size_t count;
};

/* A case of that kind in that division, come to where the rule begins, in which nobody has done anything. */
static struct timeline case_at(struct pool *pool, const char *kind, const struct rule *rule, const char *division)
{
    int level = rule->level;
    const struct event_row *begins = event_with(kind, BEGINS), *raises = event_with(kind, RAISES);
    struct timeline timeline = {.kind = kind, .settled = true};
    timeline.events = pool_array(pool, level > 1 ? (size_t)level : 1, sizeof *timeline.events);
    for (int n = 1; n <= level || n == 1; n++)
        timeline.events[timeline.count++] = (struct event){.name = n == 1 ? begins->name : raises->name,
                                                           .row = n == 1 ? begins : raises,
                                                           .seq = n,
                                                           .by = "system",
                                                           .until = INSTANT_NONE,
                                                           .level = n > 1 ? n : 0,
                                                           .division = n == 1 ? division : NULL};
    timeline.events[0].severity = text_among(SEVERITY_HIGH, rule->starts) ? SEVERITY_HIGH : NULL;
    return timeline;
}

static bool is_vacant(const struct looking *looking, const char *kind, const struct rule *rule, const char *division)
{
    struct pool *pool = looking->pool;
    struct timeline timeline = case_at(pool, kind, rule, division);
    const struct obligation owed = {.rule = rule, .level = rule->level, .state = OBLIGATION_OWED};
    const struct position position = {.policy = looking->policy,
                                      .timeline = &timeline,
                                      .obligations = &owed,
                                      .obligation_count = 1,
                                      .people = looking->people,
                                      .divisions = looking->divisions};
    timeline.vacant = roles_vacant(pool, looking->policy, &timeline, looking->people);
    size_t count;
    const struct task *tasks = tasks_of(pool, &position, &count);
    return count > 0 && (ground_is_nobody(tasks[0].ground) || tasks[0].ground == GROUND_ASSIGNER);
}

/* True if only an acknowledgement keeps it, or an answer. */
static bool is_answer(const char *kind, const struct rule *rule)
{
    const char *const *met_by = rule->met_by;
    return met_by[0] && !met_by[1] && event_named(kind, met_by[0])->traits & (ANSWERS | TAKES_ON);
}

/* True if it follows from what was said before: that nobody answers at the level, there or anywhere. */
static bool is_said(const struct looking *looking, const struct vacancy *vacancy)
{
    bool said = false;
    for (size_t i = 0; i < looking->count; i++) {
        const struct vacancy *before = &looking->list[i];
        bool wide = before->division == NULL || text_equal(before->division, vacancy->division);
        said = said || (wide && text_equal(before->kind, vacancy->kind) && before->level == vacancy->level &&
                        before->answers && (vacancy->answers || text_equal(before->rule->owner, vacancy->rule->owner)));
    }
    return said;
}

static void add(struct looking *looking, const struct vacancy *vacancy)
{
    if (!is_said(looking, vacancy))
        *LIST_ADD(looking->pool, looking->list, looking->count) = *vacancy;
}

static void rule_look(struct looking *looking, const char *kind, const struct rule *rule)
{
    struct vacancy vacancy = {.kind = kind, .rule = rule, .level = rule->level, .answers = is_answer(kind, rule)};
    bool everywhere = true;
    for (const char *const *division = looking->divisions; *division && everywhere; division++)
        everywhere = is_vacant(looking, kind, rule, *division);
    if (everywhere && (*looking->divisions || is_vacant(looking, kind, rule, NULL))) {
        add(looking, &vacancy);
        return;
    }
    for (const char *const *division = looking->divisions; *division && vacancy.answers; division++) {
        vacancy.division = *division;
        if (is_vacant(looking, kind, rule, *division))
            add(looking, &vacancy);
    }
}

static bool is_held(const struct looking *looking, const char *role)
{
    bool held = false;
    for (size_t i = 0; i < looking->people.count; i++)
        held = held || person_holds(&looking->people.list[i], role, NULL);
    return held;
}

static void duty_look(struct looking *looking, const struct rule *rule)
{
    const struct policy *policy = looking->policy;
    bool done = is_held(looking, rule->owner);
    for (size_t i = 0; i < policy->deputy_count; i++)
        done = done || (text_equal(policy->deputies[i].of, rule->owner) && is_held(looking, policy->deputies[i].role));
    if (!done)
        add(looking, &(struct vacancy){.rule = rule});
}

const struct vacancy *vacancies_of(struct pool *pool, const struct policy *policy, struct people people,
                                   const char *const *divisions, size_t *count)
{
    struct looking looking = {.pool = pool, .policy = policy, .people = people, .divisions = divisions};
    for (size_t i = 0; i < policy->kind_count; i++)
        for (size_t k = 0; k < policy->kinds[i].rule_count; k++)
            if (!policy->kinds[i].rules[k].window)
                rule_look(&looking, policy->kinds[i].name, &policy->kinds[i].rules[k]);
    for (size_t i = 0; i < policy->duty_count; i++)
        duty_look(&looking, &policy->duties[i]);
    *count = looking.count;
    return looking.list;
}
