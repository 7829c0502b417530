#include "web/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/fields.h"
#include "base/pool.h"
#include "base/text.h"

#define CODE_LENGTH 12
#define TOKEN_LENGTH 26
#define CSRF_LENGTH 26
#define DIGEST_LENGTH 51

/* Of what is sealed: so many bytes beside the text, and its letters. */
#define SEALED_MORE (crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES)
#define SEALED_LETTERS sodium_base64_VARIANT_URLSAFE_NO_PADDING

/* Crockford's base 32: no I, L, O, U. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

struct seal {
    unsigned char secret[crypto_generichash_KEYBYTES];
};

/* `length` characters, five bits each, of random or mixed bytes. */
static char *in_base32(struct pool *pool, const unsigned char *bytes, size_t length)
{
    char *text = pool_alloc(pool, length + 1);
    unsigned bits = 0, held = 0;
    for (size_t i = 0; i < length; i++) {
        if (held < 5) {
            bits = bits << 8 | *bytes++;
            held += 8;
        }
        held -= 5;
        text[i] = alphabet[bits >> held & 31];
    }
    return text;
}

static bool read_secret(struct seal *seal, const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    bool whole = read(file, seal->secret, sizeof seal->secret) == (ssize_t)sizeof seal->secret;
    close(file);
    return whole;
}

/* Makes the secret beside its place and links it there, so that of several processes that start at once one wins. */
static bool make_secret(struct pool *pool, const char *path)
{
    unsigned char secret[crypto_generichash_KEYBYTES];
    const char *beside = pool_format(pool, "%s.%ld", path, (long)getpid());
    randombytes_buf(secret, sizeof secret);
    int file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
    if (file < 0)
        return false;
    bool written = write(file, secret, sizeof secret) == (ssize_t)sizeof secret && fsync(file) == 0;
    bool closed = close(file) == 0;
    bool placed = written && closed && (link(beside, path) == 0 || errno == EEXIST);
    unlink(beside);
    return placed;
}

struct seal *seal_open(struct pool *pool, const char *data, struct fault *fault)
{
    struct seal *seal = pool_alloc(pool, sizeof *seal);
    const char *path = pool_format(pool, "%s/secret", data);
    if (sodium_init() < 0 || (!read_secret(seal, path) && !(make_secret(pool, path) && read_secret(seal, path)))) {
        fault_set(fault, 503, "full", "%s: %s", path, strerror(errno));
        return NULL;
    }
    return seal;
}

/* A keyed MAC over words, each ended by a NUL so that they cannot run together; NULL is the empty word. */
static char *mac(struct pool *pool, const struct seal *seal, const char *const *words, size_t count, size_t length)
{
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash_state state;
    crypto_generichash_init(&state, seal ? seal->secret : NULL, seal ? sizeof seal->secret : 0, sizeof hash);
    for (size_t i = 0; i < count; i++) {
        const char *word = words[i] ? words[i] : "";
        crypto_generichash_update(&state, (const unsigned char *)word, strlen(word) + 1);
    }
    crypto_generichash_final(&state, hash, sizeof hash);
    return in_base32(pool, hash, length);
}

const char *seal_access_code(struct pool *pool, const struct seal *seal, const char *reference)
{
    const char *const words[] = {"access", reference};
    return mac(pool, seal, words, 2, CODE_LENGTH);
}

/* What was typed, in the code's own alphabet. */
static void read_code(const char *typed, char code[CODE_LENGTH + 1])
{
    size_t count = 0;
    memset(code, 0, CODE_LENGTH + 1);
    for (; *typed != '\0' && count < CODE_LENGTH; typed++) {
        char character = *typed >= 'a' && *typed <= 'z' ? (char)(*typed - 'a' + 'A') : *typed;
        if (character == '-' || character == ' ')
            continue;
        code[count++] = character == 'O' ? '0' : character == 'I' || character == 'L' ? '1' : character;
    }
    if (typed[strspn(typed, "- ")] != '\0')
        memset(code, 0, CODE_LENGTH + 1);
}

