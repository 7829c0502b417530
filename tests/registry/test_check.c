/* What the schema cannot say of an event: what is wrong, at which field. */
#include "suite.h"

#include <glib.h>

#include "core/reference.h"
#include "record/entry.h"
#include "registry/check.h"
#include "registry/stories.h"

static const char *other, *praise, *over, *bens; /* cases that are there */

static void setup(void)
{
    office_open(SCHOOLS);
    other = case_kept("complaint", STORY(RECEIVED));
    praise = case_kept("compliment", STORY(EVENT("received", 1, "01T09:00", "complainant",
                                                 "<about>team</about><details>Kind.</details>")));
    over = case_kept("complaint", STORY(RECEIVED, EVENT("withdrawn", 2, "01T10:00", "complainant", "")));
    bens = case_kept("complaint", STORY(EVENT("received", 1, "01T09:00", "complainant",
                                              "<complainant><name>Ben Brown</name></complainant><summary>Late</summary>"
                                              "<details>d</details><channel>web</channel>")));
}

/* ---- Another case ---- */

#define MERGED(other)                                                                                                  \
    EVENT("merged", 2, "01T10:00", "handler",                                                                          \
          "<other>" other "</other><same-person>yes</same-person><channel>email</channel>")

/* OTHER stands for the case that is there, OWN for the one that is looked at; PRAISE is a compliment, OVER withdrawn,
 * BEN another person's. */
static const struct {
    const char *const *story;
    const char *wrong, *written; /* the problem; the reference as it is written then */
} OTHERS[] = {
    {STORY(RECEIVED, EVENT("linked", 2, "01T10:00", "handler", "<how>related</how><other>OTHER</other>")), "", "OTHER"},
    {STORY(RECEIVED, EVENT("linked", 2, "01T10:00", "handler", "<how>related</how><other>small</other>")), "", "OTHER"},
    {STORY(RECEIVED, EVENT("linked", 2, "01T10:00", "handler", "<how>related</how><other>OWN</other>")),
     "other:unknown-other", "OWN"},
    {STORY(RECEIVED, EVENT("linked", 2, "01T10:00", "handler", "<how>related</how><other>NONE</other>")),
     "other:unknown-other", "NONE"},
    {STORY(RECEIVED, EVENT("linked", 2, "01T10:00", "handler", "<how>related</how><other>C-2026-000001-0</other>")),
     "other:wrong", "C-2026-000001-0"},
    {STORY(RECEIVED, EVENT("linked", 2, "01T10:00", "handler", "<how>related</how><other/>")), "", ""},
    {STORY(RECEIVED, MERGED("OTHER")), "", "OTHER"},
    {STORY(RECEIVED, MERGED("OWN")), "other:unknown-other", "OWN"},
    {STORY(RECEIVED, MERGED("NONE")), "other:unknown-other", "NONE"},
    {STORY(RECEIVED, MERGED("PRAISE")), "other:rule", "PRAISE"},
    {STORY(RECEIVED, MERGED("OVER")), "other:rule", "OVER"},
    {STORY(RECEIVED, MERGED("BEN")), "same-person:rule", "BEN"},
    {STORY(RECEIVED_BY("handler", "<concerned>handler2</concerned>"), MERGED("OTHER")), "other:rule", "OTHER"},
    {STORY(RECEIVED_BY("handler", "<severity>high</severity>"), MERGED("OTHER")), "other:rule", "OTHER"},
    {STORY(RECEIVED, EVENT("noted", 2, "01T10:00", "handler", "<note>OWN</note>")), "", NULL},
    {STORY(RECEIVED_BY("handler", "<earlier>OTHER</earlier>")), "", "OTHER"},
    {STORY(RECEIVED_BY("handler", "<earlier>NONE</earlier>")), "earlier:unknown-other", "NONE"},
    {STORY(RECEIVED_BY("handler", "")), "", NULL},
};

