/* Documents: how they break into pages, and that the same tree gives the same bytes. What a PDF says to who reads it:
 * tests/http/letter_pdf.mjs. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "paper/document_parts.h"
#include "tree.h"
#include "xml/xml.h"

#define DOCUMENT(inside)                                                                                               \
    "<document xmlns='urn:redress:document' lang='en-GB' title='T' author='A' page='Page' of='of' size='14'>" inside   \
    "</document>"
#define LETTER_BEGINS                                                                                                  \
    "<letter size='14' running='C-1'><letterhead><name>Us</name><line>Here</line></letterhead>"                        \
    "<address><line>Ann</line><line>1 Street</line></address><mark name='Date'>1 June</mark>"                          \
    "<paragraph>Dear Ann,</paragraph><heading level='1'>Late</heading>"
#define LETTER_ENDS                                                                                                    \
    "<end><closing>Yours sincerely</closing><signature>Priya Shah\nHandler\nUs</signature>"                            \
    "<paragraph>Enclosed: a form</paragraph></end></letter>"

/* That text so many times. */
static const char *times(const char *text, int count)
{
    size_t length = strlen(text);
    char *all = pool_array(pool, (size_t)count * length + 1, 1);
    for (int i = 0; i < count; i++)
        memcpy(all + (size_t)i * length, text, length);
    return all;
}

static bool is_firm(const struct flow *flow, size_t index)
{
    return index > 0 && flow->items[index - 1].tie == TIE_FIRM;
}

/* No page begins in what is firmly tied, and nothing stands below the foot. */
static void check_pages(const struct flow *flow, const char *name)
{
    for (size_t i = 0; i < flow->count; i++) {
        const struct item *item = &flow->items[i];
        bool begins = i == 0 || item[-1].page != item->page;
        ck_assert_msg(!begins || !is_firm(flow, i), "%s: page %d begins in the middle", name, item->page + 1);
        ck_assert_msg(item->top + item->height < BODY_FOOT + 0.1, "%s: item %zu is too low", name, i);
        ck_assert_msg(item->top > BODY_HEAD - 0.1, "%s: item %zu is too high", name, i);
    }
}

/* How many items stand on the page of the last one. */
static size_t on_last_page(const struct flow *flow)
{
    size_t count = 0;
    while (count < flow->count && flow->items[flow->count - 1 - count].page == flow->items[flow->count - 1].page)
        count++;
    return count;
}

/* The end of a letter is five lines; whatever comes before it, two more stand with them. */
static void letters_of(const char *line, const char *before, const char *after)
{
    enum { END = 5, MOST = 120 };
    int most = 0;
    for (int lines = 1; lines <= MOST; lines++) {
        const char *name = pool_format(pool, "%d of %s", lines, before);
        struct setter *setter = document_laid(
            pool,
            tree(pool_format(pool, DOCUMENT("%s"),
                             pool_format(pool, LETTER_BEGINS "%s%s%s" LETTER_ENDS, before, times(line, lines), after))),
            NULL);
        check_pages(&setter->flow, name);
        ck_assert_msg(on_last_page(&setter->flow) >= END + 2, "%s: the signature is alone", name);
        ck_assert_int_eq(setter->running[0].pages, setter->pages);
        ck_assert_int_ge(setter->pages, most);
        most = setter->pages;
    }
    ck_assert_int_ge(most, 3);
}

START_TEST(a_signature_is_never_alone)
{
    letters_of("line\n", "<said>", "</said>");
    letters_of("<paragraph>One line.</paragraph>", "", "");
    letters_of("<item>One point</item>", "<paragraph>These:</paragraph><list>", "</list>");
    letters_of("A sentence that is long enough to matter here. ", "<paragraph>", "</paragraph>");
}
END_TEST

/* What is kept together moves to the next page as a whole, with the heading before it; unless it is too long. */
START_TEST(what_is_kept_stays_together)
{
    for (int lines = 1; lines < 80; lines++) {
        const char *text = pool_format(
            pool, DOCUMENT("%s"),
            pool_format(pool, "%s<keep><heading level='2'>Kept</heading>%s<quote>x</quote></keep>",
                        times("<paragraph>Line</paragraph>", lines), times("<paragraph>Line</paragraph>", 8)));
        struct setter *setter = document_laid(pool, tree(text), NULL);
        const struct flow *flow = &setter->flow;
        check_pages(flow, "kept");
        ck_assert_int_eq(flow->items[flow->count - 10].page, flow->items[flow->count - 1].page);
    }
    const char *long_one = pool_format(pool, DOCUMENT("<keep>%s</keep>"), times("<paragraph>Line</paragraph>", 90));
    ck_assert_int_ge(document_laid(pool, tree(long_one), NULL)->pages, 2);
}
END_TEST

