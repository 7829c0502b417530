#include "site/site.h"

#include <dirent.h>
#include <fnmatch.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/timeline.h"
#include "site/calendar_file.h"
#include "site/guide.h"
#include "site/mailboxes.h"
#include "site/organisation.h"
#include "site/policy_file.h"
#include "site/standing.h"
#include "site/users.h"
#include "xml/schema.h"
#include "xml/validity.h"
#include "xml/words.h"
#include "xml/xml.h"

/* A site being opened. */
struct opening {
    struct pool *pool;
    const char *folder, *calendars, *share;
    struct site *site;
    struct fault *fault;
};

static struct node *document_read(const struct opening *opening, const char *path, const char *schema, const char *name)
{
    const char *schema_path = pool_format(opening->pool, "%s/schema/%s.xsd", opening->share, schema);
    return file_read(opening->pool, path, schema_path, name, opening->fault);
}

static const char *path_in_site(const struct opening *opening, const char *file)
{
    return pool_format(opening->pool, "%s/%s", opening->folder, file);
}

/* Policies as they are collected: the document and the file beside what was read from it. */
struct policies {
    struct policy *list;
    struct node **documents;
    struct standing *standings;
    size_t count;
};

/* Puts the policy in its place by date of issue. */
static bool policy_add(const struct opening *opening, struct policies *policies, const char *path)
{
    struct node *document = document_read(opening, path, "policy", "policy");
    struct policy *policy = document ? policy_read(opening->pool, document, path, opening->fault) : NULL;
    if (!policy)
        return false;
    for (size_t i = 0; i < policies->count; i++)
        if (text_equal(policies->list[i].identity, policy->identity))
            return file_fault(opening->fault, path, document, "another file has the policy %s too", policy->identity);
    size_t place = policies->count++;
    for (; place > 0 && policies->list[place - 1].issued > policy->issued; place--) {
        policies->list[place] = policies->list[place - 1];
        policies->documents[place] = policies->documents[place - 1];
        policies->standings[place] = policies->standings[place - 1];
    }
    policies->list[place] = *policy;
    policies->documents[place] = document;
    policies->standings[place] = (struct standing){.path = path};
    return true;
}

/* The versions before the one in policy.xml: *count paths. A folder that cannot be read has none; that policy.xml
 * cannot be read either is the fault then. */
static const char **older_policies(const struct opening *opening, size_t *count)
{
    DIR *folder = opendir(opening->folder);
    const char **paths = NULL;
    *count = 0;
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        if (fnmatch("policy-*.xml", entry->d_name, 0) != 0)
            continue;
        *LIST_ADD(opening->pool, paths, *count) = path_in_site(opening, entry->d_name);
    }
    if (folder)
        closedir(folder);
    return paths;
}

static bool policies_open(const struct opening *opening)
{
    size_t count;
    const char **older = older_policies(opening, &count);
    struct policies policies = {
        .list = pool_array(opening->pool, count + 1, sizeof *policies.list),
        .documents = pool_array(opening->pool, count + 1, sizeof *policies.documents),
        .standings = pool_array(opening->pool, count + 1, sizeof *policies.standings),
    };
    bool good = policy_add(opening, &policies, path_in_site(opening, "policy.xml"));
    for (size_t i = 0; good && i < count; i++)
        good = policy_add(opening, &policies, older[i]);
    opening->site->policies = policies.list;
    opening->site->documents = policies.documents;
    opening->site->standings = policies.standings;
    opening->site->policy_count = policies.count;
    return good && standings_find(opening->pool, opening->site, NULL, opening->share, opening->fault);
}

/* Says of an office what it has from the division of which it is part. That stands before it, so nothing is part of
 * itself. */
static bool office_complete(const struct opening *opening, const char *path, struct node *office)
{
    const char *whole = node_get(opening->pool, office, "part-of"), *title = node_get(opening->pool, office, "title");
    const struct node *before = node_first(opening->site->organisation, "division");
    while (whole && before != office && !text_equal(node_get(opening->pool, before, "name"), whole))
        before = node_next(before, "division");
    if (whole && before == office)
        return file_fault(opening->fault, path, office, "no division %s stands before it", whole);
    if (whole)
        node_set(office, "title",
                 pool_format(opening->pool, "%s, %s", node_get(opening->pool, before, "title"), title));
    if (whole && !node_first(office, "contact"))
        node_copy(office, node_first(before, "contact"));
    return node_first(office, "contact") || file_fault(opening->fault, path, office, "a division needs a contact");
}

