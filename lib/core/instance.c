#include "core/instance.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"

/* The walk of one rule along the moments of a case. */
struct walk {
    struct instances *instances;
    const struct view *view;
    const struct rule *rule;
    size_t first;              /* of this rule's instances in the list */
    struct obligation *latest; /* what `at-latest` names, where it starts this rule */
    size_t latest_count;
    const struct moment **early; /* keeping moments that came before a start, not used yet */
    size_t early_count;
    int reached; /* the level of the case */
    bool withdrawn, ended;
};

/* A moment about the case touches every item; one about an item only its own. */
static bool items_meet(const char *item, const char *instance_item)
{
    return !item || text_equal(item, instance_item);
}

/* The first open instance that the moment touches; NULL: none. */
static struct obligation *open_for(const struct walk *walk, const char *item)
{
    for (size_t i = walk->first; i < walk->instances->count; i++) {
        struct obligation *instance = &walk->instances->list[i];
        if (obligation_open(instance) && items_meet(item, instance->item))
            return instance;
    }
    return NULL;
}

int64_t instance_as_of(const struct obligation *obligation, int64_t now)
{
    if (obligation->kept != INSTANT_NONE)
        return obligation->kept;
    return obligation->ended != INSTANT_NONE ? obligation->ended : now;
}

/* Counts the due time as it was known when the instance was kept or lapsed; a date that it was moved to stays. */
static void due_settle(const struct walk *walk, struct obligation *instance)
{
    struct length within = instance->within;
    if (within.unit == UNIT_NONE)
        return;
    bool moved = instance->due != instance->first_due;
    int64_t as_of = instance_as_of(instance, walk->view->now);
    instance->first_due = calendar_add(walk->view->calendar, instance->start, within, as_of);
    instance->due = moved ? instance->due : instance->first_due;
}

static void instance_keep(const struct walk *walk, struct obligation *instance, int64_t at)
{
    instance->kept = at;
    due_settle(walk, instance);
}

static void instance_end(const struct walk *walk, struct obligation *instance, int64_t at)
{
    instance->ended = at;
    due_settle(walk, instance);
}

static void open_end(const struct walk *walk, const struct moment *moment)
{
    struct obligation *instance;
    while ((instance = open_for(walk, moment->item)))
        instance_end(walk, instance, moment->at);
}

/* How much more time than the rule gives the complainant has for what is theirs to do. */
static int more_of(const struct walk *walk)
{
    const struct rule *rule = walk->rule;
    return rule->window && rule->within.unit == walk->view->more.unit ? walk->view->more.count : 0;
}

static void instance_start(struct walk *walk, const struct moment *moment)
{
    const struct rule *rule = walk->rule;
    struct obligation *instance = LIST_ADD(walk->instances->pool, walk->instances->list, walk->instances->count);
    int64_t due = rule->window ? INSTANT_NONE : moment->until;
    struct length within = {.unit = rule->within.unit, .count = rule->within.count + more_of(walk)};
    if (within.unit != UNIT_NONE)
        due = calendar_add(walk->view->calendar, moment->at, within, walk->view->now);
    bool sooner = moment->traits & SETS_DAY && moment->until != INSTANT_NONE && moment->until < due;
    *instance = (struct obligation){
        .rule = rule,
        .level = rule->level > 0 ? rule->level : moment->level,
        .item = moment->item,
        .within = within,
        .more = more_of(walk),
        .person = moment->person,
        .start = moment->at,
        .started_by = moment->name,
        .start_seq = moment->seq,
        .due = sooner ? moment->until : due,
        .first_due = due,
        .was = INSTANT_NONE,
        .missed = INSTANT_NONE,
        .kept = INSTANT_NONE,
        .ended = INSTANT_NONE,
    };
}

/* An instance that was kept before it started: the first such moment keeps it, and none of them keeps another. */
static void early_use(struct walk *walk, const char *item)
{
    const struct moment *keeper = NULL;
    size_t left = 0;
    for (size_t i = 0; i < walk->early_count; i++) {
        const struct moment *moment = walk->early[i];
        if (!items_meet(moment->item, item)) {
            walk->early[left++] = moment;
        } else if (!keeper) {
            keeper = moment;
        }
    }
    walk->early_count = left;
    if (keeper)
        instance_keep(walk, &walk->instances->list[walk->instances->count - 1], keeper->at);
}

/* A real start that came after `at-latest` had started the rule in its stead. */
static bool came_too_late(const struct walk *walk, const struct moment *moment)
{
    for (size_t i = 0; i < walk->latest_count; i++) {
        const struct obligation *latest = &walk->latest[i];
        if (latest->kept == moment->at && text_among(moment->name, latest->rule->met_by))
            return true;
    }
    return false;
}

/* Nothing is owed after the end; but a reply is to what we are told once the case goes on in another. */
static bool is_over(const struct walk *walk, const struct moment *moment)
{
    bool told = moment->derived && moment->derived->when == IF_IN;
    return walk->withdrawn || (walk->ended && !told);
}

/* A window stands in the level that it leads to, so the level below starts it. */
static bool may_start(const struct walk *walk, const struct moment *moment)
{
    const struct rule *rule = walk->rule;
    int level = rule->window ? rule->level - 1 : rule->level;
    if (is_over(walk, moment) || came_too_late(walk, moment))
        return false;
    return rule->level == 0 || (moment->level == level && walk->reached <= rule->level);
}

