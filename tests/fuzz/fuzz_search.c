/* Words that are looked for, and texts in which they are found: before the bar what is typed, after it the text. */
#include "fuzz.h"

#include <string.h>

#include "base/fault.h"
#include "base/folding.h"
#include "base/naming.h"
#include "base/text.h"
#include "store/excerpt.h"
#include "store/store.h"

static struct store *opened(void)
{
    static struct store *store;
    static struct pool *forever;
    static char folder[] = "/tmp/redress-fuzz-XXXXXX";
    struct fault fault = {0};
    if (store == NULL && mkdtemp(folder) != NULL)
        store = store_open(forever = pool_new(), folder, "schema/store.sql", &fault);
    fuzz_holds(store != NULL);
    return store;
}

static void name_in(struct pool *pool, const char *text, const char *name)
{
    const struct naming naming = naming_of(pool, text);
    naming_plain(pool, &naming, name);
    naming_part(pool, &naming, name);
    naming_email(pool, &naming, name);
    naming_telephone(pool, &naming, name);
    naming_quotes(pool, &naming, name);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool readable;
    struct fault fault = {0};
    struct search_hit hits[4];
    struct lesson_place places[4];
    struct pool *pool = pool_new();
    const char *said = text_said(pool, (const char *)data, size, &readable), *bar = strchr(said, '|');
    const char *typed = bar ? pool_copy_part(pool, said, (size_t)(bar - said)) : said, *text = bar ? bar + 1 : said;
    const char *folded = text_folded(pool, text);
    fuzz_holds(text_equal(text_folded(pool, folded), folded));
    text_findable(pool, text);
    name_in(pool, text, typed);
    const char *const *terms = text_sought(pool, typed);
    excerpt_of(pool, text, terms);
    const struct search_question question = {.terms = terms, .user = "x", .before = SEARCH_NEWEST};
    fuzz_holds(store_search(opened(), pool, &question, hits, 4, &fault) == 0 && fault.kind == 0);
    fuzz_holds(store_lessons_search(opened(), pool, "lessons", terms, SEARCH_NEWEST, places, 4, &fault) == 0);
    pool_free(pool);
    return 0;
}
