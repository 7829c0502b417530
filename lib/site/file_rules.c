#include "site/file_rules.h"

#include "base/fields.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

/* No count and no size in MiB is larger: the schema refuses it. */
#define LARGEST 100
#define MEBIBYTE ((size_t)1024 * 1024)

static size_t number(const struct node *node, const char *attribute)
{
    int value = node_number(node, attribute, 1, LARGEST);
    return value > 0 ? (size_t)value : 0;
}

struct file_rules file_rules_read(struct pool *pool, const struct node *organisation)
{
    struct file_rules rules = {0};
    const struct node *node = node_first(organisation, "attachments");
    if (node == NULL)
        return rules;
    rules.most = number(node, "most");
    rules.largest = number(node, "largest") * MEBIBYTE;
    rules.together = number(node, "together") * MEBIBYTE;
    for (const struct node *type = node_first(node, "type"); type != NULL; type = node_next(type, "type"))
        *LIST_ADD(pool, rules.types, rules.type_count) = (struct file_type){
            .name = node_get(pool, type, "name"), .suffixes = text_words(pool, node_get(pool, type, "suffixes"))};
    return rules;
}

const struct file_type *file_type_named(const struct file_rules *rules, const char *name)
{
    return ROW_NAMED(rules->types, rules->type_count, name);
}

const char *file_refusal(const struct file_rules *rules, const struct file *file, size_t number, size_t together)
{
    if (number > rules->most)
        return "files-many";
    if (file->size == 0)
        return "file-empty";
    if (file->size > rules->largest)
        return "file-large";
    if (together > rules->together || file->bytes == NULL)
        return "files-together";
    return file->type && file_type_named(rules, file->type) ? NULL : "file-type";
}

bool file_is_taken(const struct file_rules *rules, const struct file *file)
{
    return file_refusal(rules, file, 1, file->size) == NULL;
}
