#include "registry/praise.h"

#include "base/instant.h"
#include "base/naming.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/consent.h"
#include "record/unnamed.h"
#include "registry/tags.h"
#include "xml/xml.h"

/* What taking tags carries. */
struct taking {
    struct pool *pool;
    const char **tags;
    size_t count;
};

static void take(struct taking *taking, const char *tag)
{
    taking->tags[taking->count] = NULL;
    if (!text_among(tag, taking->tags))
        taking->tags[taking->count++] = tag;
}

/* The member of staff who recorded it about themselves; NULL: nobody did. */
static const char *own_praise(struct pool *pool, const struct node *record)
{
    struct node *received = node_first(record, "received"), *about = node_first(received, "about");
    const char *by = received ? node_get(pool, received, "by") : NULL;
    bool own = about != NULL && text_equal(node_text(pool, about), "self") && !text_equal(by, "complainant");
    return own ? by : NULL;
}

static void take_told(struct taking *taking, const struct node *record)
{
    static const char *const roles[] = {"praised", "manager", NULL};
    const char *own = own_praise(taking->pool, record);
    if (own != NULL)
        take(taking, tag_of(taking->pool, PRAISE_TOLD, own));
    for (struct node *told = node_first(record, "told"); told != NULL; told = node_next(told, "told"))
        for (const char *const *role = roles; *role != NULL; role++)
            for (struct node *user = node_first(told, *role); user != NULL; user = node_next(user, *role))
                take(taking, tag_of(taking->pool, PRAISE_TOLD, node_text(taking->pool, user)));
}

const char *const *praise_named(struct pool *pool, const struct case_file *file)
{
    const struct node *received = node_first(file->current, "received");
    struct taking taking = {.pool = pool};
    taking.tags = pool_array(pool, node_count(received, "praised") + 2, sizeof *taking.tags);
    const char *own = own_praise(pool, file->current);
    if (own != NULL)
        take(&taking, own);
    for (struct node *user = node_first(received, "praised"); user != NULL; user = node_next(user, "praised"))
        take(&taking, node_text(pool, user));
    return taking.tags;
}

/* The name that the giver wrote, if it is that of a person; with `person` false if it is that of a team or a service. */
static const char *about_whom(struct pool *pool, const struct node *record, bool person)
{
    static const char *const persons[] = {"self", "colleague", NULL};
    const struct node *received = node_first(record, "received");
    bool is_person = text_among(node_inner(pool, received, "about"), persons);
    return is_person == person ? node_inner(pool, received, "about-whom") : NULL;
}

/* What of the giver's words the wall shows without asking anybody else. */
static struct naming shown_words(struct pool *pool, const struct node *record)
{
    const char *team = about_whom(pool, record, false);
    return naming_of(pool, pool_format(pool, "%s\n%s", consent_words(pool, record), team ? team : ""));
}

/* True if these words name somebody praised. */
static bool names_praised(const struct registry *registry, struct pool *pool, const struct node *record,
                          const struct naming *shown)
{
    bool named = naming_part(pool, shown, about_whom(pool, record, true)) ||
                 naming_part(pool, shown, registry_person_title(registry, own_praise(pool, record)));
    for (struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL))
        for (struct node *user = node_first(event, "praised"); user != NULL; user = node_next(user, "praised"))
            named = named || naming_part(pool, shown, registry_person_title(registry, node_text(pool, user)));
    return named;
}

static bool is_told(struct pool *pool, const struct node *record, const char *user)
{
    for (struct node *told = node_first(record, "told"); told != NULL; told = node_next(told, "told"))
        for (struct node *node = node_first(told, "praised"); node != NULL; node = node_next(node, "praised"))
            if (text_equal(node_text(pool, node), user))
                return true;
    return false;
}

