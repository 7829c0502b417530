/* What is owed on a case of a shipped site, for the tests of the engine under real policies. Run from the root of the
 * repository. */
#ifndef REDRESS_TESTS_CORE_OWED_H
#define REDRESS_TESTS_CORE_OWED_H

#include "base/fault.h"
#include "core/obligation.h"
#include "core/scenario.h"
#include "site/site.h"

#define SCHOOLS "schools-mutual-services"
#define ACADEMY "one-academy"

enum { SITES = 2 };

static struct pool *lasting;
static struct site sites[SITES];
static const char *const SITE_NAMES[SITES] = {SCHOOLS, ACADEMY};

static inline void sites_open(void)
{
    lasting = pool_new();
    for (int i = 0; i < SITES; i++) {
        struct fault fault = {0};
        const char *folder = pool_format(lasting, "conf/sites/%s", SITE_NAMES[i]);
        ck_assert_msg(site_open(lasting, folder, "conf/calendars", ".", &sites[i], &fault), "%s", fault.detail);
    }
}

static inline void sites_close(void)
{
    pool_free(lasting);
}

static inline const struct site *site_of(const char *name)
{
    return &sites[text_equal(name, ACADEMY)];
}

/* What is owed on the case as it stands at `now`. */
static inline struct obligation *owed(struct pool *pool, const char *site, const char *kind, const char *events,
                                      const char *now, size_t *count)
{
    const struct site *found = site_of(site);
    struct timeline timeline = scenario_read(pool, kind, events);
    const struct policy *policy = site_policy_at(found, timeline.events[0].at);
    return obligations(pool, policy, &found->calendar, &timeline, at(now), count);
}

/* A case of a site, and every obligation of one name on it as LEVEL DUE STATE, in order, now or, NULL, long after. */
struct scenario {
    const char *site, *kind, *events, *name, *now, *expected;
};

static inline void scenario_holds(const struct scenario *scenario)
{
    struct pool *pool = pool_new();
    size_t count;
    const char *now = scenario->now ? scenario->now : "2030-01-01T00:00";
    const struct obligation *list = owed(pool, scenario->site, scenario->kind, scenario->events, now, &count);
    const char *found = "";
    for (size_t i = 0; i < count; i++) {
        if (text_equal(list[i].rule->name, scenario->name)) {
            const char *due = list[i].due == INSTANT_NONE ? "none" : instant_write(pool, list[i].due);
            found = pool_format(pool, "%s%s%d %s %s", found, *found ? "; " : "", list[i].level, due,
                                obligation_state_name(list[i].state));
        }
    }
    ck_assert_str_eq(found, scenario->expected);
    pool_free(pool);
}

#endif
