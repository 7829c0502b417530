/* redress looks [USER]: every look at a case, or those of one user, the oldest first: reference, when, who, at what. */
#include "command.h"

#include <stdio.h>

#include "base/instant.h"

static void look_print(const char *reference, const struct look *look, void *closure)
{
    (void)closure;
    struct pool *pool = pool_new();
    printf("%s\t%s\t%s\t%s\n", reference, instant_write(pool, look->at), look->user, look->program);
    pool_free(pool);
}

int looks_run(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    if (!command_registry(call, &registry, &fault))
        return command_fault(&fault);
    looks_walk(registry.looks, call->count > 0 ? call->arguments[0] : NULL, look_print, NULL);
    return EXIT_DONE;
}
