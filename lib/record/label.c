#include "record/label.h"

#include "base/pool.h"
#include "base/text.h"
#include "base/time_said.h"
#include "record/correction.h"
#include "record/portion.h"
#include "record/record.h"
#include "record/title.h"
#include "xml/xml.h"

struct labelling {
    struct pool *pool;
    const struct list *lists;
    const char *realm;
    struct space *page;
};

static void set_beside(const struct labelling *labelling, struct node *node, const char *attribute, const char *value)
{
    node_set_in(node, labelling->page, attribute, value);
}

/* In the words of when it was entered, where they were kept. */
static const char *shown_of(const struct labelling *labelling, const struct node *node, const struct part *part)
{
    const char *name = node_text(labelling->pool, node);
    return title_said(labelling->pool, node, node_name(node), name, part_shown(part, labelling->lists, name));
}

/* What the schema does not know is called by its name. */
static void label_unknown(const struct labelling *labelling, struct node *node)
{
    set_beside(labelling, node, "label", text_spell(pool_copy(labelling->pool, node_name(node))));
    for (struct node *child = node_first(node, NULL); child != NULL; child = node_next(child, NULL))
        label_unknown(labelling, child);
}

/* How a part is called at its place: of several of one name, which stand together, the `n`-th says so. Files have one
 * label together, and what is about an issue has the number. */
static const char *label_at(const struct labelling *labelling, const struct node *node, const struct part *part, int n)
{
    bool numbered = n > 0 && part->widget != WIDGET_FILE && node_get(labelling->pool, node, "issue") == NULL;
    return numbered ? pool_format(labelling->pool, "%s %d", part->label, n) : part->label;
}

/* `n`: which it is of several; 0: the only one of its name. */
static void label_node(const struct labelling *labelling, struct node *node, const struct part *part, int n)
{
    char said[TIME_SAID];
    set_beside(labelling, node, "label", label_at(labelling, node, part, n));
    if (part->widget == WIDGET_DATE) {
        time_say(node_text(labelling->pool, node), TIME_DATE, said);
        set_beside(labelling, node, "shown", said);
    }
    if (part->choice_count > 0 || part->choices_from != NULL)
        set_beside(labelling, node, "shown", shown_of(labelling, node, part));
    if (part->widget != WIDGET_GROUP)
        return;
    int inner = 0;
    for (struct node *child = node_first(node, NULL), *next; child != NULL; child = next) {
        next = node_next(child, NULL);
        bool more = next != NULL && text_equal(node_name(next), node_name(child));
        const struct part *inside = part_inside(part, node_name(child));
        inner = more || inner > 0 ? inner + 1 : 0;
        if (inside == NULL)
            label_unknown(labelling, child);
        else if (part_asked(inside, labelling->realm) || text_equal(labelling->realm, "staff"))
            label_node(labelling, child, inside, inner);
        else
            node_remove(child);
        inner = more ? inner : 0;
    }
}

static const char *const EVERYBODY[] = {"complainant", "system", NULL};

/* Who asked once not to be named stays unnamed, whatever was corrected later. */
static bool is_signed(struct pool *pool, const struct node *record, const struct node *event)
{
    return !correction_ever_has(pool, record, event, "unsigned");
}

const char *label_author(struct pool *pool, const struct node *record, const struct node *event,
                         const struct list *lists)
{
    bool named = !text_among(node_get(pool, event, "by"), EVERYBODY) && is_signed(pool, record, event);
    return named ? title_of_author(pool, event, list_named(lists, "people")) : NULL;
}

/* Who did it, by the title that this member of staff had then, as letters are signed; `complainant` and `system` stay
 * for the sheet to say. A user name is for staff only. Who passed a case on and asked not to be named is "a member of
 * staff" to everybody. */
static void name_author(const struct labelling *labelling, struct node *event, bool named)
{
    if (text_among(node_get(labelling->pool, event, "by"), EVERYBODY))
        return;
    if (named)
        set_beside(labelling, event, "by-title",
                   title_of_author(labelling->pool, event, list_named(labelling->lists, "people")));
    else
        node_unset(event, "by-title");
    if (!named || !text_equal(labelling->realm, "staff"))
        node_set(event, "by", "staff");
}

/* Takes out the events that only staff are asked; of one with which a letter went, nothing but that stays. */
static void hide_events(struct pool *pool, struct node *record, const struct schema *schema, const char *realm)
{
    for (struct node *event = node_first(record, NULL), *next; event != NULL; event = next) {
        next = node_next(event, NULL);
        const struct part *part = schema_event(schema, node_name(record), node_name(event));
        bool hidden = part != NULL && !part_asked(part, realm);
        if (hidden && node_get(pool, event, "letter") != NULL)
            node_set_text(event, "");
        else if (hidden)
            node_remove(event);
    }
}

struct node *label_record(struct pool *pool, const struct node *record, const struct schema *schema,
                          const struct list *lists, const char *realm, struct node *page, struct portion *portion)
{
    struct node *copy = node_copy(page, record);
    struct labelling labelling = {.pool = pool, .lists = lists, .realm = realm};
    labelling.page = node_space(copy, "p", NAMESPACE_PAGE);
    hide_events(pool, copy, schema, realm);
    if (portion != NULL)
        portion_cut(pool, copy, portion, labelling.page);
    for (struct node *event = node_first(copy, NULL); event != NULL; event = node_next(event, NULL)) {
        const struct part *part = schema_event(schema, node_name(record), node_name(event));
        bool named = is_signed(pool, record, event); /* before what says it is left out */
        if (part != NULL)
            label_node(&labelling, event, part, 0);
        else
            label_unknown(&labelling, event);
        set_beside(&labelling, event, "letter", record_has_letter(pool, event, part) ? "yes" : NULL);
        name_author(&labelling, event, named);
    }
    return copy;
}
