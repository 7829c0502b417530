#include "xml/validity.h"

#include <libxml/xmlschemas.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "xml/libxml.h"
#include "xml/xml.h"

enum { REASON_SIZE = 200 };

static bool is_valid(xmlSchemaPtr schema, const struct node *document, struct complaint *complaint)
{
    xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);
    if (!context)
        return false;
    xmlSchemaSetValidStructuredErrors(context, complaint_note, complaint);
    int result = xmlSchemaValidateDoc(context, libxml_of(document)->doc);
    xmlSchemaFreeValidCtxt(context);
    return result == 0;
}

/* The compiled schema; NULL with libxml2's reason. */
static xmlSchemaPtr schema_compile(const char *path, struct complaint *complaint)
{
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(path);
    if (!parser)
        return NULL;
    xmlSchemaSetParserStructuredErrors(parser, complaint_note, complaint);
    xmlSchemaPtr schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    return schema;
}

bool tree_valid(const struct node *document, const char *name, const char *schema, struct fault *fault)
{
    struct complaint complaint = {0};
    xmlSchemaPtr compiled = schema_compile(schema, &complaint);
    if (!compiled)
        return fault_set(fault, 500, "broken", "%s:%d: %s", schema, complaint.line, complaint.reason);
    bool valid = is_valid(compiled, document, &complaint);
    xmlSchemaFree(compiled);
    return valid || fault_set(fault, 500, "broken", "%s:%d: %s", name, complaint.line, complaint.reason);
}

struct node *file_read(struct pool *pool, const char *path, const char *schema, const char *name, struct fault *fault)
{
    struct node *document = xml_read_file(pool, path, fault);
    if (!document || !tree_valid(document, path, schema, fault))
        return NULL;
    if (text_equal(node_name(document), name))
        return document;
    file_fault(fault, path, document, "the document element is %s, not %s", node_name(document), name);
    return NULL;
}

bool file_fault(struct fault *fault, const char *path, const struct node *node, const char *format, ...)
{
    char reason[REASON_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reason, sizeof reason, format, arguments);
    va_end(arguments);
    return fault_set(fault, 500, "broken", "%s:%ld: %s", path, xmlGetLineNo(libxml_of(node)), reason);
}
