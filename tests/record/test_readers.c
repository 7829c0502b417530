/* Whose a note is, and that others do not learn of it. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/correction.h"
#include "record/readers.h"
#include "xml/xml.h"

#define RECORD(inner) "<complaint xmlns=\"urn:redress:record\" reference=\"C-2026-000001-0\">" inner "</complaint>"
#define RECEIVED "<received seq=\"1\"/>"
#define NOTE(readers) "<noted seq=\"2\" by=\"sam\"><note>n</note>" readers "</noted>"
#define TO(role) "<readers>" role "</readers>"
#define CORRECTED(readers)                                                                                             \
    "<corrected seq=\"4\" by=\"ann\" corrects=\"2\"><event><noted seq=\"2\" by=\"sam\"><note>c</note>" readers         \
    "</noted></event></corrected>"
#define AGAIN(readers)                                                                                                 \
    "<corrected seq=\"5\" by=\"sam\" corrects=\"2\"><event><noted seq=\"2\" by=\"sam\"><note>a</note>" readers         \
    "</noted></event></corrected>"
#define LAST "<contacted seq=\"3\" by=\"ann\"/>"

/* A record, who looks, and the seqs of what they see. */
static const struct {
    const char *record, *user, *role, *seen;
} LOOKS[] = {
    {RECORD(RECEIVED NOTE("") LAST), "bob", NULL, "1 2 3"},
    {RECORD(RECEIVED NOTE(TO("head")) LAST), "bob", NULL, "1 3"},
    {RECORD(RECEIVED NOTE(TO("head")) LAST), NULL, NULL, "1 3"},
    {RECORD(RECEIVED NOTE(TO("head")) LAST), "bob", "handler", "1 3"},
    {RECORD(RECEIVED NOTE(TO("head")) LAST), "bob", "head", "1 2 3"},
    {RECORD(RECEIVED NOTE(TO("head") TO("handler")) LAST), "bob", "handler", "1 2 3"},
    {RECORD(RECEIVED NOTE(TO("head")) LAST), "sam", NULL, "1 2 3"},
    /* Narrowed or opened by a correction: what stood there before has its own readers, and goes with what stands now. */
    {RECORD(RECEIVED NOTE("") LAST CORRECTED(TO("head"))), "bob", NULL, "1 3"},
    {RECORD(RECEIVED NOTE(TO("head")) LAST CORRECTED("")), "bob", NULL, "1 2 3"},
    {RECORD(RECEIVED NOTE(TO("head")) LAST CORRECTED("")), "bob", "head", "1 2 3 4"},
    {RECORD(RECEIVED NOTE("") LAST CORRECTED(TO("head")) AGAIN("")), "bob", NULL, "1 2 3"},
    {RECORD(RECEIVED NOTE(TO("head")) LAST CORRECTED(TO("handler"))), "ann", "handler", "1 2 3"},
    {RECORD(RECEIVED NOTE(TO("head")) LAST CORRECTED(TO("handler"))), "ann", "head", "1 3"},
    {RECORD(RECEIVED NOTE(TO("head")) LAST CORRECTED(TO("handler"))), "sam", NULL, "1 2 3 4"},
};

static bool is_held(const char *role, void *closure)
{
    return text_equal(role, closure);
}

START_TEST(shows_notes_to_their_readers)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    struct node *record = xml_read(pool, LOOKS[_i].record, strlen(LOOKS[_i].record), "record", &fault);
    const struct node *current = correction_apply(pool, record);
    const char *before = xml_write(pool, current), *seen = "";
    const struct node *shown = readers_record(pool, current, LOOKS[_i].user, is_held, (void *)LOOKS[_i].role);
    for (const struct node *event = node_first(shown, NULL); event != NULL; event = node_next(event, NULL))
        seen = pool_format(pool, "%s%s%s", seen, *seen ? " " : "", node_get(pool, event, "seq"));
    ck_assert_str_eq(seen, LOOKS[_i].seen);
    ck_assert_str_eq(xml_write(pool, current), before);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("readers");
    tcase_add_loop_test(tests, shows_notes_to_their_readers, 0, COUNT(LOOKS));
    return suite_run("readers", tests);
}