static void start(struct walk *walk, const struct moment *moment)
{
    if (may_start(walk, moment) && !open_for(walk, moment->item)) {
        instance_start(walk, moment);
        early_use(walk, moment->item);
    }
}

/* A notice never brings a date forward. */
static void move(struct walk *walk, const struct moment *moment)
{
    struct obligation *instance = open_for(walk, moment->item);
    if (!instance || moment->until == INSTANT_NONE)
        return;
    if (instance->missed == INSTANT_NONE && moment->noticed > instance->due)
        instance->missed = instance->due;
    instance->due = moment->until > instance->due ? moment->until : instance->due;
}

/* Something owed again and again is kept by what comes after its start only; anything else also by what came before. */
static void meet(struct walk *walk, const struct moment *moment)
{
    const struct rule *rule = walk->rule;
    struct obligation *instance = open_for(walk, moment->item);
    if (!instance) {
        if (!rule->repeats && !text_among(moment->name, rule->starts))
            *LIST_ADD(walk->instances->pool, walk->early, walk->early_count) = moment;
        return;
    }
    instance_keep(walk, instance, moment->at);
    if (rule->repeats && !text_among(moment->name, rule->ends))
        start(walk, moment);
}

/* What was promised outlives its level: it is about an item, which ends in its own way. */
static void level_end(struct walk *walk, const struct moment *moment)
{
    for (size_t i = walk->first; i < walk->instances->count; i++) {
        struct obligation *instance = &walk->instances->list[i];
        if (obligation_open(instance) && !instance->item)
            instance_end(walk, instance, moment->at);
    }
}

/* An item is kept or moved at whatever level the case is by then; who declines decides the level that was asked for. */
static bool level_meets(const struct rule *rule, const struct moment *moment)
{
    int level = moment->traits & LOWERS ? moment->level + 1 : moment->level;
    return rule->level == 0 || rule->level == level || moment->item;
}

/* What a moment does to a case as a whole, whichever rule is looked at. */
static void case_step(struct walk *walk, const struct moment *moment)
{
    if (moment->traits & (WITHDRAWS | ENDS)) {
        walk->withdrawn = (moment->traits & WITHDRAWS) != 0;
        walk->ended = true;
        open_end(walk, moment);
    } else if (moment->traits & REOPENS) {
        walk->withdrawn = walk->ended = false;
        walk->early_count = 0;
        /* The decision from which a window counts is made anew, and a new window with it. */
        if (walk->rule->window)
            open_end(walk, moment);
    } else if (moment->traits & (RAISES | LOWERS)) {
        walk->reached = moment->level;
        if (walk->rule->level > 0 && walk->rule->level < walk->reached)
            level_end(walk, moment);
    }
}

static void moment_step(struct walk *walk, const struct moment *moment)
{
    const struct rule *rule = walk->rule;
    case_step(walk, moment);
    if (level_meets(rule, moment) && text_among(moment->name, rule->moved_by))
        move(walk, moment);
    if (level_meets(rule, moment) && text_among(moment->name, rule->met_by))
        meet(walk, moment);
    if (text_among(moment->name, rule->ends))
        open_end(walk, moment);
    if (text_among(moment->name, rule->starts))
        start(walk, moment);
}

/* True if the instance is of the obligation that `at-latest` names, at this level or about the whole case, and was not
 * kept by the time it fell due. */
static bool starts_latest(const struct walk *walk, const struct obligation *instance)
{
    int level = instance->rule->level;
    bool kept = instance->kept != INSTANT_NONE && instance->kept <= instance->due;
    bool ended = instance->ended != INSTANT_NONE && instance->ended <= instance->due;
    return text_equal(instance->rule->name, walk->rule->at_latest) && (level == walk->rule->level || level == 0) &&
           !kept && !ended;
}

/* Copies what `at-latest` names out of the list, which moves as it grows. */
static void latest_find(struct walk *walk)
{
    const struct instances *instances = walk->instances;
    if (!walk->rule->at_latest)
        return;
    for (size_t i = 0; i < instances->count; i++)
        if (starts_latest(walk, &instances->list[i]))
            *LIST_ADD(instances->pool, walk->latest, walk->latest_count) = instances->list[i];
}

/* Takes the starts by `at-latest` that lie before `until`, from *next on. */
static void latest_step(struct walk *walk, size_t *next, int64_t until)
{
    for (; *next < walk->latest_count && walk->latest[*next].due < until; (*next)++) {
        const struct obligation *latest = &walk->latest[*next];
        struct moment moment = {
            .name = latest->rule->name,
            .at = latest->due,
            .order = latest->due,
            .level = latest->level,
            .until = INSTANT_NONE,
            .noticed = latest->due,
        };
        start(walk, &moment);
    }
}

void instances_add(struct instances *instances, const struct view *view, const struct rule *rule)
{
    struct walk walk = {
        .instances = instances,
        .view = view,
        .rule = rule,
        .first = instances->count,
        .reached = 1,
    };
    latest_find(&walk);
    size_t next = 0;
    for (size_t i = 0; i < view->moments->count; i++) {
        latest_step(&walk, &next, view->moments->list[i].order);
        moment_step(&walk, &view->moments->list[i]);
    }
    latest_step(&walk, &next, INT64_MAX);
}
