#include "xml/schema_reader.h"

#include <libxml/xpath.h>
#include <limits.h>
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/libxml.h"
#include "xml/xml.h"

/* Types may lie inside types only so deep: a type inside itself would be a form without end. */
#define DEEPEST 8
/* Texts longer than this are asked in a text area. */
#define LONGEST_LINE 300

struct reader {
    struct pool *pool;
    struct node *document;
    const char *path;
    struct fault *fault;
};

static bool not_understood(struct reader *reader, const struct node *node)
{
    return fault_set(reader->fault, 500, "broken", "%s:%ld: %s is not understood here", reader->path,
                     xmlGetLineNo(libxml_of(node)), node_name(node));
}

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
    {"simpleContent", {NULL}},
    {"extension", {"base"}},
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

/* The children of that name; counts them. */
static size_t count_children(const struct node *node, const char *name)
{
    size_t count = 0;
    for (struct node *child = node_first(node, name); child != NULL; child = node_next(child, name))
        count++;
    return count;
}

static struct node *appinfo_of(const struct node *node)
{
    return node_first(node_first(node, "annotation"), "appinfo");
}

static struct node *type_named(struct reader *reader, const char *name)
{
    for (struct node *type = node_first(reader->document, NULL); type != NULL; type = node_next(type, NULL))
        if (text_equal(get(reader, type, "name"), name) && !text_equal(node_name(type), "element"))
            return type;
    return NULL;
}

static void set_text(struct reader *reader, const char **word, const struct node *note)
{
    *word = node_text(reader->pool, note);
}

static bool read_test(struct reader *reader, struct part *part, const struct node *note)
{
    struct test *test = &part->tests[part->test_count++];
    test->field = get(reader, note, "field");
    test->words = node_text(reader->pool, note);
    const char *expression = get(reader, note, "test");
    test->compiled = expression ? xmlXPathCompile(BAD_CAST expression) : NULL;
    if (test->compiled != NULL)
        pool_on_free(reader->pool, (void (*)(void *))xmlXPathFreeCompExpr, test->compiled);
    return (test->compiled != NULL && test->field != NULL) || not_understood(reader, note);
}

static bool read_input(struct reader *reader, struct part *part, const struct node *note)
{
    const char *type = get(reader, note, "type"), *autocomplete = get(reader, note, "autocomplete");
    const char *rows = get(reader, note, "rows");
    part->input_type = type ? type : part->input_type;
    if (text_equal(type, "file"))
        part->widget = WIDGET_FILE;
    part->autocomplete = autocomplete ? autocomplete : part->autocomplete;
    part->lines = rows ? text_number(rows, 1, 40) : part->lines;
    return part->lines >= 0 || not_understood(reader, note);
}

static void read_choice(struct reader *reader, struct part *part, const struct node *source, const struct node *words)
{
    struct choice *choice = &part->choices[part->choice_count++];
    choice->value = get(reader, source, "value");
    struct node *label = node_first(words, "label"), *hint = node_first(words, "hint");
    choice->label = label ? node_text(reader->pool, label) : choice->value;
    choice->hint = hint ? node_text(reader->pool, hint) : NULL;
}

/* One annotation; what a field says itself stands over what its type says, as it is read later. */
static bool read_note(struct reader *reader, struct part *part, const struct node *note)
{
    const struct {
        const char *name;
        const char **word;
    } words[] = {{"label", &part->label}, {"hint", &part->hint}, {"missing", &part->missing}, {"wrong", &part->wrong}};
    const char *name = node_name(note);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal(name, words[i].name)) {
            set_text(reader, words[i].word, note);
            return true;
        }
    if (text_equal(name, "input")) {
        return read_input(reader, part, note);
    } else if (text_equal(name, "choices")) {
        part->choices_from = get(reader, note, "from");
        part->widget = WIDGET_CHOICE;
    } else if (text_equal(name, "choice")) {
        read_choice(reader, part, note, note);
    } else if (text_equal(name, "rows")) {
        part->rows_from = get(reader, note, "from");
        part->rows_attribute = get(reader, note, "attribute");
    } else if (text_equal(name, "realm")) {
        part->only_realm = get(reader, note, "only");
        part->otherwise = get(reader, note, "otherwise");
    } else if (text_equal(name, "action")) {
        part->action = get(reader, note, "name");
    } else if (text_equal(name, "personal")) {
        part->personal = true;
    } else {
        return text_equal(name, "rule") ? read_test(reader, part, note) : not_understood(reader, note);
    }
    return true;
}

/* The list of `count` members with room for `more`: what an element adds stands behind what its type has. */
static void *with_room(struct pool *pool, const void *list, size_t count, size_t more, size_t size)
{
    void *roomy = pool_array(pool, count + more, size);
    return count > 0 ? memcpy(roomy, list, count * size) : roomy;
}

static bool read_notes(struct reader *reader, struct part *part, const struct node *owner)
{
    struct node *appinfo = appinfo_of(owner);
    size_t rules = appinfo ? count_children(appinfo, "rule") : 0;
    size_t choices = appinfo ? count_children(appinfo, "choice") : 0;
    part->tests = with_room(reader->pool, part->tests, part->test_count, rules, sizeof *part->tests);
    part->choices = with_room(reader->pool, part->choices, part->choice_count, choices, sizeof *part->choices);
    for (struct node *note = node_first(appinfo, NULL); note != NULL; note = node_next(note, NULL))
        if (!read_note(reader, part, note))
            return false;
    return true;
}