/* True if the wall would name somebody who did not agree: one praised, or one of the staff whom nobody asked. */
static bool names_unasked(const struct registry *registry, struct pool *pool, const struct node *record, bool agreed)
{
    const struct naming shown = shown_words(pool, record);
    bool named = !agreed && names_praised(registry, pool, record, &shown);
    for (size_t i = 0; i < registry->site.person_count && !named; i++) {
        const struct person *person = &registry->site.persons[i];
        named = naming_whole(pool, &shown, person->title) && !(agreed && is_told(pool, record, person->user));
    }
    return named;
}

const char *const *praise_tags(const struct registry *registry, struct pool *pool, const struct case_file *file)
{
    struct taking taking = {.pool = pool};
    const struct node *record = file->current;
    size_t most = 3;
    for (struct node *told = node_first(record, "told"); told != NULL; told = node_next(told, "told"))
        most += node_count(told, NULL);
    taking.tags = pool_array(pool, most, sizeof *taking.tags);
    if (!text_equal(file->kind, "compliment") || text_equal(file->state, "withdrawn"))
        return taking.tags;
    take_told(&taking, record);
    struct consent consent = consent_of(pool, record);
    bool thanked = timeline_last(file->timeline, "acknowledged") != NULL;
    if (thanked && consent.words && !names_unasked(registry, pool, record, consent.praised))
        take(&taking, PRAISE_WALL);
    return taking.tags;
}

static void add_text(struct node *parent, const char *name, const char *text)
{
    if (text != NULL)
        node_add_text(parent, name, text);
}

/* What they were told: the messages of the events that name them. One that names or quotes a giver who took their consent
 * back says no more. */
static void add_messages(struct pool *pool, struct node *parent, const struct node *record, const char *user)
{
    for (struct node *told = node_first(record, "told"); told != NULL; told = node_next(told, "told")) {
        bool theirs = false;
        for (struct node *node = node_first(told, NULL); node != NULL; node = node_next(node, NULL))
            theirs = theirs || text_equal(node_text(pool, node), user);
        const char *message = node_inner(pool, told, "message");
        if (theirs && message != NULL && unnamed_wrong(pool, record, message) == NULL)
            node_add_text(parent, "message", message);
    }
}

/* Those praised, each once, in the order in which they were told. */
static void add_praised(const struct registry *registry, struct pool *pool, struct node *parent,
                        const struct node *record)
{
    for (struct node *told = node_first(record, "told"); told != NULL; told = node_next(told, "told"))
        for (struct node *user = node_first(told, "praised"); user != NULL; user = node_next(user, "praised")) {
            const char *title = registry_person_title(registry, node_text(pool, user));
            bool again = false;
            for (struct node *node = node_first(parent, "praised"); node != NULL; node = node_next(node, "praised"))
                again = again || text_equal(node_text(pool, node), title);
            if (!again)
                node_add_text(parent, "praised", title);
        }
}

struct node *praise_add(const struct registry *registry, struct pool *pool, struct node *parent,
                        const struct case_file *file, const char *user)
{
    const struct node *record = file->current, *received = node_first(record, "received");
    struct consent consent = consent_of(pool, record);
    struct node *node = node_add(parent, "compliment");
    node_set(node, "received", node_get(pool, received, "at"));
    node_set(node, "about", node_inner(pool, received, "about"));
    node_set(node, "division-title", registry_division_title(registry, timeline_division(file->timeline)));
    if (consent.name)
        node_set(node, "giver", node_inner(pool, node_first(received, "giver"), "name"));
    if (consent.words) {
        bool named = consent.praised || user != NULL;
        const char *team = about_whom(pool, record, false);
        node_set(node, "about-whom", team || !named ? team : about_whom(pool, record, true));
        add_text(node, "words", node_inner(pool, received, "details"));
        add_text(node, "effect", node_inner(pool, received, "effect"));
    }
    if (user != NULL)
        add_messages(pool, node, record, user);
    else if (consent.praised)
        add_praised(registry, pool, node, record);
    return node;
}
