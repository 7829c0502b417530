#include "web/lesson_page.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "record/title.h"
#include "record/unnamed.h"
#include "registry/lessons.h"
#include "web/case_line.h"
#include "web/paging.h"
#include "web/token.h"
#include "xml/xml.h"

/* True if somebody can confirm to have read it. */
static bool lesson_is_read(const struct lesson *lesson)
{
    return !text_equal(lesson->list, IMPROVEMENTS);
}

/* "SEQ REFERENCE", sealed: a person concerned reads the page as well. */
static const char *lesson_name_write(struct call *call, const struct case_file *file, const struct lesson *lesson)
{
    return seal_close(call->pool, call->seal, "lesson", pool_format(call->pool, "%d %s", lesson->seq, file->reference));
}

bool lesson_page_name_read(struct call *call, const char *name, const char **reference, const char **item)
{
    const char *const *words = text_words(call->pool, seal_break(call->pool, call->seal, "lesson", name));
    if (words[0] == NULL || words[1] == NULL)
        return false;
    *item = words[0];
    *reference = words[1];
    return true;
}

static void add_inner(struct call *call, struct node *node, const struct node *from, const char *const *names)
{
    for (; *names != NULL; names++)
        if (node_first(from, *names) != NULL)
            node_add_text(node, *names, node_text(call->pool, node_first(from, *names)));
}

/* What was written to be read by everybody here. */
static void add_words(struct call *call, struct node *node, const struct lesson *lesson)
{
    static const char *const written[] = {"lesson", NULL},
                             *const others[] = {"title", "what", "effect", "others", NULL},
                             *const helped[] = {"said", "did", NULL}, *const declined[] = {"reasons", NULL};
    add_inner(call, node, lesson->node, text_equal(lesson->list, LESSONS) ? written : others);
    if (text_equal(lesson->state, STATE_EFFECTIVE))
        add_inner(call, node, lesson->verdict, helped);
    if (text_equal(lesson->state, STATE_DECLINED))
        add_inner(call, node, lesson->verdict, declined);
    if (lesson->suggestion != NULL)
        node_add_text(node, "suggested", node_inner(call->pool, lesson->suggestion, "what"));
}

static void set_improvement(struct call *call, struct node *node, const struct lesson *lesson)
{
    node_set(node, "state", lesson->state);
    node_set(node, "owner-title",
             title_said(call->pool, lesson->node, "owner", lesson->owner,
                        registry_person_title(call->registry, lesson->owner)));
    node_set_instant(call->pool, node, "due", lesson->due);
    node_set_instant(call->pool, node, "judged", lesson->judged);
    node_set(node, "came-back", lesson->verdict && node_get(call->pool, lesson->verdict, "again") ? "yes" : NULL);
    node_set(node, "overdue", lesson->due != INSTANT_NONE && lesson->due < call->now ? "yes" : NULL);
}

bool lesson_page_asks(const struct lesson *lesson, const struct person *person)
{
    for (size_t i = 0; i < person->holding_count; i++)
        if (person->holdings[i].division != NULL && text_among(person->holdings[i].division, lesson->asked))
            return true;
    return false;
}

static void add_asked(struct call *call, struct node *node, const struct case_file *file, const struct lesson *lesson)
{
    for (const char *const *division = lesson->asked; *division != NULL; division++) {
        const char *day;
        const struct node *shared = lesson_shared(file, *division, &day);
        const struct node *evidence = node_first(shared, "evidence");
        bool shows = evidence != NULL && unnamed_wrong_inside(call->pool, file->current, evidence) == NULL;
        struct node *asked = node_add_text(node, "asked", shows ? node_text(call->pool, evidence) : "");
        node_set(asked, "title",
                 title_said(call->pool, shared ? shared : lesson->node, shared ? "division" : "for", *division,
                            registry_division_title(call->registry, *division)));
        if (shared != NULL) {
            node_set(asked, "became", node_text(call->pool, node_first(shared, "became")));
            node_set(asked, "on", day);
        }
    }
}

/* True if that user is asked now. */
static bool is_asked_now(const struct call *call, const struct lesson *lesson, const char *user)
{
    const struct person *person = site_person(&call->registry->site, user);
    return person != NULL && lesson_page_asks(lesson, person);
}