static const char *filled(const char *text, const char *own)
{
    GString *all = g_string_new(text);
    char *small = g_ascii_strdown(other, -1);
    g_string_replace(all, "OTHER", other, 0);
    g_string_replace(all, "OWN", own, 0);
    g_string_replace(all, "PRAISE", praise, 0);
    g_string_replace(all, "OVER", over, 0);
    g_string_replace(all, "BEN", bens, 0);
    g_string_replace(all, "NONE", reference_write(pool, "C-2026-", 0), 0);
    g_string_replace(all, ">small<", pool_format(pool, ">%s<", small), 0);
    const char *copy = pool_copy(pool, all->str);
    g_free(small);
    g_string_free(all, TRUE);
    return copy;
}

static const char *written(const struct problems *wrong)
{
    const char *text = "";
    for (size_t i = 0; i < wrong->count; i++)
        text = pool_format(pool, "%s%s%s:%s", text, *text ? " " : "", wrong->list[i].field, wrong->list[i].code);
    return text;
}

START_TEST(looks_at_another_case)
{
    const char *own = reference_write(pool, "C-2026-", 501), *events[3] = {NULL};
    struct problems wrong = {.pool = pool};
    int count = 0;
    for (; OTHERS[_i].story[count] != NULL; count++)
        events[count] = filled(OTHERS[_i].story[count], own);
    struct node *record = record_of("complaint", events), *event = record_event(record, count);
    node_set(record, "reference", own);
    ck_assert(check_other_case(&registry, pool, record, event, site_person(&registry.site, "support"),
                               at("2026-06-05T12:00"), &wrong, &fault));
    ck_assert_str_eq(written(&wrong), OTHERS[_i].wrong);
    const char *name = count > 1 ? node_inner(pool, event, "other") : node_inner(pool, event, "earlier");
    ck_assert_pstr_eq(name                 ? name
                      : OTHERS[_i].written ? ""
                                           : NULL,
                      OTHERS[_i].written ? filled(OTHERS[_i].written, own) : NULL);
}
END_TEST

/* ---- What has happened in the case ---- */

#define LEARNED                                                                                                        \
    EVENT("learned", 2, "02T09:00", "handler",                                                                         \
          "<lesson>l</lesson><improvement><what>a</what></improvement><improvement><what>b</what></improvement>")
#define IMPROVED(seq, item, became)                                                                                    \
    EVENT("improved", seq, "03T09:00", "handler", "<planned>" item "</planned><became>" became "</became>")
#define AGAIN(seq)                                                                                                     \
    "<improved seq=\"" #seq "\" at=\"2026-06-03T09:00:00+01:00\" by=\"system\" again=\"C-2026-000009-X\">"             \
    "<planned>2.1</planned><became>not-effective</became></improved>"
#define CORRECTS(seq, corrects, event)                                                                                 \
    "<corrected seq=\"" #seq "\" at=\"2026-06-04T09:00:00+01:00\" by=\"handler\" corrects=\"" #corrects                \
    "\"><reason>r</reason><event>" event "</event></corrected>"
#define TOLD(message) EVENT("told", 3, "02T09:00", "handler", "<praised>handler2</praised>" message)
#define AGREEING                                                                                                       \
    EVENT("received", 1, "01T09:00", "complainant",                                                                    \
          "<about>team</about><details>Kind.</details>"                                                                \
          "<consent-words>yes</consent-words>")
#define ANSWERED(until)                                                                                                \
    "<responded seq=\"3\" at=\"2026-06-02T09:00:00+01:00\" by=\"handler\" level=\"1\" next-level=\"2\"" until          \
    "><outcome>upheld</outcome></responded>"
#define CLOSED(when, how) EVENT("closed", 4, when, "handler", "<how>" how "</how>")
#define ASKED(when, late)                                                                                              \
    "<escalated seq=\"4\" at=\"2026-06-" when ":00+01:00\" by=\"complainant\" level=\"2\"" late                        \
    "><channel>web</channel></escalated>"
#define DECLINED_AS(seq) EVENT("declined", seq, "11T09:00", "manager", "<reasons>r</reasons><channel>email</channel>")
#define DECLINED DECLINED_AS(5)
#define LONGER(seq, day, more)                                                                                         \
    EVENT("extended", seq, "02T12:00", "handler",                                                                      \
          "<reason>r</reason><until>2026-06-" day "</until>" more "<channel>email</channel>")
