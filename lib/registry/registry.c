#include "registry/registry.h"

#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/means.h"
#include "record/record.h"
#include "record/sent.h"
#include "record/title.h"
#include "registry/absences.h"
#include "registry/duties.h"
#include "registry/renewal.h"
#include "registry/versions.h"
#include "site/stamp.h"
#include "site/standing.h"
#include "store/duty.h"
#include "xml/xml.h"

static struct list people_of(struct pool *pool, const struct site *site)
{
    struct list list = {.name = "people", .count = site->person_count};
    list.choices = pool_array(pool, list.count, sizeof *list.choices);
    for (size_t i = 0; i < list.count; i++)
        list.choices[i] = (struct choice){.value = site->persons[i].user, .label = site->persons[i].title};
    return list;
}

/* The elements of that name, each with its title. */
static struct list titles_of(struct pool *pool, const struct node *organisation, const char *name, const char *element)
{
    struct list list = {.name = name};
    for (struct node *node = node_first(organisation, element); node != NULL; node = node_next(node, element))
        *LIST_ADD(pool, list.choices, list.count) =
            (struct choice){.value = node_get(pool, node, "name"), .label = node_get(pool, node, "title")};
    return list;
}

/* The leaves of the tree of causes, each with what it hangs from. */
static void causes_take(struct pool *pool, const struct node *parent, const char *above, struct list *list)
{
    for (struct node *cause = node_first(parent, "cause"); cause; cause = node_next(cause, "cause")) {
        const char *title = node_get(pool, cause, "title");
        if (above != NULL)
            title = pool_format(pool, "%s: %s", above, title);
        if (node_first(cause, "cause") != NULL) {
            causes_take(pool, cause, title, list);
            continue;
        }
        const char *hint = node_inner(pool, cause, "definition"), *example = node_inner(pool, cause, "example");
        if (example != NULL)
            hint = pool_format(pool, "%s For example: %s", hint ? hint : "", example);
        *LIST_ADD(pool, list->choices, list->count) =
            (struct choice){.value = node_get(pool, cause, "name"), .label = title, .hint = hint, .group = above};
    }
}

static struct list causes_of(struct pool *pool, const struct node *organisation)
{
    struct list list = {.name = "causes"};
    causes_take(pool, organisation, NULL, &list);
    return list;
}

/* Opens what the site's files say, in a pool of its own. The stamp is taken first: what changes while the files are
 * read is read again next time. */
static bool site_part_open(struct pool *own, const struct folders *folders, struct registry *part, struct fault *fault)
{
    part->stamp = site_stamp(folders->site, folders->calendars);
    if (!site_open(own, folders->site, folders->calendars, folders->share, &part->site, fault))
        return false;
    part->days_known = calendar_known(&part->site.calendar, instant_now());
    part->lists[0] = titles_of(own, part->site.organisation, "divisions", "division");
    part->lists[1] = people_of(own, &part->site);
    part->lists[2] = causes_of(own, part->site.organisation);
    part->lists[3] = titles_of(own, part->site.organisation, "elsewhere", "elsewhere");
    return true;
}

static void site_part_close(void *thing)
{
    struct pool **own = thing;
    pool_free(*own);
}

/* Reads the duties, by which versions of the policy come into force, and holds the versions against what the store
 * remembers. */
static bool duties_part_open(struct pool *own, const struct folders *folders, struct store *store,
                             struct registry *part, struct fault *fault)
{
    part->last_duty = store_last_duty(store, fault);
    part->duties = part->last_duty >= 0 ? duties_read(own, store, &part->site.policies[0], fault) : NULL;
    if (part->duties == NULL)
        return false;
    part->others_away = absences_apply(own, &part->site, part->duties, instant_day(instant_now()));
    const struct reviewed reviewed = duties_reviewed(own, part->duties);
    return standings_find(own, &part->site, &reviewed, folders->share, fault) &&
           versions_check(own, store, &part->site, fault);
}

bool registry_open(struct pool *pool, const struct folders *folders, struct registry *registry, struct fault *fault)
{
    *registry = (struct registry){.folders = *folders};
    registry->own = pool_alloc(pool, sizeof *registry->own);
    *registry->own = pool_new();
    pool_on_free(pool, site_part_close, registry->own);
    if (!site_part_open(*registry->own, folders, registry, fault))
        return false;
    registry->schema = schema_open(pool, pool_format(pool, "%s/schema/record.xsd", folders->share), fault);
    if (registry->schema == NULL)
        return false;
    registry->store = store_open(pool, folders->data, pool_format(pool, "%s/schema/store.sql", folders->share), fault);
    registry->looks = registry->store ? looks_open(pool, folders->data, fault) : NULL;
    return registry->looks != NULL && duties_part_open(*registry->own, folders, registry->store, registry, fault);
}

