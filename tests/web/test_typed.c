/* What was typed is given back within its limits: as it was, or its beginning. */
#include "suite.h"

#include <glib.h>

#include "registry/stories.h"
#include "web/typed.h"
#include "web/visit.h"
#include "xml/xml.h"

static const struct {
    const char *text;
    size_t most, length;
} BEGINNINGS[] = {
    {"", 10, 0},  {"abc", 3, 3}, {"abc", 2, 2},       {"a&b", 6, 2},       {"a&b", 5, 1},
    {"<<", 4, 1}, {"<>", 8, 2},  {"a\xC3\xA9", 2, 1}, {"a\xC3\xA9", 3, 3}, {"\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7", 7, 4},
    {"&", 0, 0},
};

START_TEST(begins)
{
    ck_assert_uint_eq(typed_beginning(BEGINNINGS[_i].text, BEGINNINGS[_i].most), BEGINNINGS[_i].length);
}
END_TEST

static const char *times(const char *text, size_t count)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < count; i++)
        g_string_append(all, text);
    return pool_take(pool, g_string_free(all, FALSE));
}

/* The page of what was typed; how long it is as it is written. */
static struct node *typed_page(struct fields *body, size_t *length)
{
    struct call call = caller(NULL, "submit", "");
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    call.request.body = body;
    page_add_typed(&call, page);
    *length = strlen(xml_write(pool, page));
    return node_first(page, "typed");
}

START_TEST(gives_back)
{
    size_t length;
    struct fields *body = fields_typed(
        pool, "token=t;csrf=c;seq=1;reference=r;access-code=a;kept.1=k;kept.1.out=yes;open=yes;summary=S;effect=");
    struct node *typed = typed_page(body, &length);
    ck_assert_str_eq(node_text(pool, node_first(typed, "field")), "S");
    ck_assert_ptr_null(node_next(node_first(typed, "field"), "field"));
    ck_assert_ptr_null(node_get(pool, typed, "cut"));
    ck_assert_ptr_null(typed_page(fields_typed(pool, "effect="), &length));
}
END_TEST

/* Whatever is sent, no more than so much comes back, and of each field something. */
START_TEST(gives_back_no_more)
{
    static const struct {
        const char *text;
        size_t times;
        int fields;
        bool all;
    } sent[] = {{"x", 300000, 3, true},
                {"&", 300000, 3, true},
                {"<\n", 10000, 40, true},
                {"\xC3\xA9", 100000, 1, true},
                {"x", 1, 500, false}};
    for (int i = 0; i < COUNT(sent); i++) {
        size_t length;
        struct fields *body = fields_typed(pool, "short=A few words");
        for (int n = 0; n < sent[i].fields; n++)
            fields_add(body, pool_format(pool, "field%d", n), times(sent[i].text, sent[i].times));
        struct node *typed = typed_page(body, &length);
        ck_assert_uint_lt(length, TYPED_MOST + 1000);
        ck_assert_str_eq(node_text(pool, node_first(typed, "field")), "A few words");
        int count = 0;
        for (struct node *field = node_first(typed, "field"); field != NULL; field = node_next(field, "field"))
            count++;
        ck_assert_int_eq(count == sent[i].fields + 1, sent[i].all);
        ck_assert_ptr_nonnull(node_get(pool, typed, "cut"));
    }
    size_t length;
    struct fields *named = fields_new(pool);
    fields_add(named, times("n", 1000000), "x");
    typed_page(named, &length);
    ck_assert_uint_lt(length, TYPED_MOST + 1000);
}
END_TEST

/* A field has what fits; what does not stands beside it, as far as there is room. */
START_TEST(splits)
{
    static const struct {
        const char *typed;
        long max;
        size_t room, left;
        const char *value, *rest; /* NULL: none */
        bool cut;
    } typed[] = {{"abc", 3, 9, 9, "abc", NULL, false},
                 {"abcd", 3, 9, 8, "abc", "d", false},
                 {"\xC3\xA9\xC3\xA9x", 2, 9, 8, "\xC3\xA9\xC3\xA9", "x", false},
                 {"abc&&&", 3, 12, 2, "abc", "&&", true},
                 {"abcd", 3, 0, 0, "abc", NULL, true}};
    for (int i = 0; i < COUNT(typed); i++) {
        size_t room = typed[i].room;
        struct node *field = node_add(xml_new(pool, NAMESPACE_PAGE, "page"), "field");
        typed_add_value(pool, field, typed[i].typed, typed[i].max, &room);
        struct node *rest = node_first(field, "rest");
        ck_assert_str_eq(node_text(pool, node_first(field, "value")), typed[i].value);
        ck_assert_int_eq(rest != NULL, typed[i].rest != NULL);
        if (rest != NULL)
            ck_assert_str_eq(node_text(pool, rest), typed[i].rest);
        ck_assert_int_eq(node_get(pool, field, "cut") != NULL, typed[i].cut);
        ck_assert_uint_eq(room, typed[i].left);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("typed");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, begins, 0, COUNT(BEGINNINGS));
    tcase_add_test(tests, gives_back);
    tcase_add_test(tests, gives_back_no_more);
    tcase_add_test(tests, splits);
    return suite_run("typed", tests);
}
