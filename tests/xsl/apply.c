/* apply: a sheet of xsl/ applied to a page as programs do it, for tests of the sheets.
 *
 *   apply SHEET.xsl PAGE.xml [COMMON.xml]
 *
 * Words and schemas are those of the folder it runs in. COMMON has what every page has, and what every page of a realm:
 * what the page does not have of it is put on it. Exit status 1 with a line on standard error if it cannot be made. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "xml/sheet.h"
#include "xml/words.h"
#include "xml/xml.h"

/* Puts on the page what of the group it has none of: copies stand at its end, so what stood there before is asked. */
static void complete(struct pool *pool, struct node *page, const struct node *group)
{
    const struct node *before = xml_copy(pool, page);
    for (const struct node *part = group ? node_first(group, NULL) : NULL; part != NULL; part = node_next(part, NULL))
        if (node_first(before, node_name(part)) == NULL)
            node_copy(page, part);
}

static const char *apply(struct pool *pool, char **arguments, size_t *length, struct fault *fault)
{
    const struct words *words = words_open(pool, ".", NULL, fault);
    const struct sheet *sheet = words ? sheet_open(pool, arguments[1], words, fault) : NULL;
    struct node *page = sheet ? xml_read_file(pool, arguments[2], fault) : NULL;
    const struct node *common = page && arguments[3] ? xml_read_file(pool, arguments[3], fault) : NULL;
    if (common != NULL) {
        complete(pool, page, node_first(common, "every"));
        complete(pool, page, node_first(common, node_get(pool, page, "realm")));
    }
    return fault->kind == 0 ? sheet_apply(pool, sheet, page, length, fault) : NULL;
}

int main(int count, char **arguments)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    size_t length = 0;
    const char *made = count >= 3 ? apply(pool, arguments, &length, &fault) : NULL;
    if (made != NULL)
        fwrite(made, 1, length, stdout);
    else
        fprintf(stderr, "%s\n", count >= 3 ? fault.detail : "apply SHEET PAGE [COMMON]");
    pool_free(pool);
    return made ? EXIT_SUCCESS : EXIT_FAILURE;
}
