/* The parts of an audit: what each file of audit_*.c looks at, and how it tells. For site/audit.c and them alone. */
#ifndef REDRESS_SITE_AUDIT_PARTS_H
#define REDRESS_SITE_AUDIT_PARTS_H

#include "core/policy.h"
#include "site/audit.h"

struct audit {
    struct pool *pool;
    const struct node *document;
    const struct policy *policy;
    const struct reviewed *reviewed; /* as in struct draft */
    const struct site *site;         /* NULL: the document alone */
    int32_t today;
    struct finding *list;
    size_t count;
};

/* Each adds what it finds; that of `audit_vacant` with what is owed beside the cases, or without. */
void audit_control(struct audit *audit);
void audit_rules(struct audit *audit);
void audit_prose(struct audit *audit);
void audit_site(struct audit *audit);
void audit_vacant(struct audit *audit, bool duties);
void audit_older(struct audit *audit, const struct draft *older);

/* Arguments for the words of a finding: name, value, name, value … */
#define SAID(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Adds what the table in audit.c has under that code, a fault or a note, at that node. An argument whose value is NULL
 * is left out. */
void audit_find(struct audit *audit, const struct node *node, const char *code, const char *const *arguments);

/* True if nothing says when the obligation is due: it has no length, and not each of its starts states a date. */
bool audit_undated(const struct rule *rule);

/* A number, or a day, as an argument. */
const char *audit_number(const struct audit *audit, long number);
const char *audit_day(const struct audit *audit, int32_t day);

#endif
