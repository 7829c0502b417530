/* The audit: a policy document read as an auditor would, and what is wrong with it (policy.md, What the auditor finds).
 *
 * What makes a document unusable is no matter of the audit: audit_read refuses it. An audit is about a document that
 * would work, and says where it promises what nobody keeps, or contradicts itself. The words are those of
 * xsl/audit.xsl. Everything lives in the pool given. */
#ifndef REDRESS_SITE_AUDIT_H
#define REDRESS_SITE_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct calendar;
struct fault;
struct node;
struct policy;
struct pool;
struct site;

/* A policy that is in no site yet: the document element, and what was read from it. */
struct draft {
    struct node *document;
    const struct policy *policy;
    const struct reviewed *reviewed; /* the days on which the policy was reviewed; NULL: nobody knows of reviews */
};

struct reviewed {
    const int32_t *days;
    size_t count;
};

/* Reads a policy file against `share`/schema/policy.xsd, exactly as a site does. False with a fault that names file,
 * line and reason. */
bool audit_read(struct pool *pool, const char *path, const char *share, struct draft *draft, struct fault *fault);

struct finding {
    long line;                    /* of the file; an element of several lines is where its start tag ends */
    const char *code;             /* words in xsl/audit.xsl */
    bool note;                    /* worth a thought, and no fault: the table in audit.c says which */
    const char *const *arguments; /* for the words: name, value, name, value …, NULL-ended */
};

/* Everything found, *count of them: document control, levels, obligations, prose, and with a site (NULL: none) what the
 * organisation makes of it, and how it goes with the version before it there. What only follows from a fault that is
 * named already is left out. `today` is the day by which a date has passed or not. */
const struct finding *audit_policy(struct pool *pool, const struct draft *draft, const struct site *site, int32_t today,
                                   size_t *count);

/* The first fault of a version after the one before it, `older`: lines of its history or approvals that it has not, or
 * no review since that one was issued. NULL: none. */
const struct finding *audit_succession(struct pool *pool, const struct draft *draft, const struct draft *older);

/* The first review from the issue of `older` on; INT32_MAX: none. */
int32_t audit_reviewed_since(const struct policy *older, const struct reviewed *reviewed);

/* The last day by which the policy itself wants to be looked at again after that day, by the duty that starts with its
 * issue; INT32_MAX where it does not say. `calendar` NULL: without days off. */
int32_t audit_review_limit(const struct policy *policy, const struct calendar *calendar, int32_t from, int64_t as_of);

/* What of it is that nobody could keep something of a case that the policy of the site promises (core/vacancy.h),
 * *count: said at start, too, and by the check. What is owed beside the cases is a task of its own (duties.h). */
const struct finding *audit_vacancies(struct pool *pool, const struct site *site, const struct policy *policy,
                                      size_t *count);

/* The findings in words, a line each as `redress policy` prints them: line, code, fault or note, words; by the sheet
 * below `share`. NULL with a fault. */
const char *audit_words(struct pool *pool, const char *share, const struct finding *list, size_t count,
                        struct fault *fault);

#endif
