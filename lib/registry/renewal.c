#include "registry/renewal.h"

#include <string.h>

#include "base/digest.h"
#include "base/fault.h"
#include "base/instant.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/case_index.h"
#include "registry/moves.h"
#include "store/source.h"
#include "xml/xml.h"

/* "2026-06-12\n" */
#define DAY_LINE 11

/* With who is away today, and who stands in. */
static const char *users_of(struct pool *pool, const struct site *site, int64_t now)
{
    (void)now;
    const struct people people = site_people(site);
    const char *users = site->users ? xml_write(pool, site->users) : "";
    for (size_t i = 0; i < people.count; i++)
        if (people.list[i].away)
            users = pool_format(pool, "%s%s:%s\n", users, people.list[i].user,
                                people.list[i].stand_in ? people.list[i].stand_in : "");
    return bytes_digest(pool, users, strlen(users));
}

static const char *const *cases_of_users(struct store *store, struct pool *pool, const char *before, const char *after,
                                         struct fault *fault)
{
    (void)before;
    (void)after;
    return store_cases_naming(store, pool, "compliment", CATEGORY_STAFF, fault);
}

/* Each day off that is known by now, a line each, in their order. */
static const char *days_of(struct pool *pool, const struct site *site, int64_t now)
{
    const struct calendar *calendar = &site->calendar;
    char *text = pool_alloc(pool, calendar->count * DAY_LINE + 1), *end = text;
    for (size_t i = 0; i < calendar->count; i++) {
        bool again = i > 0 && calendar->days[i].day == calendar->days[i - 1].day;
        if (again || calendar_find(calendar, calendar->days[i].day, now) == NULL)
            continue;
        memcpy(end, day_write(pool, calendar->days[i].day), DAY_LINE - 1);
        end[DAY_LINE - 1] = '\n';
        end += DAY_LINE;
    }
    return text;
}

/* The day with which those lines begin; the last of all days where there is none. */
static int32_t first_day(struct pool *pool, const char *lines)
{
    int32_t day = INT32_MAX;
    if (*lines != '\0')
        day_read(pool_copy_part(pool, lines, DAY_LINE - 1), &day);
    return day;
}

/* What was due before the first day that differs has not been counted over it. */
static const char *const *cases_of_days(struct store *store, struct pool *pool, const char *before, const char *after,
                                        struct fault *fault)
{
    if (before == NULL)
        return store_cases_since(store, pool, INSTANT_NONE, fault);
    while (*before != '\0' && strncmp(before, after, DAY_LINE) == 0) {
        before += DAY_LINE;
        after += DAY_LINE;
    }
    int32_t was = first_day(pool, before), is = first_day(pool, after);
    return store_cases_since(store, pool, day_end((was < is ? was : is) - 1), fault);
}

/* What the index is made from beside the records, and the cases for which it makes a difference: `before` is NULL where
 * it was never made. */
static const struct basis {
    const char *name;
    const char *(*written)(struct pool *pool, const struct site *site, int64_t now);
    const char *const *(*cases)(struct store *store, struct pool *pool, const char *before, const char *after,
                                struct fault *fault);
} BASES[] = {{"users", users_of, cases_of_users}, {"days", days_of, cases_of_days}};

#define BASIS_COUNT (sizeof BASES / sizeof *BASES)

static bool renew_case(struct registry *registry, const char *reference, int64_t now, struct fault *fault)
{
    struct pool *pool = pool_new();
    struct fault unread = {0};
    struct case_file *file = case_file_open(registry, pool, reference, now, &unread);
    const struct case_index *before = store_index(registry->store, pool, reference, fault), *made = NULL;
    bool moved = file != NULL && moves_add(pool, file, before, now), done = true;
    if (moved)
        file = case_file_grown(registry, pool, file->record, now, &unread);
    if (file != NULL)
        made = case_index_of(registry, pool, file);
    if (made == NULL)
        log_line("%s cannot be read and keeps what is listed of it: %s", reference, unread.detail);
    else if (moved)
        done = case_file_add(registry, pool, file, now, fault);
    else if (case_index_difference(made, before) != NULL)
        done = store_put_index(registry->store, pool, made, fault);
    pool_free(pool);
    return done;
}

static bool renew_for(struct registry *registry, struct pool *pool, const struct basis *basis, int64_t now,
                      struct fault *fault)
{
    struct store *store = registry->store;
    const char *before = store_source(store, pool, basis->name, fault);
    const char *after = basis->written(pool, &registry->site, now);
    if (fault->kind != 0 || text_equal(before, after))
        return fault->kind == 0;
    const char *const *reference = basis->cases(store, pool, before, after, fault);
    bool done = reference != NULL;
    for (; done && *reference != NULL; reference++)
        done = renew_case(registry, *reference, now, fault);
    return done && fault->kind == 0 && store_put_source(store, basis->name, after, fault);
}

static bool is_made(struct registry *registry, struct pool *pool, int64_t now, struct fault *fault)
{
    bool same = true;
    for (size_t i = 0; i < BASIS_COUNT; i++)
        same = same && text_equal(store_source(registry->store, pool, BASES[i].name, fault),
                                  BASES[i].written(pool, &registry->site, now));
    return same;
}

/* In one transaction, so that nobody sees what is made for some users and not for others. Each is asked again in it:
 * another process may have made it meanwhile. */
static bool renew_all(struct registry *registry, struct pool *pool, int64_t now, struct fault *fault)
{
    bool done = store_begin(registry->store, fault);
    if (!done)
        return false;
    for (size_t i = 0; done && i < BASIS_COUNT; i++)
        done = renew_for(registry, pool, &BASES[i], now, fault);
    if (done)
        return store_commit(registry->store, fault);
    store_rollback(registry->store);
    return false;
}

bool index_renew(struct registry *registry, int64_t now, struct fault *fault)
{
    struct pool *pool = pool_new();
    bool same = is_made(registry, pool, now, fault);
    bool done = fault->kind == 0 && (same || renew_all(registry, pool, now, fault));
    pool_free(pool);
    return done;
}
