#include "record/entry.h"

#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/entered.h"
#include "record/unnamed.h"
#include "xml/xml.h"

void problems_add(struct problems *problems, const char *field, const char *code, const char *words,
                  const struct part *part)
{
    if (problems_of(problems, field) != NULL)
        return;
    *LIST_ADD(problems->pool, problems->list, problems->count) =
        (struct problem){.field = field, .code = code, .words = words ? words : "", .part = part};
}

const struct problem *problems_of(const struct problems *problems, const char *field)
{
    return ROW_NAMED(problems->list, problems->count, field);
}

/* What building and checking carry. */
struct entry {
    const struct asking *asking;
    const struct fields *fields;
    struct problems *problems;
    struct pool *pool;
    const struct node *current; /* the record as it counts, with the event */
};

/* Adds the element and remembers the name of its field at the node itself, where the check finds it again. */
static struct node *add_element(const struct entry *entry, const struct part *part, const char *name, const char *text,
                                struct node *parent)
{
    struct node *node = text_blank(text) ? node_add(parent, part->name) : node_add_text(parent, part->name, text);
    node_remark(node, pool_copy(entry->pool, name));
    return node;
}

const char *entry_field(const struct node *node)
{
    return node_remarked(node);
}

static void build_parts(const struct entry *entry, const struct part *group, const char *prefix, struct node *parent);

/* One element of that part, from the fields below `name`. */
static struct node *build_one(const struct entry *entry, const struct part *part, const char *name, struct node *parent)
{
    if (part->widget == WIDGET_GROUP) {
        struct node *group = add_element(entry, part, name, NULL, parent);
        build_parts(entry, part, pool_format(entry->pool, "%s.", name), group);
        return group;
    }
    return add_element(entry, part, name, value_entered(entry->pool, entry->fields, part, name), parent);
}

/* One row for each member of the list that the part names, entered or not. */
static void build_listed_rows(const struct entry *entry, const struct part *part, const char *name, struct node *parent)
{
    const struct list *list = list_named(entry->asking->lists, part->rows_from);
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        struct node *row = build_one(entry, part, pool_format(entry->pool, "%s.%zu", name, i + 1), parent);
        node_set(row, part->rows_attribute, list->choices[i].value);
    }
}

static void build_rows(const struct entry *entry, const struct part *part, const char *name, struct node *parent)
{
    bool any = false;
    int rows = fields_rows(entry->fields, name, part->most);
    for (int row = 1; row <= rows; row++) {
        const char *numbered = pool_format(entry->pool, "%s.%d", name, row);
        if (!fields_filled(entry->fields, numbered))
            continue;
        build_one(entry, part, numbered, parent);
        any = true;
    }
    if (!any && part->required)
        build_one(entry, part, pool_format(entry->pool, "%s.1", name), parent);
}

/* One element for each file that came under that name. */
static void build_files(const struct entry *entry, const struct part *part, const char *name, struct node *parent)
{
    for (size_t i = 0; i < entry->fields->file_count; i++) {
        const struct file *file = &entry->fields->files[i];
        if (!text_equal(file->field, name))
            continue;
        struct node *node = add_element(entry, part, name, file->name, parent);
        node_set(node, "digest", file->digest);
        node_set(node, "type", file->type);
        node_set_number(node, "size", (long)file->size);
    }
}

/* Is there anything in that part? A no leaves out what was asked for. */
static bool is_entered(const struct fields *fields, const struct part *part, const char *name)
{
    bool any = false;
    if (!part->asked || !text_equal(fields_get(fields, name), "no"))
        return fields_filled(fields, name);
    for (size_t i = 0; i < part->part_count; i++)
        any = any || fields_filled(fields, pool_format(fields->pool, "%s.%s", name, part->parts[i].name));
    return any;
}

void entry_note_denied(const struct asking *asking, const struct fields *fields, struct problems *problems)
{
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        const struct part *part = text_equal(field->value, "no") ? asking_part(asking, field->name) : NULL;
        if (part != NULL && part->asked && is_entered(fields, part, field->name))
            problems_add(problems, field->name, "denied", NULL, part);
    }
}

static void build_parts(const struct entry *entry, const struct part *group, const char *prefix, struct node *parent)
{
    for (size_t i = 0; i < group->part_count; i++) {
        const struct part *part = &group->parts[i];
        const char *name = pool_format(entry->pool, "%s%s", prefix, part->name);
        if (!asking_takes(entry->asking, group, part)) {
            if (part->otherwise != NULL)
                add_element(entry, part, name, part->otherwise, parent);
        } else if (part->widget == WIDGET_FILE) {
            build_files(entry, part, name, parent);
        } else if (part->rows_from != NULL) {
            build_listed_rows(entry, part, name, parent);
        } else if (part->most > 1) {
            build_rows(entry, part, name, parent);
        } else if (part->required || is_entered(entry->fields, part, name)) {
            build_one(entry, part, name, parent);
        }
    }
}