bool seal_access_fits(struct pool *pool, const struct seal *seal, const char *reference, const char *typed)
{
    char code[CODE_LENGTH + 1];
    read_code(typed ? typed : "", code);
    return sodium_memcmp(code, seal_access_code(pool, seal, reference), CODE_LENGTH) == 0;
}

const char *seal_csrf(struct pool *pool, const struct seal *seal, const char *realm, const char *user,
                      const char *program, int32_t day)
{
    const char *const words[] = {"csrf", realm, user, program, pool_format(pool, "%d", day)};
    return mac(pool, seal, words, 5, CSRF_LENGTH);
}

bool seal_csrf_fits(struct pool *pool, const struct seal *seal, const char *realm, const char *user,
                    const char *program, int32_t today, const char *sent)
{
    if (sent == NULL || strlen(sent) != CSRF_LENGTH)
        return false;
    for (int32_t day = today; day >= today - 1; day--)
        if (sodium_memcmp(sent, seal_csrf(pool, seal, realm, user, program, day), CSRF_LENGTH) == 0)
            return true;
    return false;
}

/* The key of what is sealed, made from the secret. */
static void make_key(const struct seal *seal, unsigned char key[crypto_secretbox_KEYBYTES])
{
    static const unsigned char purpose[] = "sealed";
    crypto_generichash(key, crypto_secretbox_KEYBYTES, purpose, sizeof purpose, seal->secret, sizeof seal->secret);
}

const char *seal_close(struct pool *pool, const struct seal *seal, const char *text)
{
    unsigned char key[crypto_secretbox_KEYBYTES];
    size_t length = strlen(text), whole = SEALED_MORE + length;
    unsigned char *bytes = pool_alloc(pool, whole);
    char *sealed = pool_alloc(pool, sodium_base64_ENCODED_LEN(whole, SEALED_LETTERS));
    make_key(seal, key);
    randombytes_buf(bytes, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(bytes + crypto_secretbox_NONCEBYTES, (const unsigned char *)text, length, bytes, key);
    return sodium_bin2base64(sealed, sodium_base64_ENCODED_LEN(whole, SEALED_LETTERS), bytes, whole, SEALED_LETTERS);
}

const char *seal_break(struct pool *pool, const struct seal *seal, const char *sealed)
{
    unsigned char key[crypto_secretbox_KEYBYTES];
    size_t most = sealed ? strlen(sealed) : 0, whole = 0;
    unsigned char *bytes = pool_alloc(pool, most + 1);
    if (sealed == NULL || sodium_base642bin(bytes, most, sealed, most, NULL, &whole, NULL, SEALED_LETTERS) != 0 ||
        whole < SEALED_MORE)
        return "";
    char *text = pool_alloc(pool, whole - SEALED_MORE + 1);
    make_key(seal, key);
    bool ours = crypto_secretbox_open_easy((unsigned char *)text, bytes + crypto_secretbox_NONCEBYTES,
                                           whole - crypto_secretbox_NONCEBYTES, bytes, key) == 0;
    return ours ? text : "";
}

const char *token_new(struct pool *pool)
{
    unsigned char bytes[TOKEN_LENGTH];
    randombytes_buf(bytes, sizeof bytes);
    return in_base32(pool, bytes, TOKEN_LENGTH);
}

bool token_shaped(const char *token)
{
    return token != NULL && strlen(token) == TOKEN_LENGTH && strspn(token, alphabet) == TOKEN_LENGTH;
}

const char *content_digest(struct pool *pool, const char *user, const char *action, const char *reference,
                           const struct fields *fields)
{
    static const char *const not_typed[] = {"token", "csrf", "seq", NULL};
    const char **words = pool_array(pool, (fields->count + fields->file_count) * 2 + 3, sizeof *words);
    size_t count = 0;
    words[count++] = user;
    words[count++] = action;
    words[count++] = reference;
    for (size_t i = 0; i < fields->count; i++) {
        if (text_among(fields->list[i].name, not_typed))
            continue;
        words[count++] = fields->list[i].name;
        words[count++] = fields->list[i].value;
    }
    for (size_t i = 0; i < fields->file_count; i++) {
        words[count++] = fields->files[i].name;
        words[count++] = fields->files[i].digest;
    }
    return mac(pool, NULL, words, count, DIGEST_LENGTH);
}