/* How many are asked now. */
static long asked_count(const struct call *call, const struct lesson *lesson)
{
    const struct site *site = &call->registry->site;
    long count = 0;
    for (size_t i = 0; i < site->person_count; i++)
        count += lesson_page_asks(lesson, &site->persons[i]);
    return count;
}

/* Who of those asked has read it, and how many they are: who was asked then counts, though they may have gone since. */
static void add_readers(struct call *call, struct node *node, const struct case_file *file, const struct lesson *lesson)
{
    const struct list *people = list_named(call->registry->lists, "people");
    const char *me = call->person->user;
    long asked = asked_count(call, lesson);
    for (size_t i = 0; i < file->facts->confirmed_count; i++) {
        const struct confirmation *read = &file->facts->confirmed[i];
        bool counts = read->entry == lesson->seq && read->event.at == lesson_read_at(file, lesson->seq, read->user);
        bool now = is_asked_now(call, lesson, read->user),
             then = text_equal(node_get(call->pool, read->event.node, "asked"), "yes");
        if (!counts || !(now || then))
            continue;
        asked += !now;
        node_set(node_add(node, "read"), "title", title_of_author(call->pool, read->event.node, people));
    }
    node_set_instant(call->pool, node, "confirmed", lesson_read_at(file, lesson->seq, me));
    node_set(node, "asked-of-me", is_asked_now(call, lesson, me) ? "yes" : NULL);
    node_set_number(node, "asked-count", asked);
}

static void add_lesson(struct call *call, struct node *parent, const struct case_file *file,
                       const struct lesson *lesson)
{
    struct node *node = node_add(parent, "entry");
    bool seen = call_sees(call, file);
    node_set(node, "list", lesson->list);
    node_set(node, "reference", seen ? file->reference : NULL);
    node_set(node, "division-title", registry_division_of(call->registry, call->pool, file->current, lesson->division));
    node_set(node, "cause-title",
             title_said(call->pool, file->current, "cause", lesson->cause,
                        registry_cause_title(call->registry, lesson->cause)));
    node_set_instant(call->pool, node, "at", lesson->at);
    add_words(call, node, lesson);
    if (!lesson_is_read(lesson)) {
        set_improvement(call, node, lesson);
        return;
    }
    add_asked(call, node, file, lesson);
    add_readers(call, node, file, lesson);
    node_set(node, "name", lesson_name_write(call, file, lesson));
    node_set(node, "token", token_new(call->pool, call->seal, call->now));
}

/* The case goes as soon as its entry stands on the page: a file to be saved may have thousands of them. */
bool lesson_page_add(struct call *call, struct node *parent, const struct lesson_place *place)
{
    struct pool *pool = call->pool;
    call->pool = pool_new();
    const struct case_file *file =
        case_file_open(call->registry, call->pool, place->reference, call->now, &call->fault);
    const struct lesson *lesson = file ? lesson_named(call->pool, file, place->item) : NULL;
    if (lesson != NULL)
        add_lesson(call, parent, file, lesson);
    pool_free(call->pool);
    call->pool = pool;
    return call->fault.kind == 0;
}

bool lesson_page_list(struct call *call, const struct lesson_question *question, struct node *parent,
                      bool (*add)(struct call *call, struct node *parent, const struct lesson_place *place))
{
    const struct paging from = paging_read(call->pool, fields_get(call->request.query, "after"));
    const struct lesson_place after = {.place = from.place, .reference = "", .item = ""};
    struct paging next = from;
    int most = from.passed + PAGE_LENGTH + 1;
    struct lesson_place *places = pool_array(call->pool, (size_t)most, sizeof *places);
    int count = lessons_page(call->registry, call->pool, question, &after, places, most, &call->fault);
    for (int i = from.passed; i < count && i < from.passed + PAGE_LENGTH; i++) {
        paging_pass(&next, places[i].place);
        if (!add(call, parent, &places[i]))
            return false;
    }
    if (count == most)
        node_set(parent, "more", paging_write(call->pool, &next));
    return count >= 0;
}
