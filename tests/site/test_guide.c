/* The guides of the shipped sites speak of every step that their staff may take by a form; the first that fits is shown.
 * Run from the root of the repository. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/plain.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "site/guide.h"
#include "site/site.h"
#include "xml/schema.h"
#include "xml/xml.h"

static const char *const SITES[] = {"schools-mutual-services", "one-academy"};

static struct pool *pool;
static struct site site;
static struct schema *schema;

static void open_site(int number)
{
    struct fault fault = {0};
    pool = pool_new();
    const char *folder = pool_format(pool, "conf/sites/%s", SITES[number]);
    ck_assert_msg(site_open(pool, folder, "conf/calendars", ".", &site, &fault), "%s", fault.detail);
    schema = schema_open(pool, "schema/record.xsd", &fault);
    ck_assert_ptr_nonnull(schema);
}

/* True if that action of that permission has a form in a case of that kind. */
static bool has_form(const struct permission *permission, const char *action, const char *kind)
{
    return schema_event_of(schema, kind, action) && (!permission->kind || text_equal(permission->kind, kind));
}

static int permission_told(const struct permission *permission)
{
    int forms = 0;
    for (const char *const *action = permission->actions; *action; action++)
        for (const struct event_kind *kind = EVENT_KINDS; kind->name; kind++) {
            if (!has_form(permission, *action, kind->name))
                continue;
            ck_assert_msg(guide_for(pool, site.guides, *action, kind->name, permission->level) != NULL,
                          "no guide says how to %s a %s", *action, kind->name);
            forms++;
        }
    return forms;
}

START_TEST(tells_of_every_form)
{
    int forms = 0;
    open_site(_i);
    for (size_t i = 0; i < site.policies[0].role_count; i++) {
        const struct role *role = &site.policies[0].roles[i];
        bool staff =
            !person_holds(&PERSON_VISITOR, role->name, NULL) && !person_holds(&PERSON_COMPLAINANT, role->name, NULL);
        for (size_t j = 0; staff && j < role->permission_count; j++)
            forms += permission_told(&role->permissions[j]);
    }
    ck_assert_int_gt(forms, 20);
    pool_free(pool);
}
END_TEST

/* What the sites offer to staff is as plain as they are asked to write. */
START_TEST(phrases_are_plain)
{
    int phrases = 0;
    open_site(_i);
    for (const struct node *guide = node_first(site.guides, NULL); guide; guide = node_next(guide, NULL))
        for (const struct node *model = node_first(guide, "model"); model; model = node_next(model, "model"))
            for (const struct node *text = node_first(model, "p"); text; text = node_next(text, "p"), phrases++) {
                size_t count;
                const struct plain_note *notes =
                    plain_notes(pool, node_text(pool, text), site.jargon, site.jargon_count, &count);
                ck_assert_msg(count == 0, "%s", count ? notes[0].text : "");
            }
    ck_assert_int_gt(phrases, 20);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *action, *kind;
    int level;
    const char *field, *titles;
} PHRASES[] = {
    {"respond", "complaint", 1, "apology", "for what went wrong;for how we treated you;for a late reply;"},
    {"respond", "complaint", 2, "apology", "for what went wrong;for how we treated you;for a late reply;"},
    {"respond", "complaint", 1, "reasons",
     "upheld=upheld;partly-upheld=upheld in part;not-upheld=not upheld;resolved=settled with you;"},
    {"respond", "complaint", 2, "reasons",
     "opening of a review;upheld=upheld;partly-upheld=upheld in part;not-upheld=not upheld;resolved=settled with you;"},
    {"respond", "complaint", 1, "lesson-told", ""},
    {"contact", "compliment", 0, "said", "thanks again;"},
    {"note", "complaint", 1, "note", ""},
};

START_TEST(offers_phrases)
{
    size_t count;
    open_site(0);
    const struct phrase *phrases = guide_phrases(pool, site.guides, PHRASES[_i].action, PHRASES[_i].kind,
                                                 PHRASES[_i].level, PHRASES[_i].field, &count);
    const char *titles = "";
    for (size_t i = 0; i < count; i++)
        titles = pool_format(pool, "%s%s%s%s;", titles, phrases[i].outcome ? phrases[i].outcome : "",
                             phrases[i].outcome ? "=" : "", phrases[i].title);
    ck_assert_str_eq(titles, PHRASES[_i].titles);
    pool_free(pool);
}
END_TEST

START_TEST(takes_the_first_that_fits)
{
    open_site(0);
    const struct node *reviewer = guide_for(pool, site.guides, "respond", "complaint", 2);
    const struct node *handler = guide_for(pool, site.guides, "respond", "complaint", 1);
    ck_assert_str_eq(node_get(pool, reviewer, "level"), "2");
    ck_assert_ptr_null(node_get(pool, handler, "level"));
    ck_assert(guide_for(pool, site.guides, "acknowledge", "complaint", 1) !=
              guide_for(pool, site.guides, "acknowledge", "compliment", 1));
    ck_assert_ptr_null(guide_for(pool, site.guides, "see", "complaint", 1));
    ck_assert_ptr_null(guide_for(pool, NULL, "respond", "complaint", 1));
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("guide");
    tcase_add_loop_test(tests, tells_of_every_form, 0, COUNT(SITES));
    tcase_add_loop_test(tests, phrases_are_plain, 0, COUNT(SITES));
    tcase_add_loop_test(tests, offers_phrases, 0, COUNT(PHRASES));
    tcase_add_test(tests, takes_the_first_that_fits);
    return suite_run("guide", tests);
}
