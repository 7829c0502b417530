#include "core/reference.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/code.h"
#include "base/pool.h"
#include "base/text.h"

static const struct {
    const char *kind;
    char letter;
} kinds[] = {{"complaint", 'C'}, {"compliment", 'P'}};

static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* No record is older. */
#define FIRST_YEAR 1900

/* Letter, year and serial number without hyphens; the check character is one more. */
#define BODY_LENGTH 11

static int value_of(char character)
{
    const char *at = character == '\0' ? NULL : strchr(alphabet, character);
    return at ? (int)(at - alphabet) : -1;
}

/* ISO 7064 MOD 37,36: hybrid system with a check character out of the alphabet itself. */
static char check_character(const char body[BODY_LENGTH])
{
    const int modulus = 36;
    int product = modulus;
    for (int i = 0; i < BODY_LENGTH; i++) {
        int sum = (product + value_of(body[i])) % modulus;
        product = (sum == 0 ? modulus : sum) * 2 % (modulus + 1);
    }
    return alphabet[(modulus + 1 - product) % modulus];
}

const char *reference_prefix(struct pool *pool, const char *kind, int year)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_equal(kinds[i].kind, kind))
            return pool_format(pool, "%c-%04d-", kinds[i].letter, year);
    return NULL;
}

/* `C2026481507` as `C-2026-481507-9`. */
static const char *written(struct pool *pool, const char body[BODY_LENGTH])
{
    return pool_format(pool, "%.1s-%.4s-%.6s-%c", body, body + 1, body + 5, check_character(body));
}

const char *reference_write(struct pool *pool, const char *prefix, uint32_t serial)
{
    return written(pool, pool_format(pool, "%.1s%.4s%06u", prefix, prefix + 2, serial));
}

/* What people write before a reference, as code_said gives it. */
static const char *const words_before[] = {"REFERENCE", "REF", "NUMBER", "NO", "CASE", "COMPLAINT", "COMPLIMENT"};

static const char *past_words(const char *code)
{
    for (size_t i = 0; i < sizeof words_before / sizeof *words_before && strlen(code) > BODY_LENGTH + 1; i++)
        if (strncmp(code, words_before[i], strlen(words_before[i])) == 0) {
            code += strlen(words_before[i]);
            i = SIZE_MAX; /* from the beginning again */
        }
    return code;
}

/* A letter that looks like the figure that it should be is forgiven, and 0 for O; no more, so that the check
 * stays one. */
static bool check_fits(char character, char typed)
{
    return typed == character || code_alike(typed) == character || (character == 'O' && typed == '0');
}

const char *reference_read(struct pool *pool, const char *typed)
{
    char *code = typed ? code_said(pool, typed) : NULL;
    const char *characters = code ? past_words(code) : "";
    if (strlen(characters) != BODY_LENGTH + 1)
        return NULL;
    char *body = pool_copy(pool, characters);
    for (int i = 1; i < BODY_LENGTH; i++) {
        body[i] = code_alike(body[i]);
        if (value_of(body[i]) > 9)
            return NULL;
    }
    if (!check_fits(check_character(body), body[BODY_LENGTH]))
        return NULL;
    const char *reference = written(pool, body);
    return reference_kind(reference) ? reference : NULL;
}

const char *reference_kind(const char *reference)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (reference[0] == kinds[i].letter)
            return kinds[i].kind;
    return NULL;
}

/* 20 bits of serial number, one of kind, and the rest for the year. */
uint32_t reference_number(const char *reference)
{
    char *rest = NULL;
    bool shaped = strlen(reference) > strlen("C-2026-") && reference_kind(reference) != NULL;
    long year = shaped ? strtol(reference + 2, &rest, 10) : 0;
    long serial = shaped && *rest == '-' ? strtol(rest + 1, NULL, 10) : 0;
    if (serial < 1 || serial > REFERENCE_LAST_SERIAL || year < FIRST_YEAR)
        return 0;
    uint32_t number = (uint32_t)(year - FIRST_YEAR) << 20 | (uint32_t)serial;
    return number << 1 | (reference[0] == kinds[1].letter);
}
