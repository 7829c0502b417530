#include "suite.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "xml/xml.h"

/* Texts that a person may write; each comes back as it was. */
static const char *const TEXTS[] = {
    "plain",
    "Tom & Sons",
    "a < b > c",
    "&amp; &#65; &lt;b&gt; &unknown;",
    "<script>alert('x')</script> ]]> <![CDATA[ x ]]> <!-- y -->",
    "\"quoted\" 'text'",
    "Dvořák, Örnek, Pří­klad, 日本語, العربية, 😀, \xF4\x8F\xBF\xBF",
    "first line\nsecond\tline\n\nlast",
    "%s %d {} ${x} ../../etc/passwd",
};

START_TEST(keeps_text)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    struct node *record = xml_new(pool, NAMESPACE_RECORD, "complaint");
    struct node *event = node_add(record, "noted");
    node_add_text(event, "note", TEXTS[_i]);
    node_set(event, "by", TEXTS[_i]);
    for (int turn = 0; turn < 2; turn++) {
        const char *text = xml_write(pool, record);
        record = xml_read(pool, text, strlen(text), "test", &fault);
        ck_assert_msg(record != NULL, "%s", fault.detail);
        event = node_first(record, "noted");
        ck_assert_str_eq(node_text(pool, node_first(event, "note")), TEXTS[_i]);
        ck_assert_str_eq(node_get(pool, event, "by"), TEXTS[_i]);
        ck_assert_str_eq(xml_write(pool, record), text);
    }
    pool_free(pool);
}
END_TEST

/* Not written as numbers: what is stored can be read and searched. */
START_TEST(writes_utf8)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *text = "<a>Ö</a>";
    struct node *made = xml_new(pool, NAMESPACE_RECORD, "a");
    struct node *read = xml_read(pool, text, strlen(text), "test", &fault);
    node_add_text(made, "b", "日本");
    node_add_text(read, "b", "日本");
    ck_assert_str_eq(xml_write(pool, made), "<a xmlns=\"" NAMESPACE_RECORD "\"><b>日本</b></a>");
    ck_assert_str_eq(xml_write(pool, read), "<a>Ö<b>日本</b></a>");
    ck_assert_str_eq(xml_write(pool, node_first(made, "b")), "<b>日本</b>");
    pool_free(pool);
}
END_TEST

static const char *const REFUSED[] = {
    "",
    " ",
    "text",
    "<a>",
    "<a></b>",
    "<a/><b/>",
    "<a>&nbsp;</a>",
    "<a b='1' b='2'/>",
    "<a>\x01</a>",
    "<a>\xFF</a>",
    "<a>caf\xE9</a>",
    "<x:a/><",
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/passwd'>]><a>&e;</a>",
    "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>",
    "<!DOCTYPE a [<!ENTITY e 'eeeeeeeeee'><!ENTITY f '&e;&e;&e;&e;&e;&e;'><!ENTITY g '&f;&f;&f;&f;&f;'>]><a>&g;&g;</a>",
    "<!DOCTYPE a [<!ATTLIST a b CDATA 'added'>]><a/>",
};

START_TEST(refuses)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    struct node *node = xml_read(pool, REFUSED[_i], strlen(REFUSED[_i]), "planted.xml", &fault);
    ck_assert_ptr_null(node);
    ck_assert_int_eq(fault.kind, 500);
    ck_assert_ptr_nonnull(strstr(fault.detail, "planted.xml"));
    pool_free(pool);
}
END_TEST

START_TEST(refuses_a_file_that_is_not_there)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    ck_assert_ptr_null(xml_read_file(pool, "/nowhere/planted.xml", &fault));
    ck_assert_ptr_nonnull(strstr(fault.detail, "/nowhere/planted.xml"));
    pool_free(pool);
}
END_TEST

START_TEST(walks_and_changes)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *text =
        "<r:a xmlns:r='urn:redress:record' n='1'>t<r:b>x<!-- c -->y<r:c>z</r:c></r:b> <?p?><r:d/><r:b n='2'/></r:a>";
    struct node *node = xml_read(pool, text, strlen(text), "test", &fault);
    struct node *first = node_first(node, "b"), *second = node_next(first, "b");
    ck_assert_str_eq(node_name(node), "a");
    ck_assert_str_eq(node_name(node_next(first, NULL)), "d");
    ck_assert_str_eq(node_text(pool, first), "xyz");
    ck_assert_str_eq(node_text(pool, second), "");
    ck_assert_str_eq(node_get(pool, second, "n"), "2");
    ck_assert_ptr_null(node_get(pool, first, "n"));
    ck_assert_ptr_null(node_next(second, NULL));
    ck_assert_ptr_null(node_first(second, NULL));
    ck_assert_ptr_null(node_first(NULL, "b"));

    node_copy(second, first);
    node_remove(first);
    ck_assert_ptr_eq(node_first(node, "b"), second);
    ck_assert_str_eq(node_text(pool, second), "xyz");
    node_set(second, "n", NULL);
    ck_assert_str_eq(node_get(pool, second, "n"), "2");
    node_set_number(second, "n", -30);
    ck_assert_str_eq(node_get(pool, second, "n"), "-30");
    node_set_number(second, "n", 0);
    ck_assert_str_eq(node_get(pool, second, "n"), "0");
    node_set_number(second, "n", LONG_MIN);
    ck_assert_int_eq(strtol(node_get(pool, second, "n"), NULL, 10), LONG_MIN);
    pool_free(pool);
}
END_TEST

/* An instant stands as it is written everywhere; what is none is not set, and none is read. */
START_TEST(keeps_instants)
{
    struct pool *pool = pool_new();
    struct node *node = xml_new(pool, NAMESPACE_PAGE, "page");
    node_set_instant(pool, node, "at", INSTANT_NONE);
    ck_assert_ptr_null(node_get(pool, node, "at"));
    ck_assert_int_eq(node_instant(pool, node, "at"), INSTANT_NONE);
    node_set_instant(pool, node, "at", 1777653000);
    ck_assert_str_eq(node_get(pool, node, "at"), "2026-05-01T17:30:00+01:00");
    ck_assert_int_eq(node_instant(pool, node, "at"), 1777653000);
    node_set(node, "at", "yesterday");
    ck_assert_int_eq(node_instant(pool, node, "at"), INSTANT_NONE);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("xml");
    tcase_add_loop_test(tests, keeps_text, 0, COUNT(TEXTS));
    tcase_add_test(tests, writes_utf8);
    tcase_add_loop_test(tests, refuses, 0, COUNT(REFUSED));
    tcase_add_test(tests, refuses_a_file_that_is_not_there);
    tcase_add_test(tests, walks_and_changes);
    tcase_add_test(tests, keeps_instants);
    return suite_run("xml", tests);
}
