#include "suite.h"

#include "core/access.h"
#include "core/policy.h"
#include "core/procedure.h"
#include "core/scenario.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define MAY(array) .permissions = (array), .permission_count = COUNT(array)

/* A policy of three levels, the last two written, and who may do what in it. */
static struct level levels[] = {{.number = 1}, {.number = 2, .written = true}, {.number = 3, .written = true}};
static struct kind kinds[] = {{.name = "complaint", .levels = levels, .level_count = 3}, {.name = "compliment"}};
static struct channel channels[] = {{.name = "email", .written = true}, {.name = "phone"}};

static struct permission visitor_may[] = {{.actions = WORDS("submit"), .reach = REACH_OWN, .kind = "complaint"}};
static struct permission complainant_may[] = {{.actions = WORDS("see", "escalate"), .reach = REACH_OWN}};
static struct permission staff_may[] = {{.actions = WORDS("submit", "see"), .reach = REACH_OWN}};
static struct permission handler_may[] = {
    {.actions = WORDS("see", "note", "close"), .reach = REACH_DIVISION},
    {.actions = WORDS("acknowledge", "respond"), .reach = REACH_DIVISION, .level = 1, .kind = "complaint"},
};
static struct permission manager_may[] = {
    {.actions = WORDS("see", "note", "respond", "decline"), .reach = REACH_LEVEL, .level = 2},
};
static struct permission director_may[] = {
    {.actions = WORDS("see", "respond", "decline"), .reach = REACH_LEVEL, .level = 3},
};
static struct permission head_may[] = {{.actions = WORDS("see", "respond", "reopen", "escalate"), .reach = REACH_ALL}};
static struct role roles[] = {
    {.name = "visitor", MAY(visitor_may)}, {.name = "complainant", MAY(complainant_may)},
    {.name = "staff", MAY(staff_may)},     {.name = "handler", MAY(handler_may)},
    {.name = "manager", MAY(manager_may)}, {.name = "director", MAY(director_may)},
    {.name = "head", MAY(head_may)},
};
static const struct policy policy = {.roles = roles,
                                     .role_count = COUNT(roles),
                                     .channels = channels,
                                     .channel_count = COUNT(channels),
                                     .kinds = kinds,
                                     .kind_count = COUNT(kinds)};

static const struct {
    const char *user, *role, *division;
} HOLDERS[] = {
    {"sam", "staff", NULL},     {"hal", "handler", "finance"},  {"hetty", "handler", "people"},
    {"max", "manager", NULL},   {"mona", "manager", "finance"}, {"mike", "manager", "people"},
    {"dora", "director", NULL}, {"fay", "head", NULL},          {"unused", "no-such-role", NULL},
};

/* The person of that name; "" the complainant, "?" a visitor. */
static struct person person_of(struct pool *pool, const char *user)
{
    if (*user == '\0' || *user == '?')
        return *user == '?' ? PERSON_VISITOR : PERSON_COMPLAINANT;
    struct person person = {.user = user, .title = user, .holdings = pool_alloc(pool, sizeof(struct holding))};
    for (int i = 0; i < COUNT(HOLDERS); i++) {
        if (text_equal(HOLDERS[i].user, user)) {
            person.holdings[0] = (struct holding){.role = HOLDERS[i].role, .division = HOLDERS[i].division};
            person.holding_count = 1;
        }
    }
    return person;
}

#define RECEIVED "received=2026-06-01T09:00,division=finance,by=sam "
#define ACKNOWLEDGED RECEIVED "acknowledged=2026-06-01T10:00,by=hal "
#define RESPONDED ACKNOWLEDGED "responded=2026-06-02T09:00,by=hal,channel=phone "
#define ESCALATED RESPONDED "escalated=2026-06-03T09:00,by=complainant "
#define RESPONDED_2 ESCALATED "responded=2026-06-04T09:00,by=max,channel=email "

