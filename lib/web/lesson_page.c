#include "web/lesson_page.h"

#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "registry/lessons.h"
#include "registry/sight.h"
#include "web/paging.h"
#include "web/token.h"
#include "xml/words.h"
#include "xml/xml.h"

/* "SEQ REFERENCE", sealed: a person concerned reads the page as well. */
static const char *lesson_name_write(struct call *call, const struct lesson_place *place)
{
    return seal_close(call->pool, call->seal, "lesson",
                      pool_format(call->pool, "%s %s", place->item, place->reference));
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

bool lesson_page_asks(const char *const *asked, const struct person *person)
{
    for (size_t i = 0; i < person->holding_count; i++)
        if (person->holdings[i].division != NULL && text_among(person->holdings[i].division, asked))
            return true;
    return false;
}

const char *lesson_page_title(struct call *call, const struct node *line, const char *name,
                              const char *(*today)(const struct registry *registry, const char *name))
{
    const char *kept = node_get(call->pool, line, pool_format(call->pool, "%s-title", name));
    return kept ? kept : today(call->registry, node_get(call->pool, line, name));
}

static void copy_set(struct call *call, struct node *node, const struct node *line, const char *attribute)
{
    node_set(node, attribute, node_get(call->pool, line, attribute));
}

static void set_improvement(struct call *call, struct node *node, const struct node *line)
{
    copy_set(call, node, line, "state");
    node_set(node, "owner-title", lesson_page_title(call, line, "owner", registry_person_title));
    copy_set(call, node, line, "due");
    copy_set(call, node, line, "judged");
    copy_set(call, node, line, "came-back");
    int64_t due = node_instant(call->pool, line, "due");
    node_set(node, "overdue", due != INSTANT_NONE && due < call->now ? "yes" : NULL);
}

/* The divisions that are asked to read it, NULL-ended. */
static const char *const *add_asked(struct call *call, struct node *node, const struct node *line)
{
    size_t count = 0;
    const char **divisions = pool_array(call->pool, node_count(line, "asked") + 1, sizeof *divisions);
    for (const struct node *asked = node_first(line, "asked"); asked != NULL; asked = node_next(asked, "asked")) {
        struct node *shown = node_add_text(node, "asked", node_text(call->pool, asked));
        divisions[count++] = node_get(call->pool, asked, "division");
        node_set(shown, "title", lesson_page_title(call, asked, "division", registry_division_title));
        copy_set(call, shown, asked, "became");
        copy_set(call, shown, asked, "on");
    }
    return divisions;
}

/* True if that user is asked now. */
static bool is_asked_now(const struct call *call, const char *const *asked, const char *user)
{
    const struct person *person = *asked ? site_person(&call->registry->site, user) : NULL;
    return person != NULL && lesson_page_asks(asked, person);
}

/* How many are asked now. */
static long asked_count(const struct call *call, const char *const *asked)
{
    const struct site *site = &call->registry->site;
    long count = 0;
    for (size_t i = 0; *asked != NULL && i < site->person_count; i++)
        count += lesson_page_asks(asked, &site->persons[i]);
    return count;
}

/* Who of those asked has read it, and how many they are: who was asked then counts, though they may have gone since. */
static void add_readers(struct call *call, struct node *node, const struct node *line, const char *const *divisions)
{
    const char *me = call->person->user, *confirmed = NULL;
    long asked = asked_count(call, divisions);
    for (const struct node *read = node_first(line, "read"); read != NULL; read = node_next(read, "read")) {
        const char *user = node_get(call->pool, read, "user");
        bool now = is_asked_now(call, divisions, user), then = text_equal(node_get(call->pool, read, "asked"), "yes");
        if (confirmed == NULL && text_equal(user, me))
            confirmed = node_get(call->pool, read, "at");
        if (!now && !then)
            continue;
        asked += !now;
        node_set(node_add(node, "read"), "title", lesson_page_title(call, read, "user", registry_person_title));
    }
    node_set(node, "confirmed", confirmed);
    node_set(node, "asked-of-me", is_asked_now(call, divisions, me) ? "yes" : NULL);
    node_set_number(node, "asked-count", asked);
}

static void add_words(struct call *call, struct node *node, const struct node *line)
{
    for (const struct node *part = node_first(line, NULL); part != NULL; part = node_next(part, NULL))
        if (!text_equal(node_name(part), "asked") && !text_equal(node_name(part), "read"))
            node_add_text(node, node_name(part), node_text(call->pool, part));
}

bool lesson_page_entry(struct call *call, struct node *parent, const struct lesson_place *place,
                       const struct node *line)
{
    static const struct saying not_sure = {.of = "none", .code = "division"};
    struct node *node = node_add(parent, "entry");
    bool seen = sight_shows(call->registry, call->pool, place->reference, call->person, &call->fault);
    copy_set(call, node, line, "list");
    node_set(node, "reference", seen ? place->reference : NULL);
    const char *division = lesson_page_title(call, line, "division", registry_division_title);
    node_set(node, "division-title", division ? division : words_find(call->registry->site.words, &not_sure));
    node_set(node, "cause-title", lesson_page_title(call, line, "cause", registry_cause_title));
    copy_set(call, node, line, "at");
    add_words(call, node, line);
    if (text_equal(node_get(call->pool, line, "list"), IMPROVEMENTS)) {
        set_improvement(call, node, line);
        return call->fault.kind == 0;
    }
    add_readers(call, node, line, add_asked(call, node, line));
    node_set(node, "name", lesson_name_write(call, place));
    node_set(node, "token", token_new(call->pool, call->seal, call->now));
    return call->fault.kind == 0;
}

/* In the pool of the call, which is theirs alone. */
static bool add_places(struct call *call, struct node *parent, const struct lesson_place *places, size_t count,
                       lesson_page_adder *add)
{
    const struct lesson_place **there = pool_array(call->pool, count, sizeof *there);
    const char **texts = pool_array(call->pool, count, sizeof *texts);
    size_t found = 0;
    for (size_t i = 0; i < count && call->fault.kind == 0; i++) {
        texts[found] = store_line(call->registry->store, call->pool, places[i].reference, places[i].item, &call->fault);
        there[found] = &places[i];
        found += texts[found] != NULL;
    }
    const struct node *line = node_first(xml_read_all(call->pool, texts, found, "lines", &call->fault), NULL);
    for (size_t i = 0; line != NULL && i < found; i++, line = node_next(line, NULL))
        if (!add(call, parent, there[i], line))
            return false;
    return call->fault.kind == 0;
}

bool lesson_page_add(struct call *call, struct node *parent, const struct lesson_place *places, size_t count,
                     lesson_page_adder *add)
{
    struct pool *pool = call->pool;
    call->pool = pool_new();
    bool added = add_places(call, parent, places, count, add);
    pool_free(call->pool);
    call->pool = pool;
    return added;
}

bool lesson_page_list(struct call *call, const struct lesson_question *question, struct node *parent,
                      lesson_page_adder *add)
{
    const struct paging from = paging_read(call->pool, fields_get(call->request.query, "after"));
    const struct lesson_place after = {.place = from.place, .reference = "", .item = ""};
    struct paging next = from;
    int most = from.passed + PAGE_LENGTH + 1;
    struct lesson_place *places = pool_array(call->pool, (size_t)most, sizeof *places);
    int count = lessons_page(call->registry, call->pool, question, &after, places, most, &call->fault);
    int end = count < most ? count : most - 1;
    for (int i = from.passed; i < end; i++)
        paging_pass(&next, places[i].place);
    if (count == most)
        node_set(parent, "more", paging_write(call->pool, &next));
    return count >= 0 && (end <= from.passed ||
                          lesson_page_add(call, parent, &places[from.passed], (size_t)(end - from.passed), add));
}
