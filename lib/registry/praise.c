#include "registry/praise.h"

#include <string.h>

#include "base/instant.h"
#include "base/naming.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/consent.h"
#include "record/title.h"
#include "record/unnamed.h"
#include "registry/tags.h"
#include "xml/xml.h"

/* What taking tags carries. */
struct taking {
    struct pool *pool;
    const char **tags; /* NULL-ended */
    size_t count;
};

static void take(struct taking *taking, const char *tag)
{
    if (text_among(tag, taking->tags))
        return;
    *LIST_ADD(taking->pool, taking->tags, taking->count) = tag;
    taking->tags = pool_grow(taking->pool, taking->tags, taking->count, sizeof *taking->tags);
}

static void take_users(struct taking *taking, const char *const *users)
{
    for (; *users != NULL; users++)
        take(taking, tag_of(taking->pool, PRAISE_TOLD, *users));
}

static void take_told(struct taking *taking, const struct facts *facts)
{
    if (facts->own != NULL)
        take(taking, tag_of(taking->pool, PRAISE_TOLD, facts->own));
    for (size_t i = 0; i < facts->told_count; i++) {
        take_users(taking, facts->told[i].praised);
        take_users(taking, facts->told[i].managers);
    }
}

const char *const *praise_named(struct pool *pool, const struct case_file *file)
{
    const struct facts *facts = file->facts;
    struct taking taking = {.pool = pool, .tags = pool_grow(pool, NULL, 0, sizeof *taking.tags)};
    if (facts->own != NULL)
        take(&taking, facts->own);
    for (const char *const *user = facts->praised; *user != NULL; user++)
        take(&taking, *user);
    return taking.tags;
}

/* The name that the giver wrote, if it is that of a person; with `person` false if it is that of a team or
 * a service. */
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

/* Under the titles that the event gives those praised, or that they have now. */
static bool names_any(const struct registry *registry, struct pool *pool, const struct naming *shown,
                      const struct node *event, const char *const *users)
{
    bool named = false;
    for (; *users != NULL; users++)
        named = named || naming_part(pool, shown, registry_person_title(registry, *users)) ||
                naming_part(pool, shown, title_said(pool, event, "praised", *users, NULL));
    return named;
}

/* True if these words name somebody praised. */
static bool names_praised(const struct registry *registry, struct pool *pool, const struct case_file *file,
                          const struct naming *shown)
{
    const struct facts *facts = file->facts;
    const struct node *received = node_first(file->current, "received");
    bool named = naming_part(pool, shown, about_whom(pool, file->current, true)) ||
                 (facts->own != NULL && naming_part(pool, shown, title_of_author(pool, received, NULL))) ||
                 naming_part(pool, shown, registry_person_title(registry, facts->own)) ||
                 names_any(registry, pool, shown, received, facts->praised);
    for (size_t i = 0; i < facts->told_count; i++)
        named = named || names_any(registry, pool, shown, facts->told[i].event.node, facts->told[i].praised);
    return named;
}

static bool is_told(const struct facts *facts, const char *user)
{
    for (size_t i = 0; i < facts->told_count; i++)
        if (text_among(user, facts->told[i].praised))
            return true;
    return false;
}

/* True if these words name somebody whom the record names, under a title that it kept, and who did not agree. */
static bool names_kept(struct pool *pool, const struct case_file *file, const struct naming *shown, bool agreed)
{
    static const char *const people[] = {"praised", "manager", "handler", NULL};
    bool named = false;
    for (struct node *event = node_first(file->current, NULL); event != NULL; event = node_next(event, NULL)) {
        bool asked = agreed && is_told(file->facts, node_get(pool, event, "by"));
        named = named || (!asked && naming_whole(pool, shown, title_of_author(pool, event, NULL)));
        for (struct node *node = node_first(event, NULL); node != NULL && !named; node = node_next(node, NULL)) {
            const char *user = text_among(node_name(node), people) ? node_text(pool, node) : NULL;
            named = user != NULL && !(agreed && is_told(file->facts, user)) &&
                    naming_whole(pool, shown, title_said(pool, node, node_name(node), user, NULL));
        }
    }
    return named;
}

/* True if the wall would name somebody who did not agree: one praised, or one of the staff whom nobody asked. */
static bool names_unasked(const struct registry *registry, struct pool *pool, const struct case_file *file, bool agreed)
{
    const struct naming shown = shown_words(pool, file->current);
    bool named = names_kept(pool, file, &shown, agreed) || (!agreed && names_praised(registry, pool, file, &shown));
    for (size_t i = 0; i < registry->site.person_count && !named; i++) {
        const struct person *person = &registry->site.persons[i];
        named = naming_whole(pool, &shown, person->title) && !(agreed && is_told(file->facts, person->user));
    }
    return named;
}

