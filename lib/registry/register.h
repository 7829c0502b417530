/* The register: the entries of all cases (registry/entries.h) as lists, by filter, place and search.
 *
 * A page costs what it shows: for each entry the store holds its place in every list that shows it, one list for each
 * combination of what it can be filtered by. Improvements come by when they are owed, then those that are not
 * done though nobody owes them, then the rest, both the newest first; lessons and practices the newest first. */
#ifndef REDRESS_REGISTRY_REGISTER_H
#define REDRESS_REGISTRY_REGISTER_H

#include "registry/entries.h"

/* What a list can be filtered by: of improvements all but the last, of lessons and practices division, cause and `for`, a
 * division that is asked to read them. */
enum register_filter { BY_STATE, BY_DIVISION, BY_CAUSE, BY_OWNER, BY_ASKED, REGISTER_FILTERS };

/* The name of a filter in addresses: state, division, cause, owner, for. */
const char *register_filter_name(enum register_filter filter);

struct register_question {
    const char *list;                     /* the register */
    const char *values[REGISTER_FILTERS]; /* NULL: any */
};

/* Beside the registers: the improvements that were checked and have helped, by when that was found, newest first; no
 * filter. */
#define HAVE_HELPED "have-helped"

/* Beside the registers, for recurrence: the cases of which a cause was found and that were not withdrawn, by receipt, and
 * the improvements done, by when, both newest first: the place is minus that time. Always by division and cause. */
#define CAUSES_FOUND "causes-found"
#define CARRIED_OUT "carried-out"

/* Up to `most` places that answer the question, after that one; -1 with a fault. */
int register_page(struct registry *registry, struct pool *pool, const struct register_question *question,
                  const struct stored_place *after, struct stored_place *places, int most, struct fault *fault);

/* Up to `most` entries of that register in which all was written that somebody typed to look for; as listing_search. */
int register_search(struct registry *registry, struct pool *pool, const char *list, const char *typed, int64_t before,
                    struct stored_place *places, int most, struct fault *fault);

/* Sets the places and entries of the digest of that case. */
void register_digest(struct pool *pool, const struct case_file *file, struct case_digest *digest);

#endif
