#include "web/access_code.h"

#include <string.h>

#include "base/code.h"
#include "base/pool.h"
#include "base/text.h"
#include "base/seal.h"

enum { CODE_LENGTH = 16, OLD_LENGTH = 12 };

static const char *const purpose = "access code";

const char *access_code(struct pool *pool, const struct seal *seal, const char *reference, int issued)
{
    const char *const words[] = {reference, pool_format(pool, "%d", issued)};
    const char *code = seal_mac(pool, seal, purpose, words, 2, CODE_LENGTH);
    return pool_format(pool, "%.4s-%.4s-%.4s-%.4s", code, code + 4, code + 8, code + 12);
}

/* What was typed, in the code's own alphabet; "" if it is longer than a code, or none. */
static const char *read_code(struct pool *pool, const char *typed)
{
    char *code = typed ? code_said(pool, text_line(pool, typed)) : NULL;
    if (code == NULL || strlen(code) > CODE_LENGTH)
        return "";
    for (char *at = code; *at != '\0'; at++)
        *at = code_alike(*at);
    return code;
}

int access_code_read(struct pool *pool, const struct seal *seal, const char *reference, const char *typed)
{
    const char *code = read_code(pool, typed);
    const char *const old[] = {"access", reference};
    int issued = seal_mac_fits(pool, seal, NULL, old, 2, OLD_LENGTH, code) ? 0 : -1;
    for (int number = 0; number <= ACCESS_CODE_MOST; number++) {
        const char *const words[] = {reference, pool_format(pool, "%d", number)};
        issued = seal_mac_fits(pool, seal, purpose, words, 2, CODE_LENGTH, code) ? number : issued;
    }
    return issued;
}
