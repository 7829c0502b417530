#include "web/case_lists.h"

#include <limits.h>

#include "base/pool.h"
#include "base/text.h"
#include "record/label.h"
#include "record/sort.h"
#include "web/action.h"
#include "xml/xml.h"

/* The contacts on the page; there is a list of all. */
enum { MOST_CONTACTS = 8 };

/* The entries of a case, the last first, and where their lists are made. */
struct listing {
    struct call *call;
    const struct case_file *file;
    const struct node *record;
    const struct list *lists;
    const struct node **events;
    size_t count;
};

static void take_events(struct listing *listing)
{
    size_t count = 0;
    for (const struct node *event = node_first(listing->record, NULL); event != NULL; event = node_next(event, NULL))
        *LIST_ADD(listing->call->pool, listing->events, count) = event;
    listing->count = count;
}

static const struct node *event_at(const struct listing *listing, size_t i)
{
    return listing->events[listing->count - 1 - i];
}

static struct sort sort_of(const struct listing *listing, const char *name)
{
    return (struct sort){.pool = listing->call->pool,
                         .schema = listing->call->registry->schema,
                         .kind = listing->file->kind,
                         .name = name};
}

/* Which entry it is, from when, and by whom. */
static void set_entry(const struct listing *listing, struct node *node, const struct node *event)
{
    struct pool *pool = listing->call->pool;
    const char *by = node_get(pool, event, "by"), *title = label_author(pool, listing->record, event, listing->lists);
    node_set(node, "seq", node_get(pool, event, "seq"));
    node_set(node, "at", node_get(pool, event, "at"));
    node_set(node, "by", title || text_equal(by, "complainant") || text_equal(by, "system") ? by : "staff");
    node_set(node, "by-title", title);
}

static void add_files(const struct listing *listing, struct node *page, bool unfolded)
{
    struct pool *pool = listing->call->pool;
    struct node *files = NULL;
    for (size_t i = 0; i < listing->count; i++) {
        const struct node *event = event_at(listing, i), *attachment = node_first(event, "attachment");
        if (!unfolded && node_get(pool, event, "unsorted") != NULL && i + 1 < listing->count)
            continue;
        for (int n = 1; attachment != NULL; attachment = node_next(attachment, "attachment"), n++) {
            files = files ? files : node_add(page, "files");
            struct node *node = node_add_text(files, "file", node_text(pool, attachment));
            set_entry(listing, node, event);
            node_set_number(node, "n", n);
            node_set(node, "type", node_get(pool, attachment, "type"));
            node_set(node, "size", node_get(pool, attachment, "size"));
        }
    }
}

/* How it came about, in the schema's words: "From us to them", "By phone". */
static void set_shown(const struct listing *listing, struct node *node, const struct part *part,
                      const struct node *event, const char *field)
{
    const char *said = node_inner(listing->call->pool, event, field);
    const struct part *inside = said && part ? part_inside(part, field) : NULL;
    node_set(node, field, inside ? part_shown(inside, listing->lists, said) : NULL);
}

static void add_contacts(const struct listing *listing, struct node *page)
{
    const struct sort contacts = sort_of(listing, "contacts");
    struct node *list = node_add(page, "contacts");
    int count = 0;
    for (size_t i = 0; i < listing->count; i++) {
        const struct node *event = event_at(listing, i);
        if (!sort_has(event, &contacts) || ++count > MOST_CONTACTS)
            continue;
        const struct part *part = schema_event(listing->call->registry->schema, listing->file->kind, node_name(event));
        struct node *node = node_add(list, "listed");
        set_entry(listing, node, event);
        node_set(node, "label", part ? part->label : NULL);
        set_shown(listing, node, part, event, "direction");
        set_shown(listing, node, part, event, "channel");
    }
    node_set_number(list, "count", count);
}

static void add_sorts(const struct listing *listing, struct node *page)
{
    for (const char *const *name = SORTS; *name != NULL; name++) {
        const struct sort sort = sort_of(listing, *name);
        int count = 0;
        for (size_t i = 0; i < listing->count; i++)
            count += sort_has(listing->events[i], &sort);
        struct node *node = count > 0 ? node_add(page, "sort") : NULL;
        if (node == NULL)
            continue;
        node_set(node, "name", *name);
        node_set_number(node, "count", count);
    }
}

void case_lists_add(struct call *call, struct node *page, const struct case_file *file, bool unfolded)
{
    struct listing listing = {.call = call, .file = file, .record = call_record_seen(call, file)};
    if (listing.record == NULL)
        return;
    listing.lists = registry_lists(call->registry, call->pool, file->current, file->timeline);
    take_events(&listing);
    add_sorts(&listing, page);
    add_contacts(&listing, page);
    add_files(&listing, page, unfolded);
}