#define FINANCE "<division>finance</division>"
#define HANDED(seq, to, more)                                                                                          \
    EVENT("assigned", seq, "02T09:00", "support", "<handler>" to "</handler>" more "<reason>r</reason>")
#define UNTIL " next-until=\"2026-06-09T23:59:59+01:00\""

static const struct {
    const char *kind;
    const char *const *story;
    const char *wrong;
} CASES[] = {
    /* first done, then checked */
    {"complaint", STORY(RECEIVED, LEARNED, IMPROVED(3, "2.1", "done")), ""},
    {"complaint", STORY(RECEIVED, LEARNED, IMPROVED(3, "2.1", "effective")), "became:not-done"},
    {"complaint", STORY(RECEIVED, LEARNED, IMPROVED(3, "2.1", "not-effective")), "became:not-done"},
    {"complaint", STORY(RECEIVED, LEARNED, IMPROVED(3, "2.1", "done"), IMPROVED(4, "2.1", "effective")), ""},
    {"complaint", STORY(RECEIVED, LEARNED, IMPROVED(3, "2.1", "done"), IMPROVED(4, "2.2", "effective")),
     "became:not-done"},
    {"complaint",
     STORY(RECEIVED, LEARNED, IMPROVED(3, "2.1", "done"), IMPROVED(4, "2.1", "effective"),
           IMPROVED(5, "2.1", "effective")),
     "became:not-done"},
    {"complaint",
     STORY(RECEIVED, LEARNED, IMPROVED(3, "2.1", "done"), IMPROVED(4, "2.1", "effective"),
           IMPROVED(5, "2.1", "not-effective")),
     ""},
    {"complaint", STORY(RECEIVED, LEARNED, IMPROVED(3, "2.1", "done"), AGAIN(4), IMPROVED(5, "2.1", "done")), ""},
    {"complaint", STORY(RECEIVED, LEARNED, AGAIN(3)), ""}, /* no word of anybody */
    {"complaint",
     STORY(RECEIVED, LEARNED, IMPROVED(3, "2.1", "done"), IMPROVED(4, "2.1", "effective"),
           CORRECTS(5, 3, IMPROVED(3, "2.2", "done"))),
     "event.improved.became:not-done-later"},
    {"complaint", STORY(RECEIVED, LEARNED, IMPROVED(3, "2.1", "done"), CORRECTS(4, 3, IMPROVED(3, "2.1", "effective"))),
     "event.improved.became:not-done"},
    /* the giver's words, where they may not be shown */
    {"compliment", STORY(GIVEN, THANKED, TOLD("")), "message:words-not-shown"},
    {"compliment", STORY(GIVEN, THANKED, TOLD("<message>m</message>")), ""},
    {"compliment", STORY(AGREEING, THANKED, TOLD("")), ""},
    /* while the complainant can still ask for the next level */
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(UNTIL), CLOSED("09T23:59", "window-passed")), "how:rule"},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(UNTIL), CLOSED("10T00:00", "window-passed")), ""},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(UNTIL), CLOSED("03T09:00", "content")), ""},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(""), CLOSED("03T09:00", "window-passed")), "how:rule"},
    /* late, as the times count now, whatever was stored with it */
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(UNTIL), ASKED("10T00:00", ""), DECLINED), ""},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(UNTIL), ASKED("09T23:59", " late=\"yes\""), DECLINED),
     "reasons:rule"},
    {"complaint",
     STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(UNTIL), ASKED("10T00:00", ""), CORRECTS(5, 4, ASKED("09T09:00", "")),
           DECLINED_AS(6)),
     "reasons:rule"},
    /* a new date: no step back, a working day unless it is said that it need not be one */
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, LONGER(3, "12", "")), ""},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, LONGER(3, "13", "")), "until:rule"},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, LONGER(3, "13", "<any-day>yes</any-day>")), ""},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, LONGER(3, "02", "")), "until:rule"},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, LONGER(3, "12", ""), LONGER(4, "12", "")), ""},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, LONGER(3, "12", ""), LONGER(4, "11", "")), "until:rule"},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, LONGER(3, "12", ""), CORRECTS(4, 3, LONGER(3, "11", ""))), ""},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, LONGER(3, "12", ""), CORRECTS(4, 3, LONGER(3, "02", ""))),
     "event.extended.until:rule"},
    /* a case is handed to somebody who could see and handle it, and goes where they could */
    {"complaint", STORY(RECEIVED, HANDED(2, "handler", FINANCE)), ""},
    {"complaint", STORY(RECEIVED, HANDED(2, "handler", "")), ""},
    {"complaint", STORY(RECEIVED, HANDED(2, "handler2", "")), "division:rule"},
    {"complaint", STORY(RECEIVED, HANDED(2, "handler", "<division>people</division>")), "handler:rule"},
    {"complaint", STORY(RECEIVED, HANDED(2, "support", "")), ""},
    {"complaint", STORY(RECEIVED, HANDED(2, "stranger", FINANCE)), "handler:rule"},
    {"complaint", STORY(RECEIVED, HANDED(2, "gone", FINANCE)), "handler:rule"},
    {"complaint", STORY(RECEIVED, HANDED(2, "manager", FINANCE)), "handler:rule"},
    {"complaint", STORY(RECEIVED_BY("support", "<concerned>handler</concerned>"), HANDED(2, "handler", FINANCE)),
     "handler:rule"},
    {"complaint", STORY(RECEIVED, HANDED(2, "handler", FINANCE "<concerned>handler2</concerned>")), ""},
    {"complaint", STORY(RECEIVED, HANDED(2, "handler", FINANCE "<concerned>handler</concerned>")), "handler:rule"},
    {"complaint", STORY(RECEIVED, HANDED(2, "gone", FINANCE), CORRECTS(3, 2, HANDED(2, "gone", FINANCE))), ""},
    {"complaint", STORY(RECEIVED, HANDED(2, "handler", FINANCE), CORRECTS(3, 2, HANDED(2, "stranger", FINANCE))),
     "event.assigned.handler:rule"},
    {"complaint",
     STORY(RECEIVED, HANDED(2, "handler", FINANCE), CORRECTS(3, 2, HANDED(2, "gone", FINANCE)),
           CORRECTS(4, 2, HANDED(2, "gone", FINANCE))),
     ""},
    {"compliment", STORY(AGREEING, HANDED(2, "handler", FINANCE)), ""},
    {"compliment", STORY(AGREEING, HANDED(2, "manager", FINANCE)), "handler:rule"},
};

