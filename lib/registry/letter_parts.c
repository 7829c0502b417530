#include "registry/letter_parts.h"

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/schema.h"
#include "xml/xml.h"

/* True if a block of these, or of one inside, is that part, and says something. */
static bool has_part(struct pool *pool, const struct node *blocks, const char *name)
{
    for (const struct node *block = node_first(blocks, NULL); block != NULL; block = node_next(block, NULL)) {
        const char *parts = node_get(pool, block, "part");
        bool is = parts != NULL && text_among(name, text_words(pool, parts));
        if ((is && !text_blank(node_text(pool, block))) || has_part(pool, block, name))
            return true;
    }
    return false;
}

bool letter_has_parts(struct pool *pool, const struct node *letter, const struct letter_terms *terms,
                      const struct node *event, struct fault *fault)
{
    for (size_t i = 0; i < terms->part_count; i++) {
        const char *name = terms->parts[i].field;
        if (test_holds(&terms->parts[i], event) && !has_part(pool, letter, name))
            return fault_set(fault, 422, pool_format(pool, "lacks-%s", name), "the letter has no %s", name);
    }
    return true;
}
