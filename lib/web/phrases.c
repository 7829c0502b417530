#include "web/phrases.h"

#include <ctype.h>
#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "base/time_said.h"
#include "core/contact.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "record/record.h"
#include "site/guide.h"
#include "web/step.h"
#include "xml/xml.h"

static const char prefix[] = "phrase.";

bool is_phrase(const char *name)
{
    return text_equal(name, "insert") || strncmp(name, prefix, sizeof prefix - 1) == 0;
}

struct phrasing phrases_of(const struct step *step)
{
    int level = step->file ? procedure_level_in_hand(step->file->timeline, step->call->name) : 0;
    return (struct phrasing){.kind = step->kind, .level = level};
}

/* The name of a field without the numbers of its rows: `finding.2.reasons` gives `finding.reasons`. */
static const char *unnumbered(struct pool *pool, const char *name)
{
    const char *whole = "";
    for (const char *word = name; *word != '\0'; word += *word == '.') {
        size_t length = strcspn(word, ".");
        if (!isdigit((unsigned char)*word))
            whole = pool_format(pool, "%s%s%.*s", whole, *whole ? "." : "", (int)length, word);
        word += length;
    }
    return whole;
}

static const struct phrase *phrases_for(struct call *call, const struct phrasing *phrasing, const char *name,
                                        size_t *count)
{
    const struct node *guides = call_staff(call) ? call->registry->site.guides : NULL;
    return guide_phrases(call->pool, guides, call->name, phrasing->kind, phrasing->level, unnumbered(call->pool, name),
                         count);
}

void phrases_add(struct call *call, const struct phrasing *phrasing, struct node *field, const char *name)
{
    size_t count;
    const struct phrase *phrases = phrases_for(call, phrasing, name, &count);
    for (size_t i = 0; i < count; i++) {
        struct node *node = node_add(field, "phrase");
        node_set(node, "title", phrases[i].title);
        node_set(node, "outcome", phrases[i].outcome);
    }
}

/* ---- What the case knows; NULL: it does not ---- */

static const char *day_of(struct pool *pool, int64_t instant)
{
    char said[TIME_SAID];
    if (instant == INSTANT_NONE)
        return NULL;
    time_say(instant_write(pool, instant), TIME_DAY, said);
    return pool_copy(pool, said);
}

static const char *reference_of(const struct step *step)
{
    return step->file->reference;
}

static const char *complainant_of(const struct step *step)
{
    return record_person(step->call->pool, step->file->current);
}

static const char *contact_of(const struct step *step)
{
    const struct event *named = timeline_contact(step->file->timeline);
    return named ? named->contact : NULL;
}

static const char *writer_of(const struct step *step)
{
    return step->call->person->title;
}

static const char *received_of(const struct step *step)
{
    const struct event *receipt = timeline_receipt(step->file->timeline);
    return receipt ? day_of(step->call->pool, receipt->at) : NULL;
}

static const char *replied_of(const struct step *step)
{
    const struct event_row *answer = event_with(step->file->kind, ANSWERS);
    const struct event *last = answer ? timeline_last(step->file->timeline, answer->name) : NULL;
    return last ? day_of(step->call->pool, last->at) : NULL;
}

/* By when the answer of the level in hand is due. */
static const char *due_of(const struct step *step)
{
    const struct case_file *file = step->file;
    const struct event_row *answer = event_with(file->kind, ANSWERS);
    for (size_t i = 0; answer != NULL && i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        if (obligation_stands(obligation) && !obligation->rule->repeats &&
            text_among(answer->name, obligation->rule->met_by))
            return day_of(step->call->pool, obligation->due);
    }
    return NULL;
}

static const struct {
    const char *name; /* as it stands in brackets */
    const char *(*known)(const struct step *step);
} places[] = {
    {"reference", reference_of}, {"complainant", complainant_of}, {"contact name", contact_of},
    {"your name", writer_of},    {"date received", received_of},  {"date of our last reply", replied_of},
    {"date due", due_of},
};

static const char *known(const struct step *step, const char *place)
{
    for (size_t i = 0; step->file != NULL && i < sizeof places / sizeof *places; i++)
        if (text_equal(places[i].name, place))
            return places[i].known(step);
    return NULL;
}

/* What stands between the next brackets, from *at on, which then is behind them; NULL: there are no more. */
static const char *next_place(struct pool *pool, const char **at)
{
    const char *open = strchr(*at, '['), *close = open ? strchr(open, ']') : NULL;
    if (close == NULL)
        return NULL;
    *at = close + 1;
    return pool_copy_part(pool, open + 1, (size_t)(close - open - 1));
}

static const char *filled_in(const struct step *step, const char *text)
{
    struct pool *pool = step->call->pool;
    const char *filled = "", *from = text, *at = text;
    for (const char *place = next_place(pool, &at); place != NULL; place = next_place(pool, &at)) {
        const char *value = known(step, place);
        size_t before = (size_t)(at - from) - strlen(place) - 2;
        filled = value ? pool_format(pool, "%s%.*s%s", filled, (int)before, from, value)
                       : pool_format(pool, "%s%.*s", filled, (int)(at - from), from);
        from = at;
    }
    return pool_format(pool, "%s%s", filled, from);
}

/* ---- Into the field, and out of it ---- */

void phrases_insert(struct step *step)
{
    struct call *call = step->call;
    struct fields *body = call->request.body;
    const struct phrasing phrasing = phrases_of(step);
    const char *name = fields_get(body, "insert");
    const struct part *part = name ? asking_part(&step->asking, name) : NULL;
    const char *title = fields_get(body, pool_format(call->pool, "%s%s", prefix, name ? name : ""));
    size_t count = 0;
    const struct phrase *phrases = part ? phrases_for(call, &phrasing, name, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        const char *before = fields_get(body, name), *text = filled_in(step, phrases[i].text);
        const char *between = text_blank(before) ? "" : part->widget == WIDGET_TEXTAREA ? "\n\n" : " ";
        if (text_equal(phrases[i].title, title))
            fields_set(body, name, pool_format(call->pool, "%s%s%s", before ? before : "", between, text));
    }
}

/* The first of the brackets of a phrase that the text still has; NULL: none. */
static const char *left_in(struct pool *pool, const struct phrase *phrase, const char *text)
{
    const char *at = phrase->text;
    for (const char *place = next_place(pool, &at); place != NULL; place = next_place(pool, &at)) {
        const char *brackets = pool_format(pool, "[%s]", place);
        if (strstr(text, brackets) != NULL)
            return brackets;
    }
    return NULL;
}

void phrases_check(struct step *step)
{
    struct call *call = step->call;
    const struct fields *body = call->request.body;
    const struct phrasing phrasing = phrases_of(step);
    for (size_t i = 0; i < body->count; i++) {
        size_t count = 0;
        const char *name = body->list[i].name;
        bool bracketed = strchr(body->list[i].value, '[') != NULL && !is_phrase(name);
        const struct phrase *phrases = bracketed ? phrases_for(call, &phrasing, name, &count) : NULL;
        for (size_t k = 0; k < count; k++) {
            const char *left = left_in(call->pool, &phrases[k], body->list[i].value);
            if (left != NULL)
                problems_add(&call->wrong, name, "brackets", left, asking_part(&step->asking, name));
        }
    }
}
