/* redress form FILE.pdf: what somebody filled in, a line each: the name of the field on the website, a tab, the value,
 * in which \n is the end of a line, \t a tab and \\ a backslash. The first line is `form` and the kind. 1: it is no
 * form of ours that can be read; what it is instead goes to standard error, and so does what an earlier form asked and
 * this one does not. Needs neither site nor data. */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "base/fields.h"
#include "base/text.h"
#include "paper/filled.h"

/* A file of so many bytes at most is read. */
enum { LARGEST_FILE = 64 * 1024 * 1024 };

const char *command_file(struct pool *pool, const char *path, size_t *size, struct fault *fault)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return fault_set(fault, 400, "broken", "%s: cannot be opened", path), NULL;
    char *bytes = pool_alloc(pool, LARGEST_FILE + 1);
    *size = fread(bytes, 1, LARGEST_FILE + 1, file);
    bool good = !ferror(file) && *size <= LARGEST_FILE;
    fclose(file);
    if (!good)
        fault_set(fault, 400, "broken", "%s: cannot be read, or is larger than 64 MB", path);
    return good ? bytes : NULL;
}

bool command_filled(const char *path, const struct filled *filled)
{
    static const char *const said[] = {[FILLED_FLAT] =
                                           "has no fields: the form was printed into a file, or it is another document",
                                       [FILLED_SCAN] = "is a scan or a photo",
                                       [FILLED_PASSWORD] = "cannot be opened without a password",
                                       [FILLED_OTHER] = "is a form, but not one of ours",
                                       [FILLED_BROKEN] = "is no PDF, or cannot be read"};
    if (filled->as != FILLED_FORM)
        fprintf(stderr, "redress: %s: %s: %s\n", path, filled->code, said[filled->as]);
    for (size_t i = 0; filled->rest != NULL && i < filled->rest->count; i++)
        fprintf(stderr, "redress: %s: not in the form as it is now: %s: %s\n", path, filled->rest->list[i].name,
                filled->rest->list[i].value);
    return filled->as == FILLED_FORM;
}

static void value_print(const char *value)
{
    for (; *value != '\0'; value++)
        if (*value == '\n' || *value == '\t' || *value == '\\')
            printf("\\%c", *value == '\n' ? 'n' : *value == '\t' ? 't' : '\\');
        else
            putchar(*value);
    putchar('\n');
}

int form_run(struct command_call *call)
{
    struct fault fault = {0};
    size_t size;
    if (call->count != 1) {
        fputs("usage: redress form FILE.pdf\n", stderr);
        return EXIT_USAGE;
    }
    const char *schema_path = pool_format(call->pool, "%s/schema/record.xsd", call->folders.share);
    struct schema *schema = schema_open(call->pool, schema_path, &fault);
    const char *bytes = schema ? command_file(call->pool, call->arguments[0], &size, &fault) : NULL;
    if (bytes == NULL)
        return command_fault(&fault);
    const struct filled filled = filled_read(call->pool, schema, NULL, bytes, size);
    if (!command_filled(call->arguments[0], &filled))
        return EXIT_NO;
    printf("form\t%s\n", filled.kind);
    for (size_t i = 0; i < filled.fields->count; i++)
        if (!text_blank(filled.fields->list[i].value)) {
            printf("%s\t", filled.fields->list[i].name);
            value_print(filled.fields->list[i].value);
        }
    return EXIT_DONE;
}
