#include "web/token.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/pool.h"
#include "base/text.h"
#include "store/store.h"
#include "base/seal.h"
#include "web/typed.h"

/* A token: the time as 16 hexadecimal digits, a random word, and the MAC of both. */
enum { TIME_LENGTH = 16, RANDOM_LENGTH = 16, MAC_LENGTH = 26, DAY = 24 * 60 * 60, HOUR = 60 * 60 };
enum { BODY_LENGTH = TIME_LENGTH + RANDOM_LENGTH, TOKEN_LENGTH = BODY_LENGTH + MAC_LENGTH };

static const char *const purpose = "token";

static const char *with_mac(struct pool *pool, const struct seal *seal, const char *body)
{
    return pool_format(pool, "%s%s", body, seal_mac(pool, seal, purpose, &body, 1, MAC_LENGTH));
}

const char *token_new(struct pool *pool, const struct seal *seal, int64_t now)
{
    return with_mac(pool, seal,
                    pool_format(pool, "%016llX%s", (unsigned long long)now, random_word(pool, RANDOM_LENGTH)));
}

const char *token_for(struct pool *pool, const struct seal *seal, const char *token, const char *thing)
{
    const char *const words[] = {token, thing};
    return with_mac(
        pool, seal,
        pool_format(pool, "%.*s%s", TIME_LENGTH, token, seal_mac(pool, seal, "token-for", words, 2, RANDOM_LENGTH)));
}

const char *token_word(struct pool *pool, const char *token)
{
    const char *word = NULL;
    if (token != NULL && strlen(token) == TOKEN_LENGTH)
        word = pool_copy_part(pool, token + TIME_LENGTH, RANDOM_LENGTH);
    return token_is_word(word) ? word : NULL;
}

bool token_is_word(const char *text)
{
    return text != NULL && strlen(text) == RANDOM_LENGTH &&
           strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == RANDOM_LENGTH;
}

bool token_ours(struct pool *pool, const struct seal *seal, int64_t now, const char *token)
{
    if (token == NULL || strlen(token) != TOKEN_LENGTH)
        return false;
    const char *body = pool_copy_part(pool, token, BODY_LENGTH);
    if (!seal_mac_fits(pool, seal, purpose, &body, 1, MAC_LENGTH, token + BODY_LENGTH))
        return false;
    int64_t made = (int64_t)strtoull(pool_copy_part(pool, token, TIME_LENGTH), NULL, 16);
    return now - made <= INT64_C(2) * DAY;
}

const char *receipt_write(struct pool *pool, const struct seal *seal, const struct submission *submission, bool code)
{
    return seal_close(pool, seal, "receipt",
                      pool_format(pool, "%lld %d %s%s", (long long)submission->at, submission->seq,
                                  submission->reference, code ? " code" : ""));
}

bool receipt_read(struct pool *pool, const struct seal *seal, int64_t now, const char *secret,
                  struct submission *submission, bool *code)
{
    const char *const *words = text_words(pool, seal_break(pool, seal, "receipt", secret));
    if (words[0] == NULL || words[1] == NULL || words[2] == NULL)
        return false;
    *submission = (struct submission){
        .reference = words[2], .seq = text_number(words[1], 1, INT32_MAX), .at = strtoll(words[0], NULL, 10)};
    *code = words[3] != NULL;
    return now - submission->at <= HOUR;
}

const char *content_digest(struct pool *pool, const char *user, const char *action, const char *reference,
                           const struct fields *fields)
{
    const char **words = pool_array(pool, (fields->count + fields->file_count) * 2 + 3, sizeof *words);
    size_t count = 0;
    words[count++] = user;
    words[count++] = action;
    words[count++] = reference;
    for (size_t i = 0; i < fields->count; i++) {
        if (!field_is_typed(fields->list[i].name))
            continue;
        words[count++] = fields->list[i].name;
        words[count++] = fields->list[i].value;
    }
    for (size_t i = 0; i < fields->file_count; i++) {
        words[count++] = fields->files[i].name;
        words[count++] = fields->files[i].digest;
    }
    return words_digest(pool, words, count);
}
