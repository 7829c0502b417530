#include "site/policy_file.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/policy.h"
#include "xml/validity.h"
#include "xml/xml.h"

enum { COUNT_MOST = 999, LEVEL_MOST = 9 };

/* What is being read, and where it goes. */
struct reading {
    struct pool *pool;
    const char *path;
    struct fault *fault;
};

struct word {
    const char *word;
    int value;
};

static const struct word UNITS[] = {
    {"hours", UNIT_HOURS}, {"working-days", UNIT_WORKING_DAYS}, {"months", UNIT_MONTHS}, {NULL, UNIT_NONE}};
static const struct word FORCES[] = {{"target", FORCE_TARGET}, {"hard", FORCE_HARD}, {NULL, FORCE_NONE}};
static const struct word REACHES[] = {
    {"own", REACH_OWN}, {"division", REACH_DIVISION}, {"level", REACH_LEVEL}, {"all", REACH_ALL}, {NULL, REACH_OWN}};

/* What the word stands for; for one that is not in the table, what its last line says. */
static int word_value(const struct word *words, const char *word)
{
    while (words->word && !text_equal(words->word, word))
        words++;
    return words->value;
}

static const char *get(const struct reading *reading, const struct node *node, const char *attribute)
{
    return node_get(reading->pool, node, attribute);
}

/* A list of words; an absent one has none. */
static const char *const *get_words(const struct reading *reading, const struct node *node, const char *attribute)
{
    const char *list = get(reading, node, attribute);
    return text_words(reading->pool, list ? list : "");
}

/* A fault if one of the words is nothing that the table of events knows. */
static bool words_check(const struct reading *reading, const struct node *node, const char *attribute,
                        bool (*exists)(const char *word), const char *what)
{
    for (const char *const *word = get_words(reading, node, attribute); *word; word++)
        if (!exists(*word))
            return file_fault(reading->fault, reading->path, node, "%s: there is no %s “%s”", attribute, what, *word);
    return true;
}

/* A number, 0 where there is none. */
static int get_number(const struct reading *reading, const struct node *node, const char *attribute)
{
    const char *number = get(reading, node, attribute);
    return number ? text_number(number, 1, LEVEL_MOST) : 0;
}

static struct length get_length(const struct reading *reading, const struct node *node)
{
    const char *text = get(reading, node, "within");
    struct length length = {.unit = UNIT_NONE};
    if (text) {
        const char *const *words = text_words(reading->pool, text);
        length.count = text_number(words[0], 1, COUNT_MOST);
        length.unit = (enum unit)word_value(UNITS, words[1]);
    }
    return length;
}

static bool permission_read(const struct reading *reading, const struct node *node, struct permission *permission)
{
    *permission = (struct permission){
        .actions = get_words(reading, node, "do"),
        .reach = (enum reach)word_value(REACHES, get(reading, node, "reach")),
        .level = get_number(reading, node, "level"),
        .kind = get(reading, node, "kind"),
        .clause = get(reading, node, "clause"),
    };
    return words_check(reading, node, "do", action_exists, "action");
}

static bool role_read(const struct reading *reading, const struct node *node, struct role *role)
{
    role->name = get(reading, node, "name");
    role->title = get(reading, node, "title");
    for (const struct node *may = node_first(node, "may"); may; may = node_next(may, "may"))
        if (!permission_read(reading, may, LIST_ADD(reading->pool, role->permissions, role->permission_count)))
            return false;
    return true;
}

static void deputy_read(const struct reading *reading, const struct node *node, struct deputy *deputy)
{
    *deputy = (struct deputy){
        .of = get(reading, node, "of"), .role = get(reading, node, "role"), .clause = get(reading, node, "clause")};
}

static void channel_read(const struct reading *reading, const struct node *node, struct channel *channel)
{
    *channel = (struct channel){
        .name = get(reading, node, "name"),
        .written = get(reading, node, "written") != NULL,
        .within = get_length(reading, node),
        .clause = get(reading, node, "clause"),
    };
}

static void term_read(const struct reading *reading, const struct node *node, struct term *term)
{
    *term = (struct term){
        .name = get(reading, node, "name"),
        .within = get_length(reading, node),
        .clause = get(reading, node, "clause"),
    };
}

static void rule_read(const struct reading *reading, const struct node *node, int level, struct rule *rule)
{
    *rule = (struct rule){
        .name = get(reading, node, "name"),
        .window = text_equal(node_name(node), "window"),
        .level = level,
        .starts = get_words(reading, node, "starts"),
        .met_by = get_words(reading, node, "met-by"),
        .ends = get_words(reading, node, "ends"),
        .moved_by = get_words(reading, node, "moved-by"),
        .at_latest = get(reading, node, "at-latest"),
        .within = get_length(reading, node),
        .repeats = get(reading, node, "repeats") != NULL,
        .force = (enum force)word_value(FORCES, get(reading, node, "force")),
        .owner = get(reading, node, "owner"),
        .clause = get(reading, node, "clause"),
    };
}

/* A fault if it is started, kept, ended or moved by what never happens. */
static bool moments_check(const struct reading *reading, const struct node *node)
{
    static const char *const attributes[] = {"starts", "met-by", "ends", "moved-by", NULL};
    for (const char *const *attribute = attributes; *attribute; attribute++)
        if (!words_check(reading, node, *attribute, moment_exists, "moment"))
            return false;
    return true;
}

/* The engine takes the rules in order: what `at-latest` names must stand before, at that level. A window stands in the
 * level that it leads to, and nothing leads to the first. */
