#include "xml/schema_reader.h"

#include <limits.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/libxml.h"
#include "xml/schema_notes.h"
#include "xml/xml.h"

/* Types may lie inside types only so deep: a type inside itself would be a form without end. */
#define DEEPEST 8
/* Texts longer than this are asked in a text area. */
#define LONGEST_LINE 300

/* What the reader looks at, and the attributes that each may have. */
static const struct {
    const char *name;
    const char *attributes[5]; /* NULL-ended */
} understood[] = {
    {"element", {"name", "type", "minOccurs", "maxOccurs"}},
    {"sequence", {NULL}},
    {"choice", {"maxOccurs"}},
    {"complexType", {"name"}},
    {"simpleType", {"name"}},
    {"restriction", {"base"}},
    {"enumeration", {"value"}},
    {"minLength", {"value"}},
    {"maxLength", {"value"}},
    {"pattern", {"value"}},
    {"attribute", {"name", "type", "use"}},
    {"attributeGroup", {"name", "ref"}},
    {"annotation", {NULL}},
    {"extension", {"base"}},
    {"group", {"name", "ref"}},
};

/* True if the reader knows such an element, and every attribute that it has; else a fault. */
static bool is_understood(struct reader *reader, const struct node *node)
{
    for (size_t i = 0; i < sizeof understood / sizeof *understood; i++) {
        if (!text_equal(understood[i].name, node_name(node)))
            continue;
        for (xmlAttrPtr attribute = libxml_of(node)->properties; attribute != NULL; attribute = attribute->next)
            if (!text_among((const char *)attribute->name, understood[i].attributes))
                return not_understood(reader, node);
        return true;
    }
    return not_understood(reader, node);
}

static const char *get(struct reader *reader, const struct node *node, const char *attribute)
{
    return node_get(reader->pool, node, attribute);
}

/* The type or attributeGroup of that name; NULL: there is none. */
static struct node *type_named(struct reader *reader, const char *name)
{
    static const char *const others[] = {"element", "group", NULL};
    for (struct node *type = node_first(reader->document, NULL); type != NULL; type = node_next(type, NULL))
        if (text_equal(get(reader, type, "name"), name) && !text_among(node_name(type), others))
            return type;
    return NULL;
}

/* What the reference to a group stands for; NULL: there is no such group. */
static struct node *group_named(struct reader *reader, const char *name)
{
    struct node *group = node_first(reader->document, "group");
    while (group != NULL && !text_equal(get(reader, group, "name"), name))
        group = node_next(group, "group");
    return group;
}

static bool read_facets(struct reader *reader, struct part *part, const struct node *restriction)
{
    static const char *const no_matter[] = {"minLength", "pattern", "attribute", NULL};
    const struct part whole = *part;
    size_t enumerations = node_count(restriction, "enumeration");
    if (enumerations > 0) { /* fewer of those of the type that it restricts */
        part->choice_count = 0;
        part->choices = pool_array(reader->pool, enumerations, sizeof *part->choices);
    }
    for (struct node *facet = node_first(restriction, NULL); facet != NULL; facet = node_next(facet, NULL)) {
        if (!is_understood(reader, facet))
            return false;
        if (text_equal(node_name(facet), "enumeration"))
            choice_read(reader, part, facet, appinfo_of(facet), &whole);
        else if (text_equal(node_name(facet), "maxLength"))
            part->max = text_number(get(reader, facet, "value"), 1, INT_MAX);
        else if (!text_among(node_name(facet), no_matter))
            return not_understood(reader, facet);
    }
    if (enumerations > 0)
        part->widget = part->choice_count == 1 ? WIDGET_CHECKBOX : WIDGET_CHOICE;
    else if (part->max > LONGEST_LINE)
        part->widget = WIDGET_TEXTAREA;
    return true;
}

/* What the type of a text is made from: the type that it restricts, or extends by attributes; NULL: it is none. */
static struct node *derivation_of(const struct node *type)
{
    const struct node *content = node_first(type, "simpleContent");
    return content ? node_first(content, "extension") : node_first(type, "restriction");
}