static const char *pdf_of(const char *text, int *pages)
{
    struct fault fault = {0};
    size_t length;
    struct layout layout;
    const char *pdf = document_pdf(pool, tree(text), NULL, &length, &layout, &fault);
    if (pages != NULL)
        *pages = layout.pages;
    ck_assert_msg(pdf != NULL, "%s", fault.detail);
    ck_assert_msg(memcmp(pdf, "%PDF-", 5) == 0, "it is none");
    ck_assert_int_ge(fault.kind, 0);
    size_t again;
    const char *other = document_pdf(pool, tree(text), NULL, &again, NULL, &fault);
    ck_assert_msg(again == length && memcmp(pdf, other, length) == 0, "other bytes");
    return pdf;
}

/* Everything at once, in scripts of every kind. */
START_TEST(the_same_tree_gives_the_same_bytes)
{
    int pages;
    const char *row =
        "<row><cell heads='yes'>1. Résolution</cell><cell>Zażółć gęślą jaźń 😀 שלום عليكم 你好\nnext</cell></row>";
    pdf_of(pool_format(pool,
                       DOCUMENT("<heading level='1'>Policy</heading><paragraph style='lead'>Lead</paragraph><contents/>"
                                "<heading level='2' id='one'>1. One</heading>"
                                "<paragraph label='1.1'>Words <strong>strong</strong> <code>C-1</code></paragraph>"
                                "<table columns='2 3'><caption>Levels</caption>"
                                "<row heads='yes'><cell>Level</cell><cell>Who</cell></row>%s</table>"
                                "<heading level='3' id='two'>1.2 مرحبا</heading><list numbered='yes'><item>a</item>"
                                "<item>b</item></list>"
                                "<pagebreak/>" LETTER_BEGINS LETTER_ENDS "<said>last 👩‍👩‍👧</said>"),
                       times(row, 60)),
           &pages);
    ck_assert_int_ge(pages, 5);
}
END_TEST

/* A row that is longer than a page goes on on the next one. */
START_TEST(a_long_row_goes_on)
{
    const char *text = pool_format(pool,
                                   DOCUMENT("<table columns='1 4'><row heads='yes'><cell>A</cell><cell>B</cell></row>"
                                            "<row><cell>short</cell><cell>%s</cell></row></table>"),
                                   times("a line\n", 150));
    struct setter *setter = document_laid(pool, tree(text), NULL);
    check_pages(&setter->flow, "row");
    int pages;
    pdf_of(text, &pages);
    ck_assert_int_ge(pages, 3);
}
END_TEST

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define INSET(number) "<inset digest='" DIGEST "' number='" number "'/>"

/* What is set in has a page of its own, below what is said of it. */
START_TEST(room_is_left_for_what_is_set_in)
{
    static const char text[] =
        DOCUMENT("<contents/><paragraph>Before</paragraph><pagebreak/><heading level='2' id='a'>A</heading>" INSET(
            "1") "<paragraph>A, page 2</paragraph>" INSET("2") LETTER_BEGINS LETTER_ENDS);
    struct fault fault = {0};
    struct layout layout;
    size_t length;
    ck_assert_ptr_nonnull(document_pdf(pool, tree(text), NULL, &length, &layout, &fault));
    ck_assert_int_eq(layout.pages, 4);
    ck_assert_uint_eq(layout.hole_count, 2);
    for (int i = 0; i < 2; i++) {
        const struct hole *hole = &layout.holes[i];
        ck_assert_str_eq(hole->digest, DIGEST);
        ck_assert_int_eq(hole->number, i + 1);
        ck_assert_int_eq(hole->place.page, i + 1);
        ck_assert_double_gt(hole->place.top, BODY_HEAD);
        ck_assert_double_eq_tol(hole->place.top + hole->place.height, BODY_FOOT, 0.01);
    }
}
END_TEST

/* A letter is led to by its title, wherever it comes. */
START_TEST(a_letter_stands_in_the_contents)
{
    const char *letter = pool_format(pool, "<letter id='l1' title='Document 1' %s", LETTER_BEGINS + strlen("<letter "));
    const char *text = pool_format(pool, DOCUMENT("<contents/>%s%s"), letter, LETTER_ENDS);
    const struct setter *setter = document_laid(pool, tree(text), NULL);
    ck_assert_uint_eq(setter->place_count, 1);
    ck_assert_str_eq(setter->places[0]->title, "Document 1");
    ck_assert_int_eq(setter->flow.items[setter->places[0]->first].page, 1);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("document");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, tree_setup, tree_teardown);
    tcase_add_test(tests, a_signature_is_never_alone);
    tcase_add_test(tests, what_is_kept_stays_together);
    tcase_add_test(tests, the_same_tree_gives_the_same_bytes);
    tcase_add_test(tests, a_long_row_goes_on);
    tcase_add_test(tests, room_is_left_for_what_is_set_in);
    tcase_add_test(tests, a_letter_stands_in_the_contents);
    return suite_run("document", tests);
}
