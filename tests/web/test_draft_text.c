/* The text of a draft: what was typed, written and read back; what is no word of anybody's is left out. */
#include "suite.h"

#include <string.h>

#include "base/fields.h"
#include "base/pool.h"
#include "web/draft_text.h"

static struct pool *pool;

static void setup(void)
{
    pool = pool_new();
}

static void teardown(void)
{
    pool_free(pool);
}

static struct fields *again(const struct fields *fields)
{
    size_t size;
    const char *text = draft_text_write(pool, fields, &size);
    return draft_text_read(pool, text, size);
}

START_TEST(comes_back_as_it_was)
{
    struct fields *fields = fields_new(pool);
    fields_add(fields, "note", "First\nand “last”");
    fields_add(fields, "issue.1", "");
    fields_add_file(fields, &(struct file){.field = "attachment", .name = "a b.pdf", .bytes = "x", .size = 1});
    const struct fields *read = again(fields);
    ck_assert_uint_eq(read->count, 2);
    ck_assert_str_eq(read->list[0].value, "First\nand “last”");
    ck_assert_str_eq(read->list[1].name, "issue.1");
    ck_assert_uint_eq(read->file_count, 1);
    ck_assert_str_eq(read->files[0].name, "a b.pdf");
    ck_assert_str_eq(read->files[0].digest, fields->files[0].digest);
    ck_assert_uint_eq(read->files[0].size, 1);
    ck_assert_ptr_null(read->files[0].bytes);
}
END_TEST

START_TEST(holds_only_what_was_typed)
{
    static const char *const others[] = {"token", "csrf", "seq", "add", "preview", "change", "draft", "kept.1"};
    struct fields *fields = fields_new(pool);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        fields_add(fields, others[i], "x");
    fields_add_file(fields, &(struct file){.field = "attachment", .name = "too large", .size = 9});
    ck_assert_uint_eq(again(fields)->count, 0);
    ck_assert_uint_eq(again(fields)->file_count, 0);
}
END_TEST

START_TEST(ends_where_it_is_broken)
{
    size_t size;
    struct fields *fields = fields_new(pool);
    fields_add(fields, "note", "words");
    fields_add_file(fields, &(struct file){.field = "attachment", .name = "a", .bytes = "x", .size = 1});
    const char *text = draft_text_write(pool, fields, &size);
    for (size_t length = 0; length < size; length++)
        ck_assert_uint_eq(draft_text_read(pool, text, length)->file_count, 0);
    ck_assert_uint_eq(draft_text_read(pool, text, strlen("note") + 3)->count, 0);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("draft text");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, comes_back_as_it_was);
    tcase_add_test(tests, holds_only_what_was_typed);
    tcase_add_test(tests, ends_where_it_is_broken);
    return suite_run("draft text", tests);
}
