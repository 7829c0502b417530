#include "web/draft_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/pool.h"
#include "base/text.h"
#include "web/typed.h"

/* Words, each ended by a zero: names and values in turn, an empty name, and then these of each file. */
enum { FIELD, NAME, TYPE, DIGEST, SIZE, FILE_WORDS };

struct words {
    struct pool *pool;
    const char **list;
    size_t count, size;
};

static void add(struct words *words, const char *word)
{
    *LIST_ADD(words->pool, words->list, words->count) = word;
    words->size += strlen(word) + 1;
}

static void add_fields(struct words *words, const struct fields *fields)
{
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        if (!field_is_typed(field->name))
            continue;
        add(words, field->name);
        add(words, field->value);
    }
}

static void add_files(struct words *words, const struct fields *fields)
{
    for (size_t i = 0; i < fields->file_count; i++) {
        const struct file *file = &fields->files[i];
        const char *all[FILE_WORDS] = {file->field, file->name, file->type ? file->type : "", file->digest,
                                       pool_format(words->pool, "%zu", file->size)};
        for (int k = 0; file->digest != NULL && k < FILE_WORDS; k++)
            add(words, all[k]);
    }
}

const char *draft_text_write(struct pool *pool, const struct fields *fields, size_t *size)
{
    struct words words = {.pool = pool};
    add_fields(&words, fields);
    add(&words, "");
    add_files(&words, fields);
    char *text = pool_alloc(pool, words.size), *at = text;
    for (size_t i = 0; i < words.count; i++) {
        size_t length = strlen(words.list[i]) + 1;
        memcpy(at, words.list[i], length);
        at += length;
    }
    *size = words.size;
    return text;
}

/* The next word; NULL: there is none. */
static const char *next(const char **at, const char *end)
{
    const char *word = *at, *stop = word < end ? memchr(word, '\0', (size_t)(end - word)) : NULL;
    if (stop != NULL)
        *at = stop + 1;
    return stop ? word : NULL;
}

static bool read_file(const char **at, const char *end, struct fields *fields)
{
    const char *all[FILE_WORDS];
    for (int i = 0; i < FILE_WORDS; i++)
        if ((all[i] = next(at, end)) == NULL)
            return false;
    *LIST_ADD(fields->pool, fields->files, fields->file_count) = (struct file){.field = all[FIELD],
                                                                               .name = all[NAME],
                                                                               .type = all[TYPE],
                                                                               .digest = all[DIGEST],
                                                                               .size = strtoull(all[SIZE], NULL, 10)};
    return true;
}

struct fields *draft_text_read(struct pool *pool, const char *text, size_t size)
{
    struct fields *fields = fields_new(pool);
    const char *end = text + size, *name, *value;
    while ((name = next(&text, end)) != NULL && name[0] != '\0' && (value = next(&text, end)) != NULL)
        fields_add(fields, name, value);
    while (read_file(&text, end, fields)) {
    }
    return fields;
}
