/* redress list: one line a case, by reference: reference, kind, level, state, next due, summary.
 *
 * 1 if a case is not in the index: then `redress rebuild` is due. */
#include "command.h"

#include <stdio.h>

#include "base/instant.h"
#include "base/text.h"

/* A summary is one line; what would break the columns becomes a blank. */
static const char *in_one_line(struct pool *pool, const char *text)
{
    char *line = pool_copy(pool, text);
    for (char *c = line; *c != '\0'; c++)
        if (*c == '\t' || *c == '\n')
            *c = ' ';
    return line;
}

static void print_row(struct pool *pool, const struct indexed_case *row)
{
    const char *due = row->next_due == STORE_NONE ? "" : instant_write(pool, row->next_due);
    printf("%s\t%s\t%lld\t%s\t%s\t%s\n", row->reference, row->kind, (long long)row->level, row->state, due,
           in_one_line(pool, row->summary));
}

int list_run(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    if (!command_registry(call, &registry, &fault))
        return command_fault(&fault);
    const char *reference = "", *missing = NULL;
    while ((reference = store_next_case(registry.store, call->pool, reference, &fault)) != NULL) {
        struct pool *pool = pool_new();
        const struct indexed_case *row = store_row(registry.store, pool, reference, &fault);
        if (row != NULL)
            print_row(pool, row);
        else
            missing = reference;
        pool_free(pool);
    }
    if (missing != NULL && fault.kind == 0)
        fprintf(stderr, "redress: %s is not in the index: run redress rebuild\n", missing);
    return fault.kind ? command_fault(&fault) : missing ? EXIT_NO : EXIT_DONE;
}
