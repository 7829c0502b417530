/* tokens DATA COUNT: so many tokens, each a line, as the forms of a program with that data folder bear them. */
#include <stdio.h>
#include <stdlib.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/seal.h"
#include "web/token.h"

int main(int count, char **words)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct seal *seal = count == 3 ? seal_open(pool, words[1], &fault) : NULL;
    for (long left = seal ? strtol(words[2], NULL, 10) : 0; left > 0; left--)
        puts(token_new(pool, seal, instant_now()));
    pool_free(pool);
    return seal ? EXIT_SUCCESS : EXIT_FAILURE;
}
