/* The two tables written by hand (state × action; role × action × reach) against procedure_allows, for both shipped
 * sites: every situation of a case × every person × every action gives the verdict that the tables say, and no other.
 * Run from the root of the repository. */
#include "suite.h"

#include <stdio.h>

#include "base/fault.h"
#include "core/procedure.h"
#include "core/scenario.h"
#include "core/situations.h"
#include "core/tables.h"
#include "site/site.h"

enum { SITES = 2, ACTIONS_MOST = 48, PAIRS = 4, EVENTS_SIZE = 2000 };

static const char *const SITE_NAMES[SITES] = {"schools-mutual-services", "one-academy"};
static const char *const KINDS[] = {"complaint", "compliment"};
/* Every role of both seeds, somebody with none, and the two who are not signed in. */
static const char *const ROLES[] = {"visitor", "complainant", "staff", "handler",  "support", "coach",
                                    "manager", "director",    "head",  "delivery", "smt",     "no-such-role"};
static const char *const VERDICTS[] = {"yes", "hidden", "not permitted", "not independent", "not now"};

static struct pool *lasting;
static struct site sites[SITES];
static struct table states, roles[SITES];

static void tables_open(void)
{
    lasting = pool_new();
    states = table_read(lasting, "states");
    for (int i = 0; i < SITES; i++) {
        struct fault fault = {0};
        const char *folder = pool_format(lasting, "conf/sites/%s", SITE_NAMES[i]);
        ck_assert_msg(site_open(lasting, folder, "conf/calendars", ".", &sites[i], &fault), "%s", fault.detail);
        roles[i] = table_read(lasting, pool_format(lasting, "roles-%s", SITE_NAMES[i]));
    }
}

static void tables_close(void)
{
    pool_free(lasting);
}

/* ---- Beside the situations of a case: every role, in four relations to the case that may each be so or not ---- */

struct relation {
    const char *role;
    bool mine;      /* its division is theirs */
    bool recorded;  /* by them */
    bool concerned; /* they are complained about */
    bool decided;   /* they decided the levels below */
    bool signed_in;
};

enum { RELATIONS = 16 };

static struct relation relation_of(const char *role, int number)
{
    bool signed_in = !text_equal(role, "visitor") && !text_equal(role, "complainant");
    return (struct relation){.role = role,
                             .mine = number & 1,
                             .recorded = number & 2 && signed_in,
                             .concerned = number & 4 && signed_in,
                             .decided = number & 8 && signed_in,
                             .signed_in = signed_in};
}

static struct person person_of(struct pool *pool, const struct relation *relation)
{
    if (!relation->signed_in)
        return text_equal(relation->role, "visitor") ? PERSON_VISITOR : PERSON_COMPLAINANT;
    struct person person = {.user = "me", .title = "Me", .holdings = pool_alloc(pool, sizeof(struct holding))};
    person.holdings[0].role = relation->role;
    person.holdings[0].division = text_equal(relation->role, "handler") ? "finance" : NULL;
    person.holding_count = 1;
    return person;
}

/* What stands for that letter of a story. */
static const char *put_for(char letter, const struct relation *relation)
{
    switch (letter) {
    case 'D':
        return relation->decided ? ",by=me" : ",by=other";
    case 'R':
        return relation->recorded ? ",by=me" : ",by=other";
    case 'V':
        return relation->mine ? ",division=finance" : ",division=people";
    default:
        return relation->concerned ? ",concerned=me" : "";
    }
}

/* The story with this relation written into it. */
static struct timeline timeline_of(struct pool *pool, const char *kind, const struct situation *situation,
                                   const struct relation *relation)
{
    char line[EVENTS_SIZE]; /* with room for what is put in */
    size_t length = 0;
    ck_assert_uint_lt(strlen(situation->events), EVENTS_SIZE / 2);
    for (const char *from = situation->events; *from != '\0'; from++) {
        const char *put = *from == '@' ? put_for(*++from, relation) : NULL;
        if (put == NULL)
            line[length++] = *from;
        else
            length += (size_t)sprintf(line + length, "%s", put);
    }
    line[length] = '\0';
    return scenario_read(pool, kind, line);
}

/* ---- What the tables say ---- */

