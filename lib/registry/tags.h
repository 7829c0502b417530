/* Tags: what is true of a case, said so that lists can be asked for it: `all`, `state:received`, `division:finance`.
 *
 * Made from the index row. The way in which somebody reaches cases (core/reach.h) and what they filter by are all tags
 * that must be true. Lists of tags are NULL-ended; so are lists of such lists, which are
 * alternatives: all tags of at least one must be true. */
#ifndef REDRESS_REGISTRY_TAGS_H
#define REDRESS_REGISTRY_TAGS_H

#include <stdbool.h>

struct indexed_case;
struct person;
struct policy;
struct pool;

/* True of every case. */
#define TAG_ALL "all"

/* `name:value`. */
const char *tag_of(struct pool *pool, const char *name, const char *value);

/* That tag as it is true of a case that waits to be sorted: such cases have a world of lists of their own, so that
 * however many they are, no list of the others grows longer or slower. */
const char *tag_unsorted(struct pool *pool, const char *tag);

/* True if no case can have both: the same name with another value. */
bool tag_excludes(const char *one, const char *other);

/* The tags that are true of a case, in alphabetical order: `all`; `kind`, `state`, `level`, `reached`, `by` (who
 * recorded it), `division` (`not-sure` for none); where it has one, `owner`, `category`, `handler`, `severity`;
 * `due:none` where nothing is owed; `open:yes` until it is over; and `others`, which are true of its record: of praise,
 * and `late` for each name of what was kept too late. Of a case that waits to be sorted each as tag_unsorted. */
const char *const *tags_of(struct pool *pool, const struct indexed_case *row, const char *const *others);

/* A way to cases: all of those tags are true of them, and in them takes part who is away and in whose place it is taken
 * (core/reach.h; NULL: nobody is). */
struct tags_way {
    const char *const *tags;
    const char *instead_of;
};

/* The ways to the cases that the person may see under that policy, ended by one without tags. */
const struct tags_way *tags_to_see(struct pool *pool, const struct policy *policy, const struct person *person);

/* True if one of the ways leads to every case. */
bool tags_are_of_all(const struct tags_way *ways);

#endif
