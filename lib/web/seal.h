/* Seals: everything that rests on the secret of the installation (libsodium).
 *
 * The access code of a case, the proof that a form came from us (csrf), tokens that name a submission once. The secret
 * lies in DATA/secret, is made at the first start, and never leaves the process. */
#ifndef REDRESS_WEB_SEAL_H
#define REDRESS_WEB_SEAL_H

#include <stdbool.h>
#include <stdint.h>

struct fault;
struct fields;
struct pool;
struct seal;

/* Reads the secret, or makes it where there is none; lives in `pool`. */
struct seal *seal_open(struct pool *pool, const char *data, struct fault *fault);

/* The access code of a case: 12 characters of Crockford base 32, made of the reference alone, so nothing is stored and
 * a later letter can print it again. */
const char *seal_access_code(struct pool *pool, const struct seal *seal, const char *reference);

/* True if what was typed is that code; small letters, hyphens, blanks and O, I, L for 0, 1, 1 are forgiven. Takes the
 * same time whether it fits or not. */
bool seal_access_fits(struct pool *pool, const struct seal *seal, const char *reference, const char *typed);

/* The csrf value of a form: bound to realm, user (NULL: nobody), program and day. */
const char *seal_csrf(struct pool *pool, const struct seal *seal, const char *realm, const char *user,
                      const char *program, int32_t day);

/* True if that is today's or yesterday's csrf value. */
bool seal_csrf_fits(struct pool *pool, const struct seal *seal, const char *realm, const char *user,
                    const char *program, int32_t today, const char *sent);

/* The text so that nobody but this installation can read it, for a form: letters, digits, - and _. */
const char *seal_close(struct pool *pool, const struct seal *seal, const char *text);

/* What was sealed so; "" for anything else, and NULL. */
const char *seal_break(struct pool *pool, const struct seal *seal, const char *sealed);

/* A new token: 26 characters of Crockford base 32, random. */
const char *token_new(struct pool *pool);

/* True if it has the shape of a token. */
bool token_shaped(const char *token);

/* A digest of what somebody sent in a form: who, which action on which case, every field that they could type in,
 * and the files. */
const char *content_digest(struct pool *pool, const char *user, const char *action, const char *reference,
                           const struct fields *fields);

#endif
