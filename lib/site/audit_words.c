/* The findings in words: the tree that xsl/audit.xsl says. */
#include "base/pool.h"
#include "site/audit.h"
#include "xml/sheet.h"
#include "xml/xml.h"

const char *audit_words(struct pool *pool, const char *share, const struct finding *list, size_t count,
                        struct fault *fault)
{
    size_t length;
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    node_set(page, "name", "audit");
    for (size_t i = 0; i < count; i++) {
        struct node *node = node_add(page, "finding");
        node_set_number(node, "line", list[i].line);
        node_set(node, "code", list[i].code);
        node_set(node, "minor", list[i].note ? "yes" : NULL);
        for (const char *const *argument = list[i].arguments; *argument; argument += 2)
            node_set(node, argument[0], argument[1]);
    }
    const struct sheet *sheet = sheet_open(pool, pool_format(pool, "%s/xsl/audit.xsl", share), NULL, fault);
    return sheet ? sheet_apply(pool, sheet, page, &length, fault) : NULL;
}
