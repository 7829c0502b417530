/* The parts of reading a policy file, and how each takes what it reads. For site/policy_file*.c alone. */
#ifndef REDRESS_SITE_POLICY_FILE_PARTS_H
#define REDRESS_SITE_POLICY_FILE_PARTS_H

#include "core/policy.h"

struct fault;
struct node;
struct pool;

/* What is being read, and where it goes. */
struct reading {
    struct pool *pool;
    const char *path;
    struct fault *fault;
};

/* A word of the document and what it stands for; the last line of a table, with word NULL, stands for every other. */
struct word {
    const char *word;
    int value;
};

int reading_word(const struct word *words, const char *word);

/* The attribute of that node: as it is written, NULL where there is none; as words, none where there is none; as a
 * number, 0 where there is none. */
const char *reading_get(const struct reading *reading, const struct node *node, const char *attribute);
const char *const *reading_words(const struct reading *reading, const struct node *node, const char *attribute);
int reading_number(const struct reading *reading, const struct node *node, const char *attribute);

/* Its `within`; of no unit where there is none. */
struct length reading_length(const struct reading *reading, const struct node *node);

/* False with a fault, which calls it a `what`, if one of the attribute's words does not exist. */
bool reading_check(const struct reading *reading, const struct node *node, const char *attribute,
                   bool (*exists)(const char *word), const char *what);

/* Each fills its part of the policy. Kinds with their levels and rules, and duties; false with a fault where a rule
 * starts, ends or follows what there is not, or a window leads to no level. */
bool policy_kinds_read(const struct reading *reading, const struct node *document, struct policy *policy);

/* The schedule of an obligation that was read: false with a fault where one is empty, not in order, or begins within a
 * period of the one before, or where it is not the end of months that starts it. */
bool policy_schedule_read(const struct reading *reading, const struct node *obligation, struct rule *rule);

/* The name, version, and days of the document; false with a fault if a day is beyond those that can be counted. */
bool policy_control_read(const struct reading *reading, const struct node *document, struct policy *policy);

/* The gates that clauses name as their keepers. */
void policy_gates_read(const struct reading *reading, const struct node *document, struct policy *policy);

/* Once roles are read: when the version was released, and the first day from then on by which it was approved
 * as it has to be. */
void policy_releases_read(const struct reading *reading, const struct node *document, struct policy *policy);

#endif
