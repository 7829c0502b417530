#include "xml/words.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/validity.h"
#include "xml/xml.h"

struct row {
    struct saying holds; /* where it holds; NULL: everywhere */
    const char *text;
    struct row *earlier; /* of the same code */
};

struct words {
    struct pool *pool;
    GHashTable *rows; /* by what they say and its code: the last one */
};

static void release_rows(void *rows)
{
    g_hash_table_destroy(rows);
}

/* Of a saying what it is and its code alone: what rows are found by. */
static guint saying_hash(gconstpointer thing)
{
    const struct saying *saying = thing;
    return g_str_hash(saying->of) * 31 + g_str_hash(saying->code);
}

static gboolean saying_equal(gconstpointer one, gconstpointer other)
{
    const struct saying *a = one, *b = other;
    return strcmp(a->code, b->code) == 0 && strcmp(a->of, b->of) == 0;
}

static struct row *rows_of(const struct words *words, const struct saying *saying)
{
    return g_hash_table_lookup(words->rows, saying);
}

/* How precisely a row that holds there says so: how many of the four it names. -1: it does not hold there. */
static int precision(const struct saying *row, const struct saying *here)
{
    const char *const pairs[][2] = {
        {row->realm, here->realm}, {row->kind, here->kind}, {row->page, here->page}, {row->action, here->action}};
    int named = 0;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i][0] != NULL && !text_equal(pairs[i][0], pairs[i][1]))
            return -1;
        named += pairs[i][0] != NULL;
    }
    return named;
}

const char *words_find(const struct words *words, const struct saying *saying)
{
    const struct row *found = NULL;
    int best = -1;
    for (const struct row *row = rows_of(words, saying); row != NULL; row = row->earlier) {
        int named = precision(&row->holds, saying);
        if (named > best) {
            best = named;
            found = row;
        }
    }
    return found ? found->text : NULL;
}

static struct row *row_read(struct words *words, const struct node *node)
{
    struct pool *pool = words->pool;
    struct row *row = pool_alloc(pool, sizeof *row);
    row->holds = (struct saying){.of = node_get(pool, node, "of"),
                                 .code = node_get(pool, node, "code"),
                                 .realm = node_get(pool, node, "realm"),
                                 .kind = node_get(pool, node, "kind"),
                                 .page = node_get(pool, node, "page"),
                                 .action = node_get(pool, node, "action")};
    row->text = node_text(pool, node);
    return row;
}

/* The row that holds exactly where this one does; NULL: there is none. */
static struct row *row_like(const struct words *words, const struct row *row)
{
    struct row *like = rows_of(words, &row->holds);
    while (like != NULL && (precision(&like->holds, &row->holds) < 0 || precision(&row->holds, &like->holds) < 0))
        like = like->earlier;
    return like;
}

static bool shipped_read(struct words *words, const char *path, struct fault *fault)
{
    const struct node *document = xml_read_file(words->pool, path, fault);
    for (const struct node *node = document ? node_first(document, NULL) : NULL; node; node = node_next(node, NULL)) {
        struct row *row = row_read(words, node);
        if (row->holds.of == NULL || row->holds.code == NULL || row_like(words, row) != NULL)
            return file_fault(fault, path, node, "no code, or the words of one that has them");
        row->earlier = rows_of(words, &row->holds);
        g_hash_table_insert(words->rows, &row->holds, row);
    }
    return document != NULL;
}

/* Each {name} of the site's words is one that is filled in there. */
static bool names_known(struct pool *pool, const char *text, const char *shipped)
{
    for (const char *open = strchr(text, '{'); open != NULL; open = strchr(open + 1, '{')) {
        const char *close = strchr(open, '}');
        if (close == NULL || strstr(shipped, pool_copy_part(pool, open, (size_t)(close - open) + 1)) == NULL)
            return false;
    }
    return true;
}

/* The site's words in the place of ours. */
static bool site_read(struct words *words, const char *path, const char *schema, struct fault *fault)
{
    const struct node *document = file_read(words->pool, path, schema, "words", fault);
    for (const struct node *node = document ? node_first(document, NULL) : NULL; node; node = node_next(node, NULL)) {
        const struct row *row = row_read(words, node);
        struct row *ours = row_like(words, row);
        if (ours == NULL)
            return file_fault(fault, path, node, "there are no such words as %s %s", row->holds.of, row->holds.code);
        if (!names_known(words->pool, row->text, ours->text))
            return file_fault(fault, path, node, "a {name} that nothing fills in: %s", row->text);
        ours->text = row->text;
    }
    return document != NULL;
}

struct words *words_open(struct pool *pool, const char *share, const char *folder, struct fault *fault)
{
    struct words *words = pool_alloc(pool, sizeof *words);
    *words = (struct words){.pool = pool, .rows = g_hash_table_new(saying_hash, saying_equal)};
    pool_on_free(pool, release_rows, words->rows);
    const char *site = folder ? pool_format(pool, "%s/words.xml", folder) : NULL;
    bool good = shipped_read(words, pool_format(pool, "%s/xsl/words.xml", share), fault);
    if (good && site != NULL && access(site, F_OK) == 0)
        good = site_read(words, site, pool_format(pool, "%s/schema/words.xsd", share), fault);
    return good ? words : NULL;
}