static const struct {
    const char *kind, *events, *state;
} STATES[] = {
    {"complaint", "", "none"},
    {"complaint", RECEIVED, "received"},
    {"complaint", ACKNOWLEDGED "noted=2026-06-01T11:00 assigned=2026-06-01T11:00", "acknowledged"},
    {"complaint", RESPONDED "remedied=2026-06-02T11:00", "responded"},
    {"complaint", ESCALATED, "escalated"},
    {"complaint", ESCALATED "extended=2026-06-04T09:00,until=2026-06-20", "escalated"},
    {"complaint", ESCALATED "responded=2026-06-04T09:00,channel=phone", "escalated"},
    {"complaint", RESPONDED_2, "responded"},
    {"complaint", ESCALATED "declined=2026-06-04T09:00", "responded"},
    {"complaint", RESPONDED "closed=2026-06-10T09:00", "closed"},
    {"complaint", RESPONDED "closed=2026-06-10T09:00 followed-up=2026-06-20T09:00", "complete"},
    {"complaint", RESPONDED "closed=2026-06-10T09:00 followed-up=2026-06-20T09:00,then=reopen", "acknowledged"},
    {"complaint", RESPONDED_2 "closed=2026-06-10T09:00 followed-up=2026-06-20T09:00,then=reopen", "escalated"},
    {"complaint", RESPONDED "closed=2026-06-10T09:00 escalated=2026-06-20T09:00", "escalated"},
    {"complaint", RESPONDED "closed=2026-06-10T09:00 reopened=2026-06-20T09:00", "acknowledged"},
    {"complaint", RESPONDED_2 "closed=2026-06-10T09:00 reopened=2026-06-20T09:00", "escalated"},
    {"complaint", ACKNOWLEDGED "redirected=2026-06-01T12:00", "complete"},
    {"complaint", ACKNOWLEDGED "redirected=2026-06-01T12:00 reopened=2026-06-02T09:00", "acknowledged"},
    {"complaint", RECEIVED "withdrawn=2026-06-01T10:00", "withdrawn"},
    {"complaint", RECEIVED "withdrawn=2026-06-01T10:00 reopened=2026-06-01T11:00", "received"},
    {"compliment", RECEIVED, "received"},
    {"compliment", ACKNOWLEDGED, "acknowledged"},
    {"compliment", ACKNOWLEDGED "told=2026-06-02T10:00", "told"},
    {"compliment", ACKNOWLEDGED "told=2026-06-02T10:00 reviewed=2026-06-03T10:00", "reviewed"},
    {"compliment", ACKNOWLEDGED "reviewed=2026-06-03T10:00 told=2026-06-04T10:00", "reviewed"},
    {"compliment", ACKNOWLEDGED "reviewed=2026-06-03T10:00 shared=2026-06-04T10:00", "shared"},
    {"compliment", ACKNOWLEDGED "shared=2026-06-04T10:00", "shared"},
    {"compliment", ACKNOWLEDGED "told=2026-06-02T10:00 shared=2026-06-04T10:00", "shared"},
    {"compliment", ACKNOWLEDGED "closed=2026-06-04T10:00", "closed"},
};

/* When an event can have happened at the earliest, by what the case holds; NULL: at any time. */
static const struct {
    const char *kind, *events, *event, *earliest;
} EARLIEST[] = {
    {"complaint", "", "received", NULL},
    {"complaint", "", NULL, NULL},
    {"complaint", ACKNOWLEDGED, NULL, "2026-06-01T09:00:00+01:00"},
    {"complaint", ACKNOWLEDGED, "noted", "2026-06-01T09:00:00+01:00"},
    {"complaint", ACKNOWLEDGED, "responded", "2026-06-01T10:00:00+01:00"},
    {"complaint", ACKNOWLEDGED "noted=2026-06-01T12:00", "responded", "2026-06-01T10:00:00+01:00"},
    {"complaint", ACKNOWLEDGED "extended=2026-06-01T12:00,until=2026-06-09", "responded", "2026-06-01T10:00:00+01:00"},
    {"complaint", RESPONDED, "closed", "2026-06-02T09:00:00+01:00"},
    {"complaint", RESPONDED "closed=2026-06-10T09:00 reopened=2026-06-20T09:00", "responded",
     "2026-06-20T09:00:00+01:00"},
    {"complaint", RESPONDED "closed=2026-06-10T09:00", "reopened", "2026-06-10T09:00:00+01:00"},
    {"complaint", RECEIVED "withdrawn=2026-06-05T09:00 acknowledged=2026-06-01T09:30", "reopened",
     "2026-06-05T09:00:00+01:00"},
};

START_TEST(knows_the_earliest)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, EARLIEST[_i].kind, EARLIEST[_i].events);
    int64_t earliest = procedure_earliest(&timeline, EARLIEST[_i].event);
    ck_assert_pstr_eq(earliest == INSTANT_NONE ? NULL : instant_write(pool, earliest), EARLIEST[_i].earliest);
    pool_free(pool);
}
END_TEST