static bool offices_complete(const struct opening *opening, const char *path)
{
    struct node *division = node_first(opening->site->organisation, "division");
    for (; division; division = node_next(division, "division"))
        if (!office_complete(opening, path, division))
            return false;
    return true;
}

static bool organisation_open(const struct opening *opening)
{
    const char *path = path_in_site(opening, "organisation.xml");
    struct node *organisation = document_read(opening, path, "organisation", "organisation");
    if (!organisation)
        return false;
    opening->site->organisation = organisation;
    opening->site->shown = organisation_shown(opening->pool, organisation);
    const struct node *unsure = site_division(opening->site, opening->pool, DIVISION_NOT_SURE);
    if (unsure)
        return file_fault(opening->fault, path, unsure, "no division may be called %s", DIVISION_NOT_SURE);
    if (!offices_complete(opening, path) ||
        !organisation_outgoing(opening->pool, organisation, path, &opening->site->outgoing, opening->fault) ||
        !logo_read(opening->pool, opening->folder, path, organisation, &opening->site->logo, opening->fault))
        return false;
    opening->site->files = file_rules_read(opening->pool, organisation);
    opening->site->jargon = organisation_jargon(opening->pool, organisation, &opening->site->jargon_count);
    const char *region_path =
        pool_format(opening->pool, "%s/%s.xml", opening->calendars, node_get(opening->pool, organisation, "region"));
    const struct calendar_source days = {document_read(opening, region_path, "calendar", "calendar"), region_path};
    return days.document && calendar_read(opening->pool, days, (struct calendar_source){organisation, path},
                                          &opening->site->calendar, opening->fault);
}

static bool users_open(const struct opening *opening)
{
    struct site *site = opening->site;
    const char *path = path_in_site(opening, "users.xml");
    if (access(path, F_OK) != 0)
        return true;
    site->users = document_read(opening, path, "organisation", "users");
    return site->users && users_read(opening->pool, site, path, opening->fault);
}

/* The schema is only for the check: a program has one of its own. */
static bool guides_check(const struct opening *opening, const char *path)
{
    struct pool *moment = pool_new();
    const char *record = pool_format(moment, "%s/schema/record.xsd", opening->share);
    const struct schema *schema = schema_open(moment, record, opening->fault);
    bool good = schema && guide_check(opening->pool, opening->site->guides, schema, path, opening->fault);
    pool_free(moment);
    return good;
}

static bool guides_open(const struct opening *opening)
{
    struct site *site = opening->site;
    const char *path = path_in_site(opening, "guide.xml");
    if (access(path, F_OK) != 0)
        return true;
    site->guides = document_read(opening, path, "guide", "guides");
    return site->guides && guides_check(opening, path);
}

bool site_open(struct pool *pool, const char *folder, const char *calendars, const char *share, struct site *site,
               struct fault *fault)
{
    *site = (struct site){0};
    struct opening opening = {
        .pool = pool, .folder = folder, .calendars = calendars, .share = share, .site = site, .fault = fault};
    if (!policies_open(&opening) || !organisation_open(&opening) || !users_open(&opening) || !guides_open(&opening) ||
        !mailboxes_check(pool, site, path_in_site(&opening, "organisation.xml"), fault))
        return false;
    site->words = words_open(pool, share, folder, fault);
    return site->words != NULL;
}

const struct policy *site_policy(const struct site *site, const char *identity)
{
    for (size_t i = 0; i < site->policy_count; i++)
        if (text_equal(site->policies[i].identity, identity))
            return &site->policies[i];
    return NULL;
}

const struct policy *site_policy_at(const struct site *site, int64_t instant)
{
    int32_t day = instant_day(instant);
    const struct policy *in_force = NULL;
    for (size_t i = 0; i < site->policy_count; i++)
        if (!site->standings[i].fault && (!in_force || site->standings[i].from <= day))
            in_force = &site->policies[i];
    return in_force;
}

struct node *site_document(const struct site *site, const struct policy *policy)
{
    return site->documents[policy - site->policies];
}

struct people site_people(const struct site *site)
{
    return (struct people){.list = site->persons, .count = site->person_count};
}

const struct person *site_person(const struct site *site, const char *user)
{
    return ROW_NAMED(site->persons, site->person_count, user);
}

const struct node *site_division(const struct site *site, struct pool *pool, const char *division)
{
    for (const struct node *node = node_first(site->organisation, "division"); node; node = node_next(node, "division"))
        if (text_equal(node_get(pool, node, "name"), division))
            return node;
    return NULL;
}
