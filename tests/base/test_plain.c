#include "suite.h"

#include <string.h>

#include "base/plain.h"
#include "base/pool.h"

static const struct plain_word LIST[] = {{"SLA", "promise"}, {"going forward", "from now on"}, {"prior to", "before"}};

#define FIVE "one two three four five "

/* Each note as a letter with what it is about. */
static const struct {
    const char *text, *notes;
} TEXTS[] = {
    {"", ""},
    {"We are sorry. We will ring you.", ""},
    {FIVE FIVE FIVE FIVE "one two three four five.", ""},
    {FIVE FIVE FIVE FIVE FIVE "six. Short.", "L26 " FIVE FIVE FIVE FIVE FIVE "six.;"},
    {FIVE FIVE FIVE "one\ntwo " FIVE FIVE FIVE "end", ""},
    {FIVE FIVE FIVE "version 3.5 of it " FIVE FIVE,
     "L30 " FIVE FIVE FIVE "version 3.5 of it one two three four five one two three four five ;"},
    {"Going  forward, the sla holds. GOING FORWARD it does.", "JSLA=promise;Jgoing forward=from now on;"},
    {"Slate and forwarding are other words.", ""},
    {"They will ring you. Thank you.", "UThey will ring you.;"},
    {"The team will look into it!", "UThe team will look into it!;"},
    {"They’ll ring you", "UThey’ll ring you;"},
    {"They will ring you by 4 May.", ""},
    {"They will ring you on Friday. She will write within two working days.", ""},
    {"They will ring you.\nBy Friday.", "UThey will ring you.;"},
    {"They wish it were their will.", ""},
};

static const char *notes_of(struct pool *pool, const char *text)
{
    size_t count;
    const struct plain_note *notes = plain_notes(pool, text, LIST, COUNT(LIST), &count);
    const char *all = "";
    for (size_t i = 0; i < count; i++) {
        const char *more = notes[i].kind == PLAIN_LONG ? pool_format(pool, "%d ", notes[i].words) : "";
        all = pool_format(pool, "%s%c%s%s%s%s;", all, "LJU"[notes[i].kind], more, notes[i].text,
                          notes[i].instead ? "=" : "", notes[i].instead ? notes[i].instead : "");
    }
    return all;
}

START_TEST(notes_what_a_reader_stumbles_over)
{
    struct pool *pool = pool_new();
    ck_assert_str_eq(notes_of(pool, TEXTS[_i].text), TEXTS[_i].notes);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("plain");
    tcase_add_loop_test(tests, notes_what_a_reader_stumbles_over, 0, COUNT(TEXTS));
    return suite_run("plain", tests);
}
