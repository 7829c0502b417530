/* Learning: cases at the academy from which something was learned, and what became of it (office.h). */
#ifndef REDRESS_TESTS_REGISTRY_LEARNING_H
#define REDRESS_TESTS_REGISTRY_LEARNING_H

#include "registry/lessons.h"
#include "registry/office.h"

#define MOST 50

static inline struct node *add_event(struct node *record, const char *name, const char *when)
{
    int seq = record_last_seq(record) + 1;
    struct node *event = node_add(record, name);
    node_set_number(event, "seq", seq);
    node_set(event, "at", instant_write(pool, at(when)));
    node_set(event, "by", "support");
    return event;
}

static inline struct node *received(const char *kind, const char *division, const char *when)
{
    struct node *record = record_new(pool, kind, "C-2026-000001-0", registry.site.policies[0].identity);
    struct node *event = add_event(record, "received", when);
    if (division != NULL)
        node_add_text(event, "division", division);
    node_add_text(event, text_equal(kind, "complaint") ? "summary" : "about", "Secret");
    return record;
}

/* Keeps the record's last event. */
static inline bool keep(struct node *record, int64_t now)
{
    bool repeated;
    struct case_file *file = case_file_of(&registry, pool, record, now, &fault);
    return file != NULL && case_file_keep(&registry, pool, file, NULL, NULL, now, &repeated, &fault);
}

static inline const char *kept(struct node *record)
{
    ck_assert_msg(keep(record, at("2026-12-01T09:00")), "%s", fault.detail);
    return node_get(pool, record, "reference");
}

/* A lesson decision with one improvement, to be kept yet. */
static inline struct node *decision(struct node *record, const char *cause, const char *lesson, const char *when)
{
    struct node *event = add_event(record, "learned", when);
    node_add_text(event, "why", "Secret");
    node_add_text(event, "cause", cause);
    node_add_text(event, lesson ? "lesson" : "no-lesson", lesson ? lesson : "Secret");
    struct node *improvement = node_add(event, "improvement");
    node_add_text(improvement, "what", "A book for cälls");
    node_add_text(improvement, "owner", "handler");
    node_add_text(improvement, "by", "2026-06-30");
    return event;
}

/* A complaint kept with its decision as event 2. */
static inline struct node *learned(const char *division, const char *cause, const char *when)
{
    struct node *record = received("complaint", division, when);
    kept(record);
    decision(record, cause, "Write calls down", when);
    kept(record);
    return record;
}

static inline void improve(struct node *record, const char *became, const char *when)
{
    struct node *event = add_event(record, "improved", when);
    node_add_text(event, "planned", "2.1");
    node_add_text(event, "became", became);
    node_add_text(event, "said", "Calls got lost");
    node_add_text(event, "did", "We write them down");
    kept(record);
}

static inline int ask(const struct lesson_question *question, struct lesson_place *places)
{
    const struct lesson_place beginning = {.place = -INT64_MAX, .reference = "", .item = ""};
    int count = lessons_page(&registry, pool, question, &beginning, places, MOST, &fault);
    ck_assert_msg(count >= 0, "%s", fault.detail);
    return count;
}

static inline int count_of(const char *list)
{
    struct lesson_place places[MOST];
    return ask(&(struct lesson_question){.list = list}, places);
}

static inline struct case_file *file_of(const struct node *record)
{
    return case_file_open(&registry, pool, node_get(pool, record, "reference"), at("2026-12-01T09:00"), &fault);
}

static inline const struct lesson *entry_of(const struct node *record, const char *item)
{
    return lesson_named(pool, file_of(record), item);
}

#endif
