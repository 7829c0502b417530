#include "web/access_code.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "web/seal.h"

enum { CODE_LENGTH = 16, OLD_LENGTH = 12 };

static const char *const purpose = "access code";

const char *access_code(struct pool *pool, const struct seal *seal, const char *reference, int issued)
{
    const char *const words[] = {reference, pool_format(pool, "%d", issued)};
    const char *code = seal_mac(pool, seal, purpose, words, 2, CODE_LENGTH);
    return pool_format(pool, "%.4s-%.4s-%.4s-%.4s", code, code + 4, code + 8, code + 12);
}

static bool is_between(gunichar character)
{
    return g_unichar_isspace(character) || g_unichar_type(character) == G_UNICODE_DASH_PUNCTUATION;
}

/* What was typed, in the code's own alphabet; "" if it is longer than a code, or none. */
static const char *read_code(const char *typed, char code[CODE_LENGTH + 1])
{
    size_t count = 0;
    for (; *typed != '\0'; typed = g_utf8_next_char(typed)) {
        gunichar character = g_unichar_toupper(g_utf8_get_char(typed));
        if (is_between(character))
            continue;
        if (count == CODE_LENGTH || character > 'Z')
            return "";
        code[count++] = (char)(character == 'O' ? '0' : character == 'I' || character == 'L' ? '1' : character);
    }
    code[count] = '\0';
    return code;
}

int access_code_read(struct pool *pool, const struct seal *seal, const char *reference, const char *typed)
{
    char read[CODE_LENGTH + 1];
    const char *code = read_code(typed ? typed : "", read);
    const char *const old[] = {"access", reference};
    int issued = seal_mac_fits(pool, seal, NULL, old, 2, OLD_LENGTH, code) ? 0 : -1;
    for (int number = 0; number <= ACCESS_CODE_MOST; number++) {
        const char *const words[] = {reference, pool_format(pool, "%d", number)};
        issued = seal_mac_fits(pool, seal, purpose, words, 2, CODE_LENGTH, code) ? number : issued;
    }
    return issued;
}