START_TEST(looks_at_what_has_happened)
{
    struct problems wrong = {.pool = pool};
    struct case_file *file = case_of(CASES[_i].kind, CASES[_i].story, "2026-06-30T09:00");
    check_event(&registry, pool, file, record_event(file->record, file->last_seq), &wrong);
    ck_assert_str_eq(written(&wrong), CASES[_i].wrong);
}
END_TEST

/* ---- Rows that are spoken of ---- */

/* The rows of the replacing event, as they were sent; 2.1 and 2.2 stand in the case, `spoken` is on record as done. */
static const struct {
    const char *sent, *spoken, *wrong;
} ROWS[] = {
    {"1 2", "2.1", ""},
    {"1", "2.1", ""},
    {"1", "2.2", "event.learned.improvement.2.what:row-spoken-of"},
    {"2", "2.1", "event.learned.improvement.1.what:row-spoken-of"},
    {"2", "2.2", "event.learned.improvement.1.what:row-spoken-of"},
    {"1 3", "2.1", ""},
    {"1 3", "2.2", "event.learned.improvement.2.what:row-spoken-of"},
    {"1 2 3", "2.2", ""},
    {"", "2.1", "event.learned.improvement.1.what:row-spoken-of"},
    {"", "12.1", ""},
};

START_TEST(keeps_rows_in_their_place)
{
    struct problems wrong = {.pool = pool};
    const char *const done = pool_format(pool,
                                         "<improved seq=\"3\" at=\"2026-06-03T09:00:00+01:00\" "
                                         "by=\"handler\"><planned>%s</planned><became>done</became></improved>",
                                         ROWS[_i].spoken);
    struct node *record = record_of("complaint", STORY(RECEIVED, LEARNED, done));
    const struct asking asking = {.schema = registry.schema,
                                  .event = schema_event(registry.schema, "complaint", "corrected"),
                                  .realm = "staff",
                                  .chosen = "learned",
                                  .lists = registry_lists(&registry, pool, record, record_timeline(pool, record))};
    struct fields *fields = fields_new(pool);
    for (const char *const *row = text_words(pool, ROWS[_i].sent); *row != NULL; row++)
        fields_add(fields, pool_format(pool, "event.learned.improvement.%s.what", *row), "w");
    fields_add(fields, "event.learned.lesson", "l");
    struct node *event = entry_build(&asking, fields, record);
    node_set(event, "seq", "4");
    node_set(event, "at", "2026-06-04T09:00:00+01:00");
    node_set(event, "corrects", "2");
    node_set(node_first(node_first(event, "event"), NULL), "seq", "2");
    struct case_file *file = case_file_of(&registry, pool, record, at("2026-06-04T09:00"), &fault);
    check_event(&registry, pool, file, event, &wrong);
    ck_assert_str_eq(written(&wrong), ROWS[_i].wrong);
}
END_TEST

