/* A step that was taken before: the same words again, the same link again. */
#include "suite.h"

#include "web/access_code.h"
#include "web/stepping.h"

#define PEOPLE                                                                                                         \
    EVENT("received", 1, "01T09:00", "complainant",                                                                    \
          ANN "<division>people</division><summary>Late</summary><details>d</details><channel>web</channel>")

static int last(const char *reference)
{
    return case_now(reference, visit_now)->last_seq;
}

/* The complainant's message, under a token of its own each time. */
static struct visited message(const char *reference, const char *said)
{
    return visit(&step, NULL, "POST /complaints/contact",
                 pool_format(pool, "%sreference=%s&access-code=%s&said=%s",
                             proof(NULL, "public", "contact", another_token()), reference,
                             access_code(pool, seal_open(pool, folder, &fault), reference, 0), said));
}

static struct visited by_handler(const char *action, const char *reference, const char *fields)
{
    return visit(
        &step, "handler", pool_format(pool, "POST /staff/%s?ref=%s", action, reference),
        pool_format(pool, "%sseq=%d&%s", proof("handler", "staff", action, another_token()), last(reference), fields));
}

/* Sent twice by a hand that shook, they are one; said once more after an answer, they are said anew. */
START_TEST(the_same_words)
{
    const char *reference = case_kept("complaint", STORY(RECEIVED));
    struct visited first = message(reference, "When%3F"), second = message(reference, "When%3F");
    ck_assert_int_eq(first.status, 303);
    ck_assert_int_eq(second.status, 303);
    ck_assert_int_eq(last(reference), 2);
    ck_assert_int_eq(message(reference, "And+how%3F").status, 303);
    ck_assert_int_eq(last(reference), 3);
    ck_assert_int_eq(by_handler("note", reference, "note=Asked").status, 303);
    ck_assert_int_eq(message(reference, "When%3F").status, 303);
    ck_assert_int_eq(last(reference), 5);
}
END_TEST

/* From which of two cases to which, how, and what comes of it, one after the other. A third is hidden from who links. */
static const struct {
    int from, to;
    const char *how;
    int status;
    const char *told;
} LINKS[] = {
    {0, 2, "related", 422, "no other case with this reference"},
    {0, 1, "related", 303, NULL},
    {0, 1, "related", 422, "already linked in this way"},
    {1, 0, "related", 422, "already linked in this way"},
    {1, 0, "duplicate", 303, NULL},
};

START_TEST(the_same_link)
{
    const char *const cases[] = {case_kept("complaint", STORY(RECEIVED)), case_kept("complaint", STORY(RECEIVED)),
                                 case_kept("complaint", STORY(PEOPLE))};
    for (int i = 0; i < COUNT(LINKS); i++) {
        struct visited visited = by_handler("link", cases[LINKS[i].from],
                                            pool_format(pool, "other=%s&how=%s", cases[LINKS[i].to], LINKS[i].how));
        ck_assert_msg(visited.status == LINKS[i].status, "%d: %d", i, visited.status);
        ck_assert_msg(LINKS[i].told == NULL || strstr(visited.body, LINKS[i].told) != NULL, "%d", i);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("step_again");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_test(tests, the_same_words);
    tcase_add_test(tests, the_same_link);
    return suite_run("step_again", tests);
}