/* The type of a text: first what it is made from, then its own facets and words over that. */
static bool read_simple(struct reader *reader, struct part *part, const char *name, int depth, const struct node *user)
{
    part->widget = WIDGET_TEXT;
    if (text_equal(name, "xs:date"))
        part->widget = WIDGET_DATE;
    if (strncmp(name, "xs:", 3) == 0)
        return text_equal(name, "xs:date") || text_equal(name, "xs:string") || text_equal(name, "xs:dateTime")
                   ? true
                   : not_understood(reader, user);
    struct node *type = type_named(reader, name), *derivation = derivation_of(type);
    if (type == NULL || derivation == NULL || depth == 0)
        return not_understood(reader, user);
    const char *base = get(reader, derivation, "base");
    if (base == NULL)
        return not_understood(reader, derivation);
    return is_understood(reader, type) && is_understood(reader, derivation) &&
           read_simple(reader, part, base, depth - 1, derivation) && read_facets(reader, part, derivation) &&
           notes_read(reader, part, type);
}

static bool read_element(struct reader *reader, struct part *part, const struct node *element, int depth);

static bool add_elements(struct reader *reader, struct part *part, const struct node *order, int depth);

/* Adds the elements of a group, which is of the same order as where it is named, there. What is said of it makes them
 * one question. */
static bool add_group(struct reader *reader, struct part *part, const struct node *reference, const struct node *order,
                      int depth)
{
    const struct node *group = group_named(reader, get(reader, reference, "ref"));
    const struct node *inner = node_first(group, node_name(order));
    size_t first = part->part_count;
    if (inner == NULL || !is_understood(reader, inner) || !add_elements(reader, part, inner, depth - 1))
        return inner != NULL ? false : not_understood(reader, reference);
    if (appinfo_of(group) == NULL)
        return true;
    struct part *question = pool_array(reader->pool, 1, sizeof *question);
    question->name = get(reader, group, "name");
    for (size_t i = first; i < part->part_count; i++)
        part->parts[i].question = question;
    return notes_read(reader, question, group);
}

/* Adds the elements below a sequence or a choice, with those of the groups that it names, as parts of `part`. */
static bool add_elements(struct reader *reader, struct part *part, const struct node *order, int depth)
{
    for (struct node *child = node_first(order, NULL); child != NULL; child = node_next(child, NULL)) {
        bool group = text_equal(node_name(child), "group");
        if (!is_understood(reader, child) || depth == 0 || (!group && !text_equal(node_name(child), "element")))
            return not_understood(reader, child);
        if (group ? !add_group(reader, part, child, order, depth)
                  : !read_element(reader, LIST_ADD(reader->pool, part->parts, part->part_count), child, depth - 1))
            return false;
    }
    return true;
}

/* True if an order of before holds but what the form asks, and as it does. */
static bool is_older_order(struct reader *reader, const struct part *form, const struct node *order, int depth)
{
    struct part older = {.name = form->name};
    if (!text_equal(node_name(order), "sequence") || !is_understood(reader, order) ||
        !add_elements(reader, &older, order, depth))
        return not_understood(reader, order);
    for (size_t i = 0; i < older.part_count; i++) {
        const struct part *asked = part_inside(form, older.parts[i].name);
        if (asked == NULL || asked->widget != older.parts[i].widget || asked->most != older.parts[i].most)
            return not_understood(reader, order);
    }
    return true;
}

/* What a complex type holds: a sequence or a choice of elements, or a choice of sequences, of which the first is the
 * form's order and the others are those of records of before. */