/* Which step stands after one that bears a later time, and which that is. */
static const struct {
    const char *events;
    int seq, after;
} OVERTAKEN[] = {
    {RESPONDED, 3, 0},
    {RECEIVED "acknowledged=2026-06-03T09:00 responded=2026-06-02T09:00", 3, 2},
    {RECEIVED "acknowledged=2030-06-03T09:00 noted=2026-06-02T08:00 responded=2026-06-02T09:00", 3, 0},
    {RECEIVED "acknowledged=2030-06-03T09:00 noted=2026-06-02T08:00 responded=2026-06-02T09:00", 4, 2},
    {RECEIVED "acknowledged=2030-06-03T09:00 responded=2026-06-02T09:00 closed=2026-06-03T09:00", 4, 2},
    {"received=2030-06-01T09:00 acknowledged=2026-06-01T10:00", 2, 1},
    {"received=2030-06-01T09:00 acknowledged=2026-06-01T10:00", 1, 0},
    {RESPONDED, 9, 0},
};

START_TEST(knows_what_a_clock_put_before)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", OVERTAKEN[_i].events);
    ck_assert_int_eq(procedure_overtaken(&timeline, OVERTAKEN[_i].seq), OVERTAKEN[_i].after);
    pool_free(pool);
}
END_TEST

/* What one of several roles allows is allowed, whichever it is. */
START_TEST(any_role_will_do)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", RECEIVED);
    struct holding held[] = {{.role = "unused"},
                             {.role = "director"},
                             {.role = "handler", .division = "people"},
                             {.role = "handler", .division = "finance"},
                             {.role = "staff"}};
    const struct person person = {.user = "someone", .holdings = held, .holding_count = COUNT(held)};
    ck_assert_int_eq(procedure_allows(&policy, &timeline, &person, "acknowledge"), VERDICT_YES);
    ck_assert_int_eq(procedure_allows(&policy, &timeline, &person, "note"), VERDICT_YES);
    ck_assert(procedure_allows_new(&policy, &person, "submit", "complaint"));
    ck_assert(!procedure_allows_new(&policy, &person, "report", NULL));
    pool_free(pool);
}
END_TEST

/* Closed and followed up, but something is still owed: a remedy, a cause, an improvement. */
START_TEST(complete_only_when_nothing_is_owed)
{
    struct pool *pool = pool_new();
    struct timeline timeline =
        scenario_read(pool, "complaint", RESPONDED "closed=2026-06-10T09:00 followed-up=2026-06-20T09:00");
    timeline.settled = false;
    ck_assert_str_eq(procedure_state(&policy, &timeline), "closed");
    pool_free(pool);
}
END_TEST

/* A gate stands where a clause names it, and where it is passed it stands in nobody's way. */
START_TEST(gates)
{
    static const char *const all[] = {"told", "learning", "reviewed", NULL}, *const none[] = {NULL};
    static const struct {
        const char *kind, *events, *closing, *gate;
    } GATED[] = {
        {"complaint", RESPONDED, "closed", "learning"},
        {"complaint", RESPONDED, "noted", NULL},
        {"complaint", RESPONDED "learned=2026-06-09T09:00", "closed", NULL},
        {"complaint", ACKNOWLEDGED "responded=2026-06-02T09:00,lesson=yes", "closed", NULL},
        {"compliment", ACKNOWLEDGED, "closed", "told"},
        {"compliment", ACKNOWLEDGED "told=2026-06-02T10:00", "closed", "reviewed"},
        {"compliment", ACKNOWLEDGED "told=2026-06-02T10:00 reviewed=2026-06-03T10:00", "closed", NULL},
    };
    struct pool *pool = pool_new();
    struct policy gated = policy, open = policy;
    gated.gates = all;
    open.gates = none;
    for (size_t i = 0; i < sizeof GATED / sizeof *GATED; i++) {
        struct timeline timeline = scenario_read(pool, GATED[i].kind, GATED[i].events);
        const struct gate *gate = procedure_gate(&gated, &timeline, GATED[i].closing);
        ck_assert_pstr_eq(gate ? gate->name : NULL, GATED[i].gate);
        ck_assert_ptr_null(procedure_gate(&open, &timeline, GATED[i].closing));
    }
    pool_free(pool);
}
END_TEST

