#include "suite.h"

#include "base/pool.h"
#include "base/text.h"
#include "record/portion.h"
#include "record/record.h"
#include "xml/xml.h"

/* An event for each letter: r received, a acknowledged, n noted, m a message, u one above the measure at two, v one at
 * three. */
static struct node *record_of(struct pool *pool, const char *letters, size_t text)
{
    static const struct {
        char letter;
        const char *name, *at, *unsorted;
    } kinds[] = {{'r', "received", "2026-06-01T09:00:00+01:00", NULL},
                 {'a', "acknowledged", "2026-06-01T10:00:00+01:00", NULL},
                 {'n', "noted", "2026-06-01T11:00:00+01:00", NULL},
                 {'m', "contacted", "2026-06-01T12:00:00+01:00", NULL},
                 {'u', "contacted", "2026-06-01T14:05:00+01:00", "yes"},
                 {'v', "contacted", "2026-06-01T15:00:00+01:00", "yes"}};
    struct node *record = record_new(pool, "complaint", "C-2026-000123-9", "P/1");
    char *words = pool_alloc(pool, text + 1);
    for (size_t i = 0; i < text; i++)
        words[i] = 'x';
    for (int seq = 1; letters[seq - 1] != '\0'; seq++)
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            if (kinds[i].letter == letters[seq - 1]) {
                struct node *event = node_add(record, kinds[i].name);
                node_set_number(event, "seq", seq);
                node_set(event, "at", kinds[i].at);
                node_set(event, "unsorted", kinds[i].unsorted);
                node_add_text(event, "said", words);
            }
    return record;
}

/* What is left: seqs; in brackets what stays aside; COUNTxSEQ-UNTIL what is folded. */
static const char *left(struct pool *pool, const struct node *record)
{
    const char *text = "";
    for (struct node *event = node_first(record, NULL); event != NULL; event = node_next(event, NULL)) {
        const char *seq = node_get(pool, event, "seq"), *folded = node_get(pool, event, "folded");
        const char *one = folded ? pool_format(pool, "%sx%s-%s", folded, seq, node_get(pool, event, "until")) : seq;
        one = node_get(pool, event, "aside") ? pool_format(pool, "(%s)", one) : one;
        text = pool_format(pool, "%s%s%s", text, *text ? " " : "", one);
    }
    return text;
}

#define FIFTY "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"

static const struct {
    const char *letters;
    size_t text; /* bytes of each */
    struct portion asked;
    const char *left;
    int earlier, first;
    bool later;
} PORTIONS[] = {
    {"ram", 1, {0}, "1 2 3", 0, 1, false},
    {"ramu", 1, {0}, "1 2 3 1x4-5", 0, 1, false},
    {"ramuuuvvn", 1, {0}, "1 2 3 3x4-7 2x7-9 9", 0, 1, false},
    {"ramuuuvvn", 1, {.unfolded = true}, "1 2 3 4 5 6 7 8 9", 0, 1, false},
    {"ramuuuvvn", 1, {.before = 7}, "1 2 3 3x4-7 (8) (9)", 0, 1, true},
    {"ramuuuvvn", 1, {.before = 3}, "1 2 (8) (9)", 0, 1, true},
    {"ramuuuvvn", 1, {.whole = true}, "1 2 3 4 5 6 7 8 9", 0, 0, false},
    {"uuu", 1, {0}, "1 2x2-4", 0, 1, false}, /* a case that waits stays itself */
    {"ramnumu", 1, {0}, "1 2 3 4 1x5-6 6 1x7-8", 0, 1, false},
    {"raann", 40000, {0}, "(1) (3) 4 5", 3, 4, false},
    {"raann", 70000, {0}, "(1) (3) (4) 5", 4, 5, false},
    {"raann", 70000, {.before = 5}, "(1) (3) 4 (5)", 3, 4, true},
};

START_TEST(cuts)
{
    struct pool *pool = pool_new();
    struct node *record = record_of(pool, PORTIONS[_i].letters, PORTIONS[_i].text);
    struct portion portion = PORTIONS[_i].asked;
    portion_cut(pool, record, &portion, NULL);
    ck_assert_str_eq(left(pool, record), PORTIONS[_i].left);
    ck_assert_int_eq(portion.earlier, PORTIONS[_i].earlier);
    ck_assert_int_eq(portion.first, PORTIONS[_i].first);
    ck_assert_int_eq(portion.later, PORTIONS[_i].later);
    pool_free(pool);
}
END_TEST

START_TEST(has_so_many_entries)
{
    struct pool *pool = pool_new();
    struct node *record = record_of(pool, "ra" FIFTY "uuuuuuuuu", 1);
    struct portion portion = {.before = 0};
    portion_cut(pool, record, &portion, NULL);
    ck_assert_int_eq(portion.earlier, 3);
    ck_assert_int_eq(portion.first, 4);
    ck_assert_uint_eq(node_count(record, NULL), PORTION_ENTRIES + 3);
    pool_free(pool);
}
END_TEST

static bool is_note(const struct node *event, const void *closure)
{
    return text_equal(node_name(event), closure);
}

/* Only what is asked for is an entry; the last of each name stays aside. */
START_TEST(shows_some)
{
    struct pool *pool = pool_new();
    struct node *record = record_of(pool, "ranmnnm", 4);
    struct portion notes = {.before = 6, .shows = is_note, .closure = "noted"};
    portion_cut(pool, record, &notes, NULL);
    ck_assert_str_eq(left(pool, record), "(1) (2) 3 5 (6) (7)");
    ck_assert_int_eq(notes.earlier, 0);
    ck_assert(notes.later);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("portion");
    tcase_add_loop_test(tests, cuts, 0, COUNT(PORTIONS));
    tcase_add_test(tests, has_so_many_entries);
    tcase_add_test(tests, shows_some);
    return suite_run("portion", tests);
}
