/* redress key [--retire]: a new key, from which codes, forms and receipts are made from the next request on. Prints how
 * many are good now.
 *
 * What was made from the keys before stays good, as codes stand on letters. With --retire, for a key that somebody else
 * may know, it does not: then each complainant needs a new code, from a letter that is printed again. */
#include "command.h"

#include <stdio.h>

#include "base/text.h"
#include "base/seal.h"

int key_run(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    bool retire = call->count == 1 && text_equal(call->arguments[0], "--retire");
    if (call->count > 0 && !retire) {
        fprintf(stderr, "redress: key takes nothing but --retire\n");
        return EXIT_USAGE;
    }
    /* The turn to write is taken, so that of two at once neither loses the other's key. */
    if (!command_registry(call, &registry, &fault) || !store_begin(registry.store, &fault))
        return command_fault(&fault);
    int count = seal_add_key(call->pool, call->folders.data, retire, &fault);
    store_rollback(registry.store);
    if (count == 0)
        return command_fault(&fault);
    printf("%d %s\n", count, count == 1 ? "key" : "keys");
    return EXIT_DONE;
}