const char *const *praise_tags(const struct registry *registry, struct pool *pool, const struct case_file *file)
{
    struct taking taking = {.pool = pool, .tags = pool_grow(pool, NULL, 0, sizeof *taking.tags)};
    if (!text_equal(file->kind, "compliment") || text_equal(file->state, "withdrawn"))
        return taking.tags;
    take_told(&taking, file->facts);
    struct consent consent = consent_of(pool, file->current);
    bool thanked = timeline_last(file->timeline, "acknowledged") != NULL;
    if (thanked && consent.words && !names_unasked(registry, pool, file, consent.praised))
        take(&taking, PRAISE_WALL);
    return taking.tags;
}

static void add_text(struct node *parent, const char *name, const char *text)
{
    if (text != NULL)
        node_add_text(parent, name, text);
}

/* What they were told: the messages of the events that name them. One that names or quotes a giver who took their
 * consent back says no more. */
static void add_messages(struct pool *pool, struct node *parent, const struct case_file *file, const char *user)
{
    for (size_t i = 0; i < file->facts->told_count; i++) {
        const struct told *told = &file->facts->told[i];
        bool theirs = text_among(user, told->praised) || text_among(user, told->managers);
        if (theirs && told->message != NULL && unnamed_wrong(pool, file->current, told->message) == NULL)
            node_add_text(parent, "message", told->message);
    }
}

/* Those praised, each once, in the order in which they were told, with the title that was kept. */
static void add_praised(struct pool *pool, struct node *parent, const struct facts *facts)
{
    for (size_t i = 0; i < facts->told_count; i++)
        for (const char *const *user = facts->told[i].praised; *user != NULL; user++) {
            bool again = false;
            for (size_t before = 0; before < i; before++)
                again = again || text_among(*user, facts->told[before].praised);
            if (again)
                continue;
            const char *title = title_said(pool, facts->told[i].event.node, "praised", *user, NULL);
            node_set(node_add_text(parent, "praised", title ? title : ""), "user", *user);
        }
}

const char *praise_line(struct pool *pool, const struct case_file *file, const char *user)
{
    const struct node *record = file->current, *received = node_first(record, "received");
    const char *division = timeline_division(file->timeline);
    struct consent consent = consent_of(pool, record);
    struct node *line = xml_new(pool, NAMESPACE_PAGE, "compliment");
    node_set(line, "received", node_get(pool, received, "at"));
    node_set(line, "about", node_inner(pool, received, "about"));
    node_set(line, "division", division);
    node_set(line, "division-title", title_said(pool, record, "division", division, NULL));
    if (consent.name)
        node_set(line, "giver", node_inner(pool, node_first(received, "giver"), "name"));
    if (consent.words) {
        bool named = consent.praised || user != NULL;
        const char *team = about_whom(pool, record, false);
        node_set(line, "about-whom", team || !named ? team : about_whom(pool, record, true));
        add_text(line, "words", node_inner(pool, received, "details"));
        add_text(line, "effect", node_inner(pool, received, "effect"));
    }
    if (user != NULL)
        add_messages(pool, line, file, user);
    else if (consent.praised)
        add_praised(pool, line, file->facts);
    return xml_write(pool, line);
}

void praise_index(struct pool *pool, const struct case_file *file, struct case_index *index)
{
    static const char told[] = PRAISE_TOLD ":";
    for (const char *const *tag = index->tags; *tag != NULL; tag++) {
        bool is_told = strncmp(*tag, told, strlen(told)) == 0;
        if (is_told || text_equal(*tag, PRAISE_WALL))
            *LIST_ADD(pool, index->lines, index->line_count) = (struct stored_line){
                .item = *tag, .text = praise_line(pool, file, is_told ? *tag + strlen(told) : NULL)};
    }
}

void praise_add(const struct registry *registry, struct pool *pool, struct node *parent, const struct node *line)
{
    struct node *node = node_copy(parent, line);
    if (node_get(pool, node, "division-title") == NULL)
        node_set(node, "division-title", registry_division_title(registry, node_get(pool, node, "division")));
    node_unset(node, "division");
    for (struct node *praised = node_first(node, "praised"); praised; praised = node_next(praised, "praised")) {
        if (*node_text(pool, praised) == '\0')
            node_set_text(praised, registry_person_title(registry, node_get(pool, praised, "user")));
        node_unset(praised, "user");
    }
}
