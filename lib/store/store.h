/* The store: cases and their events as texts, and what is made from them. The only floor that sees a database.
 *
 * It knows rows, not XML and not the procedure. Events are only ever added. Writing happens between store_begin and
 * store_commit; the first error of a transaction is kept, and every later call of it fails with that error, so that
 * only a commit that returned true is success. Faults: 409 "stale" where the event's number is taken already,
 * 503 "full" where the disk or the database has no room or does not answer. What is handed out lives in the pool given.
 */
#ifndef REDRESS_STORE_STORE_H
#define REDRESS_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;
struct pool;
struct store;

/* No number: what an absent time or level is. */
#define STORE_NONE INT64_MIN

/* Opens DATA/redress.db, with the tables of `definition` (schema/store.sql) that it does not have
 * yet. Closed with the pool. */
struct store *store_open(struct pool *pool, const char *data, const char *definition, struct fault *fault);

/* Waits for its turn to write and begins; at the most some seconds, then 503. */
bool store_begin(struct store *store, struct fault *fault);
bool store_commit(struct store *store, struct fault *fault);
void store_rollback(struct store *store);

struct stored_case {
    const char *reference, *kind, *policy;
    const char **events; /* their texts by seq, 1 first */
    size_t count;
    bool whole; /* seqs are 1, 2, 3 … without a gap */
};

/* The case of that reference; NULL: there is none, or a fault. */
struct stored_case *store_case(struct store *store, struct pool *pool, const char *reference, struct fault *fault);

/* True if there is a case of that reference; false: none, or a fault. */
bool store_has_case(struct store *store, const char *reference, struct fault *fault);

/* The next reference in alphabetical order after `after` ("" for the first); NULL: no more, or a fault. */
const char *store_next_case(struct store *store, struct pool *pool, const char *after, struct fault *fault);

/* The last reference, in alphabetical order, that begins with `prefix`; NULL: none, or a fault. */
const char *store_last_case(struct store *store, struct pool *pool, const char *prefix, struct fault *fault);

bool store_add_case(struct store *store, const char *reference, const char *kind, const char *policy,
                    struct fault *fault);
bool store_add_event(struct store *store, const char *reference, int seq, const char *text, struct fault *fault);

/* Files by the digest of their bytes; what is there already stays as it is. */
struct stored_content {
    const char *bytes;
    size_t size;
};

bool store_add_content(struct store *store, const char *digest, const char *bytes, size_t size, struct fault *fault);

/* The file of that digest; NULL: there is none, or a fault. */
struct stored_content *store_content(struct store *store, struct pool *pool, const char *digest, struct fault *fault);

struct submission {
    const char *token, *digest, *reference;
    int seq;
    int64_t at;
};

/* What was stored under that token; NULL: nothing, or a fault. */
struct submission *store_submission(struct store *store, struct pool *pool, const char *token, struct fault *fault);
bool store_add_submission(struct store *store, const struct submission *submission, struct fault *fault);

/* A version of the policy (REFERENCE/VERSION) with the digest of its text. */
struct stored_policy {
    const char *identity, *digest;
};

/* The digest that is stored for that version; NULL: none, or a fault. */
const char *store_policy(struct store *store, struct pool *pool, const char *identity, struct fault *fault);
bool store_add_policy(struct store *store, const struct stored_policy *policy, struct fault *fault);

/* The next stored version in alphabetical order after `after` ("" for the first); NULL: no more, or a fault. */
const char *store_next_policy(struct store *store, struct pool *pool, const char *after, struct fault *fault);

/* True if a case is bound to that version. Looks at every case if none is: for versions that are gone. */
bool store_policy_bound(struct store *store, const char *identity, struct fault *fault);

struct indexed_case {
    const char *reference, *kind, *state, *division, *handler, *owner, *next_name, *recorded_by, *person, *summary;
    int64_t level, reached, next_level, next_due, received; /* STORE_NONE: absent */
};

struct stored_obligation {
    const char *name, *item;
    int64_t level, start, due, first_due, kept; /* STORE_NONE: absent */
    bool lapsed;
};

struct stored_link {
    const char *reference; /* of the other case */
    const char *how;
};

/* All that is made from one case. */
struct case_digest {
    struct indexed_case row;
    const char *const *concerned; /* NULL-ended */
    struct stored_link *links;    /* that this case's own record states; by reference */
    size_t link_count;
    struct stored_obligation *obligations;
    size_t obligation_count;
};

/* Replaces what is made from the case. */
bool store_put_digest(struct store *store, const struct case_digest *digest, struct fault *fault);

/* What is stored as made from the case; NULL: nothing, or a fault. `concerned` is in alphabetical order. */
struct case_digest *store_digest(struct store *store, struct pool *pool, const char *reference, struct fault *fault);

/* Up to `most` cases linked to that one, from either side, by reference. Gives their number, or -1 with a fault. */
int store_links(struct store *store, struct pool *pool, const char *reference, struct stored_link *links, int most,
                struct fault *fault);

/* A way in which somebody reaches cases; one of the four. */
struct reach_of {
    enum { REACHES_ALL, REACHES_DIVISION, REACHES_OWN, REACHES_LEVEL } by;
    const char *kind; /* only of that kind; NULL: both */
    const char *word; /* the division, or the user */
    int64_t level;    /* the highest that the case ever reached */
};

/* Where the page before ended; {STORE_NONE, ""} is the beginning. */
struct list_place {
    int64_t due;
    const char *reference;
};

/* Up to `most` cases on which something is owed, by due time, then reference, after that place, that can be reached so
 * and do not concern `user`. Gives their number, or -1 with a fault. */
int store_due_cases(struct store *store, struct pool *pool, const struct reach_of *reach, const char *user,
                    struct list_place after, struct indexed_case *rows, int most, struct fault *fault);

#endif
