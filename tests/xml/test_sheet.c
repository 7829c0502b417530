/* Sheets: what they make of a tree, and that they get at nothing else. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "store/folder.h"
#include "xml/sheet.h"
#include "xml/xml.h"

#define SHEET(body)                                                                                                    \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:p='urn:redress:page'"        \
    " xmlns:w='urn:redress:words'"                                                                                     \
    " xmlns:exsl='http://exslt.org/common' xmlns:saxon='http://icl.com/saxon'"                                         \
    " extension-element-prefixes='exsl saxon' exclude-result-prefixes='p w'>"                                          \
    "<xsl:output method='html' doctype-system='about:legacy-compat'/>" body "</xsl:stylesheet>"
#define DOCTYPE "<!DOCTYPE html>\n"
#define TEMPLATE(body) SHEET("<xsl:template match='/'>" body "</xsl:template>")

/* The folder of the sheet stands for FOLDER. */
static const char *in_folder(struct pool *pool, const char *text, const char *folder)
{
    const char *place = strstr(text, "FOLDER");
    return place ? pool_format(pool, "%.*s%s%s", (int)(place - text), text, folder, place + strlen("FOLDER")) : text;
}

/* The page that a sheet makes of a small tree; NULL with a fault. */
static const char *apply(struct pool *pool, const char *folder, const char *text, struct fault *fault)
{
    size_t length = 0;
    folder_file(pool, folder, "secret.xml", "<secret>swordfish</secret>");
    folder_file(pool, folder, "included.xsl", SHEET("<xsl:template name='hello'>Hello</xsl:template>"));
    const char *path = folder_file(pool, folder, "sheet.xsl", in_folder(pool, text, folder));
    const struct sheet *sheet = sheet_open(pool, path, NULL, fault);
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    node_set(page, "name", "tree & <leaf>");
    node_set(page, "kind", "public");
    const char *made = sheet ? sheet_apply(pool, sheet, page, &length, fault) : NULL;
    ck_assert(made == NULL || strlen(made) == length);
    return made;
}

static const struct {
    const char *text, *page;
} SHEETS[] = {
    {TEMPLATE("<html><xsl:value-of select='p:page/@name'/></html>"), DOCTYPE "<html>tree &amp; &lt;leaf&gt;</html>\n"},
    {TEMPLATE("<html><br/>Ö😀</html>"), DOCTYPE "<html>\n<br>Ö😀</html>\n"},
    {SHEET("<xsl:include href='included.xsl'/><xsl:template match='/'><p><xsl:call-template name='hello'/></p>"
           "</xsl:template>"),
     DOCTYPE "<p>Hello</p>\n"},
    /* what a sheet can ask of us */
    {TEMPLATE("<p><xsl:value-of select=\"w:moment('2026-05-06T17:30:00+01:00')\"/></p>"),
     DOCTYPE "<p>Wednesday 6 May 2026 at 5:30pm</p>\n"},
    {TEMPLATE("<p><xsl:value-of select=\"w:deadline('2026-05-06T23:30:00+01:00')\"/></p>"),
     DOCTYPE "<p>Wednesday 6 May 2026 at 11:30pm</p>\n"},
    {TEMPLATE("<p><xsl:value-of select=\"concat(w:length('1 working-days'), '|', w:length('2 working-days'), '|',"
              " w:length('24 hours'), '|', w:length('1 months'), '|', w:length(''))\"/></p>"),
     DOCTYPE "<p>1 working day|2 working days|24 hours|1 month|</p>\n"},
    {TEMPLATE("<p><xsl:value-of select='w:list(p:page/@*)'/></p>"), DOCTYPE "<p>tree &amp; &lt;leaf&gt;, public</p>\n"},
    {TEMPLATE("<p><xsl:value-of select=\"concat(w:or(p:page/@kind, 'x'), w:or(p:page/@none, 'x'))\"/></p>"),
     DOCTYPE "<p>publicx</p>\n"},
    {TEMPLATE("<p><xsl:value-of select='w:list(p:page/p:none)'/></p>"), DOCTYPE "<p></p>\n"},
    {TEMPLATE("<p><xsl:value-of select=\"w:say('state', 'not-yet')\"/></p>"), DOCTYPE "<p>Not yet</p>\n"},
};

START_TEST(makes_pages)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *folder = folder_new(pool);
    ck_assert_pstr_eq(apply(pool, folder, SHEETS[_i].text, &fault), SHEETS[_i].page);
    folder_remove(pool, folder);
    pool_free(pool);
}
END_TEST

