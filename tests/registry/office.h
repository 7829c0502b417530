/* An office: the registry of a shipped site with a store of the test's own, and cases written as the texts of their
 * events. Run from the root of the repository. */
#ifndef REDRESS_TESTS_REGISTRY_OFFICE_H
#define REDRESS_TESTS_REGISTRY_OFFICE_H

#include <check.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/case_file.h"
#include "registry/outlook.h"
#include "store/folder.h"
#include "xml/xml.h"

#define SCHOOLS "schools-mutual-services"
#define ACADEMY "one-academy"

/* An event of the first week of June 2026, a Monday to a Friday: EVENT("noted", 2, "02T09:00", "sam", "…"). */
#define EVENT(name, seq, when, by, inner)                                                                              \
    "<" name " seq=\"" #seq "\" at=\"2026-06-" when ":00+01:00\" by=\"" by "\">" inner "</" name ">"

static struct pool *pool;
static struct registry registry;
static struct fault fault;
static const char *folder; /* of the store, and of the secret */
static const char *site;   /* the site's folder */

static inline void office_open(const char *name)
{
    pool = pool_new();
    folder = folder_new(pool);
    site = pool_format(pool, "conf/sites/%s", name);
    fault = (struct fault){0};
    const struct folders folders = {.site = site, .calendars = "conf/calendars", .share = ".", .data = folder};
    ck_assert_msg(registry_open(pool, &folders, &registry, &fault), "%s", fault.detail);
}

/* What a suite begins with, and, office_close, ends with. */
static inline void schools_open(void)
{
    office_open(SCHOOLS);
}

static inline void academy_open(void)
{
    office_open(ACADEMY);
}

static inline void office_close(void)
{
    struct pool *last = pool_new();
    const char *path = pool_copy(last, folder);
    pool_free(pool);
    folder_remove(last, path);
    pool_free(last);
}

static inline int64_t at(const char *text)
{
    int64_t instant = INSTANT_NONE;
    ck_assert_msg(instant_read(text, &instant), "%s is no time", text);
    return instant;
}

static inline void fault_is(int kind, const char *code)
{
    ck_assert_msg(fault.kind == kind && text_equal(fault.code, code), "%d %s: %s", fault.kind, fault.code,
                  fault.detail);
    fault = (struct fault){0};
}

/* A record of these events, NULL-ended. */
static inline struct node *record_of(const char *kind, const char *const *events)
{
    size_t count = 0;
    while (events[count] != NULL)
        count++;
    struct node *record =
        record_join(pool, kind, "C-2026-000001-0", registry.site.policies[0].identity, events, count, &fault);
    ck_assert_msg(record != NULL, "%s", fault.detail);
    return record;
}

/* The case of these events, which is in no store. */
static inline struct case_file *case_of(const char *kind, const char *const *events, const char *now)
{
    struct case_file *file = case_file_of(&registry, pool, record_of(kind, events), at(now), &fault);
    ck_assert_msg(file != NULL, "%s", fault.detail);
    return file;
}

/* Keeps the record's last event, as staff who act on it now would. */
static inline bool record_keep(struct node *record, struct submission *submission, int64_t now, bool *repeated)
{
    struct case_file *file = case_file_of(&registry, pool, record, now, &fault);
    if (file != NULL) /* what its letter says of times */
        outlook_set_times(pool, file, site_people(&registry.site), record_event(record, file->last_seq));
    return file != NULL && case_file_keep(&registry, pool, file, NULL, submission, now, repeated, &fault);
}

/* Keeps the case of these events, each at its time; gives its reference. */
static inline const char *case_kept(const char *kind, const char *const *events)
{
    const char *reference = NULL;
    for (size_t count = 1; events[count - 1] != NULL; count++) {
        const char **some = pool_array(pool, count + 1, sizeof *some);
        for (size_t i = 0; i < count; i++)
            some[i] = events[i];
        struct node *record = record_of(kind, some);
        const char *when = node_get(pool, record_event(record, (int)count), "at");
        bool repeated;
        if (reference != NULL)
            node_set(record, "reference", reference);
        ck_assert_msg(record_keep(record, NULL, at(when), &repeated), "%s", fault.detail);
        reference = node_get(pool, record, "reference");
    }
    return reference;
}

static inline struct case_file *case_now(const char *reference, const char *now)
{
    struct case_file *file = case_file_open(&registry, pool, reference, at(now), &fault);
    ck_assert_msg(file != NULL, "no case %s: %s", reference, fault.detail);
    return file;
}

#endif
