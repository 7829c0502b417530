/* Plain cases: a case of the kind, the division and the people that a test names, kept in the office (office.h), and the
 * next event of it. */
#ifndef REDRESS_TESTS_REGISTRY_PLAIN_H
#define REDRESS_TESTS_REGISTRY_PLAIN_H

#include "registry/office.h"

/* A record of one event, as it stands before it is kept. */
static inline struct node *received(const char *kind, const char *division, const char *by, const char *concerned,
                                    int64_t now)
{
    bool complaint = text_equal(kind, "complaint");
    struct node *record = record_new(pool, kind, "C-2026-000001-0", registry.site.policies[0].identity);
    struct node *event = node_add(record, "received");
    node_set_number(event, "seq", 1);
    node_set(event, "at", instant_write(pool, now));
    node_set(event, "by", by);
    struct node *person = node_add(event, complaint ? "complainant" : "giver");
    node_add_text(person, "name", "Ann & Örn");
    if (division != NULL)
        node_add_text(event, "division", division);
    node_add_text(event, complaint ? "summary" : "about", complaint ? "Late" : "team");
    node_add_text(event, "details", "d");
    if (concerned != NULL)
        node_add_text(event, "concerned", concerned);
    return record;
}

/* The next event of a kept record, with what its letter must say. */
static inline struct node *add_event(struct node *record, const char *name, int64_t now)
{
    int seq = record_last_seq(record) + 1;
    struct node *event = node_add(record, name);
    node_set_number(event, "seq", seq);
    node_set(event, "at", instant_write(pool, now));
    node_set(event, "by", "handler");
    if (text_equal(name, "acknowledged") && text_equal(node_name(record), "complaint"))
        node_add_text(event, "issue", "It was late");
    return event;
}

static inline const char *kept(struct node *record, int64_t now)
{
    bool repeated;
    ck_assert_msg(record_keep(record, NULL, now, &repeated), "%s", fault.detail);
    ck_assert(!repeated);
    return node_get(pool, record, "reference");
}

#endif