/* The ordinary course only: a request for the next level, a withdrawal and what follows the closing lead elsewhere. */
START_TEST(leads_on)
{
    static const struct {
        const char *kind, *events, *event;
        bool leads;
    } LEADING[] = {
        {"complaint", RECEIVED, "acknowledged", true},
        {"complaint", RECEIVED, "withdrawn", false},
        {"complaint", RESPONDED, "escalated", false},
        {"complaint", RESPONDED, "noted", false},
        {"complaint", RESPONDED, "closed", true},
        {"complaint", RESPONDED "closed=2026-06-10T09:00", "followed-up", false},
        {"compliment", ACKNOWLEDGED, "told", true},
        {"compliment", ACKNOWLEDGED "told=2026-06-02T10:00", "told", false},
        {"compliment", ACKNOWLEDGED "told=2026-06-02T10:00", "reviewed", true},
        {"compliment", ACKNOWLEDGED "reviewed=2026-06-02T10:00", "told", false},
    };
    struct pool *pool = pool_new();
    for (size_t i = 0; i < sizeof LEADING / sizeof *LEADING; i++) {
        struct timeline timeline = scenario_read(pool, LEADING[i].kind, LEADING[i].events);
        ck_assert_msg(procedure_leads_on(&policy, &timeline, LEADING[i].event) == LEADING[i].leads, "%s: %s",
                      LEADING[i].events, LEADING[i].event);
    }
    pool_free(pool);
}
END_TEST

START_TEST(states)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, STATES[_i].kind, STATES[_i].events);
    ck_assert_str_eq(procedure_state(&policy, &timeline), STATES[_i].state);
    pool_free(pool);
}
END_TEST

static const char *const VERDICTS[] = {"yes", "hidden", "not permitted", "not independent", "not now"};

static const struct {
    const char *kind, *events, *user, *action, *verdict;
} ALLOWED[] = {
    /* 1 and 2: for these there is no such case. */
    {"complaint", "received=2026-06-01T09:00,division=finance,concerned=hal", "hal", "see", "hidden"},
    {"complaint", "received=2026-06-01T09:00,division=finance,concerned=fay", "fay", "reopen", "hidden"},
    {"complaint", RECEIVED "assigned=2026-06-01T10:00,concerned=hal", "hal", "note", "hidden"},
    {"complaint", RECEIVED, "hetty", "see", "hidden"},
    {"complaint", RECEIVED, "hetty", "acknowledge", "hidden"},
    {"complaint", RECEIVED, "max", "see", "hidden"},
    {"complaint", RECEIVED, "nobody", "see", "hidden"},
    {"complaint", RECEIVED, "unused", "see", "hidden"},
    {"complaint", RECEIVED, "?", "see", "hidden"},
    {"complaint", "received=2026-06-01T09:00,division=not-sure", "hal", "see", "hidden"},
    {"complaint", "received=2026-06-01T09:00", "hal", "see", "hidden"},
    /* Seen, and by whom. */
    {"complaint", RECEIVED, "sam", "see", "yes"},
    {"complaint", RECEIVED, "hal", "see", "yes"},
    {"complaint", RECEIVED, "fay", "see", "yes"},
    {"complaint", RECEIVED, "", "see", "yes"},
    {"complaint", RECEIVED "assigned=2026-06-01T10:00,division=people", "hetty", "see", "yes"},
    {"complaint", RECEIVED "assigned=2026-06-01T10:00,division=people", "hal", "see", "hidden"},
    {"complaint", ESCALATED, "max", "see", "yes"},
    {"complaint", ESCALATED, "mona", "see", "yes"},
    {"complaint", ESCALATED, "mona", "respond", "yes"},
    {"complaint", RESPONDED, "mona", "see", "hidden"},
    {"complaint", ESCALATED, "mike", "see", "hidden"},
    {"complaint", ESCALATED, "mike", "respond", "hidden"},
    {"complaint", ESCALATED, "dora", "see", "hidden"},
    {"complaint", ESCALATED "declined=2026-06-04T09:00,by=max", "max", "see", "yes"},
    {"complaint", RESPONDED_2 "escalated=2026-06-05T09:00", "max", "see", "yes"},
    /* 3: sees it, may not do this. */
    {"complaint", RECEIVED, "sam", "acknowledge", "not permitted"},
    {"complaint", RECEIVED, "", "withdraw", "not permitted"},
    {"complaint", ESCALATED, "hal", "respond", "not permitted"},
    {"complaint", RESPONDED_2 "escalated=2026-06-05T09:00", "max", "respond", "not permitted"},
    {"compliment", RECEIVED, "hal", "acknowledge", "not permitted"},
    {"complaint", RECEIVED, "hal", "no-such-action", "not permitted"},
    /* Beside the procedure only reach counts. */
    {"complaint", RESPONDED_2 "escalated=2026-06-05T09:00", "max", "note", "yes"},
    {"complaint", ESCALATED, "hal", "note", "yes"},
    /* 4: who decided below does not decide now. */
    {"complaint", "received=2026-06-01T09:00 responded=2026-06-02T09:00,by=max escalated=2026-06-03T09:00", "max",
     "respond", "not independent"},
    {"complaint", "received=2026-06-01T09:00 responded=2026-06-02T09:00,by=max escalated=2026-06-03T09:00", "max",
     "decline", "not independent"},
    {"complaint", ESCALATED "declined=2026-06-04T09:00,by=dora escalated=2026-06-05T09:00,level=3", "dora", "respond",
     "not independent"},
    {"complaint", ESCALATED "declined=2026-06-04T09:00,by=max escalated=2026-06-05T09:00", "max", "respond", "yes"},
    {"complaint", RESPONDED "closed=2026-06-04T09:00 reopened=2026-06-05T09:00", "hal", "respond", "yes"},
    /* 5: not in this state. */
    {"complaint", RECEIVED, "hal", "respond", "not now"},
    {"complaint", ACKNOWLEDGED, "hal", "acknowledge", "not now"},
    {"complaint", ACKNOWLEDGED, "hal", "close", "not now"},
    {"complaint", ESCALATED, "hal", "close", "not now"},
    {"complaint", RECEIVED, "", "escalate", "not now"},
    {"complaint", ESCALATED, "", "escalate", "not now"},
    {"complaint", ESCALATED, "max", "decline", "not now"},
    {"complaint", RECEIVED, "fay", "reopen", "not now"},
    {"complaint", RESPONDED_2 "escalated=2026-06-05T09:00 responded=2026-06-06T09:00,by=dora", "fay", "escalate",
     "not now"},
    {"complaint", ESCALATED "responded=2026-06-04T09:00,by=max,channel=phone", "", "escalate", "not now"},
    {"compliment", ACKNOWLEDGED, "", "escalate", "not now"},
    /* 6: yes. */
    {"complaint", RECEIVED, "hal", "acknowledge", "yes"},
    {"complaint", ACKNOWLEDGED, "hal", "respond", "yes"},
    {"complaint", RESPONDED, "", "escalate", "yes"},
    {"complaint", RESPONDED_2, "", "escalate", "yes"},
    {"complaint", RESPONDED "closed=2026-06-10T09:00", "", "escalate", "yes"},
    {"complaint", ESCALATED, "max", "respond", "yes"},
    {"complaint", RESPONDED "escalated=2026-06-20T09:00,late=yes", "max", "decline", "yes"},
    {"complaint", ESCALATED "responded=2026-06-04T09:00,by=max,channel=phone", "max", "respond", "yes"},
    {"complaint", RESPONDED_2 "escalated=2026-06-05T09:00", "dora", "respond", "yes"},
    {"compliment", ACKNOWLEDGED, "hal", "close", "yes"},
};