static bool read_facets(struct reader *reader, struct part *part, const struct node *restriction)
{
    size_t enumerations = count_children(restriction, "enumeration");
    if (enumerations > 0) { /* fewer of those of the type that it restricts */
        part->choice_count = 0;
        part->choices = pool_array(reader->pool, enumerations, sizeof *part->choices);
    }
    for (struct node *facet = node_first(restriction, NULL); facet != NULL; facet = node_next(facet, NULL)) {
        if (!is_understood(reader, facet))
            return false;
        if (text_equal(node_name(facet), "enumeration"))
            read_choice(reader, part, facet, appinfo_of(facet));
        else if (text_equal(node_name(facet), "maxLength"))
            part->max = text_number(get(reader, facet, "value"), 1, INT_MAX);
        else if (!text_equal(node_name(facet), "minLength") && !text_equal(node_name(facet), "pattern"))
            return not_understood(reader, facet);
    }
    if (enumerations > 0)
        part->widget = part->choice_count == 1 ? WIDGET_CHECKBOX : WIDGET_CHOICE;
    else if (part->max > LONGEST_LINE)
        part->widget = WIDGET_TEXTAREA;
    return true;
}

/* A simple type: first what it restricts, then its own facets and words over that. */
static bool read_simple(struct reader *reader, struct part *part, const char *name, int depth, const struct node *user)
{
    part->widget = WIDGET_TEXT;
    if (text_equal(name, "xs:date"))
        part->widget = WIDGET_DATE;
    if (strncmp(name, "xs:", 3) == 0)
        return text_equal(name, "xs:date") || text_equal(name, "xs:string") || text_equal(name, "xs:dateTime")
                   ? true
                   : not_understood(reader, user);
    struct node *type = type_named(reader, name), *restriction = node_first(type, "restriction");
    if (restriction == NULL || depth == 0)
        return not_understood(reader, user);
    const char *base = get(reader, restriction, "base");
    if (base == NULL)
        return not_understood(reader, restriction);
    return is_understood(reader, type) && is_understood(reader, restriction) &&
           read_simple(reader, part, base, depth - 1, restriction) && read_facets(reader, part, restriction) &&
           read_notes(reader, part, type);
}

static bool read_element(struct reader *reader, struct part *part, const struct node *element, int depth);

/* The elements below a sequence or a choice, as parts of `part`. */
static bool read_elements(struct reader *reader, struct part *part, const struct node *order, int depth)
{
    part->parts = pool_array(reader->pool, count_children(order, NULL), sizeof *part->parts);
    for (struct node *element = node_first(order, NULL); element != NULL; element = node_next(element, NULL)) {
        if (!text_equal(node_name(element), "element"))
            return not_understood(reader, element);
        if (!is_understood(reader, element) ||
            !read_element(reader, &part->parts[part->part_count++], element, depth - 1))
            return false;
    }
    return true;
}

/* A text with attributes: the simple type that it extends. */
static bool read_extended(struct reader *reader, struct part *part, const struct node *content)
{
    struct node *extension = node_first(content, NULL);
    const char *base = text_equal(node_name(extension), "extension") ? get(reader, extension, "base") : NULL;
    for (struct node *child = node_first(extension, NULL); child != NULL; child = node_next(child, NULL))
        if (!text_equal(node_name(child), "attribute") || !is_understood(reader, child))
            return not_understood(reader, child);
    return base ? read_simple(reader, part, base, DEEPEST, extension) : not_understood(reader, content);
}

/* A complex type: a sequence of elements or a text, then attributes, which are the program's and no part of a form. */
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
        part->one_of = part->one_of || text_equal(name, "choice");
        if (text_equal(name, "simpleContent"))
            return read_extended(reader, part, child) && read_notes(reader, part, type);
        if (list && !read_elements(reader, part, child, depth))
            return false;
        if (!list && !text_equal(name, "annotation") && !text_equal(name, "attribute") &&
            !text_equal(name, "attributeGroup"))
            return not_understood(reader, child);
    }
    return read_notes(reader, part, type);
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
    bool complex = definition != NULL && text_equal(node_name(definition), "complexType");
    return (complex ? read_complex(reader, part, definition, depth)
                    : read_simple(reader, part, type, DEEPEST, element)) &&
           read_notes(reader, part, element);
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
        when->widget = WIDGET_TEXT;
        if (!read_notes(reader, when, attribute))
            return false;
    }
    return true;
}

/* True if it is one of the few things that the schema may define. */
static bool is_definition(struct reader *reader, const struct node *top)
{
    static const char *const definitions[] = {"element", "complexType", "simpleType", "attributeGroup", NULL};
    if (!text_among(node_name(top), definitions))
        return not_understood(reader, top);
    return is_understood(reader, top);
}

struct part *schema_read(struct pool *pool, struct node *document, const char *path, size_t *count, struct part *when,
                         struct fault *fault)
{
    struct reader reader = {.pool = pool, .document = document, .path = path, .fault = fault};
    struct part *kinds = pool_array(pool, count_children(document, "element"), sizeof *kinds);
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