/* ---- What is refused whatever is typed ---- */

static const struct {
    const char *kind;
    const char *const *story;
    const char *now, *event, *user, *foreseen;
} AHEAD[] = {
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(UNTIL)), "2026-06-09T23:59", "closed", "handler",
     "right-open 2026-06-09"},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(UNTIL)), "2026-06-10T00:00", "closed", "handler", ""},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED), "2026-06-02T09:00", "extended", "handler",
     "extension-latest 2026-06-10"},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, LONGER(3, "10", "")), "2026-06-03T09:00", "extended", "handler",
     "extension-used 2026-06-10"},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, LONGER(3, "12", "")), "2026-06-03T09:00", "extended", "handler",
     "extension-used 2026-06-10 stops"},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED), "2026-06-11T09:00", "extended", "handler",
     "extension-used 2026-06-10 stops"},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(UNTIL), ASKED("09T09:00", "")), "2026-06-09T10:00", "exempted",
     "director", ""},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(UNTIL), ASKED("09T09:00", "")), "2026-06-09T10:00", "exempted",
     "handler", "exempt-nobody stops"},
    {"compliment", STORY(GIVEN, THANKED), "2026-06-03T09:00", "told", "support", "words-not-shown"},
    {"compliment", STORY(AGREEING, THANKED), "2026-06-03T09:00", "told", "support", ""},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED), "2026-06-03T09:00", "noted", "handler", ""},
};

/* Under a policy that moves no deadline by more than five working days. */
START_TEST(says_what_is_refused)
{
    struct case_file *file = case_of(AHEAD[_i].kind, AHEAD[_i].story, AHEAD[_i].now);
    struct term term = {.name = "extension", .within = {.unit = UNIT_WORKING_DAYS, .count = 5}};
    struct policy policy = *file->policy;
    policy.terms = &term;
    policy.term_count = 1;
    file->policy = &policy;
    const struct foreseen foreseen = check_foresee(&registry, pool, file, AHEAD[_i].event,
                                                   site_person(&registry.site, AHEAD[_i].user), at(AHEAD[_i].now));
    const char *until =
        foreseen.code && foreseen.until != INSTANT_NONE ? day_write(pool, instant_day(foreseen.until)) : "";
    ck_assert_str_eq(pool_format(pool, "%s%s%s%s", foreseen.code ? foreseen.code : "", *until ? " " : "", until,
                                 foreseen.stops ? " stops" : ""),
                     AHEAD[_i].foreseen);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("check");
    tcase_add_checked_fixture(tests, setup, office_close);
    tcase_add_loop_test(tests, looks_at_another_case, 0, COUNT(OTHERS));
    tcase_add_loop_test(tests, looks_at_what_has_happened, 0, COUNT(CASES));
    tcase_add_loop_test(tests, keeps_rows_in_their_place, 0, COUNT(ROWS));
    tcase_add_loop_test(tests, says_what_is_refused, 0, COUNT(AHEAD));
    return suite_run("check", tests);
}
