#include "paper/inset.h"

#include <string.h>

#include "base/child.h"
#include "base/pool.h"
#include "base/text.h"
#include "paper/inset_parse.h"

/* Of the child: a photo of 50 million dots is unpacked in a second, into 150 MB. */
static const struct bounds bounds = {.memory = 1024UL * 1024 * 1024, .output = 32UL * 1024 * 1024, .seconds = 5};

const char *inset_code(enum inset_as as)
{
    static const char *const codes[] = {
        [INSET_PAGES] = "pages",   [INSET_PASSWORD] = "password", [INSET_LONG] = "long",
        [INSET_BROKEN] = "broken", [INSET_OTHER] = "other",       [INSET_FULL] = "full"};
    return codes[as];
}

/* The types of files that can be drawn. */
static const struct {
    const char *type;
    enum inset_kind kind;
} kinds[] = {{"application/pdf", INSET_PDF}, {"image/jpeg", INSET_JPEG}, {"image/png", INSET_PNG}};

struct inset inset_read(struct pool *pool, const char *type, const char *bytes, size_t size, int most)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!text_equal(kinds[i].type, type))
            continue;
        const struct inset_file file = {kinds[i].kind, bytes, size, most};
        struct inset_told told;
        size_t length;
        const char *said = child_run(pool, &bounds, inset_parse, &file, &length);
        if (said == NULL || length < sizeof told)
            return (struct inset){.as = INSET_BROKEN};
        memcpy(&told, said, sizeof told);
        /* a stranger's file may have made the child say anything */
        if (told.as != INSET_PAGES)
            return (struct inset){.as = told.as == INSET_PASSWORD || told.as == INSET_LONG ? (enum inset_as)told.as
                                                                                           : INSET_BROKEN};
        if (told.pages < 1 || told.pages > most)
            return (struct inset){.as = INSET_BROKEN};
        return (struct inset){INSET_PAGES, told.pages, said + sizeof told, length - sizeof told};
    }
    return (struct inset){.as = INSET_OTHER};
}
