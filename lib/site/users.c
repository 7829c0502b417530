#include "site/users.h"

#include <glib.h>

#include "base/email.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/organisation.h"
#include "site/site.h"
#include "xml/validity.h"
#include "xml/xml.h"

/* Users whose names stand for others in a record. */
static const char *const RESERVED_USERS[] = {"complainant", "system", NULL};

/* A file of users being read. */
struct reading {
    struct pool *pool;
    struct site *site;
    const char *path;
    struct fault *fault;
};

/* Who holds a role for a division holds it for the offices that are part of it. */
static void office_holdings_add(const struct reading *reading, struct person *person, size_t of)
{
    const struct node *office = node_first(reading->site->organisation, "division");
    for (; office; office = node_next(office, "division")) {
        const char *whole = node_get(reading->pool, office, "part-of");
        for (size_t i = of; whole && i < person->holding_count; i++) {
            if (!text_equal(person->holdings[i].division, whole))
                continue;
            const char *role = person->holdings[i].role;
            struct holding *holding = LIST_ADD(reading->pool, person->holdings, person->holding_count);
            *holding = (struct holding){.role = role, .division = node_get(reading->pool, office, "name")};
            break;
        }
    }
}

static bool holdings_read(const struct reading *reading, const struct node *user, struct person *person)
{
    for (const struct node *node = node_first(user, "holds"); node; node = node_next(node, "holds")) {
        struct holding *holding = LIST_ADD(reading->pool, person->holdings, person->holding_count);
        holding->role = node_get(reading->pool, node, "role");
        holding->division = node_get(reading->pool, node, "division");
        if (holding->division && !site_division(reading->site, reading->pool, holding->division))
            return file_fault(reading->fault, reading->path, node, "there is no division %s", holding->division);
        if (person_holds(&PERSON_VISITOR, holding->role, NULL) ||
            person_holds(&PERSON_COMPLAINANT, holding->role, NULL))
            return file_fault(reading->fault, reading->path, node, "nobody who signs in is %s", holding->role);
        office_holdings_add(reading, person, person->holding_count - 1);
    }
    return true;
}

/* The address tells a colleague who writes in from all others, and mail for them goes there. */
static bool email_is_theirs(const struct reading *reading, const struct node *user, const char *email)
{
    const struct person *other = email ? site_person_at(reading->site, email) : NULL;
    if (email && !email_reaches(email))
        return file_fault(reading->fault, reading->path, user, "no mail can reach the email address");
    if (other)
        return file_fault(reading->fault, reading->path, user, "%s has that email address, too", other->user);
    /* what went to a person there would come back as a message */
    return !email || !organisation_receives(reading->pool, reading->site->organisation, email) ||
           file_fault(reading->fault, reading->path, user, "the email address is one of the organisation’s own");
}

static bool person_read(const struct reading *reading, const struct node *user)
{
    struct person person = {.user = node_get(reading->pool, user, "name"),
                            .title = node_get(reading->pool, user, "title"),
                            .email = node_get(reading->pool, user, "email")};
    if (text_among(person.user, RESERVED_USERS))
        return file_fault(reading->fault, reading->path, user, "no user may be called %s", person.user);
    if (!email_is_theirs(reading, user, person.email) || !holdings_read(reading, user, &person))
        return false;
    *LIST_ADD(reading->pool, reading->site->persons, reading->site->person_count) = person;
    return true;
}

bool users_read(struct pool *pool, struct site *site, const char *path, struct fault *fault)
{
    const struct reading reading = {.pool = pool, .site = site, .path = path, .fault = fault};
    for (const struct node *user = node_first(site->users, NULL); user; user = node_next(user, NULL))
        if (!person_read(&reading, user))
            return false;
    return true;
}

const struct person *site_person_at(const struct site *site, const char *email)
{
    for (size_t i = 0; i < site->person_count; i++)
        if (site->persons[i].email && g_ascii_strcasecmp(site->persons[i].email, email) == 0)
            return &site->persons[i];
    return NULL;
}
