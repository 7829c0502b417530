#include "site/policy_file.h"
#include "site/policy_file_parts.h"

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "xml/validity.h"
#include "xml/xml.h"

enum { COUNT_MOST = 999, LEVEL_MOST = 9 };

static const struct word UNITS[] = {
    {"hours", UNIT_HOURS}, {"working-days", UNIT_WORKING_DAYS}, {"months", UNIT_MONTHS}, {NULL, UNIT_NONE}};
static const struct word REACHES[] = {{"own", REACH_OWN},   {"division", REACH_DIVISION}, {"level", REACH_LEVEL},
                                      {"high", REACH_HIGH}, {"all", REACH_ALL},           {NULL, REACH_OWN}};

int reading_word(const struct word *words, const char *word)
{
    while (words->word && !text_equal(words->word, word))
        words++;
    return words->value;
}

const char *reading_get(const struct reading *reading, const struct node *node, const char *attribute)
{
    return node_get(reading->pool, node, attribute);
}

const char *const *reading_words(const struct reading *reading, const struct node *node, const char *attribute)
{
    const char *list = reading_get(reading, node, attribute);
    return text_words(reading->pool, list ? list : "");
}

bool reading_check(const struct reading *reading, const struct node *node, const char *attribute,
                   bool (*exists)(const char *word), const char *what)
{
    for (const char *const *word = reading_words(reading, node, attribute); *word; word++)
        if (!exists(*word))
            return file_fault(reading->fault, reading->path, node, "%s: there is no %s “%s”", attribute, what, *word);
    return true;
}

int reading_number(const struct reading *reading, const struct node *node, const char *attribute)
{
    const char *number = reading_get(reading, node, attribute);
    return number ? text_number(number, 1, LEVEL_MOST) : 0;
}

struct length reading_length(const struct reading *reading, const struct node *node)
{
    const char *text = reading_get(reading, node, "within");
    struct length length = {.unit = UNIT_NONE};
    if (text) {
        const char *const *words = text_words(reading->pool, text);
        length.count = text_number(words[0], 1, COUNT_MOST);
        length.unit = (enum unit)reading_word(UNITS, words[1]);
    }
    return length;
}

static bool permission_read(const struct reading *reading, const struct node *node, struct permission *permission)
{
    *permission = (struct permission){
        .actions = reading_words(reading, node, "do"),
        .reach = (enum reach)reading_word(REACHES, reading_get(reading, node, "reach")),
        .level = reading_number(reading, node, "level"),
        .kind = reading_get(reading, node, "kind"),
        .clause = reading_get(reading, node, "clause"),
    };
    const char *rounded = reading_get(reading, node, "rounded");
    permission->rounded = rounded ? text_number(rounded, ROUNDING_LEAST, ROUNDING_MOST) : 0;
    if (rounded && !text_among(ACTION_REPORT, permission->actions))
        return file_fault(reading->fault, reading->path, node, "rounded: only numbers of reports are rounded");
    return reading_check(reading, node, "do", action_exists, "action");
}

static bool role_read(const struct reading *reading, const struct node *node, struct role *role)
{
    role->name = reading_get(reading, node, "name");
    role->title = reading_get(reading, node, "title");
    for (const struct node *may = node_first(node, "may"); may; may = node_next(may, "may"))
        if (!permission_read(reading, may, LIST_ADD(reading->pool, role->permissions, role->permission_count)))
            return false;
    return true;
}

static void deputy_read(const struct reading *reading, const struct node *node, struct deputy *deputy)
{
    *deputy = (struct deputy){.of = reading_get(reading, node, "of"),
                              .role = reading_get(reading, node, "role"),
                              .clause = reading_get(reading, node, "clause")};
}

static void channel_read(const struct reading *reading, const struct node *node, struct channel *channel)
{
    *channel = (struct channel){
        .name = reading_get(reading, node, "name"),
        .written = reading_get(reading, node, "written") != NULL,
        .within = reading_length(reading, node),
        .clause = reading_get(reading, node, "clause"),
    };
}

static void term_read(const struct reading *reading, const struct node *node, struct term *term)
{
    *term = (struct term){
        .name = reading_get(reading, node, "name"),
        .within = reading_length(reading, node),
        .clause = reading_get(reading, node, "clause"),
    };
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

struct policy *policy_read(struct pool *pool, const struct node *document, const char *path, struct fault *fault)
{
    struct reading reading = {.pool = pool, .path = path, .fault = fault};
    struct policy *policy = pool_alloc(pool, sizeof *policy);
    policy_gates_read(&reading, document, policy);
    bool good = policy_control_read(&reading, document, policy) && lists_read(&reading, document, policy) &&
                policy_kinds_read(&reading, document, policy);
    policy_releases_read(&reading, document, policy);
    return good ? policy : NULL;
}
