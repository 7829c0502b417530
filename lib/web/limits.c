#include "web/limits.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/pool.h"
#include "store/measures.h"
#include "base/seal.h"

enum { NETWORK_BYTES = 8, WHOM_LENGTH = 26 };

const struct limit_row LIMITS[LIMIT_COUNT] = {
    [LIMIT_WRONG_CODES] = {"wrong-codes", .of_address = 30, .of_case = 100},
    [LIMIT_CASES] = {"cases", .of_address = 200},
    [LIMIT_MESSAGES] = {"messages", .of_address = 300, .of_case = 30},
    [LIMIT_FILES] = {"files", .of_address = 1000, .of_case = 100},
    [LIMIT_KILOBYTES] = {"kilobytes", .of_address = 2 << 20, .of_case = 1 << 19, .of_all = 16 << 20},
};

const char *stranger_name(struct pool *pool, const struct seal *seal, const char *address)
{
    struct in6_addr parsed;
    char network[INET6_ADDRSTRLEN];
    if (address != NULL && inet_pton(AF_INET6, address, &parsed) == 1 && !IN6_IS_ADDR_V4MAPPED(&parsed)) {
        memset(parsed.s6_addr + NETWORK_BYTES, 0, sizeof parsed.s6_addr - NETWORK_BYTES);
        address = inet_ntop(AF_INET6, &parsed, network, sizeof network);
    }
    return seal_mac(pool, seal, "address", &address, 1, WHOM_LENGTH);
}

bool limit_allows(struct pool *pool, struct measures *measures, const struct seal *seal, enum limit limit,
                  const struct stranger *stranger, int64_t count)
{
    const struct limit_row *row = &LIMITS[limit];
    const struct {
        const char *whom;
        int64_t most;
    } sides[] = {{stranger_name(pool, seal, stranger->address), row->of_address},
                 {stranger->reference, row->of_case},
                 {"all", row->of_all}};
    bool allowed = true;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        if (sides[i].most > 0 && sides[i].whom != NULL)
            allowed &= measures_count(measures, row->what, sides[i].whom, stranger->now, count) + (count == 0) <=
                       sides[i].most;
    return allowed;
}