static bool reaches(const char *cell, const struct situation *situation, const struct relation *relation)
{
    const char *digit = strpbrk(cell, "123");
    int level = digit ? *digit - '0' : 0;
    bool by_severity = strstr(cell, "high") != NULL;
    if (text_equal(cell, "all") || (by_severity && situation->high))
        return true;
    if (text_equal(cell, "own"))
        return text_equal(relation->role, "complainant") || relation->recorded;
    if (strncmp(cell, "division", strlen("division")) == 0)
        return relation->mine && (level != 1 || situation->level == 1);
    if (strncmp(cell, "level", strlen("level")) == 0)
        return situation->reached >= level;
    if (strncmp(cell, "at", strlen("at")) == 0)
        return situation->level == level;
    ck_assert_msg(by_severity || text_equal(cell, "-") || text_equal(cell, "new"), "the table says %s", cell);
    return false;
}

/* What they say of one role in one situation: read once, asked for every relation. */
struct said {
    const char *see;
    const char *cells[ACTIONS_MOST], *possible[ACTIONS_MOST]; /* for each action, in its order */
};

static struct said said_of(int site, const char *kind, const struct situation *situation, const char *role,
                           const char *const *actions)
{
    struct said said = {.see = table_cell(&roles[site], kind, "see", role)};
    for (int i = 0; actions[i] != NULL; i++) {
        said.cells[i] = table_cell(&roles[site], kind, actions[i], role);
        said.possible[i] = table_cell(&states, kind, actions[i], situation->state);
    }
    return said;
}

static enum verdict expected(int site, const struct said *said, const struct situation *situation,
                             const struct relation *relation, const char *action, int number)
{
    bool last_level = situation->level >= (int)policy_kind(&sites[site].policies[0], "complaint")->level_count;
    static const char *const independent[] = {"respond", "decline", "extend", "assign", "merge", NULL};
    bool decides = text_among(action, independent);
    const char *possible = said->possible[number];
    if (relation->concerned || !reaches(said->see, situation, relation))
        return VERDICT_HIDDEN;
    if (!reaches(said->cells[number], situation, relation))
        return VERDICT_NOT_PERMITTED;
    if (decides && relation->decided && situation->level > 1)
        return VERDICT_NOT_INDEPENDENT;
    if (text_equal(action, "escalate") && last_level)
        return VERDICT_NOT_NOW;
    bool now = text_equal(possible, "x") || (text_equal(possible, "late") && situation->late) ||
               (text_equal(possible, "promise") && situation->promised) ||
               (text_equal(possible, "plan") && situation->planned) ||
               (text_equal(possible, "high") && situation->high) ||
               (text_equal(possible, "suggested") && situation->suggested) ||
               (text_equal(possible, "back") && situation->back) ||
               (text_equal(possible, "sent") && !situation->back && strstr(situation->events, "channel=email")) ||
               (text_equal(possible, "practice") && situation->practice);
    return now ? VERDICT_YES : VERDICT_NOT_NOW;
}

/* ---- And every action that tables, policy or state table name, once ---- */

static void name_add(const char **names, const char *name)
{
    static const char *const beginnings[] = {
        "submit",        "compliment", "report", "register",  "wall",          "learned", "approve",
        "review-policy", "away",       "decide", "carry-out", "read-guidance", NULL};
    size_t count = 0;
    while (names[count] != NULL && !text_equal(names[count], name))
        count++;
    ck_assert_uint_lt(count + 1, ACTIONS_MOST);
    if (!text_among(name, beginnings))
        names[count] = name;
}

static const char *const *actions_of(int site, const char *kind)
{
    const char **names = pool_array(lasting, ACTIONS_MOST, sizeof *names);
    const struct policy *policy = &sites[site].policies[0];
    for (size_t i = 0; i < states.count; i++)
        name_add(names, states.cells[i].row);
    for (size_t i = 0; i < roles[site].count; i++)
        name_add(names, roles[site].cells[i].row);
    for (const struct event_row *row = events_of(kind); row->name != NULL; row++)
        if (row->action != NULL)
            name_add(names, row->action);
    name_add(names, RIGHT_LOOKS);
    for (size_t i = 0; i < policy->role_count; i++)
        for (size_t j = 0; j < policy->roles[i].permission_count; j++)
            for (const char *const *action = policy->roles[i].permissions[j].actions; *action != NULL; action++)
                name_add(names, *action);
    name_add(names, "no-such-action");
    return names;
}

