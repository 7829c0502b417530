/* Seals: everything that rests on the keys of the installation (libsodium).
 *
 * DATA/secret holds one key after the other, 32 bytes each; the last one makes, all of them are believed, so that a
 * new key breaks nothing that was given out. From each key another is made for every purpose, so that nothing made for
 * one can pass for the other. The first key is made at the first start; none ever leaves the process. What is made of
 * them for one use only stands in web/access_code.h and web/token.h. */
#ifndef REDRESS_BASE_SEAL_H
#define REDRESS_BASE_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;
struct pool;
struct seal;

/* Reads the keys, or makes the first where there is none; lives in `pool`. NULL with a fault 503. */
struct seal *seal_open(struct pool *pool, const char *data, struct fault *fault);

/* Reads them again if they have changed; to be asked before each request. False with a fault 503 where they cannot be
 * read: then those that were read before go on. */
bool seal_refresh(struct seal *seal, struct fault *fault);

/* Adds a key, which makes from then on whatever is made; with `alone` the keys before it are believed no more: every
 * access code, form and receipt given out is void. Gives the number of keys, or 0 with a fault. For one at a time. */
int seal_add_key(struct pool *pool, const char *data, bool alone, struct fault *fault);

/* A keyed MAC for that purpose over words, each of them whole (NULL is the empty word): `length` characters of
 * Crockford's base 32, five bits each, 51 at most. `purpose` NULL: by the key itself, as access codes were made
 * before. */
const char *seal_mac(struct pool *pool, const struct seal *seal, const char *purpose, const char *const *words,
                     size_t count, size_t length);

/* True if `sent` is that MAC under any of the keys. Takes the same time wherever it differs. `sent` may be NULL. */
bool seal_mac_fits(struct pool *pool, const struct seal *seal, const char *purpose, const char *const *words,
                   size_t count, size_t length, const char *sent);

/* The same without any key: a digest. */
const char *words_digest(struct pool *pool, const char *const *words, size_t count);

/* The csrf value of a form: bound to realm, user (NULL: nobody), program and day. */
const char *seal_csrf(struct pool *pool, const struct seal *seal, const char *realm, const char *user,
                      const char *program, int32_t day);

/* True if that is today's or yesterday's csrf value. */
bool seal_csrf_fits(struct pool *pool, const struct seal *seal, const char *realm, const char *user,
                    const char *program, int32_t today, const char *sent);

/* The text so that nobody but this installation can read it, for a form or an address: letters, digits, - and _.
 * The same text is sealed alike each time. */
const char *seal_close(struct pool *pool, const struct seal *seal, const char *purpose, const char *text);

/* What was sealed so for that purpose; "" for anything else, and NULL. */
const char *seal_break(struct pool *pool, const struct seal *seal, const char *purpose, const char *sealed);

/* `length` characters of Crockford's base 32 out of so many random bytes. */
const char *random_word(struct pool *pool, size_t length);

#endif