START_TEST(allows)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, ALLOWED[_i].kind, ALLOWED[_i].events);
    struct person person = person_of(pool, ALLOWED[_i].user);
    enum verdict verdict = procedure_allows(&policy, &timeline, &person, ALLOWED[_i].action);
    ck_assert_msg(text_equal(VERDICTS[verdict], ALLOWED[_i].verdict), "%s %s: %s, not %s", ALLOWED[_i].user,
                  ALLOWED[_i].action, VERDICTS[verdict], ALLOWED[_i].verdict);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *user, *action, *kind;
    bool allowed;
} NEW[] = {
    {"?", "submit", "complaint", true},       {"?", "submit", "compliment", false},
    {"?", "compliment", "compliment", false}, {"", "submit", "complaint", false},
    {"sam", "submit", "complaint", true},     {"hal", "submit", "complaint", false},
    {"nobody", "submit", "complaint", false}, {"unused", "submit", "complaint", false},
};

START_TEST(allows_new)
{
    struct pool *pool = pool_new();
    struct person person = person_of(pool, NEW[_i].user);
    ck_assert_int_eq(procedure_allows_new(&policy, &person, NEW[_i].action, NEW[_i].kind), NEW[_i].allowed);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("procedure");
    tcase_add_loop_test(tests, states, 0, COUNT(STATES));
    tcase_add_test(tests, complete_only_when_nothing_is_owed);
    tcase_add_loop_test(tests, knows_the_earliest, 0, COUNT(EARLIEST));
    tcase_add_loop_test(tests, knows_what_a_clock_put_before, 0, COUNT(OVERTAKEN));
    tcase_add_test(tests, any_role_will_do);
    tcase_add_test(tests, gates);
    tcase_add_test(tests, leads_on);
    tcase_add_loop_test(tests, allows, 0, COUNT(ALLOWED));
    tcase_add_loop_test(tests, allows_new, 0, COUNT(NEW));
    return suite_run("procedure", tests);
}