bool registry_refresh(struct registry *registry, struct fault *fault)
{
    const struct folders *folders = &registry->folders;
    struct registry part = {0};
    struct fault unread = {0}; /* who needs the store hears it */
    int last_duty = store_last_duty(registry->store, &unread);
    bool changed = site_stamp(folders->site, folders->calendars) != registry->stamp ||
                   last_duty != registry->last_duty || instant_day(instant_now()) >= registry->others_away ||
                   calendar_known(&registry->site.calendar, instant_now()) != registry->days_known;
    if (!changed || last_duty < 0)
        return false;
    struct pool *own = pool_new();
    bool good =
        site_part_open(own, folders, &part, fault) && duties_part_open(own, folders, registry->store, &part, fault);
    registry->stamp = part.stamp;
    registry->last_duty = last_duty;
    if (!good) {
        pool_free(own);
        return false;
    }
    pool_free(*registry->own);
    *registry->own = own;
    registry->site = part.site;
    registry->letters = NULL;
    registry->days_known = part.days_known;
    registry->others_away = part.others_away;
    registry->duties = part.duties;
    memcpy(registry->lists, part.lists, sizeof registry->lists);
    if (!index_renew(registry, instant_now(), fault))
        registry->stamp = 0; /* is tried again with the next request */
    return true;
}

const struct policy *registry_policy(const struct registry *registry)
{
    return site_policy_at(&registry->site, instant_now());
}

/* The roles of the policy that the record is bound to which somebody holds. */
static struct list roles_of(const struct registry *registry, struct pool *pool, const struct node *record)
{
    const struct site *site = &registry->site;
    const struct policy *policy = site_policy(site, node_get(pool, record, "policy"));
    struct list list = {.name = "roles"};
    for (size_t i = 0; policy != NULL && i < policy->role_count; i++) {
        size_t holder = 0;
        while (holder < site->person_count && !person_holds(&site->persons[holder], policy->roles[i].name, NULL))
            holder++;
        if (holder < site->person_count)
            *LIST_ADD(pool, list.choices, list.count) =
                (struct choice){.value = policy->roles[i].name, .label = policy->roles[i].title};
    }
    return list;
}

/* With room for the lists that a record has of its own. */
static struct list *lists_that_last(const struct registry *registry, struct pool *pool, const struct node *record,
                                    size_t *count)
{
    struct list *lists = pool_array(pool, 16, sizeof *lists);
    for (*count = 0; registry->lists[*count].name != NULL; (*count)++)
        lists[*count] = registry->lists[*count];
    if (record != NULL)
        lists[(*count)++] = roles_of(registry, pool, record);
    return lists;
}

const struct list *registry_titled(const struct registry *registry, struct pool *pool, const struct node *record)
{
    size_t count;
    return lists_that_last(registry, pool, record, &count);
}

const struct list *registry_lists(const struct registry *registry, struct pool *pool, const struct node *record,
                                  const struct timeline *timeline)
{
    size_t count;
    struct list *lists = lists_that_last(registry, pool, record, &count);
    if (record != NULL) {
        lists[count++] = record_issues(pool, record);
        lists[count++] = record_promises(pool, record);
        lists[count++] = record_improvements(pool, record);
        lists[count++] = record_suggestions(pool, record);
        lists[count++] = means_of(pool, record);
        struct list *sendings = &lists[count++];
        *sendings = sent_list(pool, registry->schema, timeline);
        lists[count++] = sent_narrowed(pool, sendings, timeline, false);
        lists[count] = sent_narrowed(pool, sendings, timeline, true);
    }
    return lists;
}

static const char *title_in(const struct list *list, const char *value)
{
    const char *title = list_label(list, value);
    return title ? title : value;
}

const char *registry_division_title(const struct registry *registry, const char *division)
{
    return title_in(&registry->lists[0], division);
}

const char *registry_cause_title(const struct registry *registry, const char *cause)
{
    return title_in(&registry->lists[2], cause);
}

const char *registry_person_title(const struct registry *registry, const char *user)
{
    return title_in(&registry->lists[1], user);
}

const char *registry_division_of(const struct registry *registry, struct pool *pool, const struct node *record,
                                 const char *division)
{
    return title_said(pool, record, "division", division, registry_division_title(registry, division));
}
