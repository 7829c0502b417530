#include "xml/sheet.h"

#include <glib.h>
#include <libxml/HTMLtree.h>
#include <libxslt/security.h>
#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#include "base/fault.h"
#include "base/log.h"
#include "base/pool.h"
#include "xml/functions.h"
#include "xml/html.h"
#include "xml/libxml.h"
#include "xml/xml.h"

struct sheet {
    const char *path;
    xsltStylesheetPtr compiled;
    xsltSecurityPrefsPtr limits;
    const struct words *words;
};

static void release_sheet(void *thing)
{
    struct sheet *sheet = thing;
    xsltFreeStylesheet(sheet->compiled);
    xsltFreeSecurityPrefs(sheet->limits);
}

static void release_document(void *document)
{
    xmlFreeDoc(document);
}

static void forbid_everything(xsltSecurityPrefsPtr limits)
{
    static const xsltSecurityOption options[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
                                                 XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
                                                 XSLT_SECPREF_WRITE_NETWORK};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        xsltSetSecurityPrefs(limits, options[i], xsltSecurityForbid);
}

struct sheet *sheet_open(struct pool *pool, const char *path, const struct words *words, struct fault *fault)
{
    functions_register();
    xsltStylesheetPtr compiled = xsltParseStylesheetFile((const xmlChar *)path);
    if (compiled == NULL) {
        fault_set(fault, 500, "broken", "%s: is not a stylesheet", path);
        return NULL;
    }
    struct sheet *sheet = pool_alloc(pool, sizeof *sheet);
    *sheet = (struct sheet){
        .path = pool_copy(pool, path), .compiled = compiled, .limits = xsltNewSecurityPrefs(), .words = words};
    forbid_everything(sheet->limits);
    pool_on_free(pool, release_sheet, sheet);
    return sheet;
}

static struct speaker speaker_on(struct pool *pool, const struct sheet *sheet, const struct node *tree)
{
    return (struct speaker){.words = sheet->words,
                            .here = {.realm = node_get(pool, tree, "realm"),
                                     .kind = node_get(pool, tree, "kind"),
                                     .page = node_get(pool, tree, "name"),
                                     .action = node_get(pool, tree, "action")}};
}

/* True if it is a page in HTML, of which nothing is indented. */
static bool is_page(const struct sheet *sheet, const xmlDoc *result)
{
    int indented = 0;
    XSLT_GET_IMPORT_INT(indented, sheet->compiled, indent);
    return result->type == XML_HTML_DOCUMENT_NODE && indented == 0;
}

#ifdef REDRESS_CHECK_PAGES
/* Each page of a test is as libxml2 writes it. */
static bool is_same(const struct sheet *sheet, xmlDocPtr result, const char *text, size_t length)
{
    xmlChar *theirs = NULL;
    int bytes = 0;
    bool same = xsltSaveResultToString(&theirs, &bytes, result, sheet->compiled) == 0 && (size_t)bytes == length &&
                memcmp(theirs, text, length) == 0;
    if (!same)
        log_line("%s: written otherwise by libxml2:\n%s", sheet->path, (const char *)theirs);
    xmlFree(theirs);
    return same;
}
#else
static bool is_same(const struct sheet *sheet, xmlDocPtr result, const char *text, size_t length)
{
    (void)sheet, (void)result, (void)text, (void)length;
    return true;
}
#endif

/* The result as text in the pool; NULL if it cannot be. */
static const char *written(struct pool *pool, const struct sheet *sheet, xmlDocPtr result, size_t *length)
{
    if (is_page(sheet, result)) {
        htmlSetMetaEncoding(result, (const xmlChar *)"UTF-8");
        char *page = html_write(result, length);
        if (page != NULL)
            pool_on_free(pool, g_free, page);
        if (page != NULL)
            return is_same(sheet, result, page, *length) ? page : NULL;
    }
    xmlChar *text = NULL;
    int bytes = 0;
    if (xsltSaveResultToString(&text, &bytes, result, sheet->compiled) != 0 || text == NULL)
        return NULL;
    pool_on_free(pool, xmlFree, text);
    *length = (size_t)bytes;
    return (const char *)text;
}

/* What the transformation gives; NULL with a fault if it failed. */
static xmlDocPtr transformed(struct pool *pool, const struct sheet *sheet, const struct node *tree, struct fault *fault)
{
    struct speaker speaker = speaker_on(pool, sheet, tree);
    xmlDocPtr document = libxml_of(tree)->doc;
    xsltTransformContextPtr context = xsltNewTransformContext(sheet->compiled, document);
    xsltSetCtxtSecurityPrefs(sheet->limits, context);
    context->_private = &speaker;
    xmlDocPtr result = xsltApplyStylesheetUser(sheet->compiled, document, NULL, NULL, NULL, context);
    bool good = result != NULL && context->state == XSLT_STATE_OK;
    xsltFreeTransformContext(context);
    if (good)
        return result;
    xmlFreeDoc(result);
    fault_set(fault, 500, "broken", "%s: the transformation failed", sheet->path);
    return NULL;
}

const char *sheet_apply(struct pool *pool, const struct sheet *sheet, const struct node *tree, size_t *length,
                        struct fault *fault)
{
    xmlDocPtr result = transformed(pool, sheet, tree, fault);
    const char *text = result ? written(pool, sheet, result, length) : NULL;
    if (result != NULL && text == NULL)
        fault_set(fault, 500, "broken", "%s: the transformation failed", sheet->path);
    xmlFreeDoc(result);
    return text;
}

const struct node *sheet_tree(struct pool *pool, const struct sheet *sheet, const struct node *tree,
                              struct fault *fault)
{
    xmlDocPtr result = transformed(pool, sheet, tree, fault);
    xmlNodePtr element = result ? xmlDocGetRootElement(result) : NULL;
    if (result != NULL)
        pool_on_free(pool, release_document, result);
    if (result != NULL && element == NULL)
        fault_set(fault, 500, "broken", "%s: made nothing", sheet->path);
    return element ? node_of(element) : NULL;
}
