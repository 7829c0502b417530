#include "base/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/pool.h"

enum { KEY_SIZE = crypto_generichash_KEYBYTES, MOST_KEYS = 64, CSRF_LENGTH = 26, DIGEST_LENGTH = 51 };

/* Of what is sealed: so many bytes beside the text, and its letters. */
#define SEALED_MORE (crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES)
#define SEALED_LETTERS sodium_base64_VARIANT_URLSAFE_NO_PADDING

struct seal {
    unsigned char keys[MOST_KEYS][KEY_SIZE];
    size_t count;
    const char *path;
    struct stat file; /* as it was when they were read */
};

/* ---- The keys ---- */

/* Reads all keys; false where there is none, or no whole number of them: then they are as they were. */
static bool read_keys(struct seal *seal)
{
    struct seal read_now = {.path = seal->path};
    int file = open(seal->path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    ssize_t length = fstat(file, &read_now.file) == 0 ? read(file, read_now.keys, sizeof read_now.keys) : -1;
    close(file);
    if (length <= 0 || length % KEY_SIZE != 0)
        return false;
    read_now.count = (size_t)length / KEY_SIZE;
    *seal = read_now;
    return true;
}

/* Writes the keys beside their place; NULL with errno if that cannot be done. */
static const char *write_keys(struct pool *pool, const struct seal *seal)
{
    const char *beside = pool_format(pool, "%s.%ld", seal->path, (long)getpid());
    size_t length = seal->count * KEY_SIZE;
    int file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
    if (file < 0)
        return NULL;
    bool written = write(file, seal->keys, length) == (ssize_t)length && fsync(file) == 0;
    if (close(file) == 0 && written)
        return beside;
    unlink(beside);
    return NULL;
}

static void draw_key(struct seal *seal)
{
    randombytes_buf(seal->keys[seal->count++], KEY_SIZE);
}

/* Of several processes that start at once one wins: its file is linked into the place first. */
static bool make_first(struct pool *pool, const char *path)
{
    struct seal first = {.path = path};
    draw_key(&first);
    const char *beside = write_keys(pool, &first);
    bool placed = beside != NULL && (link(beside, path) == 0 || errno == EEXIST);
    if (beside != NULL)
        unlink(beside);
    return placed;
}

static void unreadable(const struct seal *seal, struct fault *fault)
{
    fault_set(fault, 503, "full", "%s: %s", seal->path, errno ? strerror(errno) : "no whole number of keys");
}

struct seal *seal_open(struct pool *pool, const char *data, struct fault *fault)
{
    struct seal *seal = pool_alloc(pool, sizeof *seal);
    seal->path = pool_format(pool, "%s/secret", data);
    errno = 0;
    if (sodium_init() >= 0 && (read_keys(seal) || (make_first(pool, seal->path) && read_keys(seal))))
        return seal;
    unreadable(seal, fault);
    return NULL;
}

static bool is_same_file(const struct stat *one, const struct stat *other)
{
    return one->st_ino == other->st_ino && one->st_size == other->st_size &&
           one->st_ctim.tv_sec == other->st_ctim.tv_sec && one->st_ctim.tv_nsec == other->st_ctim.tv_nsec;
}

bool seal_refresh(struct seal *seal, struct fault *fault)
{
    struct stat now = {0};
    errno = 0;
    if (stat(seal->path, &now) != 0)
        now = (struct stat){0}; /* that it is gone is told once, too */
    if (is_same_file(&now, &seal->file) || read_keys(seal))
        return true;
    unreadable(seal, fault);
    seal->file = now;
    return false;
}

int seal_add_key(struct pool *pool, const char *data, bool alone, struct fault *fault)
{
    struct seal *seal = seal_open(pool, data, fault);
    if (seal == NULL)
        return 0;
    if (alone)
        seal->count = 0;
    if (seal->count == MOST_KEYS) {
        fault_set(fault, 503, "full", "%s: there are %d keys already", seal->path, MOST_KEYS);
        return 0;
    }
    draw_key(seal);
    const char *beside = write_keys(pool, seal);
    if (beside != NULL && rename(beside, seal->path) == 0)
        return (int)seal->count;
    fault_set(fault, 503, "full", "%s: %s", seal->path, strerror(errno));
    return 0;
}

/* The key for one purpose; NULL: the key itself, as access codes were made before. */
static void make_key(const struct seal *seal, size_t version, const char *purpose, unsigned char key[KEY_SIZE])
{
    memcpy(key, seal->keys[version], KEY_SIZE);
    if (purpose != NULL)
        crypto_generichash(key, KEY_SIZE, (const unsigned char *)purpose, strlen(purpose) + 1, seal->keys[version],
                           KEY_SIZE);
}

/* ---- Words ---- */

/* `length` characters of so many random or mixed bytes: Crockford's base 32 has no I, L, O, U. */
static const char *in_base32(struct pool *pool, const unsigned char *bytes, size_t length)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
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

const char *random_word(struct pool *pool, size_t length)
{
    unsigned char *bytes = pool_alloc(pool, length);
    randombytes_buf(bytes, length);
    return in_base32(pool, bytes, length);
}

/* Each word is ended by a NUL, so that they cannot run together. */
static const char *mix(struct pool *pool, const unsigned char *key, const char *const *words, size_t count,
                       size_t length)
{
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash_state state;
    crypto_generichash_init(&state, key, key ? KEY_SIZE : 0, sizeof hash);
    for (size_t i = 0; i < count; i++) {
        const char *word = words[i] ? words[i] : "";
        crypto_generichash_update(&state, (const unsigned char *)word, strlen(word) + 1);
    }
    crypto_generichash_final(&state, hash, sizeof hash);
    return in_base32(pool, hash, length);
}

static const char *mac_by(struct pool *pool, const struct seal *seal, size_t version, const char *purpose,
                          const char *const *words, size_t count, size_t length)
{
    unsigned char key[KEY_SIZE];
    make_key(seal, version, purpose, key);
    return mix(pool, key, words, count, length);
}

const char *seal_mac(struct pool *pool, const struct seal *seal, const char *purpose, const char *const *words,
                     size_t count, size_t length)
{
    return mac_by(pool, seal, seal->count - 1, purpose, words, count, length);
}

bool seal_mac_fits(struct pool *pool, const struct seal *seal, const char *purpose, const char *const *words,
                   size_t count, size_t length, const char *sent)
{
    bool fits = false;
    if (sent == NULL || strlen(sent) != length)
        return false;
    for (size_t version = 0; version < seal->count; version++)
        fits |= sodium_memcmp(sent, mac_by(pool, seal, version, purpose, words, count, length), length) == 0;
    return fits;
}

const char *words_digest(struct pool *pool, const char *const *words, size_t count)
{
    return mix(pool, NULL, words, count, DIGEST_LENGTH);
}

/* ---- Forms ---- */

const char *seal_csrf(struct pool *pool, const struct seal *seal, const char *realm, const char *user,
                      const char *program, int32_t day)
{
    const char *const words[] = {realm, user, program, pool_format(pool, "%d", day)};
    return seal_mac(pool, seal, "csrf", words, 4, CSRF_LENGTH);
}

bool seal_csrf_fits(struct pool *pool, const struct seal *seal, const char *realm, const char *user,
                    const char *program, int32_t today, const char *sent)
{
    bool fits = false;
    for (int32_t day = today; day >= today - 1; day--) {
        const char *const words[] = {realm, user, program, pool_format(pool, "%d", day)};
        fits |= seal_mac_fits(pool, seal, "csrf", words, 4, CSRF_LENGTH, sent);
    }
    return fits;
}

const char *seal_close(struct pool *pool, const struct seal *seal, const char *purpose, const char *text)
{
    unsigned char key[KEY_SIZE];
    size_t length = strlen(text), whole = SEALED_MORE + length;
    unsigned char *bytes = pool_alloc(pool, whole);
    char *sealed = pool_alloc(pool, sodium_base64_ENCODED_LEN(whole, SEALED_LETTERS));
    make_key(seal, seal->count - 1, purpose, key);
    /* of the text itself, so that the same is always sealed alike, and nothing else with the same nonce */
    crypto_generichash(bytes, crypto_secretbox_NONCEBYTES, (const unsigned char *)text, length, key, KEY_SIZE);
    crypto_secretbox_easy(bytes + crypto_secretbox_NONCEBYTES, (const unsigned char *)text, length, bytes, key);
    return sodium_bin2base64(sealed, sodium_base64_ENCODED_LEN(whole, SEALED_LETTERS), bytes, whole, SEALED_LETTERS);
}

const char *seal_break(struct pool *pool, const struct seal *seal, const char *purpose, const char *sealed)
{
    unsigned char key[KEY_SIZE];
    size_t most = sealed ? strlen(sealed) : 0, whole = 0;
    unsigned char *bytes = pool_alloc(pool, most + 1);
    if (sealed == NULL || sodium_base642bin(bytes, most, sealed, most, NULL, &whole, NULL, SEALED_LETTERS) != 0 ||
        whole < SEALED_MORE)
        return "";
    char *text = pool_alloc(pool, whole - SEALED_MORE + 1);
    for (size_t version = seal->count; version > 0; version--) {
        make_key(seal, version - 1, purpose, key);
        if (crypto_secretbox_open_easy((unsigned char *)text, bytes + crypto_secretbox_NONCEBYTES,
                                       whole - crypto_secretbox_NONCEBYTES, bytes, key) == 0)
            return text;
    }
    return "";
}