static bool read_order(struct reader *reader, struct part *part, const struct node *order, int depth)
{
    bool choice = text_equal(node_name(order), "choice");
    struct node *first = choice ? node_first(order, NULL) : NULL;
    if (first == NULL || !text_equal(node_name(first), "sequence")) {
        part->one_of = part->one_of || choice;
        return add_elements(reader, part, order, depth);
    }
    if (!is_understood(reader, first) || !add_elements(reader, part, first, depth))
        return false;
    for (struct node *older = node_next(first, NULL); older != NULL; older = node_next(older, NULL))
        if (!is_older_order(reader, part, older, depth))
            return false;
    return true;
}

/* A complex type: its elements, then attributes, which are the program's and no part of a form. */
static bool read_complex(struct reader *reader, struct part *part, const struct node *type, int depth)
{
    part->widget = WIDGET_GROUP;
    if (!is_understood(reader, type))
        return false;
    for (struct node *child = node_first(type, NULL); child != NULL; child = node_next(child, NULL)) {
        const char *name = node_name(child);
        if (!is_understood(reader, child))
            return false;
        bool list = text_equal(name, "sequence") || text_equal(name, "choice");
        if (list && !read_order(reader, part, child, depth))
            return false;
        if (!list && !text_equal(name, "annotation") && !text_equal(name, "attribute") &&
            !text_equal(name, "attributeGroup"))
            return not_understood(reader, child);
    }
    return notes_read(reader, part, type);
}

static bool read_element(struct reader *reader, struct part *part, const struct node *element, int depth)
{
    part->name = get(reader, element, "name");
    const char *type = get(reader, element, "type"), *most = get(reader, element, "maxOccurs");
    if (part->name == NULL || type == NULL || depth == 0)
        return not_understood(reader, element);
    const char *least = get(reader, element, "minOccurs");
    part->required = !text_equal(least, "0");
    part->most = most ? text_number(most, 1, 100) : 1;
    if (part->most < 1 || (part->required && least != NULL && !text_equal(least, "1")))
        return not_understood(reader, element);
    struct node *definition = type_named(reader, type);
    bool complex = definition != NULL && text_equal(node_name(definition), "complexType") &&
                   node_first(definition, "simpleContent") == NULL;
    return (complex ? read_complex(reader, part, definition, depth)
                    : read_simple(reader, part, type, DEEPEST, element)) &&
           notes_read(reader, part, element);
}

/* The attribute `at` of the group `event`, as a field. */
static bool read_when(struct reader *reader, struct part *when)
{
    struct node *group = type_named(reader, "event");
    for (struct node *attribute = node_first(group, NULL); attribute; attribute = node_next(attribute, NULL)) {
        if (!is_understood(reader, attribute))
            return false;
        if (!text_equal(get(reader, attribute, "name"), "at"))
            continue;
        when->name = "at";
        when->widget = WIDGET_MOMENT;
        if (!notes_read(reader, when, attribute))
            return false;
    }
    return true;
}

/* True if it is one of the few things that the schema may define. */
static bool is_definition(struct reader *reader, const struct node *top)
{
    static const char *const definitions[] = {"element", "group", "complexType", "simpleType", "attributeGroup", NULL};
    if (!text_among(node_name(top), definitions))
        return not_understood(reader, top);
    return is_understood(reader, top);
}

struct part *schema_read(struct pool *pool, struct node *document, const char *path, size_t *count, struct part *when,
                         struct fault *fault)
{
    struct reader reader = {.pool = pool, .document = document, .path = path, .fault = fault};
    struct part *kinds = pool_array(pool, node_count(document, "element"), sizeof *kinds);
    *count = 0;
    for (struct node *top = node_first(document, NULL); top != NULL; top = node_next(top, NULL))
        if (!is_definition(&reader, top))
            return NULL;
    for (struct node *root = node_first(document, "element"); root != NULL; root = node_next(root, "element")) {
        struct part *kind = &kinds[(*count)++];
        kind->name = get(&reader, root, "name");
        struct node *type = node_first(root, "complexType");
        if (type == NULL ? !not_understood(&reader, root) : !read_complex(&reader, kind, type, DEEPEST))
            return NULL;
    }
    return read_when(&reader, when) ? kinds : NULL;
}
