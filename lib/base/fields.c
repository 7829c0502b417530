#include "base/fields.h"

#include <string.h>

#include "base/digest.h"
#include "base/pool.h"
#include "base/text.h"

struct fields *fields_new(struct pool *pool)
{
    struct fields *fields = pool_alloc(pool, sizeof *fields);
    fields->pool = pool;
    return fields;
}

void fields_add(struct fields *fields, const char *name, const char *value)
{
    *LIST_ADD(fields->pool, fields->list, fields->count) = (struct field){.name = name, .value = value};
}

void fields_add_unreadable(struct fields *fields, const char *name, const char *value)
{
    if (fields->unreadable == NULL)
        fields->unreadable = fields_new(fields->pool);
    fields_add(fields->unreadable, name, value);
    fields_add(fields, name, value);
}

void fields_add_file(struct fields *fields, const struct file *file)
{
    struct file *added = LIST_ADD(fields->pool, fields->files, fields->file_count);
    *added = *file;
    added->digest = file->bytes ? bytes_digest(fields->pool, file->bytes, file->size) : NULL;
}

static struct field *fields_find(const struct fields *fields, const char *name)
{
    for (size_t i = 0; i < fields->count; i++)
        if (strcmp(fields->list[i].name, name) == 0)
            return &fields->list[i];
    return NULL;
}

struct fields *fields_copy(const struct fields *fields)
{
    struct fields *copy = pool_alloc(fields->pool, sizeof *copy);
    *copy = *fields;
    copy->list = NULL;
    copy->count = 0;
    for (size_t i = 0; i < fields->count; i++)
        fields_add(copy, fields->list[i].name, fields->list[i].value);
    return copy;
}

const char *fields_get(const struct fields *fields, const char *name)
{
    const struct field *field = fields_find(fields, name);
    return field ? field->value : NULL;
}

void fields_set(struct fields *fields, const char *name, const char *value)
{
    struct field *field = fields_find(fields, name);
    if (field != NULL)
        field->value = value;
    else
        fields_add(fields, name, value);
}

/* What follows `name` in the field's name: "" or ".…"; NULL if the field is neither `name` nor below it. */
static const char *rest_after(const struct field *field, const char *name)
{
    size_t length = strlen(name);
    if (strncmp(field->name, name, length) != 0)
        return NULL;
    const char *rest = field->name + length;
    return *rest == '\0' || *rest == '.' ? rest : NULL;
}

bool fields_filled(const struct fields *fields, const char *name)
{
    for (size_t i = 0; i < fields->count; i++)
        if (rest_after(&fields->list[i], name) != NULL && !text_blank(fields->list[i].value))
            return true;
    return false;
}

int fields_rows(const struct fields *fields, const char *name, int most)
{
    int rows = 0;
    for (size_t i = 0; i < fields->count; i++) {
        const char *rest = rest_after(&fields->list[i], name);
        if (rest == NULL || *rest == '\0')
            continue;
        char digits[8] = "";
        size_t length = strcspn(rest + 1, ".");
        if (length < sizeof digits)
            memcpy(digits, rest + 1, length);
        int number = text_number(digits, 1, most);
        rows = number > rows ? number : rows;
    }
    return rows;
}