static bool rule_check(const struct reading *reading, const struct node *node, const struct rule *rules, size_t count)
{
    const struct rule *rule = &rules[count];
    if (rule->window && rule->level == 1)
        return file_fault(reading->fault, reading->path, node, "a window stands in the level that it leads to");
    for (size_t i = 0; rule->at_latest && i < count; i++)
        if (text_equal(rules[i].name, rule->at_latest) && rules[i].level == rule->level && !rules[i].window)
            return true;
    return !rule->at_latest || file_fault(reading->fault, reading->path, node,
                                          "no obligation “%s” stands before this one", rule->at_latest);
}

/* Adds the rules that stand directly in `parent` to the list. */
static bool rules_read(const struct reading *reading, const struct node *parent, int level, struct rule **rules,
                       size_t *count)
{
    for (const struct node *node = node_first(parent, NULL); node; node = node_next(node, NULL)) {
        if (text_equal(node_name(node), "level"))
            continue;
        rule_read(reading, node, level, LIST_ADD(reading->pool, *rules, *count));
        if (!moments_check(reading, node) || !rule_check(reading, node, *rules, *count - 1))
            return false;
    }
    return true;
}

static bool kind_read(const struct reading *reading, const struct node *node, struct kind *kind)
{
    kind->name = get(reading, node, "name");
    for (const struct node *at = node_first(node, "level"); at; at = node_next(at, "level")) {
        struct level *level = LIST_ADD(reading->pool, kind->levels, kind->level_count);
        level->number = get_number(reading, at, "n");
        level->title = get(reading, at, "title");
        level->written = get(reading, at, "written") != NULL;
        if (!rules_read(reading, at, level->number, &kind->rules, &kind->rule_count))
            return false;
    }
    return rules_read(reading, node, 0, &kind->rules, &kind->rule_count);
}

static bool kinds_read(const struct reading *reading, const struct node *document, struct policy *policy)
{
    for (const struct node *node = node_first(document, "kind"); node; node = node_next(node, "kind"))
        if (!kind_read(reading, node, LIST_ADD(reading->pool, policy->kinds, policy->kind_count)))
            return false;
    const struct node *duties = node_first(document, "duties");
    return rules_read(reading, duties, 0, &policy->duties, &policy->duty_count);
}

static bool lists_read(const struct reading *reading, const struct node *document, struct policy *policy)
{
    for (const struct node *node = node_first(document, "role"); node; node = node_next(node, "role"))
        if (!role_read(reading, node, LIST_ADD(reading->pool, policy->roles, policy->role_count)))
            return false;
    for (const struct node *node = node_first(document, "deputy"); node; node = node_next(node, "deputy"))
        deputy_read(reading, node, LIST_ADD(reading->pool, policy->deputies, policy->deputy_count));
    for (const struct node *node = node_first(document, "channel"); node; node = node_next(node, "channel"))
        channel_read(reading, node, LIST_ADD(reading->pool, policy->channels, policy->channel_count));
    for (const struct node *node = node_first(document, "term"); node; node = node_next(node, "term"))
        term_read(reading, node, LIST_ADD(reading->pool, policy->terms, policy->term_count));
    return true;
}

/* The gates that clauses name as their keepers. */
static void gates_read(const struct reading *reading, const struct node *document, struct policy *policy)
{
    size_t count = 0;
    const char **gates = NULL;
    for (const struct node *section = node_first(document, "section"); section; section = node_next(section, "section"))
        for (const struct node *clause = node_first(section, "clause"); clause; clause = node_next(clause, "clause"))
            if (get(reading, clause, "kept-by") != NULL)
                *LIST_ADD(reading->pool, gates, count) = get(reading, clause, "kept-by");
    policy->gates = pool_grow(reading->pool, gates, count, sizeof *gates);
}

/* The schema lets real dates through only; those beyond the years that day_read knows count as never. */
static int32_t get_day(const struct reading *reading, const struct node *node, const char *attribute)
{
    int32_t day;
    return day_read(get(reading, node, attribute), &day) ? day : INT32_MAX;
}

/* When the version was released, and the first day from then on by which it was approved as it has to be. */
static void releases_read(const struct reading *reading, const struct node *document, struct policy *policy)
{
    const struct node *control = node_first(document, "control");
    policy->released = policy->issued;
    for (const struct node *at = node_first(control, "release"); at; at = node_next(at, "release"))
        if (text_equal(get(reading, at, "version"), policy->version))
            policy->released = get_day(reading, at, "date");
    int32_t from = policy->released < policy->issued ? policy->released : policy->issued;
    policy->approved = INT32_MAX;
    for (const struct node *at = node_first(control, "approval"); at; at = node_next(at, "approval")) {
        int32_t day = get_day(reading, at, "date");
        if (day >= from && day < policy->approved && get(reading, at, "name") &&
            policy_approves(policy, get(reading, at, "by")))
            policy->approved = day;
    }
}

static bool control_read(const struct reading *reading, const struct node *document, struct policy *policy)
{
    const struct node *control = node_first(document, "control");
    policy->reference = get(reading, control, "reference");
    policy->version = get(reading, control, "version");
    policy->title = get(reading, control, "title");
    policy->identity = pool_format(reading->pool, "%s/%s", policy->reference, policy->version);
    return (day_read(get(reading, control, "issued"), &policy->issued) &&
            day_read(get(reading, control, "review"), &policy->review)) ||
           file_fault(reading->fault, reading->path, control, "a day outside the years 1900 to 2999");
}

struct policy *policy_read(struct pool *pool, const struct node *document, const char *path, struct fault *fault)
{
    struct reading reading = {.pool = pool, .path = path, .fault = fault};
    struct policy *policy = pool_alloc(pool, sizeof *policy);
    gates_read(&reading, document, policy);
    bool good = control_read(&reading, document, policy) && lists_read(&reading, document, policy) &&
                kinds_read(&reading, document, policy);
    releases_read(&reading, document, policy);
    return good ? policy : NULL;
}