/* Where the two differ, it is said in words. */
static int compare(int site, const char *kind, const struct said *said, const struct situation *situation,
                   const struct relation *relation, const char *const *actions)
{
    struct pool *pool = pool_new();
    const struct policy *policy = &sites[site].policies[0];
    struct timeline timeline = timeline_of(pool, kind, situation, relation);
    struct person person = person_of(pool, relation);
    int count = 0;
    ck_assert_str_eq(procedure_state(policy, &timeline), situation->state);
    for (; actions[count] != NULL; count++) {
        enum verdict got = procedure_allows(policy, &timeline, &person, actions[count]);
        enum verdict wanted = expected(site, said, situation, relation, actions[count], count);
        if (got != wanted)
            ck_abort_msg("%s: %s %s, level %d, %s%s%s%s%s %s: %s, the tables say %s", SITE_NAMES[site], kind,
                         situation->state, situation->level, relation->role, relation->mine ? ", own division" : "",
                         relation->recorded ? ", recorded it" : "", relation->concerned ? ", concerned" : "",
                         relation->decided ? ", decided below" : "", actions[count], VERDICTS[got], VERDICTS[wanted]);
    }
    pool_free(pool);
    return count;
}

/* Every relation that the role can be in. Who is not signed in has fewer, and so has a case that nobody decided below. */
static int compare_all(int site, const char *kind, const struct situation *situation, const char *role,
                       const char *const *actions)
{
    struct said said = said_of(site, kind, situation, role, actions);
    int compared = 0;
    for (int number = 0; number < RELATIONS; number++) {
        struct relation relation = relation_of(role, number);
        bool same = (!relation.signed_in && number > 1) || (relation.decided && situation->reached == 1);
        if (!same)
            compared += compare(site, kind, &said, situation, &relation, actions);
    }
    return compared;
}

START_TEST(the_whole_product)
{
    int site = _i / 2, compared = 0;
    const char *kind = KINDS[_i % 2];
    struct situations all = {.count = 0};
    if (text_equal(kind, "complaint"))
        complaint_situations(lasting, &all, (int)policy_kind(&sites[site].policies[0], kind)->level_count);
    else
        compliment_situations(lasting, &all);
    const char *const *actions = actions_of(site, kind);
    for (size_t i = 0; i < all.count; i++)
        for (int role = 0; role < COUNT(ROLES); role++)
            compared += compare_all(site, kind, &all.list[i], ROLES[role], actions);
    ck_assert_int_gt(compared, 7 * 20 * RELATIONS / 2 * (COUNT(ROLES) - 2));
}
END_TEST

START_TEST(beginnings)
{
    static const struct {
        const char *block, *action, *kind;
    } BEGINNINGS[] = {{"complaint", "submit", "complaint"}, {"compliment", "compliment", "compliment"},
                      {"report", "report", NULL},           {"report", "register", NULL},
                      {"report", "wall", "compliment"},     {"report", "learned", NULL},
                      {"report", "approve", NULL},          {"report", "review-policy", NULL},
                      {"report", "decide", NULL},           {"report", "carry-out", NULL}};
    for (int site = 0; site < SITES; site++)
        for (int role = 0; role < COUNT(ROLES); role++)
            for (int i = 0; i < COUNT(BEGINNINGS); i++) {
                struct relation relation = relation_of(ROLES[role], 0);
                struct person person = person_of(lasting, &relation);
                const char *cell = table_cell(&roles[site], BEGINNINGS[i].block, BEGINNINGS[i].action, ROLES[role]);
                bool got =
                    procedure_allows_new(&sites[site].policies[0], &person, BEGINNINGS[i].action, BEGINNINGS[i].kind);
                ck_assert_msg(got == text_equal(cell, "new"), "%s: %s %s: the table says %s", SITE_NAMES[site],
                              ROLES[role], BEGINNINGS[i].action, cell);
            }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("tables");
    tcase_add_unchecked_fixture(tests, tables_open, tables_close);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, the_whole_product, 0, PAIRS);
    tcase_add_test(tests, beginnings);
    return suite_run("tables", tests);
}
