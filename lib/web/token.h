/* Tokens: what makes that a form sent twice is kept once, and what leads to its receipt.
 *
 * A token is the server's own and says when it was made; anything else is none, so that nobody can plant one. Who
 * knows it does not thereby know the receipt, which has a secret of its own. */
#ifndef REDRESS_WEB_TOKEN_H
#define REDRESS_WEB_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

struct fields;
struct pool;
struct seal;
struct submission;

/* A new token, made at `now`. */
const char *token_new(struct pool *pool, const struct seal *seal, int64_t now);

/* The token of one of several things that a form with that token does: always the same one, made when that was. */
const char *token_for(struct pool *pool, const struct seal *seal, const char *token, const char *thing);

/* The word by which a form with that token is told from others, in addresses too; NULL: that is no token. And true if
 * the text (NULL: false) can be such a word. */
const char *token_word(struct pool *pool, const char *token);
bool token_is_word(const char *text);

/* True if that is a token of ours that is not older than two days: as long as any form is valid. `token` may be NULL.
 * */
bool token_ours(struct pool *pool, const struct seal *seal, int64_t now, const char *token);

/* The secret that shows the receipt of a submission; with `code` the access code, too, for whose case it is. */
const char *receipt_write(struct pool *pool, const struct seal *seal, const struct submission *submission, bool code);

/* Reads it back into reference, seq and time; false for what is no such secret, or is older than an hour. */
bool receipt_read(struct pool *pool, const struct seal *seal, int64_t now, const char *secret,
                  struct submission *submission, bool *code);

/* A digest of what somebody sent in a form: who, which action on which case, every field that they could type in,
 * and the files. */
const char *content_digest(struct pool *pool, const char *user, const char *action, const char *reference,
                           const struct fields *fields);

#endif