struct node *entry_build(const struct asking *asking, const struct fields *fields, struct node *record)
{
    struct entry entry = {.asking = asking, .fields = fields, .pool = fields->pool};
    struct node *event = node_add(record, asking->event->name);
    build_parts(&entry, asking->event, "", event);
    return event;
}

/* A group's own fields, or the field's value; rows are numbered as they stand. */
static void add_fields_of(const struct asking *asking, const struct part *part, const struct node *node,
                          const char *name, struct fields *fields)
{
    if (part->widget == WIDGET_GROUP)
        entry_fields(asking, part, node, pool_format(fields->pool, "%s.", name), fields);
    else
        fields_add(fields, name, node_text(fields->pool, node));
}

void entry_fields(const struct asking *asking, const struct part *group, const struct node *node, const char *prefix,
                  struct fields *fields)
{
    for (size_t i = 0; i < group->part_count; i++) {
        const struct part *part = &group->parts[i];
        const char *name = pool_format(fields->pool, "%s%s", prefix, part->name);
        int row = 0;
        if (!asking_takes(asking, group, part))
            continue;
        for (struct node *child = node_first(node, part->name); child; child = node_next(child, part->name))
            add_fields_of(asking, part, child, part->most > 1 ? pool_format(fields->pool, "%s.%d", name, ++row) : name,
                          fields);
    }
}

/* What is wrong with a value, in the schema's words; of a date that is not all there, what it lacks. */
static void add_wrong(struct entry *entry, const struct part *part, const struct node *node)
{
    const char *lacks = part->widget == WIDGET_DATE ? date_lacks(entry->pool, node_text(entry->pool, node)) : NULL;
    problems_add(entry->problems, node_remarked(node), lacks ? lacks : "wrong", lacks ? NULL : part->wrong, part);
}

/* Called for each node that the schema refuses. */
static void on_wrong(struct node *node, const char *code, const char *detail, void *closure)
{
    struct entry *entry = closure;
    const char *field = node ? node_remarked(node) : NULL;
    const struct part *part = field ? asking_part(entry->asking, field) : NULL;
    if (part == NULL)
        problems_add(entry->problems, "", code, pool_copy(entry->pool, detail), NULL);
    else if (text_equal(code, "missing"))
        problems_add(entry->problems, field, code, part->missing, part);
    else if (text_equal(code, "too-long"))
        problems_add(entry->problems, field, code, NULL, part);
    else
        add_wrong(entry, part, node);
}

/* What others read, too, names nobody. */
static void check_unnamed(struct entry *entry, const struct part *part, const struct node *node)
{
    const char *wrong = part->unnamed ? unnamed_wrong(entry->pool, entry->current, node_text(entry->pool, node)) : NULL;
    if (wrong != NULL)
        problems_add(entry->problems, node_remarked(node), wrong,
                     text_equal(wrong, UNNAMED_NAMES) ? part->unnamed : NULL, part);
}

/* What the schema cannot say by a type: a choice is on its list, a date is a day of the calendar, an
 * address reaches. */
static void check_value(struct entry *entry, const struct part *part, const struct node *node)
{
    const char *field = node_remarked(node), *value = node_text(entry->pool, node);
    int32_t day;
    bool listed = part->choices_from == NULL || part_shown(part, entry->asking->lists, value) != NULL;
    bool dated = part->widget != WIDGET_DATE || day_read(value, &day);
    const struct list *narrowed = asking_narrowed(entry->asking, part);
    if (!text_blank(value) && !(listed && dated && value_reaches(part, value)))
        add_wrong(entry, part, node);
    if (!text_blank(value) && narrowed != NULL && part->narrowed_wrong != NULL && !list_holds(narrowed, value))
        problems_add(entry->problems, field, "wrong", part->narrowed_wrong, part);
    check_unnamed(entry, part, node);
}

/* Rules of the group itself and, inside, values and groups. */
static void check_group(struct entry *entry, const struct part *group, const struct node *node, const char *prefix)
{
    for (struct node *child = node_first(node, NULL); child != NULL; child = node_next(child, NULL)) {
        const struct part *part = part_inside(group, node_name(child));
        if (part != NULL && part->widget == WIDGET_GROUP)
            check_group(entry, part, child, pool_format(entry->pool, "%s.", node_remarked(child)));
        else if (part != NULL && part_asked(part, entry->asking->realm))
            check_value(entry, part, child);
    }
    for (size_t i = 0; i < group->test_count; i++) {
        const struct test *test = &group->tests[i];
        const char *field = pool_format(entry->pool, "%s%s", prefix, test->field);
        if (!test_holds(test, node))
            problems_add(entry->problems, field, "rule", test->words, asking_part(entry->asking, field));
    }
}

bool entry_check(const struct asking *asking, struct node *record, const struct node *current, struct node *event,
                 struct problems *problems)
{
    struct entry entry = {.asking = asking, .problems = problems, .pool = problems->pool, .current = current};
    schema_validate(asking->schema, record, on_wrong, &entry);
    check_group(&entry, asking->event, event, "");
    return problems->count == 0;
}
