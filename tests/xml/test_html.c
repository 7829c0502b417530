/* HTML: pages as libxml2 writes them, and what is left to it. */
#include "suite.h"

#include <glib.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <string.h>

#include "xml/html.h"

/* The page of that root, as a transformation leaves it. */
static xmlDocPtr page_of(const char *text, const char *system)
{
    xmlDocPtr page = xmlReadMemory(text, (int)strlen(text), NULL, "UTF-8", XML_PARSE_NOENT);
    ck_assert_ptr_nonnull(page);
    page->type = XML_HTML_DOCUMENT_NODE;
    if (system != NULL)
        xmlCreateIntSubset(page, (const xmlChar *)"html", NULL, (const xmlChar *)system);
    return page;
}

static const char *const PAGES[] = {
    "<html/>",
    "<html><head><title>a</title></head><body><p>b</p></body></html>",
    "<html>a &lt; b &gt; c &amp; d \"e\" 'f' &#13; &#9; &#160; Ö😀</html>",
    "<p title=\"a &lt; b &gt; c &amp; d &#10; &#13; Ö\"/>",
    "<p title='\"'/>",
    "<p title=\"'\"/>",
    "<p title=\"&quot;'&quot;\"/>",
    "<p title=\"\"/>",
    "<div><br/><hr/><img src=\"/a\"/><input value=\"b\"/><link href=\"/c\"/><meta content=\"d\"/><col/><area/></div>",
    "<div><p/><td/><textarea/><option/><span/><summary/><time/><main/><nav/></div>",
    "<input checked=\"checked\" disabled=\"disabled\" required=\"required\" readonly=\"readonly\" "
    "multiple=\"multiple\"/>",
    "<option selected=\"selected\" value=\"\">a</option>",
    "<form action=\"/a?b=c&amp;d=%20e'f;~!*()-_.:@+,#%2F\"><button formnovalidate=\"formnovalidate\" name=\"a "
    "b\"/></form>",
    "<a href=\"mailto:a+b@example.org\">a<b>b</b>c<i/>d</a>",
    "<pre>\n a\n\n b </pre>",
    "<ul><li>a</li>\n<li><p>b<b>c</b></p></li></ul>",
    "<p data-a=\"1\" aria-label=\"b\" lang=\"en-GB\"><del>a</del></p>",
};

START_TEST(is_as_libxml2_writes_it)
{
    xmlDocPtr page = page_of(PAGES[_i], "about:legacy-compat");
    xmlOutputBufferPtr theirs = xmlAllocOutputBuffer(NULL);
    size_t length = 0;
    htmlDocContentDumpFormatOutput(theirs, page, "UTF-8", 0);
    char *ours = html_write(page, &length);
    ck_assert_pstr_eq(ours, (const char *)xmlOutputBufferGetContent(theirs));
    ck_assert_uint_eq(length, strlen(ours));
    g_free(ours);
    xmlOutputBufferClose(theirs);
    xmlFreeDoc(page);
}
END_TEST

static const struct {
    const char *text, *system;
} OTHERS[] = {
    {"<p/>", NULL},
    {"<p/>", "http://www.w3.org/TR/html4/strict.dtd"},
    {"<p><!--a--></p>", "about:legacy-compat"},
    {"<p><?a b?></p>", "about:legacy-compat"},
    {"<p xmlns=\"urn:a\"/>", "about:legacy-compat"},
    {"<p xmlns:a=\"urn:a\"/>", "about:legacy-compat"},
    {"<p xml:lang=\"en\"/>", "about:legacy-compat"},
    {"<a href=\"a b\"/>", "about:legacy-compat"},
    {"<a href=\"/ö\"/>", "about:legacy-compat"},
    {"<a href=\"/[a]\"/>", "about:legacy-compat"},
    {"<a href=\"/$a\"/>", "about:legacy-compat"},
    {"<a href=\" /a\"/>", "about:legacy-compat"},
    {"<p/><?a b?>", "about:legacy-compat"},
};

START_TEST(leaves_what_it_does_not_know)
{
    xmlDocPtr page = page_of(OTHERS[_i].text, OTHERS[_i].system);
    size_t length = 0;
    ck_assert_ptr_null(html_write(page, &length));
    xmlFreeDoc(page);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("html");
    tcase_add_loop_test(tests, is_as_libxml2_writes_it, 0, COUNT(PAGES));
    tcase_add_loop_test(tests, leaves_what_it_does_not_know, 0, COUNT(OTHERS));
    return suite_run("html", tests);
}
