/* Files beside a record: kept with its event, given back as they were, and missed when they are gone. */
#include "suite.h"

#include "base/digest.h"
#include "base/fields.h"
#include "registry/attachment.h"
#include "registry/stories.h"

static const char *digest(const char *bytes)
{
    return bytes_digest(pool, bytes, strlen(bytes));
}

/* Keeps two files. */
static void keep_files(void)
{
    struct fields *entered = fields_new(pool);
    fields_add_file(entered, &(struct file){.field = "attachment", .name = "a", .bytes = "one", .size = 3});
    fields_add_file(entered, &(struct file){.field = "attachment", .name = "b", .bytes = "second", .size = 6});
    ck_assert(store_begin(registry.store, &fault));
    ck_assert(attachments_add(&registry, entered, &fault));
    ck_assert(store_commit(registry.store, &fault));
}

/* What the record names, and whether it is there. */
static const struct {
    const char *bytes; /* by whose digest it is named */
    long size;
    bool there;
} NAMED[] = {
    {"one", 3, true},  {"second", 6, true}, {"one", 4, false},
    {"one", 2, false}, {"one", -1, false},  {"third", 5, false},
};

START_TEST(gives_back_exactly_that)
{
    keep_files();
    const struct attachment named = {
        .name = "x", .type = "text/plain", .digest = digest(NAMED[_i].bytes), .size = NAMED[_i].size};
    const char *bytes = attachment_bytes(&registry, pool, &named, &fault);
    ck_assert_int_eq(bytes != NULL, NAMED[_i].there);
    if (bytes != NULL)
        ck_assert_mem_eq(bytes, NAMED[_i].bytes, (size_t)NAMED[_i].size);
    else
        fault_is(500, "broken");
}
END_TEST

static const char *file_of(const char *bytes)
{
    return pool_format(pool, "<attachment digest=\"%s\" type=\"text/plain\" size=\"%zu\">x</attachment>", digest(bytes),
                       strlen(bytes));
}

/* Whole is a record of which every file is there: in any event, at any place. */
START_TEST(misses_what_is_gone)
{
    static const struct {
        const char *first[2], *second[2];
        bool whole;
    } cases[] = {
        {{NULL}, {NULL}, true},
        {{"one"}, {NULL}, true},
        {{"one", "second"}, {"second"}, true},
        {{"third"}, {NULL}, false},
        {{"one", "third"}, {"second"}, false},
        {{"third", "one"}, {"second"}, false},
        {{NULL}, {"third"}, false},
        {{"one"}, {"second", "third"}, false},
    };
    keep_files();
    for (int i = 0; i < COUNT(cases); i++) {
        const char *first = "", *second = "";
        for (int k = 0; k < 2; k++) {
            first = cases[i].first[k] ? pool_format(pool, "%s%s", first, file_of(cases[i].first[k])) : first;
            second = cases[i].second[k] ? pool_format(pool, "%s%s", second, file_of(cases[i].second[k])) : second;
        }
        const char *const events[] = {pool_format(pool, "<received seq=\"1\">%s</received>", first),
                                      pool_format(pool, "<contacted seq=\"2\">%s</contacted>", second), NULL};
        ck_assert_msg(attachments_whole(&registry, record_of("complaint", events)) == cases[i].whole, "case %d", i);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("attachment");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, gives_back_exactly_that, 0, COUNT(NAMED));
    tcase_add_test(tests, misses_what_is_gone);
    return suite_run("attachment", tests);
}
