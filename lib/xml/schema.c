#include "xml/schema.h"

#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/libxml.h"
#include "xml/schema_reader.h"
#include "xml/xml.h"

struct schema {
    struct part *kinds; /* one per root element; its parts are the events */
    size_t kind_count;
    struct part when; /* without a name where there is none */
    xmlSchemaPtr compiled;
    xmlSchemaValidCtxtPtr validator; /* one per process: a process serves one request at a time */
};

/* libxml2's codes for a facet that failed (architecture.md, measured). */
enum { CODE_MIN_LENGTH = 1831, CODE_MAX_LENGTH = 1832 };

static void release_schema(void *thing)
{
    struct schema *schema = thing;
    xmlSchemaFreeValidCtxt(schema->validator);
    xmlSchemaFree(schema->compiled);
}

static bool schema_compile(struct schema *schema, const char *path, struct fault *fault)
{
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(path);
    schema->compiled = parser ? xmlSchemaParse(parser) : NULL;
    xmlSchemaFreeParserCtxt(parser);
    if (schema->compiled == NULL)
        return fault_set(fault, 500, "broken", "%s: is not a schema", path);
    schema->validator = xmlSchemaNewValidCtxt(schema->compiled);
    return true;
}

struct schema *schema_open(struct pool *pool, const char *path, struct fault *fault)
{
    struct schema *schema = pool_alloc(pool, sizeof *schema);
    struct node *document = xml_read_file(pool, path, fault);
    if (document == NULL || !schema_compile(schema, path, fault))
        return NULL;
    pool_on_free(pool, release_schema, schema);
    schema->kinds = schema_read(pool, document, path, &schema->kind_count, &schema->when, fault);
    return schema->kinds ? schema : NULL;
}

static const struct part *schema_kind(const struct schema *schema, const char *kind)
{
    return ROW_NAMED(schema->kinds, schema->kind_count, kind);
}

const struct part *schema_event(const struct schema *schema, const char *kind, const char *name)
{
    const struct part *events = schema_kind(schema, kind);
    return events ? part_inside(events, name) : NULL;
}

const struct part *schema_event_of(const struct schema *schema, const char *kind, const char *action)
{
    const struct part *events = schema_kind(schema, kind);
    for (size_t i = 0; events != NULL && i < events->part_count; i++)
        if (text_equal(events->parts[i].action, action))
            return &events->parts[i];
    return NULL;
}

const struct part *schema_when(const struct schema *schema)
{
    return schema->when.name ? &schema->when : NULL;
}

const struct part *part_inside(const struct part *group, const char *name)
{
    return ROW_NAMED(group->parts, group->part_count, name);
}

bool part_asked(const struct part *part, const char *realm)
{
    return part->only_realm == NULL || text_equal(part->only_realm, realm);
}

const struct list *list_named(const struct list *lists, const char *name)
{
    for (; lists != NULL && lists->name != NULL; lists++)
        if (text_equal(lists->name, name))
            return lists;
    return NULL;
}

static const char *label_among(const struct choice *choices, size_t count, const char *value)
{
    const struct choice *choice = ROW_NAMED(choices, count, value);
    return choice ? choice->label : NULL;
}

const char *list_label(const struct list *list, const char *value)
{
    return label_among(list->choices, list->count, value);
}

bool list_holds(const struct list *list, const char *value)
{
    for (size_t i = 0; i < list->count; i++)
        if (text_equal(list->choices[i].value, value))
            return true;
    return false;
}

const char *part_shown(const struct part *part, const struct list *lists, const char *value)
{
    const char *label = label_among(part->choices, part->choice_count, value);
    const struct list *list = part->choices_from ? list_named(lists, part->choices_from) : NULL;
    return label == NULL && list != NULL ? list_label(list, value) : label;
}

/* What schema_validate carries through libxml2's callback. */
struct validation {
    schema_wrong *wrong;
    void *closure;
    int count;
};

static const char *code_of(const xmlError *error, xmlNodePtr element)
{
    if (error->code == CODE_MAX_LENGTH)
        return "too-long";
    bool empty = element != NULL && element->children == NULL;
    return error->code == CODE_MIN_LENGTH || empty ? "missing" : "wrong";
}

static void on_error(void *data, xmlErrorPtr error)
{
    struct validation *validation = data;
    xmlNodePtr node = error->node;
    if (node != NULL && node->type == XML_ATTRIBUTE_NODE)
        node = node->parent;
    validation->count++;
    validation->wrong(node_of(node), code_of(error, node), error->message ? error->message : "", validation->closure);
}

int schema_validate(struct schema *schema, const struct node *record, schema_wrong *wrong, void *closure)
{
    struct validation validation = {.wrong = wrong, .closure = closure};
    xmlSchemaSetValidStructuredErrors(schema->validator, on_error, &validation);
    int answer = xmlSchemaValidateDoc(schema->validator, libxml_of(record)->doc);
    if (answer != 0 && validation.count == 0) {
        validation.count = 1;
        wrong(NULL, "wrong", "the validator failed", closure);
    }
    return validation.count;
}

const struct test *part_test(const struct part *part, const char *name)
{
    return ROW_NAMED(part->tests, part->test_count, name);
}

bool test_holds(const struct test *test, const struct node *node)
{
    if (test->compiled == NULL)
        return true;
    xmlXPathContextPtr context = xmlXPathNewContext(libxml_of(node)->doc);
    xmlXPathRegisterNs(context, BAD_CAST "r", BAD_CAST NAMESPACE_RECORD);
    context->node = libxml_of(node);
    bool holds = xmlXPathCompiledEvalToBoolean(test->compiled, context) == 1;
    xmlXPathFreeContext(context);
    return holds;
}