/* Nothing outside the tree is read or written, and the page fails. */
static const char *const FORBIDDEN[] = {
    TEMPLATE("<p><xsl:copy-of select=\"document('secret.xml')\"/></p>"),
    TEMPLATE("<p><xsl:copy-of select=\"document('FOLDER/secret.xml')\"/></p>"),
    TEMPLATE("<p><xsl:copy-of select=\"document('file:///FOLDER/secret.xml')\"/></p>"),
    TEMPLATE("<p><xsl:copy-of select=\"document(concat('secret', '.xml'))\"/></p>"),
    TEMPLATE("<p><xsl:copy-of select=\"document('http://127.0.0.1:1/secret.xml')\"/></p>"),
    TEMPLATE("<xsl:document href='FOLDER/written.xml'><a/></xsl:document>"),
    TEMPLATE("<exsl:document href='FOLDER/written.xml'><a/></exsl:document>"),
    TEMPLATE("<saxon:output file='FOLDER/written.xml'><a/></saxon:output>"),
    TEMPLATE("<exsl:document href='FOLDER/new/written.xml'><a/></exsl:document>"),
    TEMPLATE("<xsl:message terminate='yes'>no</xsl:message>"),
    TEMPLATE("<xsl:call-template name='none'/>"),
    TEMPLATE("<xsl:value-of select='$none'/>"),
    TEMPLATE("<xsl:value-of select='w:day()'/>"),
    TEMPLATE("<xsl:value-of select='w:list(1)'/>"),
    TEMPLATE("<xsl:value-of select='w:say(1)'/>"),
    SHEET("<xsl:template match='/|*'><xsl:apply-templates select='/'/></xsl:template>"),
};

START_TEST(reaches_nothing_else)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *folder = folder_new(pool);
    const char *page = apply(pool, folder, FORBIDDEN[_i], &fault);
    ck_assert_int_ne(access(pool_format(pool, "%s/written.xml", folder), F_OK), 0);
    ck_assert_int_ne(access(pool_format(pool, "%s/new", folder), F_OK), 0);
    folder_remove(pool, folder);
    ck_assert_msg(page == NULL, "%s", page);
    ck_assert(fault.kind == 500 && strcmp(fault.code, "broken") == 0);
    pool_free(pool);
}
END_TEST

static const char *const BROKEN[] = {
    "", "<a/>", SHEET("<xsl:template match='['/>"), SHEET("<xsl:include href='none.xsl'/>"), SHEET("<xsl:template>"),
};

START_TEST(refuses_broken_sheets)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *folder = folder_new(pool);
    const char *path = folder_file(pool, folder, "sheet.xsl", BROKEN[_i]);
    ck_assert_ptr_null(sheet_open(pool, path, NULL, &fault));
    ck_assert_ptr_null(sheet_open(pool, "/nowhere/sheet.xsl", NULL, &fault));
    ck_assert_ptr_nonnull(strstr(fault.detail, path));
    folder_remove(pool, folder);
    pool_free(pool);
}
END_TEST

/* The same as a tree: what an attribute says and what stands inside; a sheet that makes no element has none. */
START_TEST(makes_trees)
{
    static const struct {
        const char *text, *name;
    } trees[] = {{TEMPLATE("<a b='c'><xsl:value-of select='p:page/@name'/><d/></a>"), "a"}, {TEMPLATE("words"), NULL}};
    struct fault fault = {0};
    struct pool *pool = pool_new();
    const char *folder = folder_new(pool);
    const char *path = folder_file(pool, folder, "sheet.xsl", trees[_i].text);
    const struct sheet *sheet = sheet_open(pool, path, NULL, &fault);
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    node_set(page, "name", "tree & <leaf>");
    const struct node *made = sheet_tree(pool, sheet, page, &fault);
    if (trees[_i].name == NULL) {
        ck_assert_ptr_null(made);
        ck_assert_int_eq(fault.kind, 500);
    } else {
        ck_assert_str_eq(node_name(made), trees[_i].name);
        ck_assert_str_eq(node_get(pool, made, "b"), "c");
        ck_assert_str_eq(node_text(pool, made), "tree & <leaf>");
        ck_assert_uint_eq(node_count(made, "d"), 1);
    }
    folder_remove(pool, folder);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("sheet");
    tcase_add_loop_test(tests, makes_pages, 0, COUNT(SHEETS));
    tcase_add_loop_test(tests, makes_trees, 0, 2);
    tcase_add_loop_test(tests, reaches_nothing_else, 0, COUNT(FORBIDDEN));
    tcase_add_loop_test(tests, refuses_broken_sheets, 0, COUNT(BROKEN));
    return suite_run("sheet", tests);
}
