#include "paper/filled.h"

#include <string.h>

#include "base/fields.h"
#include "base/pool.h"
#include "base/text.h"
#include "paper/acroform.h"
#include "paper/child.h"
#include "paper/filled_parse.h"
#include "record/entry.h"

/* Of the child that reads: a filled form has some 100 kB, and is read in a hundredth of a second. */
static const struct bounds bounds = {.memory = 512UL * 1024 * 1024, .output = 2UL * 1024 * 1024, .seconds = 5};

const char *filled_code(enum filled_as as)
{
    static const char *const codes[] = {
        [FILLED_FORM] = "form",         [FILLED_FLAT] = "flat",   [FILLED_SCAN] = "scan",
        [FILLED_PASSWORD] = "password", [FILLED_OTHER] = "other", [FILLED_BROKEN] = "broken"};
    return codes[as];
}

/* The field's name on the website. */
static const char *name_on_web(struct pool *pool, const char *name)
{
    static const char asked[] = ACROFORM_ASKED;
    size_t length = strlen(name), tail = sizeof asked - 1;
    bool asks = length > tail && text_equal(name + length - tail, asked);
    return pool_copy_part(pool, name, asks ? length - tail : length);
}

/* What the child told of the fields, name by name. */
static struct fields *fields_told(struct pool *pool, const char *told, const char *end)
{
    struct fields *fields = fields_new(pool);
    while (told < end) {
        const char *value = told + strlen(told) + 1;
        bool readable;
        if (value >= end)
            break;
        fields_add(fields, name_on_web(pool, told), text_said(pool, value, strlen(value), &readable));
        told = value + strlen(value) + 1;
    }
    return fields;
}

/* Those of the fields that the form of that kind has. */
static struct fields *fields_of(struct pool *pool, struct schema *schema, const char *kind, const struct fields *all)
{
    const struct asking asking = {.schema = schema, .event = schema_event(schema, kind, "received"), .realm = "public"};
    struct fields *fields = fields_new(pool);
    for (size_t i = 0; i < all->count; i++)
        if (asking_part(&asking, all->list[i].name) != NULL && fields_get(fields, all->list[i].name) == NULL)
            fields_add(fields, all->list[i].name, all->list[i].value);
    return fields;
}

/* Whose form it is: of that kind which has more of its fields. */
static struct filled know(struct pool *pool, struct schema *schema, const struct fields *all)
{
    struct filled complaint = {FILLED_FORM, "complaint", fields_of(pool, schema, "complaint", all)};
    struct filled compliment = {FILLED_FORM, "compliment", fields_of(pool, schema, "compliment", all)};
    struct filled filled = compliment.fields->count > complaint.fields->count ? compliment : complaint;
    return filled.fields->count > 0 ? filled : (struct filled){FILLED_OTHER, NULL, NULL};
}

struct filled filled_read(struct pool *pool, struct schema *schema, const char *bytes, size_t size)
{
    const struct pdf_bytes file = {bytes, size};
    size_t length;
    const char *told = child_run(pool, &bounds, filled_parse, &file, &length);
    int as = told != NULL && length > 0 ? told[0] - 'A' : FILLED_BROKEN;
    if (as < FILLED_FORM || as > FILLED_BROKEN) /* a stranger's file may have made the child say anything */
        as = FILLED_BROKEN;
    if (as != FILLED_FORM)
        return (struct filled){.as = (enum filled_as)as};
    return know(pool, schema, fields_told(pool, told + 1, told + length));
}

const char *filled_into(struct pool *pool, const struct asking *asking, struct fields *typed)
{
    const char *code = "none";
    for (size_t i = 0; i < typed->file_count; i++) {
        const struct file *file = &typed->files[i];
        if (file->bytes == NULL)
            continue;
        const struct filled filled = filled_read(pool, asking->schema, file->bytes, file->size);
        code = filled_code(filled.as);
        for (size_t n = 0; filled.fields != NULL && n < filled.fields->count; n++) {
            const struct field *said = &filled.fields->list[n];
            if (asking_part(asking, said->name) != NULL && text_blank(fields_get(typed, said->name)))
                fields_set(typed, said->name, said->value);
        }
    }
    return code;
}
