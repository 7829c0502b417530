#include "paper/filled.h"

#include <string.h>

#include "base/child.h"
#include "base/fields.h"
#include "base/pool.h"
#include "base/text.h"
#include "paper/acroform.h"
#include "paper/filled_parse.h"
#include "record/entry.h"

/* Of the child that reads: a filled form has some 100 kB, and is read in a hundredth of a second. */
static const struct bounds bounds = {.memory = 512UL * 1024 * 1024, .output = 2UL * 1024 * 1024, .seconds = 5};

/* A field as the child told it. */
struct told_field {
    const char *parts[TOLD_PARTS];
};

/* All of them. */
struct told_fields {
    struct told_field *list;
    size_t count;
};

/* The field's name on the website. */
static const char *name_on_web(struct pool *pool, const char *name)
{
    static const char asked[] = ACROFORM_ASKED;
    size_t length = strlen(name), tail = sizeof asked - 1;
    bool asks = length > tail && text_equal(name + length - tail, asked);
    return pool_copy_part(pool, name, asks ? length - tail : length);
}

/* What the child told of the fields; of what a stranger's file made it tell, no more than fits. */
static struct told_fields fields_told(struct pool *pool, const char *told, const char *end)
{
    struct told_fields fields = {NULL, 0};
    while (told < end) {
        struct told_field field;
        for (int i = 0; i < TOLD_PARTS; i++) {
            bool readable;
            if (told >= end)
                return fields;
            field.parts[i] = text_said(pool, told, strlen(told), &readable);
            told += strlen(told) + 1;
        }
        field.parts[TOLD_NAME] = name_on_web(pool, field.parts[TOLD_NAME]);
        *LIST_ADD(pool, fields.list, fields.count) = field;
    }
    return fields;
}

/* True if the part may have that value, as far as is known here. */
static bool is_offered(const struct part *part, const struct list *lists, const char *value)
{
    bool listed = part->choices_from != NULL;
    if (text_blank(value) || (!listed && part->choice_count == 0) ||
        (listed && list_named(lists, part->choices_from) == NULL))
        return true;
    return part_shown(part, lists, value) != NULL;
}

/* What the file says, as the form of that kind. */
static struct filled as_form(struct pool *pool, const struct asking *asking, const char *kind,
                             const struct told_fields *told)
{
    struct filled filled = {FILLED_FORM, "form", kind, fields_new(pool), fields_new(pool)};
    for (size_t i = 0; i < told->count; i++) {
        const char *const *parts = told->list[i].parts, *value = parts[TOLD_VALUE];
        const struct part *part = asking_part(asking, parts[TOLD_NAME]);
        if (part != NULL && is_offered(part, asking->lists, value) &&
            fields_get(filled.fields, parts[TOLD_NAME]) == NULL)
            fields_add(filled.fields, parts[TOLD_NAME], value);
        else if (!text_blank(value))
            fields_add(filled.rest, text_blank(parts[TOLD_LABEL]) ? parts[TOLD_NAME] : parts[TOLD_LABEL],
                       text_blank(parts[TOLD_CHOICE]) ? value : parts[TOLD_CHOICE]);
    }
    return filled;
}

/* So many of the fields are asked. */
static size_t count_asked(const struct asking *asking, const struct told_fields *told)
{
    size_t count = 0;
    for (size_t i = 0; i < told->count; i++)
        count += asking_part(asking, told->list[i].parts[TOLD_NAME]) != NULL;
    return count;
}

/* Whose form it is: of that kind which asks more of its fields. */
static struct filled know(struct pool *pool, struct schema *schema, const struct list *lists,
                          const struct told_fields *told)
{
    static const char *const kinds[] = {"complaint", "compliment"};
    struct asking asking = {.schema = schema, .realm = "public", .lists = lists}, best = asking;
    const char *kind = NULL;
    size_t most = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        asking.event = schema_event(schema, kinds[i], "received");
        size_t count = count_asked(&asking, told);
        if (count > most) {
            best = asking;
            kind = kinds[i];
            most = count;
        }
    }
    return most > 0 && most * 2 >= told->count ? as_form(pool, &best, kind, told)
                                               : (struct filled){.as = FILLED_OTHER, .code = "other"};
}

struct filled filled_read(struct pool *pool, struct schema *schema, const struct list *lists, const char *bytes,
                          size_t size)
{
    static const char *const codes[] = {[FILLED_FLAT] = "flat",
                                        [FILLED_SCAN] = "scan",
                                        [FILLED_PASSWORD] = "password",
                                        [FILLED_OTHER] = "other",
                                        [FILLED_BROKEN] = "broken"};
    const struct pdf_bytes file = {bytes, size};
    size_t length;
    const char *said = child_run(pool, &bounds, filled_parse, &file, &length);
    int as = said != NULL && length > 0 ? said[0] - 'A' : FILLED_BROKEN;
    if (as < FILLED_FORM || as > FILLED_BROKEN) /* a stranger's file may have made the child say anything */
        as = FILLED_BROKEN;
    if (as != FILLED_FORM)
        return (struct filled){.as = (enum filled_as)as, .code = codes[as]};
    const struct told_fields told = fields_told(pool, said + 1, said + length);
    return know(pool, schema, lists, &told);
}
