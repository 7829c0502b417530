/* What a reader sees of HTML, as text. */
#include "suite.h"

#include <string.h>

#include "base/pool.h"
#include "xml/html_text.h"

static const struct {
    const char *html, *text;
} PAGES[] = {
    {"", ""},
    {"plain words", "plain words"},
    {"<p>one</p><p>two</p>", "one\n\ntwo"},
    {"<div>one</div><div>two<br>three</div>", "one\ntwo\nthree"},
    {"<b>a</b><i>b</i> c", "ab c"},
    {"a \n\t b&nbsp;&nbsp;c", "a b c"},
    {"a &amp; b &lt;c&gt; &pound;5 &#8211; &unknown;", "a & b <c> £5 – &unknown;"},
    {"<ul><li>one<li>two</ul>", "- one\n- two"},
    {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
    {"<head><title>t</title></head><body>b</body>", "b"},
    {"<style>p { }</style><script>if (a < b) x();</script>b", "b"},
    {"<!-- not this -->b", "b"},
    {"<p>not ended", "not ended"},
    {"<p>one</p></div></body></html>after", "one\n\nafter"},
    {"<HTML><BODY>one</BODY></HTML>\n<html>two</html", "one two"},
    {"<a href='https://example.org/'>here</a>", "here <https://example.org/>"},
    {"<a href='https://example.org/'>example.org</a>", "example.org"},
    {"<a href='https://example.org/a'>https://example.org/b</a>", "https://example.org/b <https://example.org/a>"},
    {"<a href='mailto:pat@example.org'>pat@example.org</a>", "pat@example.org"},
    {"<a href='#top'>top</a><a href='javascript:x()'>x</a><a name='y'>y</a>", "topxy"},
    {"<a href='https://example.org/'><img src='x.gif'></a>a", "a"},
    {"<div>a<div style='color: red; DISPLAY : none'>b<div>c</div>d</div>e</div>", "ae"},
    {"<div>a<img style='display:none'>b<br style='display:none'>c<b hidden>d</b>e</div>", "abce"},
    {"a<blockquote>b<br>c<blockquote>d</blockquote></blockquote>e", "a\n\n> b\n> c\n\n> > d\n\ne"},
    {"<pre>a\n  b  c\n\nd</pre>e", "a\n  b  c\n\nd\n\ne"},
    {"<div>a</div><div>&nbsp;</div><div>b</div>", "a\n\nb"},
    {"<div>a</div><div><br></div><div>&nbsp;b</div>", "a\n\nb"},
    {"<p>caf\xc3\xa9", "caf\xc3\xa9"},
};

START_TEST(says_what_is_seen)
{
    struct pool *pool = pool_new();
    ck_assert_str_eq(html_text(pool, PAGES[_i].html, strlen(PAGES[_i].html)), PAGES[_i].text);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("html_text");
    tcase_add_loop_test(tests, says_what_is_seen, 0, COUNT(PAGES));
    return suite_run("html_text", tests);
}
