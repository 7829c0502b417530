/* People: who takes no part in the case, whose words are shown, who has read what they decide on. See
 * registry/check_parts.h. */
#include "registry/check_parts.h"

#include <limits.h>

#include "base/instant.h"
#include "base/text.h"
#include "core/contact.h"
#include "core/independence.h"
#include "record/consent.h"
#include "record/correction.h"
#include "registry/offers.h"
#include "registry/reading.h"
#include "xml/xml.h"

static bool needs_message(const struct checking *checking)
{
    return !consent_of(checking->pool, checking->file->current).words;
}

void check_told(struct checking *checking)
{
    if (text_blank(node_inner(checking->pool, checking->event, "message")) && needs_message(checking))
        check_refuse(checking, "message", "words-not-shown");
}

struct foreseen foresee_told(const struct checking *checking)
{
    return (struct foreseen){.code = needs_message(checking) ? "words-not-shown" : NULL, .until = INSTANT_NONE};
}

static bool says_same(struct pool *pool, const struct node *one, const struct node *other, const char *field)
{
    return text_equal(node_inner(pool, one, field), node_inner(pool, other, field));
}

/* Whom the case is handed to can see and handle it. Who was chosen once stays chosen, whatever became of them: who took
 * it on and turns out to be barred has it no more (core/hand_over.h). */
void check_assigned(struct checking *checking)
{
    static const char *const rules[] = {
        [UNFIT_BARRED] = "handler-barred",       [UNFIT_AWAY] = "handler-away",   [UNFIT_DECIDED] = "handler-decided",
        [UNFIT_ELSEWHERE] = "handler-elsewhere", [UNFIT_WHERE] = "handler-where", [UNFIT_NOWHERE] = "handler-nowhere",
    };
    struct pool *pool = checking->pool;
    const struct node *event = checking->event, *before = correction_before(checking->record, checking->seq);
    const char *brings, *user = node_inner(pool, event, "handler");
    if (!user || (before && says_same(pool, before, event, "handler") && says_same(pool, before, event, "division")))
        return;
    enum unfit unfit =
        offers_fit(checking->registry, pool, checking->file, user, node_inner(pool, event, "division"), &brings);
    if (unfit != FIT || brings)
        check_refuse_by_rule(checking, rules[unfit == FIT ? UNFIT_WHERE : unfit]);
}

/* Whoever is to read a note may read it: where it names roles they hold one of them. */
void check_noted(struct checking *checking)
{
    struct pool *pool = checking->pool;
    const char *division = timeline_division(checking->file->timeline);
    const struct node *first = node_first(checking->event, "readers");
    for (const struct node *to = node_first(checking->event, "to"); first && to; to = node_next(to, "to")) {
        const struct person *person = site_person(&checking->registry->site, node_text(pool, to));
        const struct node *role = first;
        while (person && role && !person_holds_for(person, node_text(pool, role), division))
            role = node_next(role, "readers");
        if (person && !role)
            check_refuse_by_rule(checking, "to-reader");
    }
}

/* The contact is nobody who takes no part in the case. */
void check_contact(struct checking *checking)
{
    const struct site *site = &checking->registry->site;
    const char *name = node_inner(checking->pool, node_first(checking->event, "contact"), "name");
    if (contact_is_barred(checking->pool, checking->file->timeline, site->persons, site->person_count, name))
        check_refuse_by_rule(checking, "contact-barred");
}

/* Why that user cannot be exempted by whoever is called `by`, by the name of the rule; NULL: they can. */
static const char *exempt_rule(const struct timeline *timeline, const char *user, int level, const char *by)
{
    if (timeline_bars(timeline, user))
        return "exempt-barred";
    if (text_equal(user, by))
        return "exempt-oneself";
    return timeline_decided_below(timeline, user, level) ? NULL : "exempt-idle";
}

/* Who may decide at two levels: nobody whom the case has to do with beyond that, and nobody lets themselves. */
void check_exempted(struct checking *checking)
{
    const char *user = node_inner(checking->pool, checking->event, "decider");
    const char *by = node_get(checking->pool, node_last(checking->record), "by");
    int level = node_number(checking->event, "level", 1, INT_MAX);
    const char *rule = text_blank(user) ? NULL : exempt_rule(checking->file->timeline, user, level, by);
    if (rule != NULL) /* that nobody is chosen the schema's check says */
        check_refuse_by_rule(checking, rule);
}

struct foreseen foresee_exempted(const struct checking *checking)
{
    const struct timeline *timeline = checking->file->timeline;
    struct foreseen nobody = {.code = "exempt-nobody", .stops = true, .until = INSTANT_NONE};
    for (size_t i = 0; i < timeline->count; i++)
        if (exempt_rule(timeline, timeline->events[i].by, timeline_level(timeline), checking->person->user) == NULL)
            return (struct foreseen){.code = NULL};
    return nobody;
}

/* Who decides again what was decided before has opened the papers, or says why not. A correction decides nothing. */
void check_read(struct checking *checking)
{
    const char *user = node_get(checking->pool, checking->event, "by");
    bool unread =
        !checking->corrects && reading_missed(checking->registry, checking->file, node_name(checking->event), user);
    if (unread && node_first(checking->event, "unread-because") == NULL)
        check_refuse_by_rule(checking, "bundle-unread");
}
