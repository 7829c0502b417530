/* Status lines: HTTP's words (RFC 9110, section 15; RFC 6585 for 429). */
#include "suite.h"

#include "web/status_line.h"

static const struct {
    int status;
    const char *words;
} STATUSES[] = {
    {200, "OK"},
    {303, "See Other"},
    {400, "Bad Request"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {409, "Conflict"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
    {0, ""},
    {418, ""},
};

START_TEST(has_words)
{
    ck_assert_str_eq(status_words(STATUSES[_i].status), STATUSES[_i].words);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("status_line");
    tcase_add_loop_test(tests, has_words, 0, COUNT(STATUSES));
    return suite_run("status_line", tests);
}
