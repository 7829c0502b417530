#include "web/registered.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "record/unnamed.h"
#include "registry/register.h"
#include "xml/xml.h"

/* True if somebody can confirm to have read it. */
static bool entry_is_read(const struct entry *entry)
{
    return !text_equal(entry->list, IMPROVEMENTS);
}

/* "SEQ REFERENCE", sealed: a person concerned reads the page as well. */
static const char *entry_name_write(struct call *call, const struct case_file *file, const struct entry *entry)
{
    return seal_close(call->pool, call->seal, pool_format(call->pool, "%d %s", entry->seq, file->reference));
}

bool entry_name_read(struct call *call, const char *name, const char **reference, const char **item)
{
    const char *const *words = text_words(call->pool, seal_break(call->pool, call->seal, name));
    if (words[0] == NULL || words[1] == NULL)
        return false;
    *item = words[0];
    *reference = words[1];
    return true;
}

static void set_instant(struct call *call, struct node *node, const char *name, int64_t at)
{
    if (at != INSTANT_NONE)
        node_set(node, name, instant_write(call->pool, at));
}

static void add_inner(struct call *call, struct node *node, const struct node *from, const char *const *names)
{
    for (; *names != NULL; names++)
        if (node_first(from, *names) != NULL)
            node_add_text(node, *names, node_text(call->pool, node_first(from, *names)));
}

/* What was written to be read by everybody here. */
static void add_words(struct call *call, struct node *node, const struct entry *entry)
{
    static const char *const lesson[] = {"lesson", NULL}, *const others[] = {"title", "what", "effect", "others", NULL},
                             *const helped[] = {"said", "did", NULL};
    add_inner(call, node, entry->node, text_equal(entry->list, LESSONS) ? lesson : others);
    if (text_equal(entry->state, STATE_EFFECTIVE))
        add_inner(call, node, entry->verdict, helped);
}

static void set_improvement(struct call *call, struct node *node, const struct entry *entry)
{
    node_set(node, "state", entry->state);
    node_set(node, "owner-title", registry_person_title(call->registry, entry->owner));
    set_instant(call, node, "due", entry->due);
    set_instant(call, node, "judged", entry->judged);
    node_set(node, "came-back", entry->verdict && node_get(call->pool, entry->verdict, "again") ? "yes" : NULL);
    node_set(node, "overdue", entry->due != INSTANT_NONE && entry->due < call->now ? "yes" : NULL);
}

/* Asked to read it is who holds a role in one of its divisions. */
static bool is_asked(const struct entry *entry, const struct person *person)
{
    for (size_t i = 0; i < person->holding_count; i++)
        if (person->holdings[i].division != NULL && text_among(person->holdings[i].division, entry->asked))
            return true;
    return false;
}

static void add_asked(struct call *call, struct node *node, const struct case_file *file, const struct entry *entry)
{
    for (const char *const *division = entry->asked; *division != NULL; division++) {
        const char *day;
        const struct node *shared = entry_shared(call->pool, file, *division, &day);
        const struct node *evidence = node_first(shared, "evidence");
        bool shows = evidence != NULL && unnamed_wrong_inside(call->pool, file->current, evidence) == NULL;
        struct node *asked = node_add_text(node, "asked", shows ? node_text(call->pool, evidence) : "");
        node_set(asked, "title", registry_division_title(call->registry, *division));
        if (shared != NULL) {
            node_set(asked, "became", node_text(call->pool, node_first(shared, "became")));
            node_set(asked, "on", day);
        }
    }
}

/* Who of those asked has read it, and how many they are. */
static void add_readers(struct call *call, struct node *node, const struct case_file *file, const struct entry *entry)
{
    const struct site *site = &call->registry->site;
    long asked = 0;
    for (size_t i = 0; i < site->person_count; i++) {
        const struct person *person = &site->persons[i];
        int64_t at = entry_read_at(call->pool, file, entry->seq, person->user);
        bool me = text_equal(person->user, call->person->user);
        if (me)
            set_instant(call, node, "confirmed", at);
        if (!is_asked(entry, person))
            continue;
        asked++;
        node_set(node, "asked-of-me", me ? "yes" : NULL);
        if (at != INSTANT_NONE) {
            struct node *reader = node_add(node, "read");
            node_set(reader, "title", person->title);
            set_instant(call, reader, "at", at);
        }
    }
    node_set_number(node, "asked-count", asked);
}

static void add_entry(struct call *call, struct node *parent, const struct case_file *file, const struct entry *entry)
{
    struct node *node = node_add(parent, "entry");
    bool seen = procedure_allows(file->policy, file->timeline, call->person, "see") == VERDICT_YES;
    node_set(node, "list", entry->list);
    node_set(node, "reference", seen ? file->reference : NULL);
    node_set(node, "division-title", registry_division_title(call->registry, entry->division));
    node_set(node, "cause-title", registry_cause_title(call->registry, entry->cause));
    set_instant(call, node, "at", entry->at);
    add_words(call, node, entry);
    if (!entry_is_read(entry)) {
        set_improvement(call, node, entry);
        return;
    }
    add_asked(call, node, file, entry);
    add_readers(call, node, file, entry);
    node_set(node, "name", entry_name_write(call, file, entry));
    node_set(node, "token", token_new(call->pool));
}

/* The case goes as soon as its entry stands on the page: a file to be saved may have thousands of them. */
bool registered_add(struct call *call, struct node *parent, const struct stored_place *place)
{
    struct pool *pool = call->pool;
    call->pool = pool_new();
    const struct case_file *file = registry_case(call->registry, call->pool, place->reference, call->now, &call->fault);
    const struct entry *entry = file ? entry_named(call->pool, file, place->item) : NULL;
    if (entry != NULL)
        add_entry(call, parent, file, entry);
    pool_free(call->pool);
    call->pool = pool;
    return call->fault.kind == 0;
}
