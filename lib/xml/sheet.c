#include "xml/sheet.h"

#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>

#include "base/fault.h"
#include "base/log.h"
#include "base/pool.h"
#include "xml/libxml.h"

struct sheet {
    const char *path;
    xsltStylesheetPtr compiled;
    xsltSecurityPrefsPtr limits;
};

static void release_sheet(void *thing)
{
    struct sheet *sheet = thing;
    xsltFreeStylesheet(sheet->compiled);
    xsltFreeSecurityPrefs(sheet->limits);
}

static void forbid_everything(xsltSecurityPrefsPtr limits)
{
    static const xsltSecurityOption options[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
                                                 XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
                                                 XSLT_SECPREF_WRITE_NETWORK};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        xsltSetSecurityPrefs(limits, options[i], xsltSecurityForbid);
}

struct sheet *sheet_open(struct pool *pool, const char *path, struct fault *fault)
{
    xsltStylesheetPtr compiled = xsltParseStylesheetFile((const xmlChar *)path);
    if (compiled == NULL) {
        fault_set(fault, 500, "broken", "%s: is not a stylesheet", path);
        return NULL;
    }
    struct sheet *sheet = pool_alloc(pool, sizeof *sheet);
    *sheet = (struct sheet){.path = pool_copy(pool, path), .compiled = compiled, .limits = xsltNewSecurityPrefs()};
    forbid_everything(sheet->limits);
    pool_on_free(pool, release_sheet, sheet);
    return sheet;
}

/* What the transformation gives, serialised; NULL if any of its three steps failed. */
static xmlChar *transform(const struct sheet *sheet, const struct node *tree, int *length)
{
    xmlChar *text = NULL;
    xmlDocPtr document = libxml_of(tree)->doc;
    xsltTransformContextPtr context = xsltNewTransformContext(sheet->compiled, document);
    xsltSetCtxtSecurityPrefs(sheet->limits, context);
    xmlDocPtr result = xsltApplyStylesheetUser(sheet->compiled, document, NULL, NULL, NULL, context);
    if (result == NULL || context->state != XSLT_STATE_OK ||
        xsltSaveResultToString(&text, length, result, sheet->compiled) != 0) {
        xmlFree(text);
        text = NULL;
    }
    xmlFreeDoc(result);
    xsltFreeTransformContext(context);
    return text;
}

const char *sheet_apply(struct pool *pool, const struct sheet *sheet, const struct node *tree, size_t *length,
                        struct fault *fault)
{
    int bytes = 0;
    xmlChar *text = transform(sheet, tree, &bytes);
    if (text == NULL) {
        fault_set(fault, 500, "broken", "%s: the transformation failed", sheet->path);
        return NULL;
    }
    *length = (size_t)bytes;
    pool_on_free(pool, xmlFree, text);
    return (const char *)text;
}
